"""Days: typed in any usual English form or as ISO has it."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from civicquiz.grade.fold import fold
from civicquiz.grade.kind import Trial, settled, text_of
from civicquiz.grade.numerals import spelled
from civicquiz.grade.slips import is_slip
from civicquiz.grade.typed import answer_text, carry_over, difference, guess_chance
from civicquiz.model import DateKey, Grade, Part, Question, Response, Verdict

__all__ = ["answer_text", "carry_over", "grade", "guess_chance", "key_text", "read_day"]

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
SHORTEST = 3
"""The fewest letters that name a month."""
_IDLE = (
    "the of on in at day ad ce monday tuesday wednesday thursday friday saturday sunday "
    "mon tue tues wed thu thur thurs fri sat sun"
)
IDLE = frozenset(_IDLE.split())
"""Words around a day that say nothing more."""
ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{4})(\d{2})(\d{2})")
BY_NUMBERS = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*'?(\d{4}|\d{2})")
NUMBER = re.compile(r"(\d{1,4})(?:st|nd|rd|th)?")
CENTURY = 100
YEAR = 4
"""The digits of a year."""
SHORT_YEAR = "Write the year with four digits."


class Day(NamedTuple):
    """The days that a text can mean, or why it means none; `slip` marks a misspelt month.

    With `short` the century is not known, and the days stand in any.
    """

    days: tuple[date, ...] = ()
    note: str = ""
    slip: str = ""
    short: bool = False


def grade(question: Question, response: Response, trial: Trial) -> Grade:
    """Grade a day: 1 on the same day, else 0.

    *Almost* is a day that agrees as far as it can be read: a month misspelt, a year of two
    digits, ``03/04/2025``, which is two days.
    """
    key = question.shape
    assert isinstance(key, DateKey)
    given = text_of(response).strip()
    read = read_day(given)
    verdict, mark = Verdict.WRONG, difference(given, written(key.day))
    if any(_is_same(day, key.day, short=read.short) for day in read.days):
        unsure = read.short or read.slip or len(read.days) > 1
        verdict, mark = (Verdict.ALMOST if unsure else Verdict.RIGHT), read.slip
    part = settled(Part(given, written(key.day), verdict, mark), second=trial.second)
    return Grade(float(part.verdict is Verdict.RIGHT), part.verdict, (part,), read.note)


def _is_same(one: date, other: date, *, short: bool) -> bool:
    """Tell whether two days are one, apart from the century where it is not known."""
    years = (one.year - other.year) % CENTURY if short else one.year - other.year
    return not years and (one.month, one.day) == (other.month, other.day)


def key_text(question: Question) -> tuple[str, ...]:
    """Return the day in words."""
    assert isinstance(question.shape, DateKey)
    return (written(question.shape.day),)


def written(day: date) -> str:
    """Write a day: ``15 August 2025``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year:04}"


@lru_cache(maxsize=4096)
def read_day(text: str) -> Day:
    """Read a day; what cannot be read, or is no day, comes back with a note."""
    text = " ".join(unicodedata.normalize("NFKC", text).replace("’", "'").split()).rstrip(" .?!;,")
    text = text.translate(dict.fromkeys(map(ord, "−–—‐‑"), "-"))
    iso = ISO.fullmatch(text)
    if iso is not None:
        year, month, day = (int(part) for part in iso.groups() if part)
        return _day(year, month, day)
    numbers = BY_NUMBERS.fullmatch(text)
    if numbers is not None:
        return _by_numbers(int(numbers[1]), int(numbers[3]), numbers[4], dots=numbers[2] == ".")
    return _in_words(spelled(fold(text).split()))


def _day(year: int, month: int, day: int, *, slip: str = "", short: bool = False) -> Day:
    """Return the day of a year, month and day, if there is such a day."""
    try:
        # 1600 stands for a century that is not known: it begins with a leap year as any may
        found = date(year + (16 * CENTURY if short else 0), month, day)
    except ValueError:
        return Day(note="There is no such day.")
    return Day((found,), SHORT_YEAR if short else "", slip, short)


def _by_numbers(one: int, other: int, year: str, *, dots: bool) -> Day:
    """Read ``15/08/2025``, where the day or the month may come first (with dots the day does)."""
    short = len(year) < YEAR
    first = _day(int(year), other, one, short=short)
    last = first if dots else _day(int(year), one, other, short=short)
    days = list(dict.fromkeys((*first.days, *last.days)))
    if not days:
        return first
    note = SHORT_YEAR if short else f"Read as {written(days[0])}."
    if len(days) > 1 and not short:
        either = " or ".join(map(written, days))
        note = f"That can be {either}: write the month in letters."
    return Day(tuple(days), note, short=short)


def _in_words(words: tuple[str, ...]) -> Day:
    """Read ``15 August 2025``, ``Aug 15th, 2025``, ``Friday the fifteenth of August 2025``."""
    numbers: list[str] = []
    month, slip = 0, ""
    for word in words:
        number = NUMBER.fullmatch(word)
        if number is not None:
            numbers.append(number[1])
        elif word not in IDLE:
            at, misspelt = _month(word)
            if month or not at:
                return Day(note=f"“{word}” is no part of a day: write it like 15 August 2025.")
            month, slip = at, misspelt
    if not month:
        return Day(note="Write the day like 15 August 2025.")
    years = [int(number) for number in numbers if len(number) == YEAR]
    days = [int(number) for number in numbers if len(number) < YEAR]
    match years, days:
        case [year], [day]:
            return _day(year, month, day, slip=slip)
        case [], [day, year] if year < CENTURY:
            return _day(year, month, day, slip=slip, short=True)
        case [_], []:
            return Day(note="A month is no day: give the day as well.")
        case [], [_]:
            return Day(note="Give the day and the year, with four digits.")
        case [], []:
            return Day(note="A month is no day: give the day and the year as well.")
        case _:
            return Day(note="Write the day like 15 August 2025.")


def _month(word: str) -> tuple[int, str]:
    """Return the number of the month that a folded word names (0 if none), and a misspelling."""
    for at, name in enumerate(MONTHS, start=1):
        if len(word) >= SHORTEST and name.casefold().startswith(word):
            return at, ""
    near = [
        (at, f"{word.capitalize()} → {name}")
        for at, name in enumerate(MONTHS, start=1)
        if is_slip((word,), (name.casefold(),))
    ]
    return near[0] if len(near) == 1 else (0, "")
