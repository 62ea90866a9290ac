"""Days, spans and shares in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.model import PartialDate
from civicquiz.render import count, date_phrase, days_phrase, duration_phrase, percent

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("days", "phrase"),
    [
        (0, "today"),
        (1, "Wed 25 Nov, tomorrow"),
        (3, "Fri 27 Nov, in 3 days"),
        (38, "Fri 1 Jan 2027, in 38 days"),
        (90, "Mon 22 Feb 2027, in 3 months"),
        (1000, "Mon 20 Aug 2029, in 3 years"),
        (-1, "Mon 23 Nov, yesterday"),
        (-2, "Sun 22 Nov, 2 days ago"),
    ],
)
def test_a_day_is_named_and_how_far_it_is(days: int, phrase: str) -> None:
    """The year is told only where it is another one."""
    assert days_phrase(TODAY, TODAY + timedelta(days=days)) == phrase


@pytest.mark.parametrize(
    ("when", "phrase"),
    [
        (PartialDate(2026, 3, 1), "1 Mar 2026"),
        (PartialDate(2026, 3), "Mar 2026"),
        (PartialDate(476), "476"),
        (TODAY, "24 Nov 2026"),
    ],
)
def test_a_date_says_as_much_as_is_known(when: PartialDate | date, phrase: str) -> None:
    """A month has no day, a year no month."""
    assert date_phrase(when) == phrase


@pytest.mark.parametrize(
    ("seconds", "phrase"),
    [
        (0, "0 s"),
        (45.4, "45 s"),
        (59.7, "1 min"),
        (380, "6 min 20 s"),
        (3600, "1 h"),
        (3900, "1 h 5 min"),
        (-5, "0 s"),
    ],
)
def test_a_span_of_time_is_short(seconds: float, phrase: str) -> None:
    """At most two units are told."""
    assert duration_phrase(seconds) == phrase


@given(st.floats(0, 1))
def test_all_is_all_and_none_is_none(share: float) -> None:
    """Only the whole is 100 %, and only nothing is 0 %."""
    assert (percent(share) == "100%") == (share == 1)
    assert (percent(share) == "0%") == (share == 0)


def test_numbers_have_their_nouns() -> None:
    """One question, two questions; thousands are set apart."""
    assert count(1, "question") == "1 question"
    assert count(2000, "question") == "2,000 questions"
    assert count(0, "reply", "replies") == "0 replies"
