"""Numeric options are not sorted.

## What it does

Finds three or more options that are all numbers of one unit and stand neither in rising nor in falling order.

## Why it matters

A reader has to sort them first; and the key in the middle of a sorted row is no giveaway.

## Example

```markdown
- [ ] 535
- [ ] 100
- [x] 435
```

## Instead

```markdown
- [ ] 100
- [x] 435
- [ ] 535

Order: fixed
```

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.views import Item
from civicquiz.lint.words import quantity
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "SEVERITY", "check_question"]

CODE = "I213"
SEVERITY = Severity.WARNING
FEW = 3


def check_question(item: Item, _context: Context) -> Iterator[Problem]:
    """Report options that are numbers in no order."""
    if len(item.options) < FEW or not any("0" <= sign <= "9" for sign in item.options[0]):
        return
    numbers = []
    units = set()
    for option in item.options:
        found = quantity(option)
        if found is None:
            return
        units.add(found[0])
        numbers.append(found[1])
    if len(units) == 1 and numbers not in (sorted(numbers), sorted(numbers, reverse=True)):
        what = "The numbers stand in no order."
        fix = "Sort them, and write Order: fixed."
        yield Problem(CODE, item.option_place(0), what, fix, SEVERITY)
