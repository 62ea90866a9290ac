"""A choice has fewer than three options.

## What it does

Finds a choice with two options that are not just true and false, yes and no, or right and wrong.

## Why it matters

A blind guess is right every second time, so an answer tells little.

## Example

```markdown
- [x] The House
- [ ] The Senate
```

## Instead

```markdown
- [x] The House
- [ ] The Senate
- [ ] The Supreme Court
```

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.views import Item
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "SEVERITY", "check_question"]

CODE = "S104"
SEVERITY = Severity.WARNING
FEW = 3


def check_question(item: Item, _context: Context) -> Iterator[Problem]:
    """Report a choice with too few options."""
    if item.choice and 0 < len(item.options) < FEW and not item.true_false:
        what = f"There are only {len(item.options)} options: a guess is right half the time."
        fix = "Write one more distractor that somebody could believe."
        yield Problem(CODE, item.answer_place, what, fix, SEVERITY)
