"""A cited passage changed in a number, date, name or negation.

## What it does

Compares each passage with its pin: at least one number, ordinal, unit, month, weekday, capitalised name or negation is
another, is gone or is new, or two of them have changed places. The same goes for small words that turn what is said:
may and must, more and less, before and after, all and some, and and or; and for words such as unlawful and indirect.

## Why it matters

The fact may be wrong now. No program should decide that, so nothing mends it by itself.

## Example

“has 435 voting members” became “has 436 voting members”.

## Instead

Read the passage, correct the fact and its questions, then: `civicquiz bank pin`.

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from civicquiz.lint.cited import changes
from civicquiz.lint.context import Context
from civicquiz.lint.views import Sheet
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "NEEDS", "SEVERITY", "check"]

CODE = "P405"
SEVERITY = Severity.ERROR
NEEDS = "pins"


def check(sheet: Sheet, context: Context) -> Iterator[Problem]:
    """Report each passage that says something else."""
    for one in changes(sheet, context):
        if one.kind == "matter":
            what = f"The passage in {one.citation.source!r} changed in a number, date, name or negation, or in a word that turns it."
            fix = "Read it, correct the fact and its questions, then: civicquiz bank pin."
            yield Problem(CODE, one.citation.place, what, fix, SEVERITY)
