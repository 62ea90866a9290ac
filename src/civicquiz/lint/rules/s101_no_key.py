"""A choice has no key.

## What it does

Finds a boxed list in which no box has an x.

## Why it matters

Nobody can answer it: every answer is wrong.

## Example

```markdown
- [ ] The Senate
- [ ] The House
```

## Instead

```markdown
- [ ] The Senate
- [x] The House
```

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.views import Item
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "SAME", "SEVERITY", "check_question"]

CODE = "S101"
SEVERITY = Severity.ERROR
SAME = ("Q060",)


def check_question(item: Item, _context: Context) -> Iterator[Problem]:
    """Report a choice without a right option."""
    if item.choice and not item.keys:
        fix = "Put an x in the box of the right option."
        yield Problem(CODE, item.answer_place, "No option is marked as right.", fix, SEVERITY)
