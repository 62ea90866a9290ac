"""What may change with the day: who holds an office, how many there are, what is so currently."""

from __future__ import annotations

import re

from civicquiz.lint.vocabulary import NUMBERS
from civicquiz.lint.words import plain
from civicquiz.model import Back, Question
from civicquiz.study import attributed

__all__ = ["OFFICE", "is_said", "of_the_day"]

OFFICE = (
    r"(?:president|prime minister|chancellor|premier|king|queen|pope|speaker|governor|mayor|senator|minister"
    r"|secretary|chief justice|chair\w*|leader|director|ambassador)"
)
PRESENT = re.compile(
    r"\b(?:currently|presently|at present|now|nowadays|incumbent|today|latest)\b", re.IGNORECASE
)
NAME = r"(?-i:[A-Z])[\w.'’-]*"
HOLDS = re.compile(
    rf"\b(?!{OFFICE}\b){NAME},? (?:is|serves as|remains) (?:the |an? )?(?:\w+ )?{OFFICE}\b"
    rf"|\b{OFFICE} (?:\w+ ){{0,6}}?(?:is|are) (?!{OFFICE}\b){NAME}",
    re.IGNORECASE,
)
"""Somebody with a name holds an office; what every president is or does is another matter."""
COUNTS = re.compile(
    r"\b(?:(?:has|have|holds?|consists? of|contains?|includes?|counts?|numbers?|totals?)(?: \w+){{0,3}}?"
    r"|(?:is|are)(?: (?:about|some|over|under|around|nearly|almost|only|now|more than|fewer than|less than))*)"
    r" [$€£]?(?P<count>\d[\d,.]*|{})\b".format(
        "|".join(word for word in NUMBERS if word not in ("one", "zero"))
    ),
    re.IGNORECASE,
)


def is_said(statement: str) -> bool:
    """Whether a statement tells what somebody or some text says, which does not change."""
    said = re.search(
        r"\b(?:article|text|author|timeline|source|document)\b", statement, re.IGNORECASE
    )
    return said is not None or attributed(Question("", statement, Back("")))


def of_the_day(statement: str) -> bool:
    """Whether a statement may change with the day: an office-holder, a count, currently."""
    text = plain(statement)
    signs = (PRESENT, HOLDS, COUNTS)
    return any(sign.search(text) is not None for sign in signs) and not is_said(text)
