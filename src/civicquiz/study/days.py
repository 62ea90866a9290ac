"""Study days: the calendar of a learner."""

from __future__ import annotations

from datetime import date, datetime, timedelta

__all__ = ["later", "study_day"]


def study_day(now: datetime, rollover_hour: int = 4) -> date:
    """Return the study day of a moment, by the wall clock of its own zone.

    Before the rollover hour it is still the day before.
    """
    today = now.date()
    return today if now.hour >= rollover_hour or today == date.min else today - timedelta(days=1)


def later(day: date, days: int) -> date:
    """Return the day that many days later, or the last day of the calendar."""
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))
