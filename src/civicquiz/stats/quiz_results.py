"""The results of a class quiz: its pupils' marks, and what its questions tell.

A pupil's *best* attempt is the mark, the *first* attempt feeds the figures of the questions:
later ones were given after feedback. What was not answered earns 0; what is voided counts for
nobody. An attempt that is still under way counts nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from civicquiz.model import ClassQuiz, Medium
from civicquiz.stats.distractors import OptionFigures
from civicquiz.stats.quiz_takings import AskedItem, Change, State
from civicquiz.stats.reliability import Reliability
from civicquiz.stats.summary import ItemSummary

__all__ = [
    "ClassScores",
    "Correction",
    "Drawn",
    "ItemResult",
    "PupilResult",
    "QuizResults",
]

MANY = 1 / 3
"""From this share of its marks lost a question is missed by many."""

ROUNDING = 1e-9
"""Scores that differ by less are the same."""


@dataclass(frozen=True, slots=True)
class PupilResult:
    """A pupil's mark: the best attempt of those that count.

    `score` is a share, `points` its sum, both None where nothing counts; `seconds` is the time
    spent answering, None where it was not measured. `old_score` is what the score was before
    anything was corrected or voided, `changes` stand under the positions of their questions.
    `marks` are of that attempt, by position, None for what was left blank.
    """

    alias: str
    state: State
    score: float | None
    points: float | None
    seconds: float | None
    medium: Medium | None
    version: str
    attempts: int
    answered: int
    old_score: float | None
    changes: tuple[tuple[int, Change], ...]
    marks: tuple[float | None, ...]
    left: bool = False
    passed: bool | None = None

    @property
    def changed(self) -> bool:
        """Whether a correction moved the score."""
        if self.score is None or self.old_score is None:
            return self.score != self.old_score
        return abs(self.score - self.old_score) > ROUNDING


@dataclass(frozen=True, slots=True)
class Drawn:
    """What some chose or wrote: an option in the order of the bank, or a wrong answer.

    `text` is Markdown for an option. `share` is of those who were asked.
    """

    text: str
    key: bool
    share: float
    aliases: tuple[str, ...]
    figures: OptionFigures | None = None


@dataclass(frozen=True, slots=True)
class ItemResult:
    """A question: its figures from first attempts, and who gave which answer.

    `number` counts from 1. A choice has all its options in `drawn`, another kind its wrong
    answers, the commonest first. `hands` are the shares of each option by show of hands, of
    `hands_up` who were there; of another kind `hands_up` alone tells how many had it right.
    """

    number: int
    item: AskedItem
    figures: ItemSummary
    drawn: tuple[Drawn, ...]
    blank: tuple[str, ...]
    hands: tuple[float, ...] = ()
    hands_up: int = 0

    @property
    def hands_right(self) -> float | None:
        """The share of hands for the key of a choice with one; None where none were counted."""
        right = [at for at, each in enumerate(self.drawn) if each.key]
        if not self.hands or len(right) != 1 or right[0] >= len(self.hands):
            return None
        return self.hands[right[0]]

    @property
    def right(self) -> float | None:
        """The share of marks that were earned; where nobody took it, that of right hands."""
        found = self.figures.facility
        return self.hands_right if found is None else found

    @property
    def missed_by_many(self) -> bool:
        """Whether a third of its marks or more were lost."""
        return self.item.counts and self.right is not None and self.right <= 1 - MANY


@dataclass(frozen=True, slots=True)
class Correction:
    """A question was graded again, or voided: what, when, why, and how many answers changed."""

    number: int
    at: datetime
    reason: str
    voided: bool
    answers: int


@dataclass(frozen=True, slots=True)
class ClassScores:
    """The scores of a class, as shares: None where nobody has one; `sd` divides by n - 1."""

    count: int
    mean: float | None
    sd: float | None
    median: float | None
    lowest: float | None
    highest: float | None


@dataclass(frozen=True, slots=True)
class QuizResults:
    """A quiz with all its results; pupils by alias, items and corrections in their order.

    `names` are the real ones under the aliases, joined only for what is shown; whoever shares
    one is shown with the alias too.
    """

    quiz: ClassQuiz
    room: str
    pupils: tuple[PupilResult, ...]
    items: tuple[ItemResult, ...]
    scores: ClassScores
    reliability: Reliability
    corrections: tuple[Correction, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    _shared: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Find the names that more than one pupil has."""
        times = Counter(self.names.get(each.alias, "") for each in self.pupils)
        shared = frozenset(name for name, often in times.items() if often > 1)
        object.__setattr__(self, "_shared", shared)

    @property
    def most(self) -> int:
        """The most points: the number of items that count."""
        return sum(each.item.counts for each in self.items)

    def called(self, alias: str) -> str:
        """Return the name to show for an alias: the real one, told apart from namesakes."""
        name = self.names.get(alias)
        if not name:
            return alias
        return f"{name} ({alias})" if name in self._shared else name

    def of(self, state: State) -> tuple[PupilResult, ...]:
        """Return the pupils in a state."""
        return tuple(each for each in self.pupils if each.state is state)
