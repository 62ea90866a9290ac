"""Numeric ranges overlap.

## What it does

Finds a choice whose options are all pure ranges of numbers with the same unit, two of which share a number.
Spans of years may overlap: two wars can.

## Why it matters

A number that lies in two ranges makes two options right.

## Example

```markdown
- [x] 0–10 %
- [ ] 10–20 %
- [ ] 20–30 %
```

## Instead

```markdown
- [x] 0–9 %
- [ ] 10–19 %
- [ ] 20–29 %
```

## Since

0.1.0
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.views import Item
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "SEVERITY", "check_question"]

CODE = "S105"
SEVERITY = Severity.WARNING
RANGE = re.compile(
    r"(?P<unit>[$€£]?)(?P<low>\d[\d,]*(?:\.\d+)?)\s*(?:-|–|—|to|and)\s*(?P=unit)(?P<high>\d[\d,]*(?:\.\d+)?)(?P<after>\D*)",
    re.IGNORECASE,
)
FEW = 2
YEARS = range(1000, 2100)


def check_question(item: Item, _context: Context) -> Iterator[Problem]:
    """Report the first pair of ranges that share a number."""
    if (
        len(item.options) < FEW
        or not item.options[0][-1:]
        or not any("0" <= sign <= "9" for sign in item.options[0])
    ):
        return
    found = [
        RANGE.fullmatch(option.strip().removeprefix("between ").removeprefix("Between "))
        for option in item.options
    ]
    spans: list[tuple[float, float, int]] = []
    units = set()
    for at, one in enumerate(found):
        if one is None:
            return
        low, high = (float(one[name].replace(",", "")) for name in ("low", "high"))
        if low >= high:
            return
        units.add((one["unit"], one["after"].strip().casefold()))
        spans.append((low, high, at))
    if len(units) > 1 or all(low in YEARS and high in YEARS for low, high, _ in spans):
        return
    spans.sort()
    for (_, high, before), (low, _, after) in itertools.pairwise(spans):
        if low <= high:
            what = f"“{item.options[before]}” and “{item.options[after]}” share a number."
            yield Problem(
                CODE,
                item.option_place(after),
                what,
                "Let one end before the next begins.",
                SEVERITY,
            )
            return
