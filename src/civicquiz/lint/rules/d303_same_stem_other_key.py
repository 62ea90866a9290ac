"""One stem has two keys.

## What it does

Finds two questions with the same stem whose keys contradict each other: the key of one choice is a distractor of the
other, or two typed, number or date keys have nothing in common. Stems that ask for one of many ("Name one …") may.

## Why it matters

Whatever learners answer, one of the two grades them wrong.

## Example

“Who presides over the Senate?” with the key Vice President here and Speaker there.

## Instead

Correct the wrong key, or make the stems say what differs.

## Since

0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicquiz.lint.context import Context
from civicquiz.lint.duplicates import groups_of
from civicquiz.lint.views import Item, Sheet
from civicquiz.lint.words import content, same_text, tokens
from civicquiz.model import Choice, DateKey, Kind, NumberKey, Problem, Severity, Typed

__all__ = ["CODE", "SEVERITY", "check_all"]

CODE = "D303"
SEVERITY = Severity.ERROR
OPEN = re.compile(
    r"\b(?:name|give|list|state) (?:one|an?|any|two|three)\b|\b(?:an example|one of)\b|:$|…",
    re.IGNORECASE,
)
ONE_KEY = (Typed, NumberKey, DateKey)


def check_all(sheets: Sequence[Sheet], _context: Context) -> Iterator[Problem]:
    """Report each question whose key contradicts that of an earlier one."""
    for group in groups_of(sheets).values():
        if len(group) == 1 or OPEN.search(group[0].stem):
            continue
        for at, item in enumerate(group):
            clash = next((one for one in group[:at] if contradict(one, item)), None)
            if clash:
                what = f"The same question stands in {clash.place} with the key “{clash.key_texts[0]}”."
                fix = "Correct the wrong key, or say in the stems what differs."
                yield Problem(CODE, item.place, what, fix, SEVERITY)


def contradict(one: Item, other: Item) -> bool:
    """Whether what is right in one question is wrong in the other."""
    left, right = one.question.shape, other.question.shape
    if isinstance(left, Choice) and isinstance(right, Choice):
        if (
            one.kind is not Kind.SINGLE
            or other.kind is not Kind.SINGLE
            or not (one.keys and other.keys)
        ):
            return False
        mine, yours = same_text(one.options[one.keys[0]]), same_text(other.options[other.keys[0]])
        if mine == yours:
            return False
        return mine in map(same_text, other.options) or yours in map(same_text, one.options)
    if isinstance(left, ONE_KEY) and isinstance(right, ONE_KEY) and type(left) is type(right):
        return answers(one).isdisjoint(answers(other)) and not one.question.prose
    return False


def answers(item: Item) -> set[str]:
    """Return all that is right, reduced to its words."""
    also = item.question.shape.also if isinstance(item.question.shape, Typed) else ()
    return {" ".join(content(tokens(text))) for text in (*item.key_texts, *also)}
