"""Numeric options are not sorted.

## What it does

Finds three or more options that are all numbers of one unit and stand neither in rising nor in falling order.

## Why it matters

A reader has to sort them first. Options are shuffled whenever a question is asked, unless it says `Order: fixed`.

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

import re
from collections.abc import Iterator, Sequence

from civicquiz.lint.context import Context
from civicquiz.lint.edits import Edit
from civicquiz.lint.views import Item
from civicquiz.lint.words import plain, quantity
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "FIX", "SEVERITY", "check_question", "fix"]

CODE = "I213"
SEVERITY = Severity.WARNING
FIX = (
    "Sorts the options, each with its feedback, and writes `Order: fixed`; "
    "not where their order is fixed already or a text speaks of it."
)
NEW_FIELD = "\n\nOrder: fixed"
BOX = re.compile(r"(?P<before>[ \t]*[-*+][ \t]+\[[ xX]\][ \t]+)(?P<text>.*)")
HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)|(?:=+|-+)[ \t]*$")
ORDERED = re.compile(
    r"\border:|\b(?:first|second|third|fourth|fifth|last|middle|above|below|former|latter|options?|choices?"
    r"|answers? [a-h1-8])\b|\b[A-H]\)",
    re.IGNORECASE,
)
OPEN = re.compile(r".*<!--(?!.*-->)")
FEW = 3


def check_question(item: Item, _context: Context) -> Iterator[Problem]:
    """Report options that are numbers in no order."""
    if len(item.options) < FEW or quantity(item.options[0]) is None:
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
        fix = "Sort them" + (
            "." if item.question.fixed_order else ", and write Order: fixed, or they are shuffled."
        )
        yield Problem(CODE, item.option_place(0), what, fix, SEVERITY)


def fix(lines: Sequence[str], problem: Problem) -> list[Edit]:
    """Sort the items of the list that starts at the problem, and fix their order."""
    first = problem.place.line - 1
    chunks, last = items(lines, first)
    around = [
        *above(lines, first),
        *under(lines, last),
        *(row for _, rows in chunks for row in rows[1:]),
    ]
    if any(ORDERED.search(row) for row in around):
        return []
    numbers = []
    for _, rows in chunks:
        box = BOX.fullmatch(rows[0])
        found = quantity(plain(box["text"])) if box else None
        if found is None:
            return []
        numbers.append(found[1])
    by_number = sorted(range(len(chunks)), key=lambda at: numbers[at])
    new: list[str] = []
    for place, at in enumerate(by_number):
        start, rows = chunks[place]
        gap = lines[start + len(rows) : chunks[place + 1][0]] if place + 1 < len(chunks) else ()
        new += [*chunks[at][1], *gap]
    if not new or OPEN.match(new[-1]):
        return []
    new[-1] += NEW_FIELD
    return [
        Edit(first + at + 1, old, row)
        for at, (old, row) in enumerate(zip(lines[first:last], new, strict=True))
        if old != row
    ]


def items(lines: Sequence[str], first: int) -> tuple[list[tuple[int, list[str]]], int]:
    """Return the items of a list, each where it begins and its lines, and where the list ends."""
    found: list[tuple[int, list[str]]] = []
    end = at = first
    while at < len(lines):
        row = lines[at]
        if BOX.fullmatch(row):
            found.append((at, [row]))
        elif row.startswith(("  ", "\t")) and row.strip() and found:
            start, rows = found[-1]
            rows += lines[start + len(rows) : at + 1]
        elif row.strip():
            break
        at += 1
        if row.strip():
            end = at
    return found, end


def above(lines: Sequence[str], end: int) -> Iterator[str]:
    """Give what stands between the heading before a list and the list."""
    for at in range(end - 1, -1, -1):
        if HEADING.match(lines[at]):
            return
        yield lines[at]


def under(lines: Sequence[str], start: int) -> Iterator[str]:
    """Give what stands between a list and the next heading."""
    for row in lines[start:]:
        if HEADING.match(row):
            return
        yield row
