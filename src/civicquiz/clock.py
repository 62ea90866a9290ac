"""The only reader of the time, and the only source of fresh seeds.

`cli` and `live` alone import this; everything below them is handed a `now` and a seed.
"""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

__all__ = ["Clock", "fresh_seed", "ticks"]


@dataclass(frozen=True, slots=True)
class Clock:
    """The wall clock, or one that was set to another moment and runs on from there."""

    shift: timedelta = field(default=timedelta())

    @classmethod
    def starting_at(cls, moment: datetime) -> Clock:
        """Return a clock that reads `moment` now (a naive one is taken as local time)."""
        return cls(moment.astimezone(UTC) - datetime.now(UTC))

    def now(self) -> datetime:
        """Return the time in the machine's zone, aware, cut to milliseconds."""
        moment = datetime.now(UTC) + self.shift
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000).astimezone()


def ticks() -> float:
    """Return seconds on a clock that never goes back, for measuring response times."""
    return time.monotonic()


def fresh_seed() -> int:
    """Return a seed that no earlier session had."""
    return secrets.randbits(48)
