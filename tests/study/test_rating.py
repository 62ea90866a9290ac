"""Correctness decides the rating, response time refines it."""

from __future__ import annotations

from math import log
from statistics import mean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.model import Rating
from civicquiz.study import Pace, rate

times = st.integers(1, 600_000)
paces = st.lists(times, max_size=40).map(Pace.of)
STEADY = Pace.of([4000, 6000] * 10)


@pytest.mark.parametrize(
    ("score", "pass_mark", "rating"),
    [
        (0.0, 1.0, Rating.AGAIN),
        (0.99, 1.0, Rating.AGAIN),
        (0.7, 0.7, Rating.HARD),
        (0.69, 0.7, Rating.AGAIN),
        (0.0, 0.0, Rating.AGAIN),
        (1.0, 0.7, Rating.GOOD),
    ],
)
def test_score(score: float, pass_mark: float, rating: Rating) -> None:
    """Wrong is Again; partly right too, unless it reaches the pass mark; right is Good."""
    assert rate(score, 5000, STEADY, pass_mark=pass_mark) is rating


@pytest.mark.parametrize(
    ("response_ms", "rating"),
    [(500, Rating.EASY), (5000, Rating.GOOD), (30_000, Rating.HARD), (0, Rating.GOOD)],
)
def test_time(response_ms: int, rating: Rating) -> None:
    """A right answer much slower than usual is Hard, a much faster one Easy."""
    assert rate(1.0, response_ms, STEADY) is rating


def test_from_the_twentieth_on() -> None:
    """Nineteen right answers say nothing of the pace, twenty do."""
    nineteen = Pace.of([4000, 6000] * 9 + [4000])
    assert nineteen.z(90_000) is None
    assert rate(1.0, 90_000, nineteen) is Rating.GOOD
    assert rate(1.0, 90_000, nineteen.after(6000)) is Rating.HARD


def test_steady_as_a_clock() -> None:
    """Answers that all took the same time tell no slow from fast."""
    assert rate(1.0, 60_000, Pace.of([5000] * 30)) is Rating.GOOD


def test_thresholds() -> None:
    """Hard lies above 1.1 standard deviations, Easy below -1.1."""
    z_of = {ms: STEADY.z(ms) for ms in range(3000, 9000, 7)}
    for ms, z in z_of.items():
        assert z is not None
        expected = Rating.HARD if z > 1.1 else Rating.EASY if z < -1.1 else Rating.GOOD
        assert rate(1.0, ms, STEADY) is expected
    assert {rate(1.0, ms, STEADY) for ms in z_of} == {Rating.HARD, Rating.GOOD, Rating.EASY}


@given(st.floats(0, 1), st.integers(0, 600_000), paces, st.integers(1, 2), st.floats(0, 1))
def test_guess_is_again(
    score: float, response_ms: int, pace: Pace, tries: int, pass_mark: float
) -> None:
    """What was guessed is not known."""
    rating = rate(score, response_ms, pace, tries=tries, guessed=True, pass_mark=pass_mark)
    assert rating is Rating.AGAIN


@given(st.integers(0, 600_000), paces)
def test_second_try_is_hard(response_ms: int, pace: Pace) -> None:
    """An almost right answer that was mended is Hard, however fast."""
    assert rate(1.0, response_ms, pace, tries=2) is Rating.HARD


@given(st.sampled_from(Rating), st.integers(0, 600_000), paces)
def test_own_rating_stands(own: Rating, response_ms: int, pace: Pace) -> None:
    """A flashcard has the rating that the learner gave it, unless it was guessed."""
    assert rate(float(own > 1), response_ms, pace, own=own) is own
    assert rate(float(own > 1), response_ms, pace, own=own, guessed=True) is Rating.AGAIN


@given(st.floats(0, 1, exclude_max=True), st.integers(0, 600_000), paces, st.floats(0, 1))
def test_only_right_is_good(score: float, response_ms: int, pace: Pace, pass_mark: float) -> None:
    """No speed makes up for a wrong part."""
    assert rate(score, response_ms, pace, pass_mark=pass_mark) <= Rating.HARD


@given(st.lists(times, min_size=20, max_size=60), times)
def test_z_score(earlier: list[int], response_ms: int) -> None:
    """The pace's z-score is that of the logarithms, to their precision."""
    logs = [log(ms) for ms in earlier]
    z = Pace.of(earlier).z(response_ms)
    if z is None:
        assert stdev(logs) < 1e-6
    elif stdev(logs) > 1e-3:
        expected = (log(response_ms) - mean(logs)) / stdev(logs)
        assert z == pytest.approx(expected, rel=0.01, abs=0.01)


@given(st.lists(st.integers(-5, 600_000), max_size=50))
def test_one_by_one(answers: list[int]) -> None:
    """A pace grown answer by answer is the pace of them all; unknown times do not count."""
    pace = Pace()
    for ms in answers:
        pace = pace.after(ms)
    assert pace == Pace.of(answers)
    assert len(pace.times) == sum(ms > 0 for ms in answers)


def test_latest_thousand() -> None:
    """Only the latest 1,000 right answers make the pace."""
    earlier = list(range(1000, 2500))
    pace = Pace()
    for ms in earlier:
        pace = pace.after(ms)
    assert pace == Pace.of(earlier) == Pace.of(earlier[-1000:])
    assert len(pace.times) == 1000
