"""In which order the parts of a question are shown."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.model import (
    Back,
    Choice,
    Cloze,
    DateKey,
    Gap,
    Listing,
    Matching,
    Option,
    Ordering,
    Question,
    Shape,
    Typed,
)
from civicquiz.study import shuffled
from support.study import DAY

seeds = st.integers(0, 10**6)


def question(shape: Shape) -> Question:
    """Make a question of that shape."""
    return Question("q", "Stem", shape)


def choice(*texts: str) -> Question:
    """Make a choice of these options, the first right."""
    return question(Choice(tuple(Option(text, right=at == 0) for at, text in enumerate(texts))))


@given(st.lists(st.text(max_size=3), min_size=1, max_size=9), seeds)
def test_all_parts_once(texts: list[str], seed: int) -> None:
    """Whatever the kind, every part is shown once, and in the same order for the same seed."""
    for asked in (
        choice(*texts),
        question(Ordering(tuple(texts))),
        question(Matching(("a", "b"), tuple((text, text) for text in texts))),
    ):
        order = shuffled(asked, Random(seed))
        assert sorted(order) == list(range(len(texts)))
        assert order == shuffled(asked, Random(seed))


@given(seeds)
def test_fixed_order(seed: int) -> None:
    """`Order: fixed` keeps the options as they stand."""
    fixed = replace(choice("1990", "1991", "1992", "1993"), fixed_order=True)
    assert shuffled(fixed, Random(seed)) == (0, 1, 2, 3)


def test_options_are_shuffled() -> None:
    """Each option is shown at each place about as often."""
    orders = [shuffled(choice("a", "b", "c", "d"), Random(seed)) for seed in range(400)]
    for place in range(4):
        for option in range(4):
            assert 60 < sum(order[place] == option for order in orders) < 140


@pytest.mark.parametrize(
    ("texts", "order"),
    [(("True", "False"), (0, 1)), (("False", "True"), (1, 0)), (("false", "TRUE"), (1, 0))],
)
def test_true_before_false(texts: tuple[str, ...], order: tuple[int, ...]) -> None:
    """True stands before False, whichever is right."""
    assert {shuffled(choice(*texts), Random(seed)) for seed in range(20)} == {order}
    fixed = replace(choice(*texts), fixed_order=True)
    assert shuffled(fixed, Random(1)) == (0, 1)


@given(st.lists(st.sampled_from("abc"), min_size=2, max_size=6), seeds, st.booleans())
def test_ordering_never_in_order(items: list[str], seed: int, fixed: bool) -> None:
    """Items to be ordered never read as in the key, unless they all read the same."""
    asked = replace(question(Ordering(tuple(items))), fixed_order=fixed)
    shown = [items[at] for at in shuffled(asked, Random(seed))]
    assert (shown == items) is (len(set(items)) == 1)


def test_matching_ignores_fixed_order() -> None:
    """The right-hand column in the bank's order would be the key, so it is shuffled anyway."""
    rows = tuple((str(at), str(at)) for at in range(5))
    fixed = replace(question(Matching(("a", "b"), rows)), fixed_order=True)
    assert len({shuffled(fixed, Random(seed)) for seed in range(50)}) > 30


@pytest.mark.parametrize(
    "shape",
    [Typed("x"), DateKey(DAY), Listing((Typed("x"),), 1), Cloze((Gap("x"), Gap("y"))), Back("x")],
)
def test_nothing_to_shuffle(shape: Shape) -> None:
    """What is typed or recalled has no order."""
    assert shuffled(question(shape), Random(1)) == ()


@given(seeds)
def test_empty(seed: int) -> None:
    """No parts, or one, are no error."""
    assert shuffled(question(Ordering(())), Random(seed)) == ()
    assert shuffled(question(Ordering(("only",))), Random(seed)) == (0,)
    assert shuffled(question(Choice(())), Random(seed)) == ()
