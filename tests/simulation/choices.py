"""Ways to choose the questions of a day's warm-up: ours, and what a teacher might do instead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from operator import attrgetter

from civicquiz.study import Worth, warm_up, worth_asking
from simulation.term import Chooser, Seen

__all__ = ["CHOICES", "HORIZON"]

HORIZON = 14
"""The days after which `class warmup` wants the class to know, unless it is told a date."""


def _worths(seen: Seen, until_days: int | None = None) -> list[Worth]:
    until = seen.end if until_days is None else seen.day + timedelta(days=until_days)
    return worth_asking(seen.met, seen.pupils, day=seen.day, until=until)


def most_gain(seen: Seen, count: int) -> list[int]:
    """Choose as ``class warmup`` does."""
    return [each.question_id for each in warm_up(_worths(seen, HORIZON), count, seed=1)]


def most_gain_by_the_end(seen: Seen, count: int) -> list[int]:
    """Choose as ``class warmup --until`` the end of term does."""
    return [each.question_id for each in warm_up(_worths(seen), count, seed=1)]


def least_known(seen: Seen, count: int) -> list[int]:
    """Choose what the class is expected to know least, by the same model of memory."""
    return [each.question_id for each in sorted(_worths(seen), key=attrgetter("recall"))[:count]]


def most_missed(seen: Seen, count: int) -> list[int]:
    """Choose what the largest share of all answers so far was wrong on."""
    asked = list(seen.logs)
    seen.dice.shuffle(asked)
    return sorted(asked, key=lambda each: -seen.logs[each].share_wrong)[:count]


def by_chance(seen: Seen, count: int) -> list[int]:
    """Choose by chance among what the class has met."""
    return seen.dice.sample(sorted(seen.logs), min(count, len(seen.logs)))


def in_order() -> Chooser:
    """Go through the bank in its order, and begin anew at its end."""
    last = -1

    def choose(seen: Seen, count: int) -> list[int]:
        nonlocal last
        met = sorted(seen.logs)
        after = [each for each in met if each > last]
        chosen = (after + [each for each in met if each <= last])[:count]
        last = chosen[-1] if chosen else -1
        return chosen

    return choose


def nothing(_seen: Seen, _count: int) -> list[int]:
    """Hold no warm-up at all."""
    return []


CHOICES: dict[str, Callable[[], Chooser]] = {
    "`class warmup`": lambda: most_gain,
    "`class warmup --until` the test": lambda: most_gain_by_the_end,
    "least known first": lambda: least_known,
    "most missed first": lambda: most_missed,
    "the bank in order": in_order,
    "by chance": lambda: by_chance,
    "no warm-up": lambda: nothing,
}
"""A maker of each choice, since one of them remembers where it was."""
