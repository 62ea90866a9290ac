"""Learners and their sessions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from civicquiz.model.dates import PartialDate
from civicquiz.model.question import Citation, Dispute, Kind, Question

__all__ = [
    "Candidate",
    "Learner",
    "Posed",
    "PosedFact",
    "QuizSession",
    "SessionKind",
]


@dataclass(frozen=True, slots=True)
class Learner:
    """Somebody who learns here."""

    id: int
    name: str
    created_at: datetime


class SessionKind(StrEnum):
    """How a session treats the schedule: CRAM leaves it alone. ASSIGNED is a class quiz."""

    STUDY = "study"
    QUIZ = "quiz"
    CRAM = "cram"
    ASSIGNED = "assigned"


@dataclass(frozen=True, slots=True)
class QuizSession:
    """One sitting. `plan` holds question ids in the order in which they are asked.

    `settings` is plain JSON data; `score` is the sum of the scores of first answers over
    their number, None until the session ends or where nothing was answered.
    """

    id: int
    learner_id: int
    kind: SessionKind
    settings: Mapping[str, object]
    seed: int
    plan: tuple[int, ...]
    skipped: tuple[int, ...]
    started_at: datetime
    ended_at: datetime | None = None
    score: float | None = None

    @property
    def is_secret(self) -> bool:
        """Whether what was right may not be told yet: that of a class quiz under way."""
        return self.kind is SessionKind.ASSIGNED and self.ended_at is None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that may be asked, with what the queue needs to choose.

    `fact_id` is None for a question of no fact; `stability`, `due_day` and `struggles` are
    None or 0 for a new one.
    """

    question_id: int
    fact_id: int | None
    bank_id: int
    position: int
    topic: str
    kind: Kind
    due_day: date | None = None
    stability: float | None = None
    struggles: int = 0


@dataclass(frozen=True, slots=True)
class PosedFact:
    """The fact behind a question, as the reveal shows it.

    `sources` holds, for each citation, the source's title, location and retrieval date.
    """

    id: int
    key: str
    statement: str
    citations: tuple[Citation, ...] = ()
    sources: tuple[tuple[str, str, PartialDate | None], ...] = ()
    as_of: PartialDate | None = None
    until: PartialDate | None = None
    dispute: Dispute | None = None


@dataclass(frozen=True, slots=True)
class Posed:
    """A stored question, ready to be asked, graded and explained.

    `rivals` are known wrong answers that a typed answer must not be closer to than to the key.
    """

    question_id: int
    revision_id: int
    bank: str
    bank_title: str
    question: Question
    fact: PosedFact | None = None
    rivals: tuple[str, ...] = field(default=())

    @property
    def name(self) -> str:
        """The name that a person can type: ``bank/question-id``."""
        return f"{self.bank}/{self.question.id}"
