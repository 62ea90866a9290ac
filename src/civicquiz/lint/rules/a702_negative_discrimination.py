"""Who knows the rest gets this one wrong.

## What it does

Finds a question whose discrimination (correlation with the rest score) lies below 0 with its whole 90 % interval, from 30 learners on.

## Why it matters

It takes marks from those who know most: an ambiguous stem, or a wrong key.

## Example

Discrimination −.31 (−.47 to −.14), 90 learners.

## Instead

Read stem and options with the eyes of one who knows much.

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

CODE = "A702"
SEVERITY = Severity.WARNING
NEEDS = "answers"


def check_question(item: Item, context: Context) -> Iterator[Problem]:
    """Report a question that discriminates the wrong way."""
    known = context.answers.get(f"{item.sheet.bank.id}/{item.question.id}")
    if known and Flag.NEGATIVE in known.summary.flags and Flag.WRONG_KEY not in known.summary.flags:
        found = known.summary.discrimination
        value = f" ({found.value:.2f})" if found else ""
        what = f"The discrimination is negative{value}, of {known.summary.n} learners."
        yield Problem(
            CODE, item.place, what, "Look for what misleads those who know most.", SEVERITY
        )
