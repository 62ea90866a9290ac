"""What the options tell: shares, correlations, the suspected wrong key, guessing.

The small test: item 1 has three options with key 0; items 2 and 3 make up the rest score.

    s1 chose 1, rest 2    s3 chose 0, rest 1    s5 chose 2, rest 0
    s2 chose 1, rest 2    s4 chose 0, rest 1    s6 left it blank, rest 0
"""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.stats import (
    Chosen,
    Marks,
    OptionFigures,
    Options,
    corrected_score,
    guess_corrected,
    option_figures,
    wrong_key,
    wrong_keys,
)

ITEMS = (Options(3, (0,)), None, None)
ANSWERS = Chosen.single(
    [[spot, None, None] for spot in (1, 1, 0, 0, 2, -1)],
    ITEMS,
)
MARKS = Marks.of([[0, 1, 1], [0, 1, 1], [1, 1, 0], [1, 0, 1], [0, 0, 0], [0, 0, 0]])


def option(share: float, r: float | None, *, key: bool = False, position: int = 0) -> OptionFigures:
    """Make an option of 100 students."""
    return OptionFigures(position, key, round(100 * share), share, r)


def test_the_table_by_hand() -> None:
    """Shares over all given the item, blanks too; r is a point-biserial with the rest score.

    Rests 2 2 1 1 0 0 (mean 1, Σ dev² = 4). Option 1: x = 1 1 0 0 0 0, Σ dev² = 4/3, Σ xr = 2:
    2/√(16/3) = .8660. Option 0: Σ xr = 0. Option 2: Σ dev² = 5/6, Σ xr = -1: -1/√(10/3).
    """
    options = option_figures(MARKS, ANSWERS)[0]
    assert [one.chosen for one in options] == [2, 2, 1]
    assert [one.share for one in options] == pytest.approx([1 / 3, 1 / 3, 1 / 6])
    expected = [0, 2 / math.sqrt(16 / 3), -1 / math.sqrt(10 / 3)]
    assert [one.r for one in options] == pytest.approx(expected)


def test_items_without_options_have_an_empty_table() -> None:
    """So have items that nobody was given."""
    assert option_figures(MARKS, ANSWERS)[1:] == ((), ())
    nobody = Chosen.single([[None], [None]], [Options(3, (0,))])
    assert option_figures(Marks.of([[None], [None]]), nobody) == ((),)
    assert option_figures(Marks((), 1), Chosen((), (Options(3, (0,)),))) == ((),)


def test_who_has_no_rest_score_counts_in_the_share_alone() -> None:
    """A student who was given just this item."""
    chosen = Chosen((*ANSWERS.rows, ((1,), None, None)), ITEMS)
    marks = Marks.of([*MARKS.rows, (0, None, None)])
    option = option_figures(marks, chosen)[0][1]
    assert option.chosen == 3
    assert option.share == pytest.approx(3 / 7)
    assert option.r == pytest.approx(2 / math.sqrt(16 / 3))


def test_a_distractor_works_that_draws_the_weaker() -> None:
    """At least 5 % and a correlation below 0; a key neither works nor fails."""
    assert option(0.05, -0.1).works is True
    assert option(0.04, -0.1).works is False
    assert option(0.2, 0.0).works is False
    assert option(0.2, None).works is False
    assert option(0.6, 0.4, key=True).works is None


def test_the_wrong_key_is_suspected() -> None:
    """In the small test option 1 draws the best: .8660 > 0 and > 1.6449/√6 = .6715."""
    assert wrong_keys(MARKS, ANSWERS) == (1, None, None)


@pytest.mark.parametrize(
    ("rival", "key", "suspected"),
    [
        (option(0.3, 0.3, position=1), option(0.5, 0.2, key=True), True),
        (option(0.3, 0.3, position=1), option(0.5, 0.3, key=True), False),
        (option(0.3, 0.16, position=1), option(0.5, -0.2, key=True), False),
        (option(0.3, 0.17, position=1), option(0.5, -0.2, key=True), True),
        (option(0.04, 0.3, position=1), option(0.5, -0.2, key=True), False),
        (option(0.3, None, position=1), option(0.5, -0.2, key=True), False),
        (option(0.3, 0.3, position=1), option(0.0, None, key=True), True),
        (option(0.3, 0.3, position=1), option(0.3, 0.1), False),
    ],
    ids=[
        "above the key",
        "no better than the key",
        "below 1.64/√100",
        "above 1.64/√100",
        "chosen by few",
        "undefined",
        "nobody chose the key",
        "no key",
    ],
)
def test_the_three_conditions(rival: OptionFigures, key: OptionFigures, suspected: bool) -> None:
    """A share of 5 %, r above the key's, r above 1.64/√n: all must hold, of 100 students."""
    assert wrong_key((key, rival), 100) == (1 if suspected else None)


def test_of_two_suspects_the_stronger_is_named() -> None:
    """And of equals the first."""
    key = option(0.1, -0.3, key=True)
    weak, strong, equal = (option(0.3, r, position=at) for at, r in ((1, 0.3), (2, 0.4), (3, 0.4)))
    assert wrong_key((key, weak, strong, equal), 100) == 2


def test_several_keys_are_not_judged() -> None:
    """Which of them would be wrong is not told by one correlation."""
    keys = (option(0.5, 0.0, key=True), option(0.5, 0.0, key=True, position=1))
    assert wrong_key((*keys, option(0.5, 0.9, position=2)), 100) is None
    assert wrong_key((), 0) is None


def test_guessing_is_taken_off() -> None:
    """R - W/(options - 1): 7 right and 3 wrong of four options leave 6; one option leaves R."""
    assert corrected_score(7, 3, 4) == 6
    assert corrected_score(7, 3, 2) == 4
    assert corrected_score(7, 3, 1) == 7


def test_each_item_is_corrected_for_its_options() -> None:
    """Right 1; wrong of three -1/2; blank 0; several keys and no options: the mark stays."""
    items = [Options(3, (0,)), Options(3, (0,)), Options(3, (0,)), Options(3, (0, 1)), None]
    chosen = Chosen.single([[0, 1, -1, 0, None], [None] * 5], items)
    marks = Marks.of([[1, 0, 0, 0.5, 0.25], [None] * 5])
    assert guess_corrected(marks, chosen) == (1 - 0.5 + 0.5 + 0.25, None)


@given(st.lists(st.tuples(st.integers(-1, 3), st.integers(0, 5)), max_size=30))
def test_shares_sum_to_what_was_answered(answers: list[tuple[int, int]]) -> None:
    """Whatever was chosen, shares and blanks make 1; correlations stay in -1 to 1."""
    chosen = Chosen.single([[spot, None] for spot, _ in answers], [Options(4, (0,)), None])
    marks = Marks.of([[float(spot == 0), rest / 5] for spot, rest in answers])
    if not answers:
        marks = Marks((), 2)
    options = option_figures(marks, chosen)[0]
    if answers:
        blank = sum(spot < 0 for spot, _ in answers) / len(answers)
        assert sum(one.share for one in options) + blank == pytest.approx(1)
    assert all(one.r is None or -1 <= one.r <= 1 for one in options)
    turned = Chosen(chosen.rows[::-1], chosen.items)
    assert option_figures(Marks(marks.rows[::-1], 2), turned)[0] == options
