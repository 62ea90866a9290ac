"""Item response curves, against published figures and against integrals done another way."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given

from civicquiz.stats import (
    Ability,
    Curve,
    CurveFit,
    IrtModel,
    Marks,
    Pattern,
    abilities,
    ability,
    fit_curves,
    patterns,
)
from civicquiz.stats.curves import LOG_WEIGHTS, NODES, softplus
from civicquiz.stats.fitting import expect, grouped, maximise
from civicquiz.stats.newton import Line
from support.marks import gappy, lsat, right_or_wrong, simulated

ONE, TWO = IrtModel.ONE_PL, IrtModel.TWO_PL


def fitted(found: Mapping[Pattern, int], model: IrtModel = TWO) -> CurveFit:
    """Fit what can be fitted."""
    fit = fit_curves(found, model)
    assert fit is not None
    return fit


def parameters(fit: CurveFit) -> list[tuple[float, float]]:
    """Return the slopes and intercepts of a fit without gaps."""
    return [(curve.slope, curve.intercept) for curve in fit.curves if curve is not None]


def posterior(
    curves: tuple[Curve | None, ...], pattern: Pattern, nodes: int
) -> list[tuple[float, float]]:
    """Return θ and its weight by multiplying plain chances, on a grid from -8 to 8."""
    grid = [-8 + 16 * at / (nodes - 1) for at in range(nodes)]
    width = 16 / (nodes - 1)
    found = []
    for theta in grid:
        weight = math.exp(-theta * theta / 2) / math.sqrt(2 * math.pi) * width
        for curve, answer in zip(curves, pattern, strict=True):
            if curve is not None and answer is not None:
                chance = curve.chance(theta)
                weight *= chance if answer else 1 - chance
        found.append((theta, weight))
    return found


def likelihood(curves: tuple[Curve | None, ...], found: Mapping[Pattern, int]) -> float:
    """Return the marginal log likelihood the slow way, on 321 nodes."""
    return sum(
        count * math.log(sum(weight for _, weight in posterior(curves, pattern, 321)))
        for pattern, count in found.items()
    )


def test_the_nodes_are_a_standard_normal() -> None:
    """41 nodes from -5 to 5, weights of sum 1, mean 0 and variance 1."""
    weights = [math.exp(log) for log in LOG_WEIGHTS]
    assert (len(NODES), NODES[0], NODES[-1]) == (41, -5, 5)
    assert sum(weights) == pytest.approx(1)
    assert sum(w * t for w, t in zip(weights, NODES, strict=True)) == pytest.approx(0)
    assert sum(w * t * t for w, t in zip(weights, NODES, strict=True)) == pytest.approx(1, abs=1e-4)


def test_softplus_does_not_overflow() -> None:
    """log(1 + e^x) is x far right and 0 far left."""
    assert (softplus(1000), softplus(-1000)) == (1000, 0)
    assert softplus(0) == pytest.approx(math.log(2))


@pytest.mark.parametrize(
    ("section", "model", "log_likelihood"),
    [
        (6, TWO, -2466.653),
        (6, ONE, -2466.938),
        (7, TWO, -2658.805),
        (7, ONE, -2664.901),
    ],
)
def test_log_likelihoods_as_published(section: int, model: IrtModel, log_likelihood: float) -> None:
    """Law School Admission Test, sections 6 and 7 (Bock and Lieberman 1970), as R's ltm and mirt."""
    fit = fitted(lsat(section), model)
    assert fit.log_likelihood == pytest.approx(log_likelihood, abs=1e-3)
    assert fit.converged
    assert fit.rounds < 100


def test_the_two_parameter_curves_of_section_6_as_published() -> None:
    """R's ltm prints these difficulties and slopes."""
    curves = [curve for curve in fitted(lsat(6)).curves if curve is not None]
    difficulties = [-3.3597, -1.3696, -0.2799, -1.8659, -3.1236]
    slopes = [0.8254, 0.7229, 0.8905, 0.6886, 0.6575]
    assert [curve.difficulty for curve in curves] == pytest.approx(difficulties, abs=3e-3)
    assert [curve.slope for curve in curves] == pytest.approx(slopes, abs=1e-3)


def test_the_one_parameter_curves_of_section_6_as_published() -> None:
    """R's ltm (rasch) prints these difficulties and one slope, .7551."""
    curves = [curve for curve in fitted(lsat(6), ONE).curves if curve is not None]
    difficulties = [-3.6153, -1.3224, -0.3176, -1.7301, -2.7802]
    assert [curve.difficulty for curve in curves] == pytest.approx(difficulties, abs=1e-3)
    assert [curve.slope for curve in curves] == pytest.approx([0.7551] * 5, abs=1e-4)


def test_the_two_parameter_curves_of_section_7_as_published() -> None:
    """Slopes and intercepts that the tests of R's mirt expect."""
    published = [
        (0.9876, 1.8559),
        (1.0808, 0.8080),
        (1.7075, 1.8052),
        (0.7650, 0.4860),
        (0.7357, 1.8545),
    ]
    for found, expected in zip(parameters(fitted(lsat(7))), published, strict=True):
        assert found == pytest.approx(expected, abs=2e-4)


@pytest.mark.parametrize("model", [ONE, TWO])
def test_the_fit_is_a_maximum(model: IrtModel) -> None:
    """The likelihood, integrated another way, falls whichever parameter is nudged."""
    marks = simulated(Random(2), 80, [1.0] * 4)
    found = patterns(marks) | {(1, None, 0, None): 5, (None, 1, 1, None): 7}
    fit = fitted(found, model)
    best = likelihood(fit.curves, found)
    assert fit.log_likelihood == pytest.approx(best, abs=1e-4)
    for at, (slope, intercept) in enumerate(parameters(fit)):
        for nudge in (-0.02, 0.02):
            curves = list(fit.curves)
            curves[at] = Curve(slope, intercept + nudge)
            assert likelihood(tuple(curves), found) < best
            curves = [
                Curve(curve.slope + nudge, curve.intercept)
                if curve and (model is ONE or item == at)
                else curve
                for item, curve in enumerate(fit.curves)
            ]
            assert likelihood(tuple(curves), found) < best


@pytest.mark.parametrize("model", [ONE, TWO])
def test_no_round_makes_it_worse(model: IrtModel) -> None:
    """Each expectation and maximisation raises the likelihood or leaves it."""
    groups = grouped(patterns(simulated(Random(3), 40, [0.5, 1.0, 1.5] * 3)))
    lines = dict.fromkeys(range(9), Line(1.0, 0.0))
    last = -math.inf
    for _ in range(40):
        expected = expect(groups, lines)
        assert expected.log_likelihood >= last - 1e-9
        last = expected.log_likelihood
        lines = maximise(expected, lines, model)


def test_the_slopes_of_a_simulation_come_back() -> None:
    """1,500 students, eight items of slopes .6 and 1.4 in turn (seed 4): within .3."""
    slopes = [0.6, 1.4] * 4
    fit = fitted(patterns(simulated(Random(4), 1500, slopes)))
    assert [slope for slope, _ in parameters(fit)] == pytest.approx(slopes, abs=0.3)


def test_an_ability_is_the_mean_of_its_posterior() -> None:
    """EAP and its standard error, against 1,601 nodes and plain products."""
    fit = fitted(lsat(7))
    for pattern in [(0, 0, 0, 0, 0), (1, 0, 1, None, 0), (1, 1, 1, 1, 1)]:
        found = ability(fit, pattern)
        weights = posterior(fit.curves, pattern, 1601)
        whole = sum(weight for _, weight in weights)
        middle = sum(weight * theta for theta, weight in weights) / whole
        spread = sum(weight * (theta - middle) ** 2 for theta, weight in weights) / whole
        assert found.estimate == pytest.approx(middle, abs=1e-4)
        assert found.error == pytest.approx(math.sqrt(spread), abs=1e-4)


def test_without_answers_an_ability_is_anybodys() -> None:
    """0 ± 1; every answer narrows it."""
    fit = fitted(lsat(6))
    nothing = ability(fit, (None,) * 5)
    assert nothing.estimate == pytest.approx(0)
    assert nothing.error == pytest.approx(1, abs=1e-4)
    assert ability(fit, (1, 0, None, None, None)).error < nothing.error


def test_each_student_has_an_ability() -> None:
    """In the order of the rows; a mark of a half is right."""
    fit = fitted(lsat(6))
    marks = Marks.of([[0, 0, 0, 0, 0], [1, 0.5, 1, 1, 1], [0.49, 0, 0, 0, 0]])
    low, high, same = abilities(fit, marks)
    assert low == same == ability(fit, (0, 0, 0, 0, 0))
    assert high == ability(fit, (1, 1, 1, 1, 1))
    assert low.estimate < high.estimate


def test_an_item_all_got_right_is_set_aside() -> None:
    """It has no curve and changes no figure."""
    plain = fitted(lsat(7))
    fit = fitted({(*pattern, 1): count for pattern, count in lsat(7).items()})
    assert fit.curves == (*plain.curves, None)
    assert fit.log_likelihood == plain.log_likelihood
    assert ability(fit, (1, 0, 1, 0, 1, 0)) == ability(plain, (1, 0, 1, 0, 1))


def test_too_few_items_are_not_fitted() -> None:
    """Two for 1PL, three for 2PL, constant items not counted; and no students, no fit."""
    two: dict[Pattern, int] = {(0, 1, 1): 3, (1, 0, 1): 4, (1, 1, 1): 5}
    assert fit_curves(two, TWO) is None
    assert fit_curves(two, ONE) is not None
    assert fit_curves({(0, 1): 3, (1, 1): 3}, ONE) is None
    assert fit_curves({}, ONE) is None
    assert fit_curves({(1, 0, 1): 0, (0, 1, 0): 0}, ONE) is None


def test_patterns_are_of_one_length() -> None:
    """Two tests are not one."""
    with pytest.raises(ValueError, match="unequal length"):
        fit_curves({(1, 0): 1, (1,): 1})


def test_ability_points_up() -> None:
    """The slopes sum to more than 0, whichever items are marked the wrong way round.

    Those of items 1 and 3 make up more than the other three: these get the negative slopes.
    """
    for wrong in [(), (0, 2), (1, 3, 4), (0, 1, 2, 3, 4)]:
        found: dict[Pattern, int] = {
            tuple(1 - int(bool(a)) if at in wrong else a for at, a in enumerate(pattern)): count
            for pattern, count in lsat(7).items()
        }
        slopes = [slope for slope, _ in parameters(fitted(found))]
        assert sum(slopes) > 0
        assert [abs(slope) for slope in slopes] == pytest.approx(
            [slope for slope, _ in parameters(fitted(lsat(7)))], abs=1e-3
        )


def test_curves_that_would_be_steps_are_held() -> None:
    """A perfect Guttman scale has no best slope: all stop at 6, the intercepts at their best."""
    found: dict[Pattern, int] = {
        tuple(int(item < total) for item in range(4)): 5 + total for total in range(5)
    }
    fit = fitted(found)
    assert fit.converged
    assert [slope for slope, _ in parameters(fit)] == [6] * 4
    groups = grouped(found)
    for at in range(4):
        for nudge in (-0.01, 0.01):
            lines = {
                item: Line(slope, intercept + nudge * (item == at))
                for item, (slope, intercept) in enumerate(parameters(fit))
            }
            assert expect(groups, lines).log_likelihood < fit.log_likelihood


def test_one_in_a_million_does_not_break_a_fit() -> None:
    """Intercepts are held at 20; a wild step is halved until it helps."""
    rare: dict[Pattern, int] = {(1, 0, 0): 1, (0, 1, 0): 2, (0, 0, 1): 3, (0, 0, 0): 10**6}
    mixed: dict[Pattern, int] = {(1, 0, 1, 0): 1, (0, 1, 1, 1): 10**6, (0, 1, 0, 1): 1000}
    for found in (rare, mixed):
        groups = grouped(found)
        for model in (ONE, TWO):
            lines = dict.fromkeys(range(len(next(iter(found)))), Line(1.0, 0.0))
            last = -math.inf
            for _ in range(30):
                expected = expect(groups, lines)
                assert expected.log_likelihood >= last - 1e-6
                last = expected.log_likelihood
                lines = maximise(expected, lines, model)
                assert all(abs(line.slope) <= 6 for line in lines.values())
                assert all(abs(line.intercept) <= 20 for line in lines.values())


def test_a_flat_curve_has_no_difficulty() -> None:
    """And the same chance for all; elsewhere an even chance is at the difficulty."""
    assert Curve(0, 1).difficulty is None
    assert Curve(0, 0).chance(3) == 0.5
    curve = Curve(1.5, -3)
    assert curve.difficulty == 2
    assert curve.chance(2) == 0.5
    assert curve.chance(-1000) == pytest.approx(0)
    assert curve.chance(1000) == pytest.approx(1)


@given(right_or_wrong(students=(0, 8), items=(0, 5)))
def test_no_class_breaks_a_fit(marks: Marks) -> None:
    """Whatever 0 and 1 there are: finite figures, and the order of students is nothing."""
    for model in (ONE, TWO):
        fit = fit_curves(patterns(marks), model)
        turned = fit_curves(patterns(Marks(marks.rows[::-1], marks.items)), model)
        assert turned == fit
        if fit is not None:
            assert fit.log_likelihood <= 0
            for found in abilities(fit, marks):
                assert isinstance(found, Ability)
                assert -5 <= found.estimate <= 5
                assert 0 <= found.error <= 1.5


@given(gappy())
def test_gaps_do_not_break_a_fit(marks: Marks) -> None:
    """Students of different items are weighed each by their own."""
    fit = fit_curves(patterns(marks), ONE)
    assert fit is None or math.isfinite(fit.log_likelihood)


@given(right_or_wrong(students=(3, 8), items=(2, 5)))
def test_in_one_parameter_the_total_tells_the_ability(marks: Marks) -> None:
    """Of a positive common slope: equal totals, equal abilities; more right, more able."""
    fit = fit_curves(patterns(marks), ONE)
    if fit is None or any(curve is None for curve in fit.curves):
        return
    slope = max(curve.slope for curve in fit.curves if curve is not None)
    totals = sorted(
        (sum(mark or 0 for mark in row), found.estimate)
        for row, found in zip(marks.rows, abilities(fit, marks), strict=True)
    )
    for (less, low), (more, high) in pairwise(totals):
        if less == more:
            assert low == pytest.approx(high)
        elif slope > 1e-3:
            assert low < high


@pytest.mark.parametrize("model", [ONE, TWO])
def test_more_items_than_pupils_are_fitted(model: IrtModel) -> None:
    """30 pupils and 40 items give a curve for each item."""
    found = patterns(simulated(Random(6), 30, [1.0] * 40))
    assert len(fitted(found, model).curves) == 40
