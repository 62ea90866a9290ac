"""The few laws of chance that the rules need, in plain Python."""

from __future__ import annotations

import math
from collections.abc import Sequence

__all__ = ["at_least", "chi_square_tail"]

MANY = 500


def chi_square_tail(value: float, degrees: int) -> float:
    """Return the probability of a chi-square of at least `value` (Wilson and Hilferty 1931)."""
    if degrees < 1:
        return 1.0
    spread = 2 / (9 * degrees)
    z = ((value / degrees) ** (1 / 3) - (1 - spread)) / math.sqrt(spread)
    return math.erfc(z / math.sqrt(2)) / 2


def at_least(hits: int, chances: Sequence[float]) -> float:
    """Return the probability of at least `hits` successes, each trial with a chance of its own.

    Exact for up to 500 trials, beyond by the normal law with a correction for steps.
    """
    if hits < 1:
        return 1.0
    mean = math.fsum(chances)
    if len(chances) > MANY:
        spread = math.sqrt(math.fsum(chance * (1 - chance) for chance in chances))
        return math.erfc((hits - 0.5 - mean) / (spread * math.sqrt(2))) / 2 if spread else 1.0
    exactly = [1.0] + [0.0] * hits
    for chance in chances:
        for at in range(hits, 0, -1):
            gain = exactly[at - 1] * chance
            exactly[at] = gain + exactly[at] * (1 if at == hits else 1 - chance)
        exactly[0] *= 1 - chance
    return exactly[hits]
