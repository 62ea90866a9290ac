"""KR-20, alpha and the standard error of a test."""

from __future__ import annotations

import math

import pytest
from hypothesis import given

from civicquiz.stats import Marks, alpha, kr20, reliability, standard_error
from support.marks import full, gappy, lsat_marks, right_or_wrong

GUTTMAN = Marks.of([[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, 0]])


def test_kr20_by_hand() -> None:
    """p·q: 3/16, 4/16, 3/16, sum 10/16; var T over n: 5/4; 3/2 · (1 - (10/16)/(5/4)) = 3/4."""
    assert kr20(GUTTMAN) == pytest.approx(0.75)


def test_alpha_by_hand() -> None:
    """k/(k - 1) · (1 - Σ var x/var T), Moodle's internal consistency, psych's raw_alpha.

    Two items of part marks: x_1 = 1, .5, 0 (var 1/4), x_2 = 1, 0, 0 (var 1/3); T = 2, .5, 0 of
    mean 5/6 has 3·T² sums 4.25 - 3·25/36 = 13/6, var 13/12. Alpha = 2 · (1 - (7/12)/(13/12)) = 12/13.
    """
    assert alpha(Marks.of([[1, 1], [0.5, 0], [0, 0]])) == pytest.approx(12 / 13)


def test_standard_error_by_hand() -> None:
    """SD · √(1 - alpha), in marks: √(5/3) · √(1/4) (Moodle: error ratio times SD)."""
    assert standard_error(GUTTMAN) == pytest.approx(math.sqrt(5 / 3) / 2)


def test_items_that_contradict_each_other_give_a_negative_alpha() -> None:
    """T = 1, 1, 1, 2: var .25; items .25 and .3333: 2 · (1 - .5833/.25) = -8/3."""
    marks = Marks.of([[1, 0], [1, 0], [0, 1], [1, 1]])
    assert alpha(marks) == pytest.approx(-8 / 3)
    assert standard_error(marks) == pytest.approx(0.5 * math.sqrt(11 / 3))


def test_the_lsat_as_published() -> None:
    """Alpha .2950 in section 6 (R's ltm), .453 in section 7 (R's mirt)."""
    assert alpha(lsat_marks(6)) == pytest.approx(0.2950, abs=5e-5)
    assert alpha(lsat_marks(7)) == pytest.approx(0.453, abs=5e-4)


def test_part_marks_have_no_kr20() -> None:
    """The formula is for right and wrong alone."""
    marks = Marks.of([[1, 1], [0.5, 0], [0, 0]])
    assert kr20(marks) is None
    assert alpha(marks) is not None


@pytest.mark.parametrize(
    "rows",
    [[], [[1, 0]], [[1], [0]], [[1, 0], [0, 1]], [[1, None], [None, 0]], [[None], [None]]],
    ids=["nobody", "one student", "one item", "equal totals", "no full row", "nothing given"],
)
def test_where_nothing_is_known_nothing_is_claimed(rows: list[list[float | None]]) -> None:
    """All three are None."""
    marks = Marks.of(rows)
    assert (kr20(marks), alpha(marks), standard_error(marks)) == (None, None, None)


def test_nothing_given_is_no_full_row() -> None:
    """Students without items are none."""
    found = reliability(Marks.of([[None], [None]]))
    assert (found.students, found.items, found.mean, found.sd) == (0, 0, None, None)


def test_only_full_rows_count_and_voided_items_do_not() -> None:
    """A pupil who missed an item is left out; a column of None is no item."""
    rows = [[*row, None] for row in GUTTMAN.rows]
    found = reliability(Marks.of([*rows, [1, None, 1, None]]))
    assert found == reliability(GUTTMAN)
    assert (found.students, found.items) == (4, 3)
    assert found.mean == 1.5
    assert found.sd == pytest.approx(math.sqrt(5 / 3))


def test_a_constant_item_counts_as_an_item() -> None:
    """Σ var and var T stay, k is 4: 4/3 · (1 - .5) = 2/3, as Moodle has it."""
    assert alpha(Marks.of([[*row, 1] for row in GUTTMAN.rows])) == pytest.approx(2 / 3)


@given(right_or_wrong())
def test_alpha_is_kr20_for_right_and_wrong(marks: Marks) -> None:
    """Two formulas, one figure; and None together."""
    one, other = alpha(marks), kr20(marks)
    assert (one is None) == (other is None)
    if one is not None:
        assert one == pytest.approx(other)


@given(full())
def test_alpha_is_at_most_1_and_the_error_no_less_than_0(marks: Marks) -> None:
    """There is no lower bound of alpha."""
    found, error = alpha(marks), standard_error(marks)
    assert found is None or found <= 1
    assert error is None or (error >= 0 and math.isfinite(error))


@given(gappy())
def test_the_order_of_students_does_not_matter(marks: Marks) -> None:
    """Not even in the last digit."""
    assert reliability(Marks(marks.rows[::-1], marks.items)) == reliability(marks)


@given(right_or_wrong(students=(2, 12), items=(2, 6)))
def test_a_test_beside_its_copy_is_more_reliable(marks: Marks) -> None:
    """Every item twice: where alpha is positive, it does not fall."""
    found = alpha(marks)
    doubled = alpha(Marks(tuple(row + row for row in marks.rows), 2 * marks.items))
    assert (found is None) == (doubled is None)
    if found is not None and doubled is not None and found > 0:
        assert doubled >= found - 1e-9
