"""Learners do no better than a blind guess.

## What it does

Finds a choice that learners get right no more often than a blind guess would (and 5 %), and that does not tell who knows the rest, from 30 learners on.

## Why it matters

Nobody has learned it, or nobody can read it.

## Example

26 % right of four options, discrimination .02.

## Instead

Look at the stem first, then at the fact and its explanation.

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

CODE = "A705"
SEVERITY = Severity.WARNING
NEEDS = "answers"


def check_question(item: Item, context: Context) -> Iterator[Problem]:
    """Report a question that is answered as if blindly."""
    known = context.answers.get(f"{item.sheet.bank.id}/{item.question.id}")
    if known and Flag.GUESSING in known.summary.flags and Flag.TOO_HARD not in known.summary.flags:
        what = f"{known.summary.facility or 0:.0%} of {known.summary.n} learners get it right, as by a blind guess."
        yield Problem(
            CODE, item.place, what, "Read the stem again, then explain the fact.", SEVERITY
        )
