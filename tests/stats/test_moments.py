"""Means, correlations and intervals."""

from __future__ import annotations

import pytest

from civicquiz.stats import fisher_interval, wilson_interval
from civicquiz.stats.moments import correlation, covariance, is_level, mean, variance


def test_no_values_have_no_mean() -> None:
    """None, where others divide by zero."""
    assert mean([]) is None
    assert mean([1, 0, 0.5]) == 0.5


def test_one_value_has_no_variance() -> None:
    """With n - 1 = 0 there is None; from two values on it is the sample variance."""
    assert variance([]) is None
    assert variance([1]) is None
    assert variance([1, 3]) == 2
    assert covariance([1, 3], [2, 0]) == -2


def test_a_level_column_varies_exactly_0() -> None:
    """Three thirds have a mean that is not quite a third; that is no variance."""
    assert variance([1 / 3] * 7) == 0
    assert is_level([0.1 + 0.2, 0.3])
    assert not is_level([0.5, 0.501])
    assert correlation([1 / 3] * 7, [0, 1, 0, 1, 0, 1, 0]) is None


def test_a_correlation_stays_within_1() -> None:
    """A column with itself gives 1, and no more by rounding."""
    for column in ([0.1, 0.2, 0.4], [0.0, 1.0, 1 / 3], [0.7, 0.1, 0.7, 0.2]):
        found = correlation(column, column)
        assert found == pytest.approx(1)
        assert found is not None
        assert found <= 1
    assert correlation([0.1, 0.2, 0.4], [-1, -2, -4]) == pytest.approx(-1)


def test_fishers_interval_by_hand() -> None:
    """Of r = .5 and n = 28: atanh .5 = .5493, 1.6449/√25 = .3290; tanh .2203, tanh .8783."""
    assert fisher_interval(0.5, 28) == pytest.approx((0.2168, 0.7056), abs=5e-5)


def test_fishers_interval_needs_four() -> None:
    """√(n - 3) must be there; a perfect correlation has no width."""
    assert fisher_interval(0.5, 3) is None
    assert fisher_interval(1.0, 4) == (1, 1)
    assert fisher_interval(-1.0, 4) == (-1, -1)


def test_wilsons_interval_by_hand() -> None:
    """0 of 10 at z = 1.6449: 0 to z²/(n + z²) = 2.7055/12.7055 = .2129; half of 10 is even."""
    assert wilson_interval(0.0, 10) == pytest.approx((0, 0.2129), abs=5e-5)
    low, high = wilson_interval(0.5, 10) or (0, 0)
    assert low + high == pytest.approx(1)
    assert wilson_interval(0.5, 0) is None
