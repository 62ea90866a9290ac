"""One answer is the key again and again.

## What it does

Finds an answer that is the key of at least five single choices or typed questions, and of a tenth of the bank.

## Why it matters

Who notices it guesses well.

## Example

The Senate is the answer to 12 of 40 questions.

## Instead

Ask for other things too.

## Since

0.1.0
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.views import Sheet
from civicquiz.lint.words import same_text
from civicquiz.model import Kind, Problem, Severity

__all__ = ["CODE", "SEVERITY", "check"]

CODE = "B603"
SEVERITY = Severity.INFO
FEW = 5
SHARE = 0.1


def check(sheet: Sheet, _context: Context) -> Iterator[Problem]:
    """Report each answer that is asked for too often."""
    keys = [
        same_text(item.key_texts[0])
        for item in sheet.items
        if (item.single or item.kind is Kind.TYPED) and item.key_texts
    ]
    for key, count in sorted(Counter(keys).items()):
        if count >= FEW and count >= SHARE * len(keys):
            what = f"“{key}” is the answer to {count} of {len(keys)} questions."
            yield Problem(CODE, sheet.place, what, "Ask for other things too.", SEVERITY)
