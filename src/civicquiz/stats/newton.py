"""One item's part of the M step: Newton's method on a concave logistic likelihood."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from civicquiz.stats.curves import NODES

__all__ = ["Line", "Target", "common_step", "own_step"]

MOST_SLOPE = 6.0
MOST_INTERCEPT = 20.0
LONGEST_STEP = 1.0
STEPS = 3
SMALL = 1e-9


@dataclass(frozen=True, slots=True)
class Line:
    """The logit of being right as a line in θ."""

    slope: float
    intercept: float

    def distance(self, other: Line) -> float:
        """Return the greater difference of the two parameters."""
        return max(abs(self.slope - other.slope), abs(self.intercept - other.intercept))

    def moved(self, slope: float, intercept: float) -> Line:
        """Return the line after a step, cut to what is allowed."""
        return Line(
            cut(self.slope + cut(slope, LONGEST_STEP), MOST_SLOPE),
            cut(self.intercept + cut(intercept, LONGEST_STEP), MOST_INTERCEPT),
        )


@dataclass(slots=True)
class Target:
    """Expected students at each node, how many are right, and the sum of their abilities."""

    students: list[float] = field(default_factory=lambda: [0.0] * len(NODES))
    right: float = 0.0
    right_theta: float = 0.0

    def add(self, students: list[float]) -> None:
        """Add the students of another group."""
        self.students = [n + more for n, more in zip(self.students, students, strict=True)]


@dataclass(frozen=True, slots=True)
class Pull:
    """The gradient by slope and intercept, and the (negated) second derivatives."""

    slope: float
    intercept: float
    slope_slope: float
    slope_intercept: float
    intercept_intercept: float


def pull(target: Target, line: Line) -> Pull:
    """Differentiate the expected log likelihood of an item."""
    chances = [1 / (1 + math.exp(-line.slope * t - line.intercept)) for t in NODES]
    hits = [n * p for n, p in zip(target.students, chances, strict=True)]
    bends = [h * (1 - p) for h, p in zip(hits, chances, strict=True)]
    leans = [b * t for b, t in zip(bends, NODES, strict=True)]
    return Pull(
        target.right_theta - sum(h * t for h, t in zip(hits, NODES, strict=True)),
        target.right - sum(hits),
        sum(b * t for b, t in zip(leans, NODES, strict=True)),
        sum(leans),
        sum(bends),
    )


def own_step(target: Target, line: Line) -> Line:
    """Move an item's slope and intercept towards their best."""
    for _ in range(STEPS):
        force = pull(target, line)
        curved = force.slope_slope * force.intercept_intercept - force.slope_intercept**2
        held = abs(line.slope) >= MOST_SLOPE and force.slope * line.slope > 0
        if held or curved <= SMALL:
            step = line.moved(0.0, force.intercept / max(force.intercept_intercept, SMALL))
        else:
            step = line.moved(
                (force.slope * force.intercept_intercept - force.intercept * force.slope_intercept)
                / curved,
                (force.intercept * force.slope_slope - force.slope * force.slope_intercept)
                / curved,
            )
        close = step.distance(line) < SMALL
        line = step
        if close:
            break
    return line


def common_step(targets: Mapping[int, Target], lines: Mapping[int, Line]) -> dict[int, Line]:
    """Move the common slope and each intercept towards their best, all in one Newton step."""
    moved = dict(lines)
    for _ in range(STEPS):
        forces = {item: pull(targets[item], line) for item, line in moved.items()}
        gain = bend = 0.0
        for force in forces.values():
            share = force.slope_intercept / max(force.intercept_intercept, SMALL)
            gain += force.slope - share * force.intercept
            bend += force.slope_slope - share * force.slope_intercept
        slope = cut(gain / max(bend, SMALL), LONGEST_STEP)
        before = moved
        moved = {
            item: line.moved(
                slope,
                (forces[item].intercept - slope * forces[item].slope_intercept)
                / max(forces[item].intercept_intercept, SMALL),
            )
            for item, line in before.items()
        }
        if max(line.distance(before[item]) for item, line in moved.items()) < SMALL:
            break
    return moved


def cut(value: float, most: float) -> float:
    """Return the value, brought within ±`most`."""
    return min(most, max(-most, value))
