"""A fact of the day was not looked at for a year.

## What it does

Finds a fact that names a present office-holder or a present count, or says currently, whose `As of:` is more than a
year before the day of the check. What a text says does not grow stale.

## Why it matters

Such facts change without anybody touching the bank.

## Example

```markdown
## Mike Johnson is Speaker of the House.

As of: 2024-01
```

## Instead

Look it up, and write the day as `As of:`.

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from civicquiz.lint.claims import of_the_day
from civicquiz.lint.context import Context
from civicquiz.lint.views import Sheet
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "SEVERITY", "check"]

CODE = "F504"
SEVERITY = Severity.WARNING


def check(sheet: Sheet, context: Context) -> Iterator[Problem]:
    """Report each fact of the day that is old."""
    oldest = context.on - timedelta(days=context.review_days)
    for fact in sheet.bank.facts:
        if (
            fact.as_of
            and fact.as_of.last < oldest
            and not fact.until
            and of_the_day(fact.statement)
        ):
            what = f"The fact may have changed since {fact.as_of}."
            yield Problem(
                CODE, fact.place, what, "Look it up, and write the day as As of:.", SEVERITY
            )
