"""A class: its pupils, the quizzes it is given, and how each pupil took one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from civicquiz.model.people import QuizSession

__all__ = [
    "Attempt",
    "ClassQuiz",
    "Classroom",
    "Feedback",
    "Hands",
    "Medium",
    "Pupil",
    "Purpose",
    "QuizItem",
]


@dataclass(frozen=True, slots=True)
class Classroom:
    """A class, ``3B``; an archived one takes no new quizzes, and its results stay."""

    id: int
    name: str
    created_at: datetime
    archived_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Pupil:
    """A learner who takes part under an alias (``otter-7``); no real name is kept.

    `name` is the learner's: ``3B/otter-7``. `pin_hash` is empty where there is no PIN. One who
    left the class keeps the alias, so that it is never given to somebody else.
    """

    learner_id: int
    classroom_id: int
    alias: str
    name: str
    joined_at: datetime
    pin_hash: str = ""
    left_at: datetime | None = None


class Purpose(StrEnum):
    """What a class quiz is for: a WARM_UP asks what the class is forgetting."""

    QUIZ = "quiz"
    WARM_UP = "warm-up"


class Feedback(StrEnum):
    """When a pupil is told what was right."""

    AT_ONCE = "at once"
    AT_END = "at the end"


class Medium(StrEnum):
    """How an attempt was taken."""

    TERMINAL = "terminal"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class ClassQuiz:
    """A fixed selection of questions for a class; `key` is its name, ``3B-quiz-1``.

    It can be taken from `opens_at` until before `closes_at` (None: no bound), `attempts` times,
    each in `minutes` (None: without a limit). From `seed` follow each pupil's order of questions
    and options, and each paper version's. `pass_mark` is a share of the whole.
    `versions` tells in how many it was printed, 0 where it never was.
    """

    id: int
    classroom_id: int
    key: str
    title: str
    purpose: Purpose
    seed: int
    created_at: datetime
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    minutes: float | None = None
    attempts: int = 1
    feedback: Feedback = Feedback.AT_END
    pass_mark: float | None = None
    versions: int = 0


@dataclass(frozen=True, slots=True)
class QuizItem:
    """A question of a class quiz at its place (from 0), with the revision that was picked.

    A voided item counts for nobody in this quiz; its answers stay in the history.
    """

    quiz_id: int
    position: int
    question_id: int
    revision_id: int
    voided_at: datetime | None = None
    void_reason: str = ""

    @property
    def counts(self) -> bool:
        """Whether it counts in the results."""
        return self.voided_at is None


@dataclass(frozen=True, slots=True)
class Attempt:
    """One pupil's taking of a class quiz, the `number`-th, from 1 on.

    It is submitted when its session has ended. `version` names the booklet (``A``) and is empty at
    a terminal; `holder` is a token of the terminal that has it now: only that one may answer.
    """

    quiz_id: int
    learner_id: int
    number: int
    medium: Medium
    session: QuizSession
    version: str = ""
    holder: str = ""

    @property
    def submitted(self) -> bool:
        """Whether it is final."""
        return self.session.ended_at is not None


@dataclass(frozen=True, slots=True)
class Hands:
    """A show of hands: how many chose each option (in the order of the revision), or none.

    A question without options has one number: how many had it right. Noughts alone tell that it
    was shown and that nobody counted. Nobody's memory hears of it: hands have no names.
    """

    id: int
    quiz_id: int
    question_id: int
    revision_id: int
    at: datetime
    counts: tuple[int, ...]
    abstained: int = 0
