"""A fact of the day was not looked at for long.

## What it does

Finds a fact that names a present office-holder or a present count, or says currently, whose `As of:` lies further back
than the bank's `review every:`, which is 12 months where the front matter names none. A question that carries `As of:`
itself is its own fact. What a text says does not grow stale.

## Why it matters

Such facts change without anybody touching the bank.

## Example

```markdown
---
title: Who holds which office
review every: 6 months
---

## Mike Johnson is Speaker of the House.

As of: 2024-01
```

## Instead

Look it up, and write the day as `As of:`. Where the facts of a bank change more slowly, say so: `review every: 2 years`.

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.present import of_the_day
from civicquiz.lint.views import Sheet
from civicquiz.model import Fact, Interval, Problem, Severity

__all__ = ["CODE", "SEVERITY", "check"]

CODE = "F504"
SEVERITY = Severity.WARNING
USUAL = Interval(12, "month")


def check(sheet: Sheet, context: Context) -> Iterator[Problem]:
    """Report each fact of the day that is old."""
    every = sheet.bank.review_every or USUAL
    oldest = every.before(context.on)
    for fact in sheet.facts:
        if fact.as_of is None or fact.as_of.last >= oldest or fact.until:
            continue
        if of_the_day(fact.statement if isinstance(fact, Fact) else fact.stem):
            what = f"The fact may have changed since {fact.as_of}: a new look is due every {every}."
            fix = "Look it up, and write the day as As of:."
            yield Problem(CODE, fact.place, what, fix, SEVERITY)
