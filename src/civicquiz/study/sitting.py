"""The sitting: which question comes next, as a pure state machine.

What a sitting is follows from its plan, the answers in their order, and the set of what was
skipped; so it can be resumed, or an answer undone, by folding the log anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

__all__ = ["Sitting", "resume", "start"]

GAP = 4
"""How many answers to others come before a failed question is asked again, if there are any."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A sitting at one moment; `start` and `resume` make one.

    `plan` holds question ids, each once; `retry` tells whether failed ones come back. `at` is the
    place of the first question of the plan that is still fresh; `ahead` are questions beyond it
    that are not; `waiting` are the failed ones, each behind the number of answers from which it is
    asked again, earliest first. `answers`, `done` and `skips` count answers and questions.
    """

    plan: tuple[int, ...]
    retry: bool
    at: int = 0
    ahead: frozenset[int] = frozenset()
    waiting: tuple[tuple[int, int], ...] = ()
    answers: int = 0
    done: int = 0
    skips: int = 0

    @property
    def current(self) -> int | None:
        """The id of the question to ask now, None at the end."""
        if self.repeat:
            return self.waiting[0][1]
        return self.plan[self.at] if self.at < len(self.plan) else None

    @property
    def repeat(self) -> bool:
        """Whether the question to ask now was failed before in this sitting."""
        if not self.waiting:
            return False
        return self.waiting[0][0] <= self.answers or self.at == len(self.plan)

    @property
    def total(self) -> int:
        """How many questions the plan holds: those done, skipped and left."""
        return len(self.plan)

    @property
    def left(self) -> int:
        """How many questions are neither done nor skipped."""
        return self.total - self.done - self.skips

    def answered(self, passed: bool, question: int | None = None) -> Sitting:
        """Return the sitting after an answer to the current question, or to the one named.

        An answer to a question that is not open is counted, and changes nothing else.
        """
        question = self.current if question is None else question
        if question is None:
            return self
        counted = replace(self, answers=self.answers + 1)
        without = _without(counted, question)
        if without is None:
            return counted
        if passed or not self.retry:
            return replace(without, done=self.done + 1)
        again = (without.answers + GAP, question)
        return replace(without, waiting=(*without.waiting, again))

    def skipped(self, question: int | None = None) -> Sitting:
        """Return the sitting without the current question, or the one named, for good."""
        question = self.current if question is None else question
        without = None if question is None else _without(self, question)
        return self if without is None else replace(without, skips=self.skips + 1)

    def extended(self, more: Iterable[int]) -> Sitting:
        """Return the sitting with more questions at the end of its plan, each but once."""
        known = set(self.plan)
        return replace(self, plan=(*self.plan, *(q for q in dict.fromkeys(more) if q not in known)))


def start(plan: Iterable[int], *, retry: bool) -> Sitting:
    """Return a sitting over the questions of a plan, in its order.

    With `retry`, as in spaced study, a failed question comes back until it is passed; without, as
    in a quiz or when cramming, each is asked once.
    """
    return Sitting(tuple(dict.fromkeys(plan)), retry)


def resume(
    plan: Iterable[int],
    answers: Iterable[tuple[int, bool]],
    skipped: Iterable[int] = (),
    *,
    retry: bool,
) -> Sitting:
    """Return the sitting that a log leads to.

    `answers` are question ids, each with whether it was passed, in the order of recording;
    `skipped` are question ids in any order. Without the last answer, this is undo.
    """
    fresh = start(plan, retry=retry)
    out = frozenset(skipped).intersection(fresh.plan)
    sitting = _moved(replace(fresh, ahead=out, skips=len(out)), 0)
    for question, passed in answers:
        sitting = sitting.answered(passed, question)
    return sitting


def _without(sitting: Sitting, question: int) -> Sitting | None:
    """Return the sitting with a question taken out, or None if it is not open."""
    waiting, plan = sitting.waiting, sitting.plan
    for place, (_, failed) in enumerate(waiting):
        if failed == question:
            return replace(sitting, waiting=waiting[:place] + waiting[place + 1 :])
    if question in sitting.ahead:
        return None
    if sitting.at < len(plan) and plan[sitting.at] == question:
        return _moved(sitting, sitting.at + 1)
    if question in plan[sitting.at :]:  # a log may hold another order than the plan's
        return replace(sitting, ahead=sitting.ahead | {question})
    return None


def _moved(sitting: Sitting, at: int) -> Sitting:
    """Return the sitting moved on to the first fresh question from a place of its plan on."""
    first, plan = at, sitting.plan
    while at < len(plan) and plan[at] in sitting.ahead:
        at += 1
    return replace(sitting, at=at, ahead=sitting.ahead.difference(plan[first:at]))
