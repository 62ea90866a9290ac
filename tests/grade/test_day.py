"""Days as people type them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.grade import grade, key_text
from civicquiz.model import DateKey, Question, Verdict

RIGHT, ALMOST, WRONG = Verdict.RIGHT, Verdict.ALMOST, Verdict.WRONG
SUMMIT = date(2025, 8, 15)


def asked(day: date = SUMMIT) -> Question:
    """Return a question whose key is a day."""
    return Question("id", "When?", DateKey(day))


@pytest.mark.parametrize(
    "given",
    [
        "2025-08-15", "2025/08/15", "2025.8.15", "20250815", "15 August 2025", "15 aug 2025",
        "Aug 15, 2025", "Aug. 15 2025", "August 15th 2025", "the 15th of August, 2025", "15. August 2025",
        "15-Aug-2025", "August 15,2025", "Friday, 15 August 2025", "on Fri the fifteenth of August 2025",
        "15/08/2025", "08/15/2025", "15.08.2025", "15 - 8 - 2025", "August fifteenth, two thousand twenty-five",
        "15th Augu 2025 AD.",
    ],
)  # fmt: skip
def test_one_day_in_many_forms(given: str) -> None:
    """English and ISO forms are read, in digits and in words."""
    assert grade(asked(), given).verdict is RIGHT


@pytest.mark.parametrize(
    ("given", "note"),
    [
        ("16 August 2025", ""),
        ("15 August 2024", ""),
        ("16/08/2025", "Read as 16 August 2025."),
        ("August", "A month is no day: give the day and the year as well."),
        ("August 2025", "A month is no day: give the day as well."),
        ("15 August", "Give the day and the year, with four digits."),
        ("2025", "Write the day like 15 August 2025."),
        ("2025-08", "Write the day like 15 August 2025."),
        ("15 16 August 2025", "Write the day like 15 August 2025."),
        ("31 February 2025", "There is no such day."),
        ("2025-13-01", "There is no such day."),
        ("32/13/2025", "There is no such day."),
        ("0000-08-15", "There is no such day."),
        ("16/8/25", "Write the year with four digits."),
        ("about 15 August 2025", "“about” is no part of a day: write it like 15 August 2025."),
        ("before 15 August 2025", "“before” is no part of a day: write it like 15 August 2025."),
        ("15 or 16 August 2025", "“or” is no part of a day: write it like 15 August 2025."),
        ("15 August September 2025", "“september” is no part of a day: write it like 15 August 2025."),
        ("15 Au 2025", "“au” is no part of a day: write it like 15 August 2025."),
    ],
)  # fmt: skip
def test_another_day_or_none(given: str, note: str) -> None:
    """What is another day, vague or no day is wrong, and a note says how to write it."""
    earned = grade(asked(), given)
    assert (earned.verdict, earned.score, earned.note) == (WRONG, 0, note)
    assert " → " in earned.parts[0].note


def test_day_and_month_that_can_be_exchanged() -> None:
    """``03/04/2025`` is two days: one more try if either is the key, wrong if neither."""
    for day in (date(2025, 4, 3), date(2025, 3, 4)):
        earned = grade(asked(day), "03/04/2025")
        assert earned.verdict is ALMOST
        assert earned.note == (
            "That can be 3 April 2025 or 4 March 2025: write the month in letters."
        )
        assert grade(asked(day), "03/04/2025", second_try=True).verdict is RIGHT
    assert grade(asked(date(2025, 5, 3)), "03/04/2025").verdict is WRONG
    assert grade(asked(date(2025, 4, 4)), "04/04/2025").verdict is RIGHT
    assert grade(asked(date(2025, 4, 3)), "3.4.2025").verdict is RIGHT
    assert grade(asked(date(2025, 3, 4)), "3.4.2025").verdict is WRONG


def test_a_year_of_two_digits_is_refused() -> None:
    """It is *almost* if all the rest agrees, in whichever century, and wrong if not."""
    for text in ("15/8/25", "15 August 25", "Aug 15 '25"):
        earned = grade(asked(), text)
        assert (earned.verdict, earned.note) == (ALMOST, "Write the year with four digits.")
        assert grade(asked(date(1925, 8, 15)), text).verdict is ALMOST
        assert grade(asked(date(2026, 8, 15)), text).verdict is WRONG
    assert grade(asked(date(2024, 2, 29)), "29/2/24").verdict is ALMOST


def test_a_month_misspelt() -> None:
    """A slip in a month is *almost*, with the difference shown; the day must match."""
    earned = grade(asked(), "15 Agust 2025")
    assert (earned.verdict, earned.parts[0].note) == (ALMOST, "Agust → August")
    assert grade(asked(date(2025, 2, 1)), "Febuary 1 2025").verdict is ALMOST
    assert grade(asked(), "14 Agust 2025").verdict is WRONG


def test_the_key_in_words() -> None:
    """The key is shown with its month in letters, whatever the locale."""
    assert key_text(asked()) == ("15 August 2025",)
    assert key_text(asked(date(7, 1, 2))) == ("2 January 0007",)


@given(day=st.dates(), off=st.integers(-400, 400), second=st.booleans())
def test_no_other_day_is_accepted(day: date, off: int, second: bool) -> None:
    """A day is right in words and in ISO form, and no other day is."""
    assert grade(asked(day), key_text(asked(day))[0]).verdict is RIGHT
    assert grade(asked(day), day.isoformat()).verdict is RIGHT
    if off and timedelta() < day - date.min + timedelta(off) < date.max - date.min:
        other = day + timedelta(off)
        for text in (key_text(asked(other))[0], other.isoformat()):
            assert grade(asked(day), text, second_try=second).verdict is WRONG


@given(st.text(max_size=30) | st.from_regex(r"[0-9./ -]{1,12}", fullmatch=True))
def test_any_text_is_a_day_or_not(text: str) -> None:
    """No text makes the reader stumble."""
    assert grade(asked(), text).score in {0, 1}
