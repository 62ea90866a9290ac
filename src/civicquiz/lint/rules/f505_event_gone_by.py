"""A planned event has gone by.

## What it does

Finds a fact that speaks of a plan for a date that has passed, has no `Until:`, and is followed by no later fact on the
same matter. What a text says was planned stays said, and what lies before `As of:` was no plan any more.

## Why it matters

The event was held, moved or called off, and the bank does not know.

## Example

```markdown
## The summit is planned for 15 August 2025.
```

## Instead

State what became of it, or write `Until: 2025-08-15`.

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.plans import day_of_plan, followed
from civicquiz.lint.views import Sheet
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "SEVERITY", "check"]

CODE = "F505"
SEVERITY = Severity.WARNING


def check(sheet: Sheet, context: Context) -> Iterator[Problem]:
    """Report each plan whose day is over."""
    for fact in sheet.bank.facts:
        if fact.until or fact.dispute:
            continue
        day = day_of_plan(fact)
        if day and day < context.on and not followed(fact, sheet):
            what = f"What was planned for {day} has gone by."
            yield Problem(
                CODE, fact.place, what, f"State what became of it, or write Until: {day}.", SEVERITY
            )
