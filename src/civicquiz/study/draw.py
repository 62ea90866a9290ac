"""One weighted draw of the due day: away from full days and from the days of siblings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from itertools import accumulate
from random import Random

from civicquiz.study.days import later

__all__ = ["Load", "draw_due", "drawn_range"]

Load = Mapping[date, int] | Callable[[date], int]
"""How many reviews are due on a day already."""

RANGES = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))
"""The share of an interval's days, from and up to a length, by which it may be off."""

UNDRAWN = 2.5
"""Intervals under so many days are kept as they are."""

FULLNESS = 4
"""How strongly a full day repels.

Of 2,000 questions in lockstep, the fullest day's load over its fortnight's mean: 4.0 undrawn,
1.55 at fullness 0, 1.4 at 1, 1.3 at 2 and 3, 1.25 at 4 and 6.
"""

SIBLING = 1e-6
"""What is left of a day's weight where a sibling is due: it is drawn if there is no other."""


def drawn_range(days: int, longest: int = 36500) -> tuple[int, int]:
    """Return the shortest and longest interval in days that the draw may make of `days`."""
    if days < UNDRAWN:
        return days, days
    off = 1 + sum(share * max(min(days, end) - start, 0) for start, end, share in RANGES)
    high = min(round(days + off), longest)
    return min(round(days - off), high), high


def draw_due(
    day: date,
    days: int,
    *,
    load: Load,
    siblings: Collection[date],
    seed: str,
    longest: int = 36500,
) -> date:
    """Return the day, after `day`, on which a question of that interval is due.

    The same seed, load and siblings give the same day, and a longer interval no earlier one: both
    weigh each day alike, and the range of the longer lies no earlier at either end.
    """
    low, high = drawn_range(days, longest)
    choices = [later(day, after) for after in range(low, high + 1)]
    if len(choices) == 1:
        return choices[0]
    count = load if callable(load) else lambda due: load.get(due, 0)
    weights = [
        (SIBLING if due in siblings else 1.0) / (1 + count(due)) ** FULLNESS for due in choices
    ]
    reach = list(accumulate(weights))
    mark = Random(seed).random() * reach[-1]
    return next((due for due, top in zip(choices, reach, strict=True) if mark < top), choices[-1])
