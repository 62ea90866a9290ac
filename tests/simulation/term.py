"""A class for a term: pupils who forget in their own ways, lessons, and a warm-up each day.

What a pupil truly knows is hidden from whoever chooses: the choice sees the answers alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import exp
from random import Random
from statistics import fmean

from civicquiz.model import Memory, Rating
from civicquiz.study import DEFAULT_PARAMETERS, Met, next_memory
from civicquiz.study.memory import (
    first_difficulty,
    first_stability,
    next_difficulty,
    next_stability,
    retrievability,
)

__all__ = ["Chooser", "Log", "Plan", "Pupil", "Result", "Seen", "run_term"]

START = date(2026, 9, 7)
"""A Monday."""

SLOWER = 4
"""How many times longer memories last where they fade at a constant rate."""


@dataclass(frozen=True)
class Plan:
    """How much happens in a term.

    Chances: to be `absent` on a day, to know a fact right after its lesson (`taught`), to `guess`
    right what is not known, to get wrong what is (`slip`).
    """

    pupils: int = 30
    weeks: int = 12
    facts_a_week: int = 8
    asked_a_day: int = 5
    absent: float = 0.05
    taught: float = 0.7
    guess: float = 0.25
    slip: float = 0.03
    later_days: int = 28

    @property
    def end(self) -> date:
        """The day of the test: the Monday after the last week."""
        return START + timedelta(weeks=self.weeks)


@dataclass
class Log:
    """What the chooser may know of one question: the answers, and the memories they add up to."""

    memories: dict[int, Memory] = field(default_factory=dict)
    right: int = 0
    wrong: int = 0

    @property
    def share_wrong(self) -> float:
        """Which share of the answers was wrong."""
        return self.wrong / max(self.right + self.wrong, 1)


@dataclass(frozen=True)
class Seen:
    """What a chooser sees on a day: the log of each question met so far, in the order of the bank."""

    day: date
    end: date
    pupils: range
    logs: dict[int, Log]
    dice: Random

    @property
    def met(self) -> list[Met]:
        """The questions met so far."""
        return [Met(asked, asked, log.memories) for asked, log in self.logs.items()]


Chooser = Callable[[Seen, int], Sequence[int]]
"""Chooses the questions of a day."""


@dataclass
class Trace:
    """What a pupil truly has of one fact."""

    stability: float
    difficulty: float
    day: date


class Pupil:
    """A pupil with a law of forgetting of their own, which is not the one that the choice assumes.

    Every parameter is FSRS's default times e to the power of noise; an ability and the ease
    of a fact multiply what an answer leaves behind, and so does chance. Where `power` is not set,
    recall fades at a constant rate, exponentially, which FSRS's never does; a quarter as fast as
    the stability says, so that both worlds are about as hard.
    """

    def __init__(self, dice: Random, ease: Sequence[float], *, power: bool) -> None:
        """Draw the pupil."""
        noisy = [each * exp(dice.gauss(0, 0.15)) for each in DEFAULT_PARAMETERS]
        self.parameters = tuple(noisy)
        self.ability = exp(dice.gauss(0, 0.4))
        self.ease = ease
        self.power = power
        self.traces: dict[int, Trace] = {}
        self.dice = dice

    def recall(self, fact: int, day: date) -> float:
        """Return the true chance of knowing a fact on a day."""
        trace = self.traces.get(fact)
        if trace is None:
            return 0.0
        days = (day - trace.day).days
        if self.power:
            return retrievability(trace.stability, days, self.parameters)
        return float(0.9 ** (days / (SLOWER * trace.stability)))

    def meet(self, fact: int, day: date, *, knew: bool) -> None:
        """Learn from an answer and its reveal."""
        rating = Rating.GOOD if knew else Rating.AGAIN
        trace = self.traces.get(fact)
        noise = exp(self.dice.gauss(0, 0.2))
        if trace is None:
            lift = self.ability * self.ease[fact] * noise
            stability = first_stability(rating, self.parameters) * lift
            difficulty = first_difficulty(rating, self.parameters)
        else:
            days = (day - trace.day).days
            stability = next_stability(
                trace.stability, trace.difficulty, days, rating, self.parameters
            )
            growth = stability / trace.stability
            # Ability and ease bear on the growth alone, and only where there is any.
            lift = (self.ability * self.ease[fact]) ** 0.5 * noise
            if growth > 1:
                stability = trace.stability * (1 + (growth - 1) * lift)
            difficulty = next_difficulty(trace.difficulty, rating, self.parameters)
        self.traces[fact] = Trace(min(max(stability, 0.01), 36500), difficulty, day)


@dataclass(frozen=True)
class Result:
    """Class recall, 0 to 1: of all that was taught, by all, at the end of term and later."""

    at_end: float
    later: float


def run_term(plan: Plan, choose: Chooser, seed: int, *, power: bool) -> Result:
    """Let a class live through a term; the same seed draws the same class."""
    dice = Random(f"{seed}/class")
    facts = plan.weeks * plan.facts_a_week
    ease = [exp(dice.gauss(0, 0.4)) for _ in range(facts)]
    pupils = [
        Pupil(Random(f"{seed}/pupil/{number}"), ease, power=power) for number in range(plan.pupils)
    ]
    logs: dict[int, Log] = {}
    choosing = Random(f"{seed}/choice")
    days = Random(f"{seed}/days")
    for week in range(plan.weeks):
        for weekday in range(5):
            day = START + timedelta(weeks=week, days=weekday)
            present = [who for who in range(plan.pupils) if days.random() >= plan.absent]
            seen = Seen(day, plan.end, range(plan.pupils), logs, choosing)
            for fact in choose(seen, plan.asked_a_day):
                _ask(plan, pupils, present, fact, day, logs[fact])
            first = week * plan.facts_a_week
            for number in range(plan.facts_a_week):
                if number * 5 // plan.facts_a_week != weekday:
                    continue
                fact = first + number
                log = logs.setdefault(fact, Log())
                _ask(plan, pupils, present, fact, day, log, lesson=True)
    after = plan.end + timedelta(days=plan.later_days)
    return Result(*(_class_recall(pupils, facts, day) for day in (plan.end, after)))


def _ask(
    plan: Plan,
    pupils: list[Pupil],
    present: list[int],
    fact: int,
    day: date,
    log: Log,
    *,
    lesson: bool = False,
) -> None:
    """Ask everybody who is there: the answer goes to the log, the reveal to the pupil."""
    for who in present:
        pupil = pupils[who]
        recall = plan.taught if lesson else pupil.recall(fact, day)
        knew = pupil.dice.random() < recall
        chance = 1 - plan.slip if knew else plan.guess
        right = pupil.dice.random() < chance
        rating = Rating.GOOD if right else Rating.AGAIN
        log.memories[who] = next_memory(log.memories.get(who), rating, day, day)
        log.right += right
        log.wrong += not right
        pupil.meet(fact, day, knew=knew)


def _class_recall(pupils: list[Pupil], facts: int, day: date) -> float:
    return fmean(pupil.recall(fact, day) for pupil in pupils for fact in range(facts))
