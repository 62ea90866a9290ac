"""The formulas of FSRS-6 against the reference figures of its projects, and its laws."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.model import Rating
from civicquiz.study import DEFAULT_PARAMETERS, from_sm2, interval, retrievability
from civicquiz.study.memory import (
    MAX_DIFFICULTY,
    MAX_STABILITY,
    MIN_DIFFICULTY,
    MIN_STABILITY,
    Parameters,
    first_difficulty,
    first_stability,
    next_difficulty,
    next_stability,
    stability_after_failure,
    stability_after_success,
    stability_same_day,
)
from support.study import difficulties, passes, ratings, stabilities

HISTORY = ((1, 0), (3, 0), (3, 1), (3, 3), (3, 8), (3, 21))

LOWEST = (*(0.001,) * 4, 1, *(0.001,) * 3, 0, 0, *(0.001,) * 4, 0, 0, 1, 0, 0, 0, 0.1)
HIGHEST = (*(100,) * 4, 10, 4, 4, 0.75, 4.5, 0.8, 3.5, 5, 0.25, 0.9, 4, 1, 6, 2, 2, 0.8, 0.8)
fitted = st.tuples(*(st.floats(low, high) for low, high in zip(LOWEST, HIGHEST, strict=True)))
"""Any parameters that a fit may give."""


def after(history: tuple[tuple[int, int], ...], parameters: Parameters) -> tuple[float, float]:
    """Return stability and difficulty after ratings, each with the days since the one before."""
    (first, _), *later = history
    stability = first_stability(Rating(first), parameters)
    difficulty = first_difficulty(Rating(first), parameters)
    for number, days in later:
        rating = Rating(number)
        stability = next_stability(stability, difficulty, days, rating, parameters)
        difficulty = next_difficulty(difficulty, rating, parameters)
    return stability, difficulty


class TestReferenceFigures:
    """Figures from the FSRS projects' own tests."""

    def test_default_parameters(self) -> None:
        """The defaults are those of FSRS-6."""
        assert (
            *(0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796),
            *(1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542),
        ) == DEFAULT_PARAMETERS

    def test_first_review(self) -> None:
        """A first review sets stability and difficulty by its rating alone."""
        assert [first_stability(rating) for rating in Rating] == [0.212, 1.2931, 2.3065, 8.2956]
        assert [first_difficulty(rating) for rating in Rating] == pytest.approx(
            [6.4133, 5.11217071, 2.11810397, 1], abs=1e-8
        )

    def test_history(self) -> None:
        """One failure and five passes over a month end at a stability of 53.6 days."""
        stability, difficulty = after(HISTORY, DEFAULT_PARAMETERS)
        assert stability == pytest.approx(53.62691, abs=1e-4)
        assert difficulty == pytest.approx(6.3574867, abs=1e-4)

    def test_history_without_short_term(self) -> None:
        """With w17 to w19 at 0 a second review on one day changes less."""
        parameters = (*DEFAULT_PARAMETERS[:17], 0.0, 0.0, 0.0, DEFAULT_PARAMETERS[20])
        stability, difficulty = after(HISTORY, parameters)
        assert stability == pytest.approx(53.335106, abs=1e-4)
        assert difficulty == pytest.approx(6.3574867, abs=1e-4)

    @pytest.mark.parametrize(
        ("days", "stability", "recall"),
        [
            (0, 1, 1),
            (1, 2, 0.9403443),
            (2, 3, 0.9253786),
            (3, 4, 0.9185229),
            (4, 4, 0.9),
            (5, 2, 0.8261359),
        ],
    )
    def test_forgetting_curve(self, days: int, stability: float, recall: float) -> None:
        """Recall falls with days, to 90 % after as many as the stability has."""
        assert retrievability(stability, days) == pytest.approx(recall, abs=1e-7)

    def test_intervals(self) -> None:
        """A memory of one day's stability is asked after years if little is to be kept."""
        intervals = [interval(1, tenths / 10) for tenths in range(2, 11)]
        assert intervals == [34793, 2508, 387, 90, 27, 9, 3, 1, 1]

    def test_difficulty(self) -> None:
        """Difficulty rises with a bad rating and falls with a good one."""
        assert [next_difficulty(5, rating) for rating in Rating] == pytest.approx(
            [8.34176237, 6.66599536, 4.99022837, 3.31446137], abs=1e-8
        )

    @pytest.mark.parametrize(
        ("number", "difficulty", "recall", "stability"),
        [(2, 2, 0.8, 28.22657096), (3, 3, 0.7, 58.65599107), (4, 4, 0.6, 127.2266925)],
    )
    def test_success(self, number: int, difficulty: float, recall: float, stability: float) -> None:
        """A success on the brink of forgetting helps most."""
        after_it = stability_after_success(5, difficulty, recall, Rating(number))
        assert after_it == pytest.approx(stability, abs=1e-7)

    @pytest.mark.parametrize(
        ("difficulty", "recall", "stability"),
        [(1, 0.9, 1.05253961), (2, 0.8, 1.18943295), (3, 0.7, 1.36808387), (4, 0.6, 1.58498896)],
    )
    def test_failure(self, difficulty: float, recall: float, stability: float) -> None:
        """A failure leaves a day or two of five."""
        assert stability_after_failure(5, difficulty, recall) == pytest.approx(stability, abs=1e-8)

    def test_same_day(self) -> None:
        """Once more on the same day, only Again and Easy change the stability."""
        assert [stability_same_day(5, rating) for rating in Rating] == pytest.approx(
            [1.596818, 5.0, 5.0, 8.12960956], abs=1e-6
        )

    def test_on_its_due_day(self) -> None:
        """Five days' stability after five days, under each rating."""
        assert [next_stability(5, 5, 5, rating) for rating in Rating] == pytest.approx(
            [0.95350, 12.43422, 17.36152, 28.15190], abs=1e-4
        )

    @pytest.mark.parametrize(
        ("ease", "days", "stability", "difficulty"), [(2.5, 10, 10, 6.9140563), (1.3, 20, 20, 10)]
    )
    def test_from_sm2(self, ease: float, days: int, stability: float, difficulty: float) -> None:
        """An SM-2 card keeps its interval as stability at 90 %; a low ease is difficult."""
        assert from_sm2(ease, days, 0.9) == pytest.approx((stability, difficulty), abs=2e-6)


class TestLaws:
    """What holds for all memories."""

    @given(stabilities, difficulties, st.integers(0, 40000), ratings, fitted)
    def test_bounds(
        self, stability: float, difficulty: float, days: int, rating: Rating, weights: Parameters
    ) -> None:
        """Stability and difficulty never leave their bounds, whatever the parameters."""
        new = next_stability(stability, difficulty, days, rating, weights)
        assert 0 < MIN_STABILITY <= new <= MAX_STABILITY
        assert MIN_DIFFICULTY <= next_difficulty(difficulty, rating, weights) <= MAX_DIFFICULTY
        assert MIN_STABILITY <= first_stability(rating, weights) <= MAX_STABILITY
        assert MIN_DIFFICULTY <= first_difficulty(rating, weights) <= MAX_DIFFICULTY

    @given(stabilities, difficulties, st.integers(0, 40000), fitted)
    def test_better_rating(
        self, stability: float, difficulty: float, days: int, weights: Parameters
    ) -> None:
        """A better rating never leaves less stability, nor more difficulty."""
        by_rating = [next_stability(stability, difficulty, days, r, weights) for r in Rating]
        assert by_rating == sorted(by_rating)
        hard_first = [next_difficulty(difficulty, r, weights) for r in Rating]
        assert hard_first == sorted(hard_first, reverse=True)

    @given(stabilities, difficulties, st.integers(0, 40000), passes)
    def test_pass_never_harms(
        self, stability: float, difficulty: float, days: int, rating: Rating
    ) -> None:
        """A pass never lowers the stability, a failure never raises it."""
        assert next_stability(stability, difficulty, days, rating) >= stability
        assert next_stability(stability, difficulty, days, Rating.AGAIN) <= stability

    @given(stabilities, st.lists(st.floats(0.01, 1), min_size=2, max_size=5).map(sorted))
    def test_laxer_is_longer(self, stability: float, retentions: list[float]) -> None:
        """An interval never shrinks when less is to be kept."""
        intervals = [interval(stability, retention) for retention in retentions]
        assert all(strict >= lax for strict, lax in pairwise(intervals))
        assert all(1 <= days <= 36500 for days in intervals)

    @given(stabilities, st.floats(0.7, 0.97))
    def test_interval_inverts_the_curve(self, stability: float, retention: float) -> None:
        """On the day that an interval names, recall is as was wished, to half a day."""
        days = interval(stability, retention, longest=10**9)
        if days > 1:
            assert retrievability(stability, days + 0.5) <= retention + 1e-9
            assert retrievability(stability, days - 0.5) >= retention - 1e-9

    @given(stabilities, st.integers(0, 10000))
    def test_recall_falls(self, stability: float, days: int) -> None:
        """The chance of recall never rises by waiting, and is never 0."""
        now, tomorrow = retrievability(stability, days), retrievability(stability, days + 1)
        assert 0 < tomorrow <= now <= 1

    @pytest.mark.parametrize("retention", [0.0, 1e-300, 1.0])
    def test_extreme_retention(self, retention: float) -> None:
        """A wish to keep all, or nothing, still gives an interval."""
        assert interval(10, retention, longest=999) == (1 if retention == 1 else 999)

    @given(st.floats(1.3, 4), st.floats(0.01, 30000), st.floats(0.7, 0.97))
    def test_sm2_keeps_the_interval(self, ease: float, days: float, retention: float) -> None:
        """A card from SM-2 is due when it would have been."""
        stability, difficulty = from_sm2(ease, days, retention)
        assert MIN_DIFFICULTY <= difficulty <= MAX_DIFFICULTY
        if MIN_STABILITY < stability < MAX_STABILITY:
            assert retrievability(stability, days) == pytest.approx(retention)
