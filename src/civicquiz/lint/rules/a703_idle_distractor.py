"""Hardly anybody chooses a distractor.

## What it does

Finds a distractor that under 5 % of at least 40 learners chose.

## Why it matters

It only costs reading time: the question has one option fewer than it seems.

## Example

“The Post Office”: 0 of 60.

## Instead

Write what somebody who does not know could believe; the wrong answers to a typed question tell.

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

CODE = "A703"
SEVERITY = Severity.WARNING
NEEDS = "answers"

FEW = 0.05


def check_question(item: Item, context: Context) -> Iterator[Problem]:
    """Report each distractor that draws nobody."""
    known = context.answers.get(f"{item.sheet.bank.id}/{item.question.id}")
    if known is None or not item.choice or Flag.IDLE_DISTRACTOR not in known.summary.flags:
        return
    for option in known.summary.options:
        if not option.key and option.share < FEW and option.position < len(item.options):
            text = item.options[option.position]
            what = f"“{text}” was chosen by {option.chosen} of {known.summary.n} learners."
            place = item.option_place(option.position)
            yield Problem(CODE, place, what, "Write one that somebody could believe.", SEVERITY)
