"""A score passes that reaches the mark exactly, whatever sums of fractions do to it."""

from __future__ import annotations

import math
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from civicquiz.grade import passes

marks = st.fractions(0, 1, max_denominator=12)


def test_a_whole_and_a_fifth_of_three_are_40_per_cent() -> None:
    """Their quotient in binary is a hair below."""
    score = math.fsum([1.0, 0.0, 0.2]) / 3
    assert score < 0.4
    assert passes(score, 0.4)


def test_without_a_score_or_a_mark_nobody_passes_or_fails() -> None:
    """There is nothing to tell."""
    assert passes(None, 0.5) is None
    assert passes(0.5, None) is None


@given(st.lists(marks, min_size=1, max_size=40), st.integers(0, 100))
def test_it_agrees_with_exact_fractions(parts: list[Fraction], percent: int) -> None:
    """For every mark in whole per cent."""
    exact = sum(parts) / len(parts) >= Fraction(percent, 100)
    assert passes(sum(map(float, parts)) / len(parts), percent / 100) == exact
