"""A fact is asked by no question.

## What it does

Finds a fact below which no question stands.

## Why it matters

It is read once and never remembered.

## Example

```markdown
## The House has 435 members.

## The Senate has 100 members.

### How many senators are there?
```

## Instead

Write a question on it.

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.views import Sheet
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "SEVERITY", "check"]

CODE = "P410"
SEVERITY = Severity.INFO


def check(sheet: Sheet, _context: Context) -> Iterator[Problem]:
    """Report each fact without a question."""
    asked = {id(item.fact) for item in sheet.items if item.fact is not None}
    for fact in sheet.bank.facts:
        if id(fact) not in asked:
            yield Problem(CODE, fact.place, "No question asks this fact.", "Write one.", SEVERITY)
