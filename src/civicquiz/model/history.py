"""What is kept of learning: reviews (the truth), amendments to them, and memory (their sum)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from civicquiz.model.answer import Rating, Response

__all__ = ["Action", "Amendment", "Memory", "Review"]


@dataclass(frozen=True, slots=True)
class Memory:
    """What a learner is thought to know of one question, as the reviews so far tell.

    Units: `stability` in days, `difficulty` from 1 to 10. `passed` tells whether the last
    review was passed; `lapses` counts failures after a pass, `struggles` those since the
    question was last looked at (see `Action.WAKE`).
    """

    stability: float
    difficulty: float
    last_day: date
    due_day: date
    reviews: int
    lapses: int
    struggles: int
    passed: bool


@dataclass(frozen=True, slots=True)
class Review:
    """One graded answer; written once, never changed.

    `day` is the learner's local study day; `shown` the order in which the parts of the
    question were shown; `rating` is None where the answer leaves the schedule alone (cramming);
    `due_day` is the day promised to the learner; `graded_by` is "program", "learner" (a card) or
    "teacher", where the answer itself may be unknown, and empty.
    """

    id: int
    learner_id: int
    question_id: int
    revision_id: int
    session_id: int
    asked_at: datetime
    answered_at: datetime
    day: date
    shown: tuple[int, ...]
    answer: Response
    score: float
    graded_by: str
    rating: Rating | None
    response_ms: int
    guessed: bool
    tries: int
    due_day: date | None


class Action(StrEnum):
    """What an amendment does to its review."""

    UNDO = "undo"
    GUESSED = "guessed"
    REGRADE = "regrade"
    WAKE = "wake"


@dataclass(frozen=True, slots=True)
class Amendment:
    """A later word on a review; written once, never changed.

    `after_review` is the id of the newest review of that learner and question when it was
    written, so that a replay knows what came first. UNDO strikes the review out; GUESSED and
    REGRADE replace what is not None; WAKE tells that a leech was looked at. `due_day` is the
    day on which the question is due from then on (None: no memory is left).
    """

    id: int
    review_id: int
    after_review: int
    at: datetime
    action: Action
    due_day: date | None
    score: float | None = None
    rating: Rating | None = None
    revision_id: int | None = None
    reason: str = ""
