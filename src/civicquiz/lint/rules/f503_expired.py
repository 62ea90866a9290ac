"""A fact has expired.

## What it does

Finds a fact whose `Until:` lies before the day of the check.

## Why it matters

Its questions rest: nobody is asked them any more.

## Example

```markdown
Until: 2026-02-05
```

## Instead

State the fact as it is now, with a new `As of:`; or as history, without `Until:`.

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.views import Sheet
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "SEVERITY", "check"]

CODE = "F503"
SEVERITY = Severity.ERROR


def check(sheet: Sheet, context: Context) -> Iterator[Problem]:
    """Report each fact that holds no longer."""
    for fact in sheet.facts:
        if fact.until and fact.until.first <= context.on:
            what = f"The fact held until {fact.until}; its questions rest."
            yield Problem(
                CODE, fact.place, what, "State what holds now, or what held as history.", SEVERITY
            )
