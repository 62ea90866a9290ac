"""How far a test would agree with itself: KR-20, Cronbach's alpha and the standard error.

All take the students who have a mark on every item that was given to anybody, and are None
for fewer than two of those, fewer than two items, or equal totals. An item on which all
earned the same counts as an item (Moodle does so too; R's psych drops it).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from civicquiz.stats.moments import mean, variance
from civicquiz.stats.tables import Marks

__all__ = ["Reliability", "alpha", "kr20", "reliability", "standard_error"]

LEAST = 2


@dataclass(frozen=True, slots=True)
class Reliability:
    """A test in five figures, of `students` complete rows and `items` items.

    `mean`, `sd` (n - 1) and `standard_error` are in marks, `items` being the most.
    """

    students: int
    items: int
    mean: float | None
    sd: float | None
    kr20: float | None
    alpha: float | None
    standard_error: float | None


def reliability(marks: Marks) -> Reliability:
    """Return all figures of this module at once."""
    rows = complete(marks)
    totals = [math.fsum(row) for row in rows]
    spread = variance(totals)
    return Reliability(
        students=len(rows),
        items=sum(any(mark is not None for mark in column) for column in marks.columns),
        mean=mean(totals),
        sd=None if spread is None else math.sqrt(spread),
        kr20=kr20(marks),
        alpha=alpha(marks),
        standard_error=standard_error(marks),
    )


def alpha(marks: Marks) -> float | None:
    """Return Cronbach's alpha, at most 1: k/(k - 1) · (1 - Σ var x_i / var T).

    Moodle's coefficient of internal consistency over 100, raw_alpha of R's psych.
    """
    rows = complete(marks)
    whole = variance([math.fsum(row) for row in rows])
    if not whole or len(rows[0]) < LEAST:
        return None
    parts = math.fsum(variance(column) or 0.0 for column in zip(*rows, strict=True))
    return share_shared(len(rows[0]), parts / whole)


def kr20(marks: Marks) -> float | None:
    """Return Kuder and Richardson's formula 20 (1937): k/(k - 1) · (1 - Σ p q / var T).

    Here var T divides by n, as p·q does, which makes it alpha. None also where a mark is
    neither 0 nor 1.
    """
    rows = complete(marks)
    n = len(rows)
    if n < LEAST or len(rows[0]) < LEAST or not all(mark in (0, 1) for row in rows for mark in row):
        return None
    right = [math.fsum(column) for column in zip(*rows, strict=True)]
    totals = [math.fsum(row) for row in rows]
    middle = math.fsum(totals) / n
    whole = math.fsum((total - middle) ** 2 for total in totals) / n
    if min(totals) == max(totals):
        return None
    return share_shared(len(right), math.fsum(r / n * (1 - r / n) for r in right) / whole)


def standard_error(marks: Marks) -> float | None:
    """Return the standard error of a total, in marks: SD · √(1 - alpha) (Moodle's too)."""
    found = alpha(marks)
    spread = variance([math.fsum(row) for row in complete(marks)])
    if found is None or spread is None:
        return None
    return math.sqrt(spread) * math.sqrt(max(0.0, 1 - found))


def share_shared(items: int, own: float) -> float:
    """Return k/(k - 1) · (1 - own), never above 1 by rounding."""
    return min(1.0, items / (items - 1) * (1 - own))


def complete(marks: Marks) -> list[tuple[float, ...]]:
    """Return the rows without gaps, of the items that anybody was given; none for no items."""
    live = [
        at for at, column in enumerate(marks.columns) if any(mark is not None for mark in column)
    ]
    rows = (tuple(row[at] for at in live) for row in marks.rows)
    kept = [tuple(mark for mark in row if mark is not None) for row in rows]
    return [row for row in kept if live and len(row) == len(live)]
