"""Item figures of classical theory, worked by hand.

The small test: four students and three items, T = 3, 2, 1, 0.

    s1  1 1 1     rests on item 1: 2 1 0 0; on item 2: 2 1 1 0; on item 3: 2 2 1 0
    s2  1 1 0
    s3  1 0 0
    s4  0 0 0
"""

from __future__ import annotations

import math

import pytest
from hypothesis import given

from civicquiz.stats import (
    Marks,
    discriminations,
    effective_weights,
    efficiencies,
    facilities,
    scores,
    upper_lower,
)
from support.marks import full, gappy, lsat_marks

GUTTMAN = Marks.of([[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, 0]])


def test_facility_is_the_mean_mark() -> None:
    """Moodle's facility index over 100: 3/4, 2/4, 1/4; part marks count as they are."""
    assert facilities(GUTTMAN) == (0.75, 0.5, 0.25)
    assert facilities(Marks.of([[0.5], [None], [0]])) == (0.25,)


def test_discrimination_by_hand() -> None:
    """cov(x, r)/√(var x · var r), Moodle's discrimination index, psych's r.drop.

    Item 1: x = 1 1 1 0, r = 2 1 0 0: 3 cov = .75, 3 var x = .75, 3 var r = 2.75 (mean .75).
    Item 2: x = 1 1 0 0, r = 2 1 1 0: 3 cov = 1, 3 var x = 1, 3 var r = 2. Item 3 mirrors 1.
    """
    outer = 0.75 / math.sqrt(0.75 * 2.75)
    assert discriminations(GUTTMAN) == pytest.approx((outer, 1 / math.sqrt(2), outer))


def test_efficiency_by_hand() -> None:
    """cov/cov_max, Moodle's discriminative efficiency: a Guttman scale has 1 everywhere.

    In the swapped test item 3 has x = 0 1 1 0 and r = 2 2 1 0 (mean 1.25): 3 cov = 3 - 2.5 = .5;
    sorted, 0 0 1 1 on 0 1 2 2, 3 cov_max = 4 - 2.5 = 1.5.
    """
    assert efficiencies(GUTTMAN) == pytest.approx((1, 1, 1))
    swapped = Marks.of([[1, 1, 0], [1, 1, 1], [0, 1, 1], [0, 0, 0]])
    assert efficiencies(swapped)[2] == pytest.approx(1 / 3)


def test_effective_weight_by_hand() -> None:
    """√cov(x, T)/Σ √cov(x_j, T), Moodle's effective weight over 100.

    T = 3 2 1 0: 3 cov = 6 - 4·.75·1.5 = 1.5; 5 - 3 = 2; 3 - 1.5 = 1.5.
    """
    roots = [math.sqrt(1.5), math.sqrt(2), math.sqrt(1.5)]
    expected = [root / sum(roots) for root in roots]
    assert effective_weights(GUTTMAN) == pytest.approx(expected)


def test_an_item_against_the_rest_has_no_effective_weight() -> None:
    """Its covariance with T is below 0 (Moodle leaves it empty); the others share the whole.

    T = 2 2 1, x_3 = 0 0 1: cov < 0.
    """
    weights = effective_weights(Marks.of([[1, 1, 0], [1, 1, 0], [0, 0, 1]]))
    assert weights[:2] == pytest.approx((0.5, 0.5))
    assert weights[2] is None


def test_upper_minus_lower_by_hand() -> None:
    """.27 · 4 = 1.08, so one student each: s1 against s4, 1 - 0 on every item."""
    assert upper_lower(GUTTMAN) == (1, 1, 1)


def test_tied_students_share_the_last_places() -> None:
    """.27 · 8 = 2.16: two places. T = 2 1 1 1 1 1 1 0: the second place is shared by six.

    Item 1 is right in s1 and in three of the six: upper (1 + 3/6)/2, lower (0 + 3/6)/2.
    """
    rows = [[1, 1], *[[1, 0], [0, 1]] * 3, [0, 0]]
    assert upper_lower(Marks.of(rows)) == pytest.approx((0.5, 0.5))


def test_ties_survive_rounding() -> None:
    """0 + .2 + .7 and 0 + 0 + .9 are the same total, though not to a computer.

    The one place on top goes to both: item 2 has (.2 + 0)/2 there and 0 below.
    """
    marks = Marks.of([[0, 0.2, 0.7], [0, 0, 0.9], [0, 0, 0.1], [0, 0, 0]])
    assert math.fsum([0, 0.2, 0.7]) != 0.9
    assert upper_lower(marks)[1] == pytest.approx(0.1)


def test_the_lsat_as_published() -> None:
    """Section 6: facilities, and item-rest correlations as R's ltm prints them (over n, not n - 1)."""
    marks = lsat_marks(6)
    assert facilities(marks) == (0.924, 0.709, 0.553, 0.763, 0.87)
    shrunk = [r * math.sqrt(999 / 1000) for r in discriminations(marks) if r is not None]
    assert shrunk == pytest.approx([0.1128, 0.1531, 0.1727, 0.1444, 0.1215], abs=5e-5)


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [[1, 0, 1]],
        [[1, 1, 1], [1, 1, 1], [1, 1, 1]],
        [[1 / 3, 1 / 3], [1 / 3, 1 / 3], [1 / 3, 1 / 3]],
        [[None, None], [None, None]],
        [[1, None], [None, 0], [0, None], [None, 1]],
    ],
    ids=["nobody", "one student", "all right", "all equal", "nothing given", "one mark each"],
)
def test_where_nothing_varies_nothing_is_claimed(rows: list[list[float | None]]) -> None:
    """No discrimination and no efficiency: None, not NaN and no exception."""
    marks = Marks.of(rows)
    assert set(discriminations(marks)) <= {None}
    assert set(efficiencies(marks)) <= {None}


def test_equal_totals_have_neither_weight_nor_groups() -> None:
    """Everybody earned 1 of 2: there is no top and no bottom."""
    marks = Marks.of([[1, 0], [0, 1], [1, 0]])
    assert upper_lower(marks) == (None, None)
    assert effective_weights(marks) == (None, None)


def test_a_constant_item_weighs_nothing() -> None:
    """All right: no discrimination, weight 0, D 0; the other items keep their figures."""
    marks = Marks.of([[1, *row] for row in GUTTMAN.rows])
    assert discriminations(marks) == (None, *discriminations(GUTTMAN))
    assert effective_weights(marks)[0] == 0
    assert upper_lower(marks)[0] == 0


def test_one_item_has_no_rest() -> None:
    """Its total is itself, so it has all the weight."""
    marks = Marks.of([[1], [0], [1]])
    assert discriminations(marks) == (None,)
    assert effective_weights(marks) == (1,)


def test_a_voided_item_changes_nothing() -> None:
    """A column of None is as if it were not there."""
    marks = Marks.of([[*row, None] for row in GUTTMAN.rows])
    for figure in (discriminations, efficiencies, effective_weights, upper_lower):
        assert figure(marks) == (*figure(GUTTMAN), None)


def test_who_was_given_the_hard_items_is_not_weak_for_it() -> None:
    """s1 and s4 earned 2 of 2, but what s4 was given is harder: s4 stands higher.

    Facilities 1/2, 1, 1/2: s1 earned 2 of an expected 1.5, s4 2 of an expected 1; times 3/2.
    """
    marks = Marks.of([[1, 1, None], [0, 1, None], [0, None, 0], [1, None, 1]])
    standing = scores(marks).totals
    assert standing == pytest.approx((0.75, -0.75, -1.5, 1.5))
    # On item 1 the rest is one mark less its mean, times 2: 1 - 1 and 0 or 1 less 1/2.
    rests = [row[0] for row in scores(marks).rests]
    assert rests == pytest.approx([0, 0, -1, 1])


@given(full())
def test_rests_without_gaps_are_totals_less_the_mark(marks: Marks) -> None:
    """But for a shift that no covariance feels, the rest is T - x, as in the textbook."""
    table = scores(marks)
    for item in range(marks.items if marks.items > 1 else 0):
        shifts = [
            sum(mark for mark in row if mark is not None) - (row[item] or 0) - (rests[item] or 0)
            for row, rests in zip(marks.rows, table.rests, strict=True)
        ]
        assert shifts == pytest.approx([shifts[0]] * len(shifts) if shifts else [])


@given(gappy())
def test_figures_stay_in_their_range(marks: Marks) -> None:
    """Facility 0 to 1, correlation and D -1 to 1, efficiency at most 1; weights sum to 1."""
    assert all(f is None or 0 <= f <= 1 for f in facilities(marks))
    assert all(r is None or -1 <= r <= 1 for r in discriminations(marks))
    assert all(d is None or -1 <= d <= 1 for d in upper_lower(marks))
    assert all(e is None or e <= 1 for e in efficiencies(marks))
    weights = [weight for weight in effective_weights(marks) if weight is not None]
    assert not weights or sum(weights) == pytest.approx(1)


@given(gappy())
def test_the_order_of_students_does_not_matter(marks: Marks) -> None:
    """Not even in the last digit."""
    turned = Marks(marks.rows[::-1], marks.items)
    for figure in (facilities, discriminations, efficiencies, effective_weights, upper_lower):
        assert figure(turned) == figure(marks)


@given(full())
def test_discrimination_and_efficiency_agree_in_sign(marks: Marks) -> None:
    """They share their numerator."""
    for r, e in zip(discriminations(marks), efficiencies(marks), strict=True):
        assert (r is None) == (e is None)
        if r is not None and e is not None:
            assert r * e >= 0
