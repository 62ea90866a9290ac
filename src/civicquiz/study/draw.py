"""One weighted draw of the due day: away from full days and from the days of siblings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Mapping
from datetime import date
from itertools import accumulate

from civicquiz.study.days import later

__all__ = ["Load", "draw_due", "drawn_range"]

Load = Mapping[date, int] | Callable[[date], int]
"""How many reviews are due on a day already."""

RANGES = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))
"""The share of an interval's days, from and up to a length, by which it may be off."""

UNDRAWN = 2.5
"""Intervals under so many days are kept as they are."""

FURTHEST = 31
"""The most days by which an interval may be off: more would only cost time at each answer."""

FULLNESS = 4.0
"""How strongly a full day repels.

Of 2,000 questions in lockstep, the fullest day's load over its fortnight's mean: 4.0 undrawn,
1.55 at fullness 0, 1.4 at 1, 1.3 at 2 and 3, 1.25 at 4 and 6.
"""

SIBLING = 1e-15
"""What is left of a day's weight where a sibling is due: it is drawn if there is no other."""


def drawn_range(days: int, longest: int = 36500) -> tuple[int, int]:
    """Return the shortest and longest interval in days that the draw may make of `days`."""
    if days < UNDRAWN:
        return days, days
    off = 1 + sum(share * max(min(days, end) - start, 0) for start, end, share in RANGES)
    off = min(off, FURTHEST)
    high = min(round(days + off), longest)
    return min(round(days - off), high), high


def draw_due(
    day: date,
    days: int,
    chance: float,
    *,
    load: Load,
    siblings: Collection[date] = (),
    longest: int = 36500,
) -> date:
    """Return the day, after `day`, on which a question of that interval is due.

    `chance` is the one throw of the dice, from 0 to under 1. A longer interval draws no earlier
    day by the same throw: both weigh each day alike, and the longer's range begins and ends later.
    """
    low, high = drawn_range(days, longest)
    first, last = later(day, low), later(day, high)
    if first == last:
        return first
    choices = [date.fromordinal(at) for at in range(first.toordinal(), last.toordinal() + 1)]
    counts = map(load, choices) if callable(load) else (load.get(due, 0) for due in choices)
    weights = [(1 + count) ** -FULLNESS for count in counts]
    for at, due in enumerate(choices):
        if due in siblings:
            weights[at] *= SIBLING
    reach = list(accumulate(weights))
    return choices[min(bisect_right(reach, chance * reach[-1]), len(choices) - 1)]
