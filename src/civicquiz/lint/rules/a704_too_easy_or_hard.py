"""A question is too easy or too hard.

## What it does

Finds a question that more than 95 % of the learners get right, or fewer than a blind guess and 5 % more, each with its whole 90 % interval, from 30 learners on.

## Why it matters

It tells nobody apart. In spaced study an easy question is no harm; in a test it is idle.

## Example

59 of 60 right.

## Instead

Ask for more, or give the fact a better explanation.

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

CODE = "A704"
SEVERITY = Severity.WARNING
NEEDS = "answers"


def check_question(item: Item, context: Context) -> Iterator[Problem]:
    """Report a question that nearly all, or nearly none, get right."""
    known = context.answers.get(f"{item.sheet.bank.id}/{item.question.id}")
    if known is None or known.summary.facility is None:
        return
    share = f"{known.summary.facility:.0%} of {known.summary.n} learners get it right"
    if Flag.TOO_EASY in known.summary.flags:
        yield Problem(CODE, item.place, f"{share}: too easy for a test.", "Ask for more.", SEVERITY)
    elif Flag.TOO_HARD in known.summary.flags:
        yield Problem(
            CODE, item.place, f"{share}: too hard.", "Explain the fact, or ask less.", SEVERITY
        )
