"""The order of a class quiz for one pupil, and what skipping makes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from random import Random

from civicquiz.study.sitting import Sitting, resume

__all__ = ["attempt_course", "attempt_plan", "attempt_seed"]

SEED_BYTES = 6
"""48 bits, as every seed has."""


def attempt_seed(quiz_seed: int, alias: str, number: int) -> int:
    """Return the seed of a pupil's attempt: the same on every machine, another for each pupil."""
    text = f"{quiz_seed}/{alias}/{number}"
    return int.from_bytes(sha256(text.encode()).digest()[:SEED_BYTES])


def attempt_plan(question_ids: Iterable[int], seed: int) -> tuple[int, ...]:
    """Return the questions of a quiz in the order of an attempt."""
    plan = list(question_ids)
    Random(seed).shuffle(plan)
    return tuple(plan)


def attempt_course(
    plan: Sequence[int],
    answered: Iterable[int],
    skips: Sequence[int],
    voided: Iterable[int] = (),
) -> Sitting:
    """Return where an attempt stands: what was skipped once comes last, what twice stays blank.

    `skips` are question ids in the order of skipping; what is voided is not asked.
    """
    times = Counter(skips)
    put_off = [each for each in times if each in plan]  # in the order of the first skip
    order = [each for each in plan if each not in times] + put_off
    out = {each for each, often in times.items() if often > 1} | set(voided)
    return resume(order, [(each, True) for each in answered], out, retry=False)
