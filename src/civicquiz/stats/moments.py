"""Means, covariances, correlations and their intervals, None where they are not defined.

All sums are exact (`math.fsum`), so no figure depends on the order of the students. A column
whose values differ by no more than `LEVEL` is constant: it has no correlation.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

__all__ = [
    "Z90",
    "correlation",
    "covariance",
    "fisher_interval",
    "is_level",
    "mean",
    "variance",
    "wilson_interval",
]

LEVEL = 1e-9
Z90 = 1.6448536269514722
"""The standard normal leaves 5 % above it: a two-sided interval of 90 %."""

LEAST_FOR_FISHER = 4


def mean(values: Sequence[float]) -> float | None:
    """Return the arithmetic mean; None for no values."""
    return math.fsum(values) / len(values) if values else None


def is_level(values: Sequence[float]) -> bool:
    """Tell whether all values are the same, but for rounding; no values are level too."""
    return not values or max(values) - min(values) <= LEVEL


def covariance(left: Sequence[float], right: Sequence[float]) -> float | None:
    """Return the sample covariance (n - 1) of two columns; None for n < 2, 0 if one is level."""
    n = len(left)
    if n < 2:  # noqa: PLR2004 — n - 1 divides
        return None
    if is_level(left) or is_level(right):
        return 0.0
    left_mean = math.fsum(left) / n
    right_mean = math.fsum(right) / n
    return math.fsum(
        (one - left_mean) * (other - right_mean) for one, other in zip(left, right, strict=True)
    ) / (n - 1)


def variance(values: Sequence[float]) -> float | None:
    """Return the sample variance (n - 1); None for n < 2, exactly 0 for a level column."""
    return covariance(values, values)


def correlation(left: Sequence[float], right: Sequence[float]) -> float | None:
    """Return Pearson's correlation, -1 to 1; None for n < 2 and where a column is level."""
    shared, left_own, right_own = covariance(left, right), variance(left), variance(right)
    if shared is None or not left_own or not right_own:
        return None
    return min(1.0, max(-1.0, shared / math.sqrt(left_own) / math.sqrt(right_own)))


def fisher_interval(r: float, n: int, z: float = Z90) -> tuple[float, float] | None:
    """Return the confidence interval of a correlation of `n` pairs, 90 % by default.

    Fisher's z: tanh(atanh r ± z/√(n - 3)). None for n < 4; a correlation of ±1 gives (r, r).
    """
    if n < LEAST_FOR_FISHER:
        return None
    if abs(r) >= 1:
        return (r, r)
    half = z / math.sqrt(n - 3)
    return (math.tanh(math.atanh(r) - half), math.tanh(math.atanh(r) + half))


def wilson_interval(share: float, n: int, z: float = Z90) -> tuple[float, float] | None:
    """Return Wilson's confidence interval of a share of `n`, 90 % by default; None for n = 0.

    For a mean of fractional marks it is too wide rather than too narrow, for their variance
    is at most share · (1 - share).
    """
    if n == 0:
        return None
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return (max(0.0, middle - half), min(1.0, middle + half))
