"""What a rule is told besides the banks: the day, the sources, the pins, the answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from civicquiz.lint.pins import Pins
from civicquiz.model import Ignore, Problem
from civicquiz.stats import ItemSummary

__all__ = ["Answers", "Context", "Idle"]


@dataclass(frozen=True, slots=True)
class Answers:
    """What learners made of one question: figures of their first answers.

    `rejected` counts typed answers that were graded wrong, by their text.
    """

    summary: ItemSummary
    rejected: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Idle:
    """An exception that excuses nothing: `known` tells whether a rule has that code."""

    ignore: Ignore
    code: str
    known: bool


@dataclass(frozen=True, slots=True)
class Context:
    """The day to judge by, and what is at hand; everything but the day may be missing.

    `sources` are texts by source id, or by ``bank/id`` where two banks mean two things by one id.
    `pins` are by the bank's id, `answers` by ``bank/question-id``.
    """

    on: date
    strict: bool = False
    sources: Mapping[str, str] = field(default_factory=dict)
    pins: Mapping[str, Pins] = field(default_factory=dict)
    answers: Mapping[str, Answers] = field(default_factory=dict)
    lock_problems: tuple[Problem, ...] = ()
    idle: tuple[Idle, ...] = ()

    def source(self, bank: str, source: str) -> str | None:
        """Return the text of a source of a bank, None where it is not at hand."""
        found = self.sources.get(f"{bank}/{source}")
        return self.sources.get(source) if found is None else found
