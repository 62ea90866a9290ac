"""Everything about a test and its items at once, with the minimum numbers for each claim.

Small classes mislead: among 20 students one good item in seven discriminates negatively by
chance alone. So a discrimination is hidden below 30 students and shown with its 90 %
interval up to 99, and nothing is flagged unless the interval excludes the threshold.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from civicquiz.stats.classical import discriminations, effective_weights, efficiencies, upper_lower
from civicquiz.stats.distractors import FEW, OptionFigures, option_figures, wrong_key
from civicquiz.stats.moments import fisher_interval, mean, wilson_interval
from civicquiz.stats.reliability import Reliability, reliability
from civicquiz.stats.rests import scores
from civicquiz.stats.tables import Chosen, Marks

__all__ = [
    "LEAST_FOR_IDLE",
    "Band",
    "Discrimination",
    "Flag",
    "ItemSummary",
    "Summary",
    "band",
    "summarise",
]

HIDDEN_BELOW = 30
INTERVAL_UP_TO = 99
LEAST_FOR_IDLE = 40
EASY = 0.95
ABOVE_GUESS = 0.05


class Band(StrEnum):
    """How a discrimination of n students may be shown."""

    HIDDEN = "hidden"
    INTERVAL = "interval"
    PLAIN = "plain"


class Flag(StrEnum):
    """What a summary finds wrong with an item, from 30 students on.

    WRONG_KEY: see `wrong_key`. NEGATIVE: the discrimination's interval lies below 0.
    IDLE_DISTRACTOR: from 40 students, a distractor that under 5 % chose. TOO_EASY, TOO_HARD:
    the facility's interval lies above .95, or below the guess + .05. GUESSING: the facility
    is at most the guess + .05 and the discrimination's interval reaches 0.
    """

    WRONG_KEY = "suspected wrong key"
    NEGATIVE = "negative discrimination"
    IDLE_DISTRACTOR = "idle distractor"
    TOO_EASY = "too easy"
    TOO_HARD = "too hard"
    GUESSING = "no better than guessing"


def band(n: int) -> Band:
    """Return HIDDEN below 30 students, INTERVAL from 30 to 99, PLAIN from 100."""
    if n < HIDDEN_BELOW:
        return Band.HIDDEN
    return Band.INTERVAL if n <= INTERVAL_UP_TO else Band.PLAIN


@dataclass(frozen=True, slots=True)
class Discrimination:
    """A corrected discrimination of `n` students, with its 90 % interval (None for n < 4)."""

    value: float
    interval: tuple[float, float] | None
    n: int

    @property
    def band(self) -> Band:
        """How it may be shown."""
        return band(self.n)


@dataclass(frozen=True, slots=True)
class ItemSummary:
    """One item: `n` students were given it; figures are None where not defined.

    `facility_interval` is Wilson's, 90 %; `guess` the facility of blind guessing; `wrong_key`
    the position of the distractor that seems right. `discrimination` is there from n = 2:
    whoever shows it asks its band. Flags stand in the order of `Flag`.
    """

    n: int
    facility: float | None
    facility_interval: tuple[float, float] | None
    guess: float
    discrimination: Discrimination | None
    efficiency: float | None
    upper_lower: float | None
    weight: float | None
    options: tuple[OptionFigures, ...]
    wrong_key: int | None
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """A whole test: how well it agrees with itself, and its items in order."""

    students: int
    reliability: Reliability
    items: tuple[ItemSummary, ...]


def summarise(marks: Marks, chosen: Chosen | None = None) -> Summary:
    """Summarise a test from *first* answers, never those given after feedback.

    `chosen` has the students and items of `marks`; without it there are no option figures
    and a guess earns 0. ValueError: tables of different shape.
    """
    if chosen is not None and (len(chosen.rows), len(chosen.items)) != (
        marks.students,
        marks.items,
    ):
        raise ValueError("marks and chosen options have different students or items")
    table = scores(marks)
    figures = option_figures(table, chosen) if chosen else ((),) * marks.items
    shapes = chosen.items if chosen else (None,) * marks.items
    classical = zip(
        discriminations(table),
        efficiencies(table),
        upper_lower(table),
        effective_weights(table),
        strict=True,
    )
    items: list[ItemSummary] = []
    for at, (r, efficiency, difference, weight) in enumerate(classical):
        given = [mark for mark in table.columns[at] if mark is not None]
        facility = mean(given)
        pairs = len(table.with_rest(at).marks)
        shape = shapes[at]
        item = ItemSummary(
            n=len(given),
            facility=facility,
            facility_interval=None if facility is None else wilson_interval(facility, len(given)),
            guess=shape.guess if shape else 0.0,
            discrimination=None
            if r is None
            else Discrimination(r, fisher_interval(r, pairs), pairs),
            efficiency=efficiency,
            upper_lower=difference,
            weight=weight,
            options=figures[at],
            wrong_key=wrong_key(figures[at], pairs) if pairs >= HIDDEN_BELOW else None,
            flags=(),
        )
        items.append(replace(item, flags=flags(item)))
    return Summary(marks.students, reliability(marks), tuple(items))


def flags(item: ItemSummary) -> tuple[Flag, ...]:
    """Return what is wrong with an item, as far as its students can tell."""
    if item.n < HIDDEN_BELOW or item.facility is None or item.facility_interval is None:
        return ()
    low, high = item.facility_interval
    known = item.discrimination
    span = known.interval if known and known.n >= HIDDEN_BELOW else None
    near_guess = item.facility <= item.guess + ABOVE_GUESS
    found = {
        Flag.WRONG_KEY: item.wrong_key is not None,
        Flag.NEGATIVE: span is not None and span[1] < 0,
        Flag.IDLE_DISTRACTOR: item.n >= LEAST_FOR_IDLE
        and any(not option.key and option.share < FEW for option in item.options),
        Flag.TOO_EASY: low > EASY,
        Flag.TOO_HARD: high < item.guess + ABOVE_GUESS,
        Flag.GUESSING: item.guess > 0 and near_guess and (span is None or span[0] <= 0),
    }
    return tuple(flag for flag, holds in found.items() if holds)
