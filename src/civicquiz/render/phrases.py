"""Numbers, days and spans of time as a person says them; the same in every locale."""

from __future__ import annotations

from datetime import date, datetime

from civicquiz.model import PartialDate

__all__ = [
    "count",
    "date_phrase",
    "day_phrase",
    "days_phrase",
    "duration_phrase",
    "moment_phrase",
    "percent",
]

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTH_DAYS = 30.44
YEAR_DAYS = 365.25


def count(number: int, noun: str, plural: str = "") -> str:
    """Return ``1 question`` or ``2 questions``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def date_phrase(when: PartialDate | date) -> str:
    """Return ``1 Mar 2026``, or ``Mar 2026`` or ``2026`` where no more is known."""
    parts = [str(when.year)]
    if when.month:
        parts.append(MONTHS[when.month - 1])
        if when.day:
            parts.append(str(when.day))
    return " ".join(reversed(parts))


def day_phrase(today: date, day: date) -> str:
    """Return ``Thu 27 Nov``, with the year where it is not this one."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}{year}"


def days_phrase(today: date, day: date) -> str:
    """Return ``Thu 27 Nov, in 3 days``; or ``today``; or ``Sat 22 Nov, 2 days ago``."""
    days = (day - today).days
    if days == 0:
        return "today"
    if abs(days) == 1:
        return f"{day_phrase(today, day)}, {'tomorrow' if days > 0 else 'yesterday'}"
    span = _span(abs(days))
    return f"{day_phrase(today, day)}, {f'in {span}' if days > 0 else f'{span} ago'}"


def moment_phrase(now: datetime, when: datetime) -> str:
    """Return ``Thu 27 Nov at 10:00``, on this machine's clock, or ``today at 10:00``."""
    local, today = when.astimezone(), now.astimezone().date()
    day = "today" if local.date() == today else day_phrase(today, local.date())
    return f"{day} at {local:%H:%M}"


def _span(days: int) -> str:
    if days < 2 * MONTH_DAYS:
        return count(days, "day")
    if days < 2 * YEAR_DAYS:
        return count(round(days / MONTH_DAYS), "month")
    return count(round(days / YEAR_DAYS), "year")


def duration_phrase(seconds: float) -> str:
    """Return ``45 s``, ``6 min 20 s`` or ``1 h 5 min``."""
    whole = max(0, round(seconds))
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours:,} h {minutes} min" if minutes else f"{hours:,} h"
    if minutes:
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    return f"{rest} s"


def percent(share: float) -> str:
    """Return ``83%``; 0 % and 100 % mean none and all, never nearly so."""
    rounded = round(share * 100)
    if rounded >= 100 > share * 100:  # noqa: PLR2004  # a percentage
        rounded = 99
    if rounded <= 0 < share:
        rounded = 1
    return f"{rounded}%"
