"""The key stands too often in one place.

## What it does

Counts where the key stands among the options of single choices, and finds a bank of twenty or more in which the places
differ more than chance would have it (chi-square, p < .01).

## Why it matters

Where a bank is printed or exported, or a question says `Order: fixed`, the order is kept: who always marks C wins.

## Example

Of 40 questions with four options, 30 have the key in the first place.

## Instead

Shuffle the options in the file, or sort them by the alphabet.

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.figures import chi_square_tail
from civicquiz.lint.views import Sheet
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "SEVERITY", "check"]

CODE = "B601"
SEVERITY = Severity.WARNING
FEW = 20
RARE = 0.01


def check(sheet: Sheet, _context: Context) -> Iterator[Problem]:
    """Report a bank whose keys crowd in one place."""
    groups: dict[int, list[int]] = {}
    for item in sheet.items:
        if item.single:
            groups.setdefault(len(item.options), []).append(item.keys[0])
    whole = sum(map(len, groups.values()))
    if whole < FEW:
        return
    value, degrees = 0.0, 0
    for size, spots in groups.items():
        fair = len(spots) / size
        value += sum((spots.count(at) - fair) ** 2 / fair for at in range(size))
        degrees += size - 1
    if chi_square_tail(value, degrees) < RARE:
        spots = [spot for group in groups.values() for spot in group]
        most = max(set(spots), key=spots.count)
        what = f"The key is option {most + 1} in {spots.count(most)} of {whole} single choices."
        yield Problem(CODE, sheet.place, what, "Spread the keys over all places.", SEVERITY)
