"""A cited passage changed in its wording.

## What it does

Compares each passage with its pin: other words, but the same numbers, dates, names, negations and small words that
turn what is said (P405). That verbs are opposites, as in won and lost, it does not know.

## Why it matters

Most such changes are harmless. Somebody should read the passage once.

## Example

“has 435 voting members” became “counts 435 voting members”.

## Instead

Read it, then write the pin anew: `civicquiz bank pin`.

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from civicquiz.lint.cited import changes
from civicquiz.lint.context import Context
from civicquiz.lint.views import Sheet
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "FIX", "NEEDS", "SEVERITY", "check"]

CODE = "P404"
SEVERITY = Severity.WARNING
NEEDS = "pins"
FIX = "Pins the passage anew, where the quoted words still stand in the source."


def check(sheet: Sheet, context: Context) -> Iterator[Problem]:
    """Report each passage that says the same in other words."""
    for one in changes(sheet, context):
        if one.kind == "wording":
            what = f"The passage in {one.citation.source!r} changed in its wording."
            yield Problem(
                CODE, one.citation.place, what, "Read it, then: civicquiz bank pin.", SEVERITY
            )
