"""A date that may be known only to the month or the year, and a span of the calendar."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["Interval", "PartialDate"]

WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
SPAN = re.compile(r"([1-9][0-9]{0,3})[ \t]*(day|week|month|year)s?", re.IGNORECASE)
DAYS = {"day": 1, "week": 7}
MONTHS = {"month": 1, "year": 12}


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, a month or a year; `month` and `day` are 0 where they are not known."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> PartialDate | None:
        """Read ``2025-08-15``, ``2025-08`` or ``2025``; anything else gives None."""
        found = WRITTEN.fullmatch(text.strip())
        if found is None or not text.isascii():
            return None
        parts = cls(*(int(part) for part in found.groups(default="0")))
        if found[2] == "00" or found[3] == "00":
            return None
        try:
            date(parts.year, parts.month or 1, parts.day or 1)
        except ValueError:
            return None
        return parts

    @property
    def first(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        """Return it as it is written in a bank."""
        text = f"{self.year:04}"
        if self.month:
            text += f"-{self.month:02}"
        if self.day:
            text += f"-{self.day:02}"
        return text


@dataclass(frozen=True, slots=True)
class Interval:
    """A span of the calendar: `count` times its `unit`, which is day, week, month or year."""

    count: int
    unit: str

    @classmethod
    def parse(cls, text: str) -> Interval | None:
        """Read ``6 months`` or ``1 year``, up to 9999 of a unit; anything else gives None."""
        found = SPAN.fullmatch(text.strip())
        return cls(int(found[1]), found[2].lower()) if found else None

    def before(self, day: date) -> date:
        """Return the day so long before another: of a shorter month the last one it has.

        What would lie before the calendar begins is its first day.
        """
        if self.unit in DAYS:
            back = self.count * DAYS[self.unit]
            return day - timedelta(back) if back < day.toordinal() else date.min
        years, month = divmod(12 * day.year + day.month - 1 - self.count * MONTHS[self.unit], 12)
        if years < date.min.year:
            return date.min
        last = calendar.monthrange(years, month + 1)[1]
        return date(years, month + 1, min(day.day, last))

    def __str__(self) -> str:
        """Return it as it is written in a bank."""
        return f"{self.count} {self.unit}{'s' if self.count > 1 else ''}"
