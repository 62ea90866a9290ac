"""Study days follow the learner's wall clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.study import study_day
from civicquiz.study.days import later


@pytest.mark.parametrize(
    ("hour", "minute", "day"), [(0, 0, 28), (3, 59, 28), (4, 0, 1), (12, 0, 1), (23, 59, 1)]
)
def test_rollover(hour: int, minute: int, day: int) -> None:
    """Before four in the morning it is still yesterday."""
    assert study_day(datetime(2026, 3, 1, hour, minute, tzinfo=UTC)).day == day


def test_midnight_rollover() -> None:
    """With the rollover at 0 the study day is the calendar's."""
    assert study_day(datetime(2026, 3, 1, 0, 0, tzinfo=UTC), 0) == date(2026, 3, 1)


def test_own_zone() -> None:
    """One moment may lie on two study days: the zone of the clock that was read decides."""
    moment = datetime(2026, 3, 1, 20, tzinfo=UTC)
    assert study_day(moment) == date(2026, 3, 1)
    assert study_day(moment.astimezone(timezone(timedelta(hours=10)))) == date(2026, 3, 2)


@pytest.mark.parametrize("change", [date(2026, 3, 29), date(2026, 10, 25)])
def test_daylight_saving(change: date) -> None:
    """A night of 23 or 25 hours is one night: each wall-clock hour has its day."""
    zone = ZoneInfo("Europe/Berlin")
    start = datetime(change.year, change.month, change.day, tzinfo=zone).astimezone(UTC)
    walls = [(start + timedelta(minutes=30 * step)).astimezone(zone) for step in range(40)]
    for wall in walls:
        assert study_day(wall) == (change if wall.hour >= 4 else change - timedelta(1))


def test_ends_of_the_calendar() -> None:
    """The first night and the last day of the calendar are no errors."""
    assert study_day(datetime(1, 1, 1, 1, tzinfo=UTC)) == date.min
    assert later(date(9999, 12, 30), 36500) == date.max


@given(st.datetimes(min_value=datetime(2, 1, 1)), st.integers(0, 23))  # noqa: DTZ001 - bounds are naive
def test_whole_day(moment: datetime, rollover: int) -> None:
    """A study day is 24 wall-clock hours, from the rollover hour on."""
    assert study_day(moment, rollover) == (moment - timedelta(hours=rollover)).date()
