"""A date that may be known only to the month or the year."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

__all__ = ["PartialDate"]

WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


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
