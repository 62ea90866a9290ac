"""What a fact announces: the day for which it is planned, and whether a later fact tells the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from civicquiz.lint.present import is_said
from civicquiz.lint.views import Sheet
from civicquiz.lint.vocabulary import MONTHS
from civicquiz.lint.words import content, plain, tokens
from civicquiz.model import Fact, PartialDate

__all__ = ["day_of_plan", "followed"]

PLAN = re.compile(
    r"\b(?:(?:is|are) (?:planned|scheduled|due|expected|set|slated|going|about|to)|will|(?:planned|scheduled) for"
    r"|(?:plans?|intends?) to|upcoming|forthcoming)\b",
    re.IGNORECASE,
)
PENDING = re.compile(
    r"\b(?:takes? (?:effect|place)|expires?|begins?|starts?|ends?|opens?|closes?|go(?:es)? to the polls)\b",
    re.IGNORECASE,
)
"""The present tense, which announces what lies after the day of the fact."""
SHORT = {month[:3]: at for month, at in MONTHS.items()}
MONTH = "|".join(
    [*map(str.capitalize, MONTHS), "(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?"]
)
DAY = re.compile(
    r"\b(?P<iso>\d{4}-\d\d-\d\d)\b"
    rf"|\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{MONTH})(?!\w)(?:,? (?P<year>\d{{4}})\b)?"
    rf"|\b(?P<month2>{MONTH})(?!\w)(?: (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b)?(?:,? (?P<year2>\d{{4}})\b)?"
    r"|\b(?:in|for|by|until) (?P<only>\d{4})\b"
)
SHARED = 2
"""Words that a later fact shares which tells what became of a plan; one may be chance."""


def day_of_plan(fact: Fact) -> date | None:
    """Return the last day on which what a fact announces can take place.

    What lies before the day of the fact was no plan any more.
    """
    text = plain(fact.statement)
    if not (PLAN.search(text) or (fact.as_of and PENDING.search(text))) or is_said(text):
        return None
    days = [
        day.last
        for day in dates(text, fact.as_of)
        if fact.as_of is None or day.last >= fact.as_of.first
    ]
    return max(days, default=None)


def dates(text: str, as_of: PartialDate | None) -> Iterator[PartialDate]:
    """Give the dates in a text; one without a year is the next one after the day of the fact."""
    for found in DAY.finditer(text):
        year = found["year"] or found["year2"] or found["only"]
        if found["iso"] or found["only"]:
            day = PartialDate.parse(found["iso"] or found["only"])
        elif year:
            day = month_day(found, int(year))
        elif as_of:
            day = month_day(found, as_of.year)
            if day and day.last < as_of.first:
                day = month_day(found, as_of.year + 1)
        else:
            day = None
        if day:
            yield day


def month_day(found: re.Match[str], year: int) -> PartialDate | None:
    """Return the day of a date in words."""
    month = SHORT[(found["month"] or found["month2"])[:3].casefold()]
    number = found["day"] or found["day2"]
    return PartialDate.parse(f"{year:04}-{month:02}" + (f"-{int(number):02}" if number else ""))


def followed(fact: Fact, sheet: Sheet) -> bool:
    """Whether a later fact of the bank speaks of the same matter."""
    mine = set(content(tokens(plain(fact.statement))))
    for other in sheet.bank.facts:
        if other is fact or not (other.as_of and fact.as_of and other.as_of.last > fact.as_of.last):
            continue
        yours = set(content(tokens(plain(other.statement))))
        if len(mine & yours) >= SHARED and not PLAN.search(other.statement):
            return True
    return False
