"""How a class took a quiz: what `quiz_results` makes figures of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from civicquiz.model import Hands, Medium, Posed, Response
from civicquiz.stats.tables import Options

__all__ = ["AskedItem", "Change", "GivenAnswer", "PupilTakings", "State", "Taking"]


class State(StrEnum):
    """How far a pupil is with a quiz; TIME_OVER was never handed in and can be no more."""

    SUBMITTED = "submitted"
    TIME_OVER = "time over"
    UNDER_WAY = "under way"
    MISSING = "missing"

    @property
    def counts(self) -> bool:
        """Whether what was answered is final, and unanswered questions are blank."""
        return self in {State.SUBMITTED, State.TIME_OVER}


@dataclass(frozen=True, slots=True)
class Change:
    """An answer that was graded again; scores from 0 to 1."""

    at: datetime
    reason: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer that stands, to the question as it was asked.

    `score` is what it counts now, `first_score` what it was given. `response` is None where it
    is not known what was answered, such as on paper that the teacher marked.
    """

    response: Response | None
    score: float
    first_score: float
    response_ms: int
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Taking:
    """One attempt; `answers` stand in the order of the quiz, None where nothing was answered.

    `unasked` are positions of questions that were void when it was handed in: never asked, they
    are no blanks, also when they count again for others.
    """

    number: int
    medium: Medium
    state: State
    answers: tuple[GivenAnswer | None, ...]
    version: str = ""
    unasked: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class PupilTakings:
    """A pupil with all attempts at the quiz, in order; `left`: who is gone from the class."""

    alias: str
    takings: tuple[Taking, ...]
    left: bool = False


@dataclass(frozen=True, slots=True)
class AskedItem:
    """A question of the quiz as it was asked.

    `options` has the keys that count now, None for what is no choice. `old_answers` counts
    those still graded under a key that the bank has corrected since.
    """

    posed: Posed
    options: Options | None
    voided_at: datetime | None = None
    void_reason: str = ""
    hands: tuple[Hands, ...] = ()
    old_answers: int = 0

    @property
    def counts(self) -> bool:
        """Whether it counts in the results."""
        return self.voided_at is None
