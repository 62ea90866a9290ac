"""Item response curves: the chance to answer right by ability, and the ability by answers.

P(right | θ) = 1/(1 + exp(-(slope · θ + intercept))), θ standard normal in the population. In
the two-parameter model (2PL) every item has its slope, in the one-parameter model (1PL) all
share one. Integrals are sums over 41 nodes from -5 to 5 with the normal's weights.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from civicquiz.stats.tables import Marks

__all__ = [
    "LOG_WEIGHTS",
    "NODES",
    "Ability",
    "Curve",
    "CurveFit",
    "IrtModel",
    "Pattern",
    "abilities",
    "ability",
    "pattern_of",
    "patterns",
    "softplus",
]

Pattern = tuple[int | None, ...]
"""One student's answers: 1 right, 0 not right, None not given."""

NODES = tuple(-5 + node / 4 for node in range(41))
"""Abilities, in standard deviations of the population."""

NORMAL = math.fsum(math.exp(-theta * theta / 2) for theta in NODES)
LOG_WEIGHTS = tuple(-theta * theta / 2 - math.log(NORMAL) for theta in NODES)
"""The logarithms of the nodes' weights, which sum to 1."""

RIGHT_FROM = 0.5


class IrtModel(StrEnum):
    """Which parameters are free."""

    ONE_PL = "1PL"
    TWO_PL = "2PL"


@dataclass(frozen=True, slots=True)
class Curve:
    """The curve of one item on the scale of logits."""

    slope: float
    intercept: float

    @property
    def difficulty(self) -> float | None:
        """The ability with an even chance, -intercept/slope; None for a flat curve."""
        return -self.intercept / self.slope if self.slope else None

    def chance(self, theta: float) -> float:
        """Return the chance that ability `theta` answers right, 0 to 1."""
        logit = self.slope * theta + self.intercept
        if logit >= 0:
            return 1 / (1 + math.exp(-logit))
        return math.exp(logit) / (1 + math.exp(logit))


@dataclass(frozen=True, slots=True)
class CurveFit:
    """A fitted model; a curve is None for an item that all or none answered right.

    Such an item tells nothing of ability and adds 0 to `log_likelihood`. `converged` is False
    where the rounds ran out; then the figures are near the best, not at it.
    """

    model: IrtModel
    curves: tuple[Curve | None, ...]
    log_likelihood: float
    rounds: int
    converged: bool


@dataclass(frozen=True, slots=True)
class Ability:
    """An estimate of θ with its standard error, both in standard deviations."""

    estimate: float
    error: float


def pattern_of(row: Sequence[float | None]) -> Pattern:
    """Turn marks into a pattern: a mark of at least .5 is right (part marks are not modelled)."""
    return tuple(None if mark is None else int(mark >= RIGHT_FROM) for mark in row)


def patterns(marks: Marks) -> dict[Pattern, int]:
    """Count the students of each response pattern."""
    return dict(Counter(map(pattern_of, marks.rows)))


def ability(fit: CurveFit, pattern: Pattern) -> Ability:
    """Return the expected a posteriori ability (EAP) and its posterior standard deviation.

    Bock and Mislevy 1982. Without any answer that counts: 0 ± 1, what is known of anybody.
    """
    logs = list(LOG_WEIGHTS)
    for curve, answer in zip(fit.curves, pattern, strict=True):
        if curve is not None and answer is not None:
            sign = 1 if answer else -1
            logs = [
                log - softplus(-sign * (curve.slope * theta + curve.intercept))
                for log, theta in zip(logs, NODES, strict=True)
            ]
    top = max(logs)
    weights = [math.exp(log - top) for log in logs]
    whole = math.fsum(weights)
    middle = math.fsum(w * theta for w, theta in zip(weights, NODES, strict=True)) / whole
    spread = math.fsum(w * (theta - middle) ** 2 for w, theta in zip(weights, NODES, strict=True))
    return Ability(middle, math.sqrt(spread / whole))


def abilities(fit: CurveFit, marks: Marks) -> tuple[Ability, ...]:
    """Return the ability of each student."""
    seen: Mapping[Pattern, Ability] = {found: ability(fit, found) for found in patterns(marks)}
    return tuple(seen[pattern_of(row)] for row in marks.rows)


def softplus(x: float) -> float:
    """Return log(1 + e^x) without overflow."""
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))
