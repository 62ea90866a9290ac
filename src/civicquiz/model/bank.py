"""A bank: its front matter, and its topics, facts and questions in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from civicquiz.model.dates import Interval, PartialDate
from civicquiz.model.problems import NOWHERE, Place
from civicquiz.model.question import Citation, Dispute, Ignore, Question

__all__ = ["Bank", "Entry", "Fact", "Source", "Topic"]


@dataclass(frozen=True, slots=True)
class Source:
    """One source of a bank; what is not known is empty.

    `location` is a URL or a file path relative to the bank.
    """

    id: str
    title: str
    location: str = ""
    retrieved: PartialDate | None = None
    licence: str = ""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading that only labels what stands below it; `prose` is kept for the reader."""

    title: str
    prose: str = ""
    level: int = 1
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement that the questions below it ask. `id` may be empty until ``bank fmt``."""

    id: str
    statement: str
    citations: tuple[Citation, ...] = ()
    as_of: PartialDate | None = None
    until: PartialDate | None = None
    dispute: Dispute | None = None
    tags: tuple[str, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    prose: str = ""
    topic: tuple[str, ...] = ()
    level: int = 2
    place: Place = field(default=NOWHERE, compare=False)


Entry = Topic | Fact | Question


@dataclass(frozen=True, slots=True)
class Bank:
    """A whole bank. `prose` is what stands before the first heading.

    `review_every` is how long a fact of the day holds without a new look, None for the usual span.
    """

    id: str
    title: str
    language: str = "en"
    license: str = ""
    author: str = ""
    description: str = ""
    sources: tuple[Source, ...] = ()
    prose: str = ""
    entries: tuple[Entry, ...] = ()
    review_every: Interval | None = None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts, in the order of the text."""
        return tuple(entry for entry in self.entries if isinstance(entry, Fact))

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions, in the order of the text."""
        return tuple(entry for entry in self.entries if isinstance(entry, Question))
