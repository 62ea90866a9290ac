"""What a class is most worth asking: the gain in recall, summed over its pupils' memories.

The gain of asking one pupil one question is the recall to be expected when it matters, if it is
asked now (passed as Good, failed as Again, each with its chance) less what it would be unasked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum
from random import Random

from civicquiz.model import Memory, Rating
from civicquiz.study.memory import (
    Parameters,
    first_difficulty,
    first_stability,
    next_stability,
    retrievability,
)
from civicquiz.study.settings import Settings

__all__ = ["Met", "Worth", "expected_gain", "warm_up", "worth_asking"]


@dataclass(frozen=True, slots=True)
class Met:
    """A question that somebody has met, and what each pupil who has remembers of it, by pupil."""

    question_id: int
    fact_id: int | None
    memories: Mapping[int, Memory]


@dataclass(frozen=True, slots=True)
class Worth:
    """What asking a question is worth to a class.

    `recall` is the mean chance that one of the `met` pupils who have met its fact knows it on the
    day; `gain` counts pupils; `last_day` is the last on which any of them met it.
    """

    question_id: int
    fact_id: int | None
    met: int
    recall: float
    gain: float
    last_day: date


def warm_up(worths: Iterable[Worth], count: int, seed: int) -> tuple[Worth, ...]:
    """Return the `count` that gain most, the best first: of each fact only its best question.

    Equals come in an order that follows from `seed`.
    """
    found = sorted(worths, key=lambda each: each.question_id)
    Random(seed).shuffle(found)
    found.sort(key=lambda each: round(each.gain, 9), reverse=True)
    best: dict[tuple[bool, int], Worth] = {}
    for each in found:
        best.setdefault(_fact_or_itself(each), each)
    return tuple(best.values())[: max(count, 0)]


def worth_asking(
    questions: Iterable[Met],
    pupils: Collection[int],
    *,
    day: date,
    until: date,
    shown: Mapping[int, date] | None = None,
    settings: Settings | None = None,
) -> list[Worth]:
    """Return what each question is worth on `day` to these pupils, where it matters on `until`.

    A question that at least half of those who met it keep failing (a leech) rests and is left
    out. `shown` tells when the class last saw a question at the projector, where nobody's memory
    hears of it.
    """
    settings, shown = settings or Settings(), shown or {}
    gains = _Gains(max((until - day).days, 0), settings.parameters)
    facts: dict[tuple[bool, int], list[Met]] = {}
    for question in questions:
        facts.setdefault(_fact_or_itself(question), []).append(question)
    found = []
    for group in facts.values():
        seen = [shown[each.question_id] for each in group if each.question_id in shown]
        last = {
            who: max([each.memories[who].last_day for each in group if who in each.memories] + seen)
            for who in pupils
            if any(who in each.memories for each in group)
        }
        new = gains.of_new(max((day - max(seen)).days, 0) if seen else None)
        for question in group:
            worth = _worth(
                question, group, last, [new] * (len(pupils) - len(last)), day, gains, settings.leech
            )
            if worth is not None:
                found.append(worth)
    return found


def expected_gain(
    stability: float, difficulty: float, days: int, horizon: int, parameters: Parameters
) -> float:
    """Return the gain in recall `horizon` days on, of asking one pupil after `days` without."""
    recall = retrievability(stability, days, parameters)
    asked = fsum(
        chance
        * retrievability(
            next_stability(stability, difficulty, days, rating, parameters), horizon, parameters
        )
        for rating, chance in ((Rating.GOOD, recall), (Rating.AGAIN, 1 - recall))
    )
    return asked - retrievability(stability, days + horizon, parameters)


class _Gains:
    """Gains at one horizon, each worked out once: pupils who learn together have like memories."""

    def __init__(self, horizon: int, parameters: Parameters) -> None:
        self.horizon = horizon
        self.parameters = parameters
        self._known: dict[tuple[float, float, int], tuple[float, float]] = {}

    def of_new(self, days: int | None) -> float:
        """Return the gain of a pupil with no memory, who saw it at the projector `days` ago, if at all.

        Either way the first meeting is one that is failed.
        """
        stability = first_stability(Rating.AGAIN, self.parameters)
        if days is None:
            return retrievability(stability, self.horizon, self.parameters)
        difficulty = first_difficulty(Rating.AGAIN, self.parameters)
        return expected_gain(stability, difficulty, days, self.horizon, self.parameters)

    def of(self, memory: Memory, days: int) -> tuple[float, float]:
        """Return recall and gain after `days` without the question."""
        key = memory.stability, memory.difficulty, days
        if key not in self._known:
            self._known[key] = (
                retrievability(memory.stability, days, self.parameters),
                expected_gain(*key, self.horizon, self.parameters),
            )
        return self._known[key]


def _worth(
    question: Met,
    group: Sequence[Met],
    last: Mapping[int, date],
    new: list[float],
    day: date,
    gains: _Gains,
    leech: int,
) -> Worth | None:
    """Return what a question is worth, None where it rests or nobody has met its fact.

    A pupil who has met only others of its fact counts with the one met last. Days count from the
    last time that the fact came up in any question: the reveal of one reminds of all. What those
    gain to whom it is `new` is added once at least half of the class has met it.
    """
    recalls, gained, struggling = [], [], 0
    for who, since in last.items():
        memory = question.memories.get(who) or _latest(group, who)
        recall, gain = gains.of(memory, max((day - since).days, 0))
        recalls.append(recall)
        if memory.struggles >= leech:
            struggling += 1
        else:
            gained.append(gain)
    if not recalls or 2 * struggling >= len(recalls):
        return None
    if len(recalls) >= len(new):
        gained += new
    return Worth(
        question.question_id,
        question.fact_id,
        len(recalls),
        fsum(recalls) / len(recalls),
        fsum(gained),
        max(last.values()),
    )


def _latest(group: Sequence[Met], who: int) -> Memory:
    """Return what a pupil remembers of the question of a fact that was met last."""
    found = [each.memories[who] for each in group if who in each.memories]
    return max(
        found, key=lambda each: (each.last_day, -each.stability, -each.difficulty, each.struggles)
    )


def _fact_or_itself(each: Met | Worth) -> tuple[bool, int]:
    """Return what tells facts apart; a question of no fact stands for itself."""
    return (False, each.question_id) if each.fact_id is None else (True, each.fact_id)
