"""One step of the M step: it never goes down, stays in bounds, and steps lead to the top."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from civicquiz.stats.curves import NODES, softplus
from civicquiz.stats.newton import MOST_INTERCEPT, MOST_SLOPE, Line, Target, climb, pull

starts = st.builds(
    Line, st.floats(-MOST_SLOPE, MOST_SLOPE), st.floats(-MOST_INTERCEPT, MOST_INTERCEPT)
)


@st.composite
def targets(draw: st.DrawFn) -> Target:
    """Draw students about some ability, and how many of them at each node are right."""
    size = draw(st.floats(0.5, 10_000))
    centre = draw(st.floats(-2, 2))
    students = [size * 2.0 ** -((theta - centre) ** 2) for theta in NODES]
    shares = draw(st.lists(st.floats(0, 1), min_size=41, max_size=41))
    if draw(st.booleans()):
        shares.sort()
    right = [n * share for n, share in zip(students, shares, strict=True)]
    return Target(students, sum(right), sum(r * t for r, t in zip(right, NODES, strict=True)))


def height(items: dict[int, Target], lines: dict[int, Line]) -> float:
    """Return the expected log likelihood of all items."""
    return sum(
        lines[at].slope * target.right_theta
        + lines[at].intercept * target.right
        - sum(
            n * softplus(lines[at].slope * theta + lines[at].intercept)
            for n, theta in zip(target.students, NODES, strict=True)
        )
        for at, target in items.items()
    )


def pushes_out(at: float, most: float, force: float) -> bool:
    """Tell whether a parameter is at its limit and would go on."""
    return abs(at) >= most and force * at > 0


@given(st.lists(targets(), min_size=1, max_size=3), starts, st.data())
def test_a_step_never_goes_down_nor_out_of_bounds(
    found: list[Target], first: Line, data: st.DataObject
) -> None:
    """From anywhere allowed, for one item and for several of one slope."""
    items = dict(enumerate(found))
    lines = {at: Line(first.slope, data.draw(starts).intercept) for at in items}
    moved = climb(items, lines)
    before = height(items, lines)
    assert height(items, moved) >= before - 1e-9 * (1 + abs(before))
    assert len({line.slope for line in moved.values()}) == 1
    for line in moved.values():
        assert abs(line.slope) <= MOST_SLOPE
        assert abs(line.intercept) <= MOST_INTERCEPT


@given(targets(), starts)
def test_steps_lead_to_the_top(target: Target, start: Line) -> None:
    """Within 100 steps, from anywhere: no force is left but what pushes against a limit."""
    line = start
    for _ in range(100):
        line = climb({0: target}, {0: line})[0]
    force = pull(target, line)
    size = 1e-5 * sum(target.students)
    assert abs(force.slope) < size or pushes_out(line.slope, MOST_SLOPE, force.slope)
    assert abs(force.intercept) < size or pushes_out(
        line.intercept, MOST_INTERCEPT, force.intercept
    )


@given(targets())
def test_near_the_top_four_steps_are_enough(target: Target) -> None:
    """Newton doubles the digits, slope and intercept together."""
    top = Line(0.0, 0.0)
    for _ in range(100):
        top = climb({0: target}, {0: top})[0]
    if abs(top.slope) > 3 or abs(top.intercept) > 6:
        return  # hardly anybody is wrong: nothing to be exact about
    line = Line(top.slope + 0.1, top.intercept - 0.1)
    for _ in range(4):
        line = climb({0: target}, {0: line})[0]
    assert line.distance(top) < 1e-6
