"""A distractor behaves as the key would.

## What it does

Finds a distractor that at least 5 % chose first, those who know the rest more often than those who do not, and more
clearly so than for the key (correlation with the rest score above the key's and above 1.64/√n), from 30 learners on.

## Why it matters

Either the key is wrong, or the question has two right answers.

## Example

Of 200 learners the best chose B, and the key says C.

## Instead

Look it up. Correct the key (then `civicquiz bank regrade`), or the distractor.

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.views import Item
from civicquiz.model import Problem, Severity
from civicquiz.stats import Flag

__all__ = ["CODE", "NEEDS", "SEVERITY", "check_question"]

CODE = "A701"
SEVERITY = Severity.ERROR
NEEDS = "answers"


def check_question(item: Item, context: Context) -> Iterator[Problem]:
    """Report a distractor that the best learners choose."""
    known = context.answers.get(f"{item.sheet.bank.id}/{item.question.id}")
    if (
        known is None
        or Flag.WRONG_KEY not in known.summary.flags
        or known.summary.wrong_key is None
    ):
        return
    at = known.summary.wrong_key
    said = f"Option {at + 1}"
    place = item.place
    if item.choice and at < len(item.options):
        said, place = f"“{item.options[at]}”", item.option_place(at)
    what = f"{said} draws those who know the rest, of {known.summary.n} learners."
    yield Problem(CODE, place, what, "Look up which option is right.", SEVERITY)
