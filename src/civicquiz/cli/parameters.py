"""What options take: a whole number, a percentage, a moment, a number of minutes."""

from __future__ import annotations

import math
import re
from datetime import date, datetime

import click

__all__ = ["Day", "Minutes", "Moment", "Percentage", "Whole", "moment_of", "no_moment"]

FIRST_YEAR, LAST_YEAR = 1970, 2200
"""Between these a moment may lie."""

MOST_MINUTES = 10_000
"""About a week: nobody sits longer."""

OF_THE_DAY = re.compile(r"([0-9]{1,2}):([0-9]{2})")

FULL = 100.0
"""A share of the whole, in percent."""


class Percentage(click.ParamType[float]):
    """A share of the whole: ``70%``, ``70`` or ``0.7``."""

    name = "percentage"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Return the share, from 0 to 1."""
        if isinstance(value, float):
            return value
        text = str(value).strip()
        try:
            number = float(text.removesuffix("%"))
        except ValueError:
            number = -1.0
        share = number / FULL if text.endswith("%") or number > 1 else number
        if not 0 <= share <= 1:
            self.fail(f"'{value}' is no percentage. Write 70%.", param, ctx)
        return share


class Whole(click.ParamType[int]):
    """A whole number of at least `least` and, where it is given, at most `most`."""

    name = "N"

    def __init__(self, least: int, most: int | None = None) -> None:
        """Keep the bounds."""
        self.least = least
        self.most = most

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Return the number."""
        bounds = f"{self.least} or more"
        if self.most is not None:
            bounds = f"a number from {self.least} to {self.most}"
        try:
            number = int(str(value))
        except ValueError:
            self.fail(f"'{value}' is no whole number. Write {bounds}.", param, ctx)
        if number < self.least or (self.most is not None and number > self.most):
            self.fail(f"{number} does not do. Write {bounds}.", param, ctx)
        return number


class Minutes(click.ParamType[float]):
    """More than none, up to a week: ``20``, ``1.5``."""

    name = "minutes"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Return the minutes."""
        try:
            minutes = float(str(value))
        except ValueError:
            minutes = math.nan
        if not 0 < minutes <= MOST_MINUTES:  # nan is neither
            self.fail(
                f"'{value}' is no number of minutes up to {MOST_MINUTES}. Write 20 or 1.5.",
                param,
                ctx,
            )
        return minutes


class Moment(click.ParamType[datetime]):
    """A moment on this machine's clock: ``2026-03-01``, ``2026-03-01T18:30``, today's ``18:30``."""

    name = "time"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """Return the moment, aware, in the machine's zone."""
        if isinstance(value, datetime):
            return value
        try:
            return moment_of(_of_today(str(value), ctx)).astimezone()
        except (ValueError, OverflowError, OSError):
            self.fail(no_moment(str(value), or_today=True), param, ctx)


class Day(click.ParamType[date]):
    """A day: ``2026-03-01``."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return the day."""
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(str(value))
            if not FIRST_YEAR <= day.year <= LAST_YEAR:
                raise ValueError(value)  # noqa: TRY301  # refused like any other bad day
        except ValueError:
            self.fail(
                f"'{value}' is no day. Write it as 2026-03-01, from {FIRST_YEAR} to {LAST_YEAR}.",
                param,
                ctx,
            )
        return day


def moment_of(text: str) -> datetime:
    """Return the moment that a text in ISO form names, naive where it names no zone."""
    moment = datetime.fromisoformat(text)
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError(text)
    return moment


def no_moment(text: str, *, or_today: bool = False) -> str:
    """Return why a text is no moment."""
    today = ", or 18:30 for today" if or_today else ""
    return (
        f"'{text}' is no time. Write it as 2026-03-01 or 2026-03-01T18:30, "
        f"from {FIRST_YEAR} to {LAST_YEAR}{today}."
    )


def _of_today(text: str, ctx: click.Context | None) -> str:
    """Return a time of the day as one of the program's today; any other text as it is."""
    found = OF_THE_DAY.fullmatch(text.strip())
    if found is None or ctx is None:
        return text
    now: datetime = ctx.find_root().obj.now  # `--at` was looked at before
    return f"{now.astimezone():%Y-%m-%d}T{int(found[1]):02}:{found[2]}"
