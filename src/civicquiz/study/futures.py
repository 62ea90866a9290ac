"""What each rating would make of a memory: the preview and the answer are one code path."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from random import Random

from civicquiz.model import Memory, Rating
from civicquiz.study.draw import Load, draw_due, drawn_range
from civicquiz.study.memory import (
    DEFAULT_PARAMETERS,
    Parameters,
    first_difficulty,
    first_stability,
    interval,
    next_difficulty,
    next_stability,
)
from civicquiz.study.settings import Settings

__all__ = ["draw_span", "futures", "next_memory"]


def next_memory(
    memory: Memory | None,
    rating: Rating,
    day: date,
    due_day: date,
    parameters: Parameters = DEFAULT_PARAMETERS,
) -> Memory:
    """Return the memory after a review on `day` that was told to be due again on `due_day`.

    A day before the last review's (a clock that was set back) counts as the same day.
    """
    failed = rating == Rating.AGAIN
    if memory is None:
        return Memory(
            stability=first_stability(rating, parameters),
            difficulty=first_difficulty(rating, parameters),
            last_day=day,
            due_day=due_day,
            reviews=1,
            lapses=0,
            struggles=0,
            passed=not failed,
        )
    days = (day - memory.last_day).days
    lapsed = int(failed and memory.passed)
    return Memory(
        stability=next_stability(memory.stability, memory.difficulty, days, rating, parameters),
        difficulty=next_difficulty(memory.difficulty, rating, parameters),
        last_day=day,
        due_day=due_day,
        reviews=memory.reviews + 1,
        lapses=memory.lapses + lapsed,
        struggles=memory.struggles + lapsed,
        passed=not failed,
    )


def futures(
    memory: Memory | None,
    day: date,
    settings: Settings,
    *,
    load: Load,
    siblings: Collection[date],
    name: str,
) -> dict[Rating, Memory]:
    """Return what each rating, given on `day`, would make of the memory.

    `load` tells how many other questions are due on a day, `siblings` the due days of the
    question's siblings, `name` is ``learner/bank/question``: with the number of the review it
    seeds the draw. A better rating is never due sooner, whatever was drawn.
    """
    chance = Random(f"{name}/{memory.reviews + 1 if memory else 1}").random()
    after: dict[Rating, Memory] = {}
    due = day
    for rating in Rating:
        undrawn, days = _undrawn(memory, rating, day, settings)
        drawn = draw_due(day, days, chance, load=load, siblings=siblings, longest=settings.longest)
        # The draw keeps the order of the intervals, but fitted first stabilities may lack one.
        due = max(due, drawn)
        after[rating] = replace(undrawn, due_day=due)
    return after


def draw_span(memory: Memory | None, day: date, settings: Settings) -> tuple[int, int]:
    """Return the fewest and most days after `day` whose load `futures` may ask for."""
    ranges = [
        drawn_range(_undrawn(memory, rating, day, settings)[1], settings.longest)
        for rating in Rating
    ]
    return min(low for low, _ in ranges), max(high for _, high in ranges)


def _undrawn(
    memory: Memory | None, rating: Rating, day: date, settings: Settings
) -> tuple[Memory, int]:
    """Return what a rating makes of the memory, and its interval in days before the draw."""
    after = next_memory(memory, rating, day, day, settings.parameters)
    days = interval(
        after.stability, settings.retention, settings.parameters, longest=settings.longest
    )
    return after, days
