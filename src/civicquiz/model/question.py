"""A question: its stem, the shape of its answer, and what is shown with it.

The *kind* follows from the shape. Every shape keeps its parts in the order of the bank; an
`Answer` names options, items and rows by their position in that order, counted from 0.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from civicquiz.model.dates import PartialDate
from civicquiz.model.problems import NOWHERE, Place

__all__ = [
    "Back",
    "Choice",
    "Citation",
    "Cloze",
    "DateKey",
    "Dispute",
    "Gap",
    "Ignore",
    "Kind",
    "Listing",
    "Matching",
    "NumberKey",
    "Option",
    "Ordering",
    "Question",
    "Shape",
    "Typed",
]


class Kind(StrEnum):
    """The ten kinds of question."""

    SINGLE = "single-choice"
    MULTIPLE = "multiple-choice"
    TYPED = "typed"
    NUMBER = "number"
    DATE = "date"
    LISTING = "listing"
    CLOZE = "cloze"
    ORDERING = "ordering"
    MATCHING = "matching"
    FLASHCARD = "flashcard"


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a choice; a wrong one is a distractor. `feedback` may be empty."""

    text: str
    right: bool = False
    feedback: str = ""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """A boxed list: one key makes it single choice, several make it multiple choice."""

    options: tuple[Option, ...]

    @property
    def keys(self) -> tuple[int, ...]:
        """The positions of the right options."""
        return tuple(at for at, option in enumerate(self.options) if option.right)

    @property
    def is_true_false(self) -> bool:
        """Whether the options are just True and False."""
        return sorted(option.text.casefold() for option in self.options) == ["false", "true"]


@dataclass(frozen=True, slots=True)
class Typed:
    """Words to be typed: the key as written, and what else is right."""

    key: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberKey:
    """A number to be typed: right from `low` to `high`, both included.

    `written` is the key as the bank has it (``9.8 ± 0.1 m/s²``), `unit` its unit or empty.
    """

    low: Decimal
    high: Decimal
    written: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class DateKey:
    """A day to be typed, in any usual English or ISO form."""

    day: date


@dataclass(frozen=True, slots=True)
class Listing:
    """Name `needs` of the answers; each answer is a key with what else is right for it."""

    answers: tuple[Typed, ...]
    needs: int


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap of a cloze: its key and what else is right."""

    key: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cloze:
    """The gaps, in the order in which they stand in stem and prose (which keep the marks)."""

    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Ordering:
    """Items in their right order."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """A table of two columns: `pairs` are the rows, `headings` name the columns."""

    headings: tuple[str, str]
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Back:
    """The back of a flashcard (Markdown)."""

    text: str


Shape = Choice | Typed | NumberKey | DateKey | Listing | Cloze | Ordering | Matching | Back


@dataclass(frozen=True, slots=True)
class Citation:
    """What a fact rests on: a source of the bank, and few words that locate the passage.

    `fragments` is empty (the whole source), one quotation, or the first and last words of it.
    """

    source: str
    fragments: tuple[str, ...] = ()
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Dispute:
    """Why a fact is disputed, and the ids of the facts that it stands against."""

    why: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ignore:
    """Rule codes that a question or fact is excused from, and the reason."""

    codes: tuple[str, ...]
    reason: str = ""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Question:
    """One question. Texts are Markdown; an `id` may be empty until ``bank fmt`` writes one.

    `fact` is the id of the fact that it asks, or empty. A question under no fact may carry
    citations, `as_of`, `until` and `dispute` itself: then it is its own fact.
    `topic` is the path of headings above it. `answer_place` is where its answer begins, NOWHERE
    where that is in its stem; `written` are the lines up to there as the bank has them, by which
    words of stem and prose are found again.
    """

    id: str
    stem: str
    shape: Shape
    prose: str = ""
    explanation: str = ""
    hint: str = ""
    tags: tuple[str, ...] = ()
    fixed_order: bool = False
    exact: bool = False
    ignores: tuple[Ignore, ...] = ()
    citations: tuple[Citation, ...] = ()
    as_of: PartialDate | None = None
    until: PartialDate | None = None
    dispute: Dispute | None = None
    fact: str = ""
    topic: tuple[str, ...] = ()
    level: int = 3
    place: Place = field(default=NOWHERE, compare=False)
    answer_place: Place = field(default=NOWHERE, compare=False)
    written: str = field(default="", compare=False, repr=False)

    @property
    def kind(self) -> Kind:
        """The kind, which follows from the shape."""
        match self.shape:
            case Choice() as choice:
                return Kind.MULTIPLE if len(choice.keys) > 1 else Kind.SINGLE
            case Typed():
                return Kind.TYPED
            case NumberKey():
                return Kind.NUMBER
            case DateKey():
                return Kind.DATE
            case Listing():
                return Kind.LISTING
            case Cloze():
                return Kind.CLOZE
            case Ordering():
                return Kind.ORDERING
            case Matching():
                return Kind.MATCHING
            case Back():
                return Kind.FLASHCARD
