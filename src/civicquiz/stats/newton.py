"""The M step: Newton's method for the curves of items that share one slope.

An item with a slope of its own is such a group of one. What is maximised is the expected log
likelihood, which is concave; a step that would lower it is halved, so no round of the fit
makes it worse.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from civicquiz.stats.curves import NODES, softplus

__all__ = ["MOST_INTERCEPT", "MOST_SLOPE", "Line", "Target", "climb"]

MOST_SLOPE = 6.0
MOST_INTERCEPT = 20.0
SMALL = 1e-9


@dataclass(frozen=True, slots=True)
class Line:
    """The logit of being right as a line in θ."""

    slope: float
    intercept: float

    def distance(self, other: Line) -> float:
        """Return the greater difference of the two parameters."""
        return max(abs(self.slope - other.slope), abs(self.intercept - other.intercept))

    def moved(self, course: Line, share: float) -> Line:
        """Return the line after a share of a step, cut to what is allowed."""
        return Line(
            cut(self.slope + share * course.slope, MOST_SLOPE),
            cut(self.intercept + share * course.intercept, MOST_INTERCEPT),
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
    """The expected log likelihood of one item, its gradient, and its curvature (positive)."""

    height: float
    slope: float
    intercept: float
    slope_slope: float
    slope_intercept: float
    intercept_intercept: float


def pull(target: Target, line: Line) -> Pull:
    """Differentiate by slope and intercept, twice."""
    logits = [line.slope * theta + line.intercept for theta in NODES]
    odds = [math.exp(-logit) for logit in logits]  # |logit| is at most 50: no overflow
    hits = [n / (1 + odd) for n, odd in zip(target.students, odds, strict=True)]
    bends = [hit * odd / (1 + odd) for hit, odd in zip(hits, odds, strict=True)]
    leans = [bend * theta for bend, theta in zip(bends, NODES, strict=True)]
    return Pull(
        height_at(target, line),
        target.right_theta - sum(hit * theta for hit, theta in zip(hits, NODES, strict=True)),
        target.right - sum(hits),
        sum(lean * theta for lean, theta in zip(leans, NODES, strict=True)),
        sum(leans),
        sum(bends),
    )


def height_at(target: Target, line: Line) -> float:
    """Return the expected log likelihood of one item."""
    missed = sum(
        n * softplus(line.slope * theta + line.intercept)
        for n, theta in zip(target.students, NODES, strict=True)
    )
    return line.slope * target.right_theta + line.intercept * target.right - missed


def climb(targets: Mapping[int, Target], lines: Mapping[int, Line]) -> dict[int, Line]:
    """Move the common slope and each intercept up by one step, or not at all where it is level.

    More steps a round were tried: the fit needs as many rounds, and longer ones.
    """
    pulls = {item: pull(targets[item], line) for item, line in lines.items()}
    course = newton(pulls, lines)
    height = math.fsum(one.height for one in pulls.values())
    share = 1.0
    while share > SMALL:
        moved = {item: line.moved(course[item], share) for item, line in lines.items()}
        reached = math.fsum(height_at(targets[item], line) for item, line in moved.items())
        if reached >= height:
            return moved
        share /= 2
    return dict(lines)


def newton(pulls: Mapping[int, Pull], lines: Mapping[int, Line]) -> dict[int, Line]:
    """Return the step to the top of the parabola that fits here; a slope at its limit stays.

    The slope is solved for first, the intercepts follow it.
    """
    gain = bend = 0.0
    for one in pulls.values():
        share = one.slope_intercept / max(one.intercept_intercept, SMALL)
        gain += one.slope - share * one.intercept
        bend += one.slope_slope - share * one.slope_intercept
    slope = gain / max(bend, SMALL)
    at = next(iter(lines.values())).slope
    if abs(at) >= MOST_SLOPE and slope * at > 0:
        slope = 0.0
    return {
        item: Line(
            slope,
            (one.intercept - slope * one.slope_intercept) / max(one.intercept_intercept, SMALL),
        )
        for item, one in pulls.items()
    }


def cut(value: float, most: float) -> float:
    """Return the value, brought within ±`most`."""
    return min(most, max(-most, value))
