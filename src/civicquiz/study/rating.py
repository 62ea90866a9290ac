"""From an answer to a rating: correctness decides, response time refines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import log, sqrt

from civicquiz.model import Rating

__all__ = ["Pace", "rate"]

WINDOW = 1000
"""How many of the latest right answers make the pace."""

ENOUGH = 20
"""From how many answers on the pace says anything."""

SLOW, FAST = 1.1, -1.1
"""The z-scores beyond which a right answer is Hard, or Easy."""

PRECISION = 1_000_000
"""Logarithms are kept as whole millionths, so that sums are exact in any order."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a learner answers one kind of question rightly: the latest 1,000 such answers.

    `times` are natural logarithms of milliseconds in whole millionths, oldest first; `total` and
    `squares` are their sum and the sum of their squares.
    """

    times: tuple[int, ...] = ()
    total: int = 0
    squares: int = 0

    @classmethod
    def of(cls, times_ms: Iterable[int]) -> Pace:
        """Return the pace of right answers, oldest first; those without a time do not count."""
        times = tuple(_log(ms) for ms in times_ms if ms > 0)[-WINDOW:]
        return cls(times, sum(times), sum(time * time for time in times))

    def after(self, response_ms: int) -> Pace:
        """Return the pace after one more right answer; one without a time changes nothing."""
        if response_ms <= 0:
            return self
        new = _log(response_ms)
        total, squares = self.total + new, self.squares + new * new
        if len(self.times) < WINDOW:
            return Pace((*self.times, new), total, squares)
        old = self.times[0]
        return Pace((*self.times[1:], new), total - old, squares - old * old)

    def z(self, response_ms: int) -> float | None:
        """Return how many standard deviations slower than usual, or None where none can tell."""
        count = len(self.times)
        if count < ENOUGH or response_ms <= 0:
            return None
        spread = count * self.squares - self.total * self.total  # count · (count - 1) · variance
        if spread == 0:
            return None
        distance = count * _log(response_ms) - self.total  # count · (log - mean)
        return distance * sqrt(count - 1) / sqrt(count * spread)


def rate(
    score: float,
    response_ms: int,
    pace: Pace,
    *,
    tries: int = 1,
    guessed: bool = False,
    own: Rating | None = None,
    pass_mark: float = 1.0,
) -> Rating:
    """Return how well a question was recalled.

    `score` runs from 0 to 1; `response_ms` is 0 where it is not known; `pace` is that of the
    question's kind before this answer; `tries` is 2 where an almost right answer was mended;
    `own` is the learner's own rating of a flashcard, which stands.
    """
    if guessed:
        return Rating.AGAIN
    if own is not None:
        return own
    if score < 1:
        return Rating.HARD if score > 0 and score >= pass_mark else Rating.AGAIN
    if tries > 1:
        return Rating.HARD
    z = pace.z(response_ms)
    if z is None or FAST <= z <= SLOW:
        return Rating.GOOD
    return Rating.HARD if z > SLOW else Rating.EASY


def _log(response_ms: int) -> int:
    """Return the logarithm of a time over 0 in whole millionths."""
    return round(log(response_ms) * PRECISION)
