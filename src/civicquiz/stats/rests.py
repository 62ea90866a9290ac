"""Total and rest scores, comparable between students who were given different items."""

from __future__ import annotations

import math
from dataclasses import dataclass

from civicquiz.stats.tables import Mark, Marks

__all__ = ["Pairs", "Scores", "scores"]


@dataclass(frozen=True, slots=True)
class Pairs:
    """The marks on one item beside another score of the same students: two equal columns."""

    marks: tuple[float, ...]
    others: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """What `scores` finds: columns by item, and each student's total against the mean.

    `rests` and `totals` are tables of students × items and of students; None where a student
    has no mark to build them from.
    """

    columns: tuple[tuple[Mark, ...], ...]
    rests: tuple[tuple[float | None, ...], ...]
    totals: tuple[float | None, ...]

    def with_rest(self, item: int) -> Pairs:
        """Return the marks on an item with the rest scores, of the students who have both."""
        return paired(self.columns[item], tuple(row[item] for row in self.rests))

    def with_total(self, item: int) -> Pairs:
        """Return the marks on an item with the total scores, of the students who have both."""
        return paired(self.columns[item], self.totals)


def paired(marks: tuple[Mark, ...], others: tuple[float | None, ...]) -> Pairs:
    """Keep the students who have both figures."""
    both = [
        (mark, other)
        for mark, other in zip(marks, others, strict=True)
        if mark is not None and other is not None
    ]
    return Pairs(tuple(mark for mark, _ in both), tuple(other for _, other in both))


def scores(marks: Marks) -> Scores:
    """Score each student against the mean of what was given to them, in marks.

    With every mark present this is T - mean T, and for the rest T - x less its mean: the
    textbook's scores, shifted, and no covariance or correlation feels a shift. Where marks
    are missing, the mean of (mark - facility) over the items given is scaled to all items:
    nobody looks weak for having been given less, or harder items. k is the number of items
    given to anybody.
    """
    columns = marks.columns
    facilities: list[float] = []
    live = 0
    for column in columns:
        given = [mark for mark in column if mark is not None]
        live += bool(given)
        facilities.append(math.fsum(given) / len(given) if given else 0.0)
    rests: list[tuple[float | None, ...]] = []
    totals: list[float | None] = []
    for row in marks.rows:
        seen = [(m, f) for m, f in zip(row, facilities, strict=True) if m is not None]
        earned = math.fsum(mark for mark, _ in seen)
        expected = math.fsum(facility for _, facility in seen)
        n = len(seen)
        totals.append((earned - expected) * live / n if n else None)
        rests.append(
            tuple(
                ((earned - mark) - (expected - facility)) * (live - 1) / (n - 1)
                if mark is not None and n > 1
                else None
                for mark, facility in zip(row, facilities, strict=True)
            )
        )
    return Scores(columns, tuple(rests), tuple(totals))
