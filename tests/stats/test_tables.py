"""Tables of marks and of chosen options."""

from __future__ import annotations

import math

import pytest

from civicquiz.model import Choice, Option
from civicquiz.stats import Chosen, Marks, Options


def test_columns_are_the_marks_by_item() -> None:
    """Two students and three items make three columns of two marks."""
    marks = Marks.of([[1, 0, None], [0.5, 0, 1]])
    assert (marks.students, marks.items) == (2, 3)
    assert marks.columns == ((1, 0.5), (0, 0), (None, 1))


def test_a_table_may_have_items_and_no_students() -> None:
    """Its columns are empty, not absent."""
    assert Marks((), 2).columns == ((), ())
    assert Marks.of([]).columns == ()


@pytest.mark.parametrize("mark", [-0.1, 1.1, math.nan, math.inf])
def test_a_mark_is_a_fraction(mark: float) -> None:
    """Percentages, penalties and NaN are refused."""
    with pytest.raises(ValueError, match=r"row 1 .* outside 0\.\.1"):
        Marks.of([[1], [mark]])


def test_rows_are_of_one_length() -> None:
    """A row that is too short is refused, in either table."""
    with pytest.raises(ValueError, match="row 1 holds 1 marks, not 2"):
        Marks.of([[1, 0], [1]])
    with pytest.raises(ValueError, match="row 0 holds 1 answers, not 2"):
        Chosen.single([[0]], [None, None])


def test_an_option_must_exist() -> None:
    """Option 4 of four (counted from 0) is refused, as an answer and as a key."""
    with pytest.raises(ValueError, match="outside 4 options"):
        Chosen.single([[4]], [Options(4, (0,))])
    with pytest.raises(ValueError, match="outside 4 options"):
        Options(4, (4,))


def test_an_item_without_options_is_not_looked_at() -> None:
    """Whatever stands in its column is no error and has no mark."""
    assert Chosen.single([[7]], [None]).marks() == Marks.of([[None]])


def test_marks_follow_from_the_choices() -> None:
    """Right is who chose all keys and nothing else; blank is 0, not given stays None."""
    one, two = Options(3, (2,)), Options(3, (0, 1))
    chosen = Chosen((((2,), (1, 0)), ((0,), (0,)), ((), ()), (None, None)), (one, two))
    assert chosen.marks().rows == ((1, 1), (0, 0), (0, 0), (None, None))


def test_single_reads_blanks_and_gaps() -> None:
    """-1 is a blank answer, None an item not given."""
    chosen = Chosen.single([[1], [-1], [None]], [Options(2, (0,))])
    assert chosen.rows == (((1,),), ((),), (None,))


def test_options_come_from_a_question() -> None:
    """Their number and the positions of the keys."""
    choice = Choice((Option("Minsk"), Option("Pinsk", right=True), Option("Omsk")))
    assert Options.of(choice) == Options(3, (1,))


def test_guessing_earns_one_in_the_number_of_options() -> None:
    """With several keys no blind guess is assumed to earn anything."""
    assert Options(4, (0,)).guess == 0.25
    assert Options(4, (0, 1)).guess == 0
