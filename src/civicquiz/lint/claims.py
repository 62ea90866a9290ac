"""What a fact claims: of what, which value, for which time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from civicquiz.lint.read import Word, read
from civicquiz.lint.views import Sheet
from civicquiz.lint.vocabulary import MONTHS, NUMBERS
from civicquiz.lint.words import content, plain, tokens
from civicquiz.model import Back, Fact, PartialDate, Question
from civicquiz.study import attributed

__all__ = ["claims_of", "day_of_plan", "followed", "is_year", "of_the_day", "overlap", "unlike"]

ONCE = frozenset(
    [
        "founded",
        "born",
        "died",
        "signed",
        "ratified",
        "adopted",
        "abolished",
        "established",
        "created",
        "began",
        "begin",
        "begins",
        "ended",
        "ends",
        "dissolved",
        "enacted",
        "opened",
        "joined",
        "left",
        "annexed",
        "assassinated",
        "independent",
    ]
)
"""What happens to a thing once, so that two years for it contradict each other."""
OFFICE = (
    r"(?:president|prime minister|chancellor|premier|king|queen|pope|speaker|governor|mayor|senator|minister"
    r"|secretary|chief justice|chair\w*|leader|director|ambassador)"
)
ATTRIBUTE = re.compile(
    r"(?:the )?(?P<attribute>[\w ]{3,40}?) of (?P<subject>[\w .'’-]{2,60}?) (?:is|was) (?P<value>(?:the )?[A-Z][\w .'’-]*?)\.?",
)
NAMED = r"(?P<value>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4})"
HOLDER = re.compile(
    rf"{NAMED} is (?:the |an? )?(?:current |present )?(?P<subject>{OFFICE} of [\w .'’-]+?)\.?",
    re.IGNORECASE,
)
UTMOST = (
    r"(?:largest|smallest|biggest|longest|shortest|highest|lowest|tallest|deepest|oldest|youngest|richest"
    r"|poorest|earliest|latest|hottest|coldest|wettest|driest|fastest|most \w+|least \w+|first|last|only)"
)
UNIQUE = re.compile(
    rf"{NAMED} (?:is|was) the (?P<subject>(?:capital of |{UTMOST} )[\w .,'’-]+?)\.?", re.IGNORECASE
)
SAID_OF = frozenset(["is", "was", "became", "as", "becoming"])
"""Words before "the 16th president": the number tells which one it is."""
PRESENT = re.compile(
    r"\b(?:currently|at present|now|nowadays|incumbent|today|latest)\b", re.IGNORECASE
)
HOLDS = re.compile(
    rf"\b(?:is|are|serves as|remains) (?:the |an? )?(?:\w+ )?{OFFICE}\b|\b{OFFICE} (?:\w+ ){{0,6}}?(?:is|are)\b",
    re.IGNORECASE,
)
COUNTS = re.compile(
    r"\b(?:has|have|is|are|consists? of|contains?|includes?|counts?|numbers?|totals?)\b(?: \w+){{0,3}}? (?P<count>\d[\d,.]*|{})\b".format(
        "|".join(word for word in NUMBERS if word not in ("one", "zero"))
    ),
    re.IGNORECASE,
)
PLAN = re.compile(
    r"\b(?:is|are) (?:planned|scheduled|due|expected|set|to be)\b|\bwill\b|\bplanned for\b|\bscheduled for\b|\bis to (?:be|take|meet|begin|start)\b",
    re.IGNORECASE,
)
DAY = re.compile(
    rf"\b(?P<iso>\d{{4}}-\d\d-\d\d)\b|\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{'|'.join(MONTHS)})(?:,? (?P<year>\d{{4}}))?"
    rf"|\b(?P<month2>{'|'.join(MONTHS)}) (?:(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,? ?)?(?P<year2>\d{{4}})?"
    r"|\b(?:in|for|by) (?P<only>\d{4})\b",
    re.IGNORECASE,
)
YEARS = range(1000, 2200)


def is_said(statement: str) -> bool:
    """Whether a statement tells what somebody or some text says, which does not change."""
    said = re.search(
        r"\b(?:article|text|author|timeline|source|document)\b", statement, re.IGNORECASE
    )
    return said is not None or attributed(Question("", statement, Back("")))


def claims_of(statement: str) -> Iterator[tuple[str, str]]:
    """Give what a statement claims: a subject with a gap for its value, and the value."""
    text = plain(statement)
    found = ATTRIBUTE.fullmatch(text)
    if found:
        named = " ".join(content(tokens(f"{found['attribute']} of {found['subject']}")))
        yield f"{named} = ", found["value"].removeprefix("the ")
        return
    found = HOLDER.fullmatch(text) or UNIQUE.fullmatch(text)
    if found:
        yield f"{' '.join(content(tokens(found['subject'])))} = ", found["value"]
        return
    words = read(text)
    texts = [word.text for word in words]
    for at, word in enumerate(words):
        if is_value(words, at) and not (is_year(word.value) and ONCE.isdisjoint(texts)):
            yield " ".join((*texts[:at], "#", *texts[at + 1 :])), word.value


def is_value(words: Sequence[Word], at: int) -> bool:
    """Whether a number says how many, or which one something is."""
    word = words[at]
    if not word.number:
        return False
    if word.text == word.value:
        return True
    return at > 1 and words[at - 1].text == "the" and words[at - 2].text in SAID_OF


def is_year(value: str) -> bool:
    """Whether a number may be a year."""
    return len(value) == len("2026") and value.isdecimal() and int(value) in YEARS


def unlike(one: str, other: str) -> bool:
    """Whether two values differ; "Johnson" and "Mike Johnson" do not."""
    mine, yours = (set(tokens(value)) - {"the"} for value in (one, other))
    return not mine <= yours and not yours <= mine


def overlap(one: Fact, other: Fact) -> bool:
    """Whether two facts may hold on the same day."""
    for early, late in ((one, other), (other, one)):
        if early.until and late.as_of and early.until.first <= late.as_of.last:
            return False
    return True


def of_the_day(statement: str) -> bool:
    """Whether a statement may change with the day: an office-holder, a count, currently."""
    text = plain(statement)
    if is_said(text):
        return False
    count = COUNTS.search(text)
    return bool(PRESENT.search(text) or HOLDS.search(text) or count)


def day_of_plan(fact: Fact) -> date | None:
    """Return the last day on which what a fact announces can take place."""
    text = plain(fact.statement)
    if not PLAN.search(text) or is_said(text):
        return None
    for found in DAY.finditer(text):
        if found["iso"]:
            day = PartialDate.parse(found["iso"])
        elif found["only"]:
            day = PartialDate.parse(found["only"])
        else:
            day = month_day(found, fact)
        if day:
            return day.last
    return None


def month_day(found: re.Match[str], fact: Fact) -> PartialDate | None:
    """Return the day of a date in words; its year is that of ``As of`` where it has none."""
    month = MONTHS[(found["month"] or found["month2"]).casefold()]
    year = found["year"] or found["year2"] or (str(fact.as_of.year) if fact.as_of else "")
    number = found["day"] or found["day2"]
    if not year:
        return None
    return PartialDate.parse(f"{year}-{month:02}" + (f"-{int(number):02}" if number else ""))


def followed(fact: Fact, sheet: Sheet) -> bool:
    """Whether a later fact of the bank speaks of the same matter."""
    mine = set(content(tokens(plain(fact.statement))))
    for other in sheet.bank.facts:
        if other is fact or not (other.as_of and fact.as_of and other.as_of.last > fact.as_of.last):
            continue
        yours = set(content(tokens(plain(other.statement))))
        if len(mine & yours) >= 2 and not PLAN.search(other.statement):  # noqa: PLR2004 — one word may be chance
            return True
    return False
