"""Classical item figures, one for each item of a table of marks, None where not defined.

x is a student's mark on the item, T the total and r = T - x the rest score (see
`rests.scores` for missing marks); variances and covariances divide by n - 1. Students
without the item, or without any other mark, do not count. `Marks` go in, or the `Scores`
of them where several figures are wanted.
"""

from __future__ import annotations

import math

from civicquiz.stats.moments import correlation, covariance, is_level, mean
from civicquiz.stats.rests import Pairs, Scores, scores
from civicquiz.stats.tables import Marks

__all__ = [
    "discriminations",
    "effective_weights",
    "efficiencies",
    "facilities",
    "upper_lower",
]

OUTER_GROUP = 0.27
"""The share of students in the upper and in the lower group (Kelley 1939)."""

SAME_TOTAL = 9
"""Totals that agree to this many decimals are equal; rounding must not break a tie."""


def facilities(marks: Marks) -> tuple[float | None, ...]:
    """Return the mean mark on each item, 0 to 1 (Moodle's facility index); None for n = 0."""
    return tuple(mean([mark for mark in column if mark is not None]) for column in marks.columns)


def discriminations(marks: Marks | Scores) -> tuple[float | None, ...]:
    """Return each item's correlation with the rest score, -1 to 1.

    cov(x, r) / √(var x · var r): Moodle's discrimination index over 100, r.drop of R's psych.
    None for n < 2, for one item, and where all marks or all rest scores are equal.
    """
    table = scored(marks)
    return tuple(
        correlation(pairs.marks, pairs.others)
        for pairs in map(table.with_rest, range(len(table.columns)))
    )


def efficiencies(marks: Marks | Scores) -> tuple[float | None, ...]:
    """Return each item's discriminative efficiency, at most 1: cov(x, r) / cov_max.

    cov_max is the covariance of both columns sorted, the most that these marks could show
    (Moodle, over 100). Below -1 is possible where marks and rests lean to opposite sides.
    None as for `discriminations`.
    """
    table = scored(marks)
    return tuple(efficiency(table.with_rest(item)) for item in range(len(table.columns)))


def efficiency(pairs: Pairs) -> float | None:
    """Return cov / cov_max of one item."""
    most = covariance(sorted(pairs.marks), sorted(pairs.others))
    own = covariance(pairs.marks, pairs.others)
    return None if own is None or not most else min(1.0, own / most)


def effective_weights(marks: Marks | Scores) -> tuple[float | None, ...]:
    """Return each item's share in what sets the totals apart: √cov(x, T) / Σ √cov(x_j, T).

    The sum is over the items with cov ≥ 0; an item with cov < 0 has None, as in Moodle
    (there times 100). The weights that are not None sum to 1; all are None for n < 2 and
    where all totals are equal.
    """
    table = scored(marks)
    found = [
        covariance(pairs.marks, pairs.others)
        for pairs in map(table.with_total, range(len(table.columns)))
    ]
    roots = [None if cov is None or cov < 0 else math.sqrt(cov) for cov in found]
    whole = math.fsum(root for root in roots if root is not None)
    return tuple(None if root is None or not whole else root / whole for root in roots)


def upper_lower(marks: Marks | Scores) -> tuple[float | None, ...]:
    """Return D for each item, -1 to 1: mean x of the top 27 % by T minus the bottom 27 %.

    A group is .27 n students, rounded, at least one. Students tied at its edge share the
    places left, so D does not depend on their order. None for n < 2 and where all T are equal.
    """
    table = scored(marks)
    return tuple(outer_difference(table.with_total(item)) for item in range(len(table.columns)))


def outer_difference(pairs: Pairs) -> float | None:
    """Return D of one item."""
    n = len(pairs.marks)
    if n < 2 or is_level(pairs.others):  # noqa: PLR2004 — two groups
        return None
    size = max(1, math.floor(OUTER_GROUP * n + 0.5))
    by_total: dict[float, list[float]] = {}
    for mark, total in zip(pairs.marks, pairs.others, strict=True):
        by_total.setdefault(round(total, SAME_TOTAL), []).append(mark)
    rising = sorted(by_total)
    lower = group_mean([by_total[total] for total in rising], size)
    upper = group_mean([by_total[total] for total in reversed(rising)], size)
    return upper - lower


def group_mean(ties: list[list[float]], size: int) -> float:
    """Return the mean mark of the first `size` students; those tied last share their places."""
    parts: list[float] = []
    left = size
    for tie in ties:
        places = min(left, len(tie))
        parts.append(math.fsum(tie) * places / len(tie))
        left -= places
    return math.fsum(parts) / size


def scored(marks: Marks | Scores) -> Scores:
    """Score a table unless that has been done."""
    return scores(marks) if isinstance(marks, Marks) else marks
