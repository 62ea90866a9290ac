"""What the store hands out and takes in beyond the nouns of the model."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from civicquiz.model import Amendment, Dispute, PartialDate, Question, QuizSession, Review

__all__ = [
    "Arrival",
    "AttemptGuard",
    "BankSummary",
    "DayCounts",
    "Flag",
    "HistoryFigures",
    "KnownQuestion",
    "Log",
    "Resting",
    "Saved",
    "SessionFigures",
]


@dataclass(frozen=True, slots=True)
class KnownQuestion:
    """A stored question, as a load needs it to find what changed."""

    id: int
    key: str
    stem: str
    revision_id: int
    hash: str
    key_hash: str
    retired: bool


@dataclass(frozen=True, slots=True)
class Arrival:
    """A question of a bank that is being saved.

    `known_id` is the stored question that it continues, None for a new one; `attributed` tells
    that its stem says whose claim it is, `rivals` are known wrong answers.
    """

    question: Question
    hash: str
    key_hash: str
    attributed: bool
    rivals: tuple[str, ...] = ()
    known_id: int | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """A bank that was saved; `question_ids` stand in the order of the arrivals."""

    bank_id: int
    question_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BankSummary:
    """A stored bank; `facts` and `questions` count what is not retired."""

    id: int
    key: str
    title: str
    language: str
    license: str
    path: str
    file_hash: str
    loaded_at: datetime
    retired_at: datetime | None
    facts: int
    questions: int
    retired_questions: int


@dataclass(frozen=True, slots=True)
class Resting:
    """A question that would not be asked, with all that can be the reason.

    It rests when `until` begins on or before the day, when there is a `dispute` and its stem
    is not `attributed`, or for its `struggles`.
    """

    question_id: int
    bank: str
    key: str
    stem: str
    fact: str
    until: PartialDate | None
    dispute: Dispute | None
    attributed: bool
    struggles: int


@dataclass(frozen=True, slots=True)
class DayCounts:
    """The answers that moved the schedule on a study day.

    `reviewed` and `introduced` count questions: those met on an earlier day, and those met then
    for the first time.
    """

    answers: int
    reviewed: int
    introduced: int


@dataclass(frozen=True, slots=True)
class Log:
    """Some reviews and all amendments to them, both in order of recording."""

    reviews: tuple[Review, ...]
    amendments: tuple[Amendment, ...]


@dataclass(frozen=True, slots=True)
class SessionFigures:
    """A session with what its standing answers come to.

    `asked`, `right` and `score` (their mean, None without any) are of the first answer to each
    question; `response_ms` is of all answers.
    """

    session: QuizSession
    asked: int
    right: int
    score: float | None
    response_ms: int


@dataclass(frozen=True, slots=True)
class HistoryFigures:
    """What a learner did in a bank or topic: first answers of each session, as above."""

    learner: str
    bank: str
    topic: str
    sessions: int
    asked: int
    right: int
    score: float
    response_ms: int
    last_day: date


@dataclass(frozen=True, slots=True)
class Flag:
    """A question that a learner marked for its author; `question` is ``bank/question-id``."""

    id: int
    learner: str
    question_id: int
    question: str
    revision_id: int
    at: datetime
    note: str


@dataclass(frozen=True, slots=True)
class AttemptGuard:
    """What decides whether an answer in an attempt is taken: who has it, its end, the window."""

    holder: str
    ended_at: datetime | None
    opens_at: datetime | None
    closes_at: datetime | None
