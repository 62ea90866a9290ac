"""FSRS-6: how a memory fades with days, and what an answer makes of it.

A memory is a *stability* S (the days until recall falls to 90 %) and a *difficulty* D (1 to 10).
Ratings run from 1 (Again) to 4 (Easy). Days are whole calendar days. One formula a function;
w0 to w20 are the parameters, named as in the publications of the FSRS projects.
"""

from __future__ import annotations

from math import exp, expm1

from civicquiz.model import Rating

__all__ = [
    "DEFAULT_PARAMETERS",
    "MAX_DIFFICULTY",
    "MAX_STABILITY",
    "MIN_DIFFICULTY",
    "MIN_STABILITY",
    "Parameters",
    "first_difficulty",
    "first_stability",
    "from_sm2",
    "interval",
    "next_difficulty",
    "next_stability",
    "retrievability",
    "stability_after_failure",
    "stability_after_success",
    "stability_same_day",
]

Parameters = tuple[float, ...]
"""The 21 weights of FSRS-6."""

DEFAULT_PARAMETERS: Parameters = (
    *(0.212, 1.2931, 2.3065, 8.2956),  # w0-w3: stability after a first Again, Hard, Good, Easy
    *(6.4133, 0.8334, 3.0194, 0.001),  # w4-w7: difficulty
    *(1.8722, 0.1666, 0.796),  # w8-w10: stability after a success
    *(1.4835, 0.0614, 0.2629, 1.6483),  # w11-w14: stability after a failure
    *(0.6014, 1.8729),  # w15, w16: Hard's share and Easy's bonus
    *(0.5425, 0.0912, 0.0658),  # w17-w19: a second review on one day
    0.1542,  # w20: how fast recall decays
)

MIN_STABILITY, MAX_STABILITY = 0.001, 36500.0
MIN_DIFFICULTY, MAX_DIFFICULTY = 1.0, 10.0


def retrievability(
    stability: float, days: float, parameters: Parameters = DEFAULT_PARAMETERS
) -> float:
    """Return the chance, 0 to 1, of recalling after `days` a memory of that stability."""
    return float((1 + _factor(parameters) * days / stability) ** -parameters[20])


def interval(
    stability: float,
    retention: float,
    parameters: Parameters = DEFAULT_PARAMETERS,
    *,
    longest: int = 36500,
) -> int:
    """Return the whole days, 1 to `longest`, until recall falls to `retention` (0 < it ≤ 1)."""
    # 1e-9 stands for all laxer wishes, whose interval would be too large for a float.
    spread: float = max(retention, 1e-9) ** (-1 / parameters[20]) - 1
    return max(1, round(min(stability / _factor(parameters) * spread, longest)))


def first_stability(rating: Rating, parameters: Parameters = DEFAULT_PARAMETERS) -> float:
    """Return the stability in days after the first review ever."""
    return _bound_stability(parameters[rating - 1])


def first_difficulty(rating: Rating, parameters: Parameters = DEFAULT_PARAMETERS) -> float:
    """Return the difficulty after the first review ever."""
    return _bound_difficulty(_raw_first_difficulty(rating, parameters))


def next_difficulty(
    difficulty: float, rating: Rating, parameters: Parameters = DEFAULT_PARAMETERS
) -> float:
    """Return the difficulty after a later review; it leans back towards that of a first Easy."""
    step = -parameters[6] * (rating - 3)
    damped = difficulty + step * (10 - difficulty) / 9
    home = _raw_first_difficulty(Rating.EASY, parameters)
    return _bound_difficulty(parameters[7] * home + (1 - parameters[7]) * damped)


def next_stability(
    stability: float,
    difficulty: float,
    days: int,
    rating: Rating,
    parameters: Parameters = DEFAULT_PARAMETERS,
) -> float:
    """Return the stability in days after a review `days` after the one before."""
    if days < 1:
        return stability_same_day(stability, rating, parameters)
    recall = retrievability(stability, days, parameters)
    if rating == Rating.AGAIN:
        return stability_after_failure(stability, difficulty, recall, parameters)
    return stability_after_success(stability, difficulty, recall, rating, parameters)


def stability_after_success(
    stability: float,
    difficulty: float,
    recall: float,
    rating: Rating,
    parameters: Parameters = DEFAULT_PARAMETERS,
) -> float:
    """Return the stability after a recall whose chance was `recall` (0 to 1)."""
    gain = (
        _ease(stability, difficulty, parameters)
        * expm1((1 - recall) * parameters[10])
        * (parameters[15] if rating == Rating.HARD else 1)
        * (parameters[16] if rating == Rating.EASY else 1)
    )
    return _bound_stability(stability * (1 + gain))


def stability_after_failure(
    stability: float,
    difficulty: float,
    recall: float,
    parameters: Parameters = DEFAULT_PARAMETERS,
) -> float:
    """Return the stability after forgetting what had the chance `recall` (0 to 1)."""
    relearned = (
        parameters[11]
        * difficulty ** -parameters[12]
        * ((stability + 1) ** parameters[13] - 1)
        * exp((1 - recall) * parameters[14])
    )
    ceiling = stability / exp(parameters[17] * parameters[18])
    return _bound_stability(min(relearned, ceiling))


def stability_same_day(
    stability: float, rating: Rating, parameters: Parameters = DEFAULT_PARAMETERS
) -> float:
    """Return the stability after one more review on the day of the last; a pass never lowers it."""
    growth = exp(parameters[17] * (rating - 3 + parameters[18])) * stability ** -parameters[19]
    return _bound_stability(stability * (growth if rating == Rating.AGAIN else max(growth, 1)))


def from_sm2(
    ease: float,
    days: float,
    retention: float,
    parameters: Parameters = DEFAULT_PARAMETERS,
) -> tuple[float, float]:
    """Return stability and difficulty for an SM-2 card: its ease, interval and true retention."""
    spread = retention ** (-1 / parameters[20]) - 1
    stability = _bound_stability(max(days, MIN_STABILITY) * _factor(parameters) / spread)
    gain = _ease(stability, 10, parameters) * expm1((1 - retention) * parameters[10])
    return stability, _bound_difficulty(11 - (ease - 1) / gain)


def _factor(parameters: Parameters) -> float:
    """Return what makes recall 90 % after S days."""
    return float(0.9 ** (-1 / parameters[20]) - 1)


def _ease(stability: float, difficulty: float, parameters: Parameters) -> float:
    """Return how readily stability grows: less for the difficult and the stable."""
    return float(exp(parameters[8]) * (11 - difficulty) * stability ** -parameters[9])


def _raw_first_difficulty(rating: Rating, parameters: Parameters) -> float:
    """Return the difficulty after a first review, unbounded."""
    return parameters[4] - exp(parameters[5] * (rating - 1)) + 1


def _bound_stability(stability: float) -> float:
    """Return the nearest stability that FSRS allows."""
    return min(max(stability, MIN_STABILITY), MAX_STABILITY)


def _bound_difficulty(difficulty: float) -> float:
    """Return the nearest difficulty that FSRS allows."""
    return min(max(difficulty, MIN_DIFFICULTY), MAX_DIFFICULTY)
