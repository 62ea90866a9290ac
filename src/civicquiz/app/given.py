"""The answers of one session, as far as its course, its score and its summary need them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from civicquiz.model import Kind, QuizItem, Rating, Response, Review
from civicquiz.store import Log
from civicquiz.study import effective

__all__ = [
    "Given",
    "first_scores",
    "given_in",
    "mean_score",
    "own_rating",
    "quiz_score",
    "seconds_taken",
]


@dataclass(frozen=True, slots=True)
class Given:
    """A recorded answer of a session: enough for the score, for undo and for what comes back."""

    question_id: int
    review_id: int
    score: float
    passed: bool
    response_ms: int

    @classmethod
    def of(cls, review: Review) -> Given:
        """Return what the session needs of a review as it counts now."""
        passed = review.rating is None or review.rating > Rating.AGAIN
        return cls(review.question_id, review.id, review.score, passed, review.response_ms)


def given_in(log: Log) -> list[Given]:
    """Return the answers of a session's log that count now, in their order."""
    return [Given.of(review) for review in effective(log.reviews, log.amendments)]


def first_scores(given: Sequence[Given]) -> list[float]:
    """Return the score, from 0 to 1, of the first answer to each question."""
    return list({each.question_id: each.score for each in reversed(given)}.values())


def mean_score(given: Sequence[Given]) -> float | None:
    """Return the mean score of first answers; None where nothing was answered."""
    first = first_scores(given)
    return sum(first) / len(first) if first else None


def seconds_taken(given: Sequence[Given]) -> int:
    """Return how long all answers took together."""
    return round(sum(each.response_ms for each in given) / 1000)


def own_rating(kind: Kind, response: Response) -> Rating | None:
    """Return how a learner rated a flashcard; None for every other kind."""
    if kind is Kind.FLASHCARD and response and isinstance(response[0], int):
        return Rating(response[0])
    return None


def quiz_score(items: Sequence[QuizItem], given: Sequence[Given]) -> float | None:
    """Return what an attempt comes to, from 0 to 1: blanks earn nothing, void items do not count."""
    scores = {each.question_id: each.score for each in reversed(given)}
    counting = [scores.get(item.question_id, 0.0) for item in items if item.counts]
    return sum(counting) / len(counting) if counting else None
