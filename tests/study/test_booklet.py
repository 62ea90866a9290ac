"""Booklets: the same questions in every version, each in an order that never changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from civicquiz.model import Question
from civicquiz.study import VERSIONS, booklet, version_of
from support.storing import ask

QUESTIONS = st.integers(0, 12).map(lambda count: [ask(f"q{at}") for at in range(count)])
SEEDS = st.integers(-(2**63), 2**63 - 1)
NAMES = st.sampled_from(VERSIONS)


@given(QUESTIONS, SEEDS, NAMES)
def test_a_booklet_holds_each_question_once(asked: list[Question], seed: int, name: str) -> None:
    """No version leaves a question out or asks one twice, and each shows all its options."""
    found = booklet(asked, seed, name)
    assert sorted(item.place for item in found) == list(range(len(asked)))
    assert all(sorted(item.shown) == [0, 1] for item in found)
    assert booklet(asked, seed, name) == found


@given(SEEDS, NAMES)
def test_the_options_of_a_question_hang_on_no_other(seed: int, name: str) -> None:
    """A question keeps its order of options when another is added to the quiz."""
    asked = [ask("q"), ask("r"), ask("s")]
    before = {item.place: item.shown for item in booklet(asked[:2], seed, name)}
    after = {item.place: item.shown for item in booklet(asked, seed, name)}
    assert after.items() >= before.items()


def test_versions_differ() -> None:
    """Four versions of twelve questions have four orders."""
    asked = [ask(f"q{at}") for at in range(12)]
    orders = {tuple(item.place for item in booklet(asked, 7, name)) for name in "ABCD"}
    assert len(orders) == 4


def test_a_version_stays_as_it_was_printed() -> None:
    """Paper does not change: the order of one seed and version is written down here."""
    asked = [ask(f"q{at}") for at in range(4)]
    assert [(item.place, item.shown) for item in booklet(asked, 7, "A")] == [
        (0, (0, 1)),
        (3, (1, 0)),
        (2, (1, 0)),
        (1, (0, 1)),
    ]


@given(st.integers(1, 26), st.integers(1, 10_000))
def test_a_class_is_dealt_each_version_in_turn(versions: int, first: int) -> None:
    """Pupils who came together get all versions, none of them twice before each was dealt."""
    dealt = {version_of(first + at, versions) for at in range(versions)}
    assert dealt == set(VERSIONS[:versions])
