"""Numeric ranges overlap.

## What it does

Finds a choice whose options are all pure ranges of numbers with the same unit, two of which share a number; one may be
open ("20 or more"). Spans of years may overlap, two wars can, and scores and ratios are no ranges.

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
import math
import re
from collections.abc import Iterator
from typing import NamedTuple

from civicquiz.lint.context import Context
from civicquiz.lint.views import Item
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "SEVERITY", "check_question"]

CODE = "S105"
SEVERITY = Severity.WARNING
NUMBER = r"[-−]?\d[\d,]*(?:\.\d+)?"
RANGE = re.compile(
    rf"(?:(?:between|from)\s+)?(?P<unit>[$€£]?)(?P<low>{NUMBER})(?P<between>[^\d,.]*?)\s*(?:-|–|—|\bto\b|\band\b)\s*"
    rf"(?P=unit)(?P<high>{NUMBER})(?P<after>[^\d]*)",
    re.IGNORECASE,
)
BELOW = re.compile(
    rf"(?P<word>less than|fewer than|under|below|up to|at most)\s+(?P<unit>[$€£]?)(?P<high>{NUMBER})(?P<after>[^\d]*)",
    re.IGNORECASE,
)
ABOVE = re.compile(
    rf"(?:(?P<word>more than|over|above|at least)\s+)?(?P<unit>[$€£]?)(?P<low>{NUMBER})(?P<after>[^\d+]*?)"
    r"(?P<more>\s+(?:or|and) (?:more|above|over|older|higher)|\s?\+)?",
    re.IGNORECASE,
)
SMALLER = re.compile(
    rf"(?P<unit>[$€£]?)(?P<high>{NUMBER})(?P<after>[^\d]*?)\s+(?:or|and) (?:less|fewer|below|under|younger|lower)",
    re.IGNORECASE,
)
INCLUDED = ("up to", "at most", "at least")
NO_RANGE = re.compile(r"\b(?:scores?|ratios?|odds|margins?|results?)\b", re.IGNORECASE)
FEW = 2
YEARS = range(1000, 2100)


class Span(NamedTuple):
    """A range from `low` to `high`, and the unit of both."""

    low: float
    high: float
    unit: str


def check_question(item: Item, _context: Context) -> Iterator[Problem]:
    """Report the first pair of ranges that share a number."""
    if len(item.options) < FEW or not any("0" <= sign <= "9" for sign in item.options[0]):
        return
    spans: list[tuple[Span, int]] = []
    for at, option in enumerate(item.options):
        span = span_of(option.strip().rstrip("."))
        if span is None or span.low >= span.high:
            return
        spans.append((span, at))
    closed = [span for span, _ in spans if not math.isinf(span.low) and not math.isinf(span.high)]
    if (
        len(closed) < FEW
        or len({span.unit for span, _ in spans}) > 1
        or all(span.low in YEARS and span.high in YEARS for span in closed)
        or NO_RANGE.search(item.stem)
    ):
        return
    spans.sort()
    for (one, before), (other, after) in itertools.pairwise(spans):
        if other.low <= one.high:
            what = f"“{item.options[before]}” and “{item.options[after]}” share a number."
            fix = "Let one end before the next begins."
            yield Problem(CODE, item.option_place(after), what, fix, SEVERITY)
            return


def span_of(option: str) -> Span | None:
    """Return the range that an option is, None where it is no range."""
    found = RANGE.fullmatch(option)
    if found:
        between, after = found["between"].strip().casefold(), found["after"].strip().casefold()
        if between not in ("", after):
            return None
        return Span(number(found["low"]), number(found["high"]), found["unit"] + after)
    found = BELOW.fullmatch(option) or SMALLER.fullmatch(option)
    if found:
        word = found.groupdict().get("word") or "at most"
        high = number(found["high"])
        if word.lower() not in INCLUDED:
            high = math.nextafter(high, -math.inf)
        return Span(-math.inf, high, found["unit"] + found["after"].strip().casefold())
    found = ABOVE.fullmatch(option)
    if found is None or not (found["word"] or found["more"]):
        return None
    low = number(found["low"])
    if found["word"] and found["word"].lower() not in INCLUDED:
        low = math.nextafter(low, math.inf)
    return Span(low, math.inf, found["unit"] + found["after"].strip().casefold())


def number(text: str) -> float:
    """Return a number that is written with commas, or a minus of any kind."""
    return float(text.replace(",", "").replace("−", "-"))
