"""Marginal maximum likelihood for 1PL and 2PL by expectation and maximisation.

Bock and Aitkin 1981. Two facts of the logistic curve keep it fast in plain Python. The log
likelihood of a pattern at θ is  Σ log Q_i(θ) + θ · Σ a_i x_i + Σ d_i x_i,  with one curve sum
for all students who were given the same items. And to fit an item it is enough to know how
many answered it right and the sum of their expected abilities.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from civicquiz.stats.curves import LOG_WEIGHTS, NODES, Curve, CurveFit, IrtModel, Pattern, softplus
from civicquiz.stats.newton import Line, Target, climb

__all__ = ["fit_curves"]

ROUNDS = 500
SETTLED = 1e-6
LEAST_ITEMS = {IrtModel.ONE_PL: 2, IrtModel.TWO_PL: 3}


@dataclass(frozen=True, slots=True)
class Group:
    """The patterns of students who were given the same items: the right ones, with counts."""

    given: tuple[int, ...]
    members: tuple[tuple[tuple[int, ...], int], ...]


@dataclass(slots=True)
class Expected:
    """What the students, their abilities weighed by what they answered, do to each item."""

    log_likelihood: float = 0.0
    targets: dict[int, Target] = field(default_factory=dict)


def fit_curves(
    patterns: Mapping[Pattern, int], model: IrtModel = IrtModel.TWO_PL
) -> CurveFit | None:
    """Fit a model to response patterns with their numbers of students.

    Items that all or none answered right are set aside (see `CurveFit`). None where fewer items
    are left than the model can be told from: two for 1PL, three for 2PL. Slopes are kept
    within ±6 and intercepts within ±20, where small classes would send them off; below some
    200 students prefer 1PL. ValueError: patterns of unequal length.
    """
    items = {len(pattern) for pattern in patterns}
    if len(items) > 1:
        raise ValueError("patterns of unequal length")
    groups = grouped(patterns)
    usable = sorted({item for group in groups for item in group.given})
    if len(usable) < LEAST_ITEMS[model]:
        return None
    lines = {item: Line(1.0, 0.0) for item in usable}
    rounds, moved = 0, math.inf
    while rounds < ROUNDS and moved > SETTLED:
        before = lines
        lines = maximise(expect(groups, lines), lines, model)
        moved = max(lines[item].distance(before[item]) for item in usable)
        rounds += 1
    if math.fsum(line.slope for line in lines.values()) < 0:  # θ may as well point down
        lines = {item: Line(-line.slope, line.intercept) for item, line in lines.items()}
    return CurveFit(
        model,
        tuple(
            Curve(lines[item].slope, lines[item].intercept) if item in lines else None
            for item in range(items.pop())
        ),
        expect(groups, lines).log_likelihood,
        rounds,
        moved <= SETTLED,
    )


def grouped(patterns: Mapping[Pattern, int]) -> list[Group]:
    """Sort the patterns by the items given, leaving out items that tell nothing."""
    seen: dict[int, set[int]] = {}
    for pattern, count in patterns.items():
        for item, answer in enumerate(pattern):
            if answer is not None and count > 0:
                seen.setdefault(item, set()).add(answer)
    usable = {item for item, answers in seen.items() if answers == {0, 1}}
    sorted_in: dict[tuple[int, ...], dict[tuple[int, ...], int]] = {}
    for pattern, count in patterns.items():
        given = tuple(
            item for item, answer in enumerate(pattern) if answer is not None and item in usable
        )
        right = tuple(item for item in given if pattern[item])
        if given and count > 0:
            members = sorted_in.setdefault(given, {})
            members[right] = members.get(right, 0) + count
    return [
        Group(given, tuple(sorted(members.items()))) for given, members in sorted(sorted_in.items())
    ]


def expect(groups: list[Group], lines: Mapping[int, Line]) -> Expected:
    """Weigh every ability by each pattern and sum up, item by item (the E step)."""
    curves = {
        item: [softplus(line.slope * theta + line.intercept) for theta in NODES]
        for item, line in lines.items()
    }
    found = Expected(targets={item: Target() for item in lines})
    for group in groups:
        wrong = zip(*(curves[item] for item in group.given), strict=True)
        base = [log - sum(parts) for log, parts in zip(LOG_WEIGHTS, wrong, strict=True)]
        students = [0.0] * len(NODES)
        for right, count in group.members:
            slope = sum(lines[item].slope for item in right)
            intercept = sum(lines[item].intercept for item in right)
            logs = [log + slope * theta for log, theta in zip(base, NODES, strict=True)]
            top = max(logs)
            weights = [math.exp(log - top) for log in logs]
            whole = sum(weights)
            found.log_likelihood += count * (top + intercept + math.log(whole))
            scale = count / whole
            students = [n + scale * w for n, w in zip(students, weights, strict=True)]
            theta_sum = scale * sum(w * theta for w, theta in zip(weights, NODES, strict=True))
            for item in right:
                found.targets[item].right += count
                found.targets[item].right_theta += theta_sum
        for item in group.given:
            found.targets[item].add(students)
    return found


def maximise(expected: Expected, lines: Mapping[int, Line], model: IrtModel) -> dict[int, Line]:
    """Move the lines towards what the expected answers are most likely under (the M step)."""
    if model is IrtModel.ONE_PL:
        return climb(expected.targets, lines)
    return {
        item: climb({item: expected.targets[item]}, {item: line})[item]
        for item, line in lines.items()
    }
