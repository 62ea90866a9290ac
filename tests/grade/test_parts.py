"""Kinds with parts: choices, listings, clozes, orders and pairs, each with its table of scores."""

from __future__ import annotations

from math import isclose

import pytest

from civicquiz.errors import BadInput
from civicquiz.grade import answer_text, grade, guess_chance, key_text
from civicquiz.model import (
    Back,
    Choice,
    Cloze,
    Gap,
    Listing,
    Matching,
    Option,
    Ordering,
    Part,
    Question,
    Rating,
    Response,
    Shape,
    Typed,
    Verdict,
)

RIGHT, PARTLY, ALMOST, WRONG = Verdict.RIGHT, Verdict.PARTLY, Verdict.ALMOST, Verdict.WRONG

SENATE = Option("Senate", right=True, feedback="100 members")
HOUSE = Option("House", right=True)
COURT = Option("Court", feedback="It judges.")
MINT = Option("Mint")


def asked(shape: Shape) -> Question:
    """Return a question of a shape."""
    return Question("id", "Which?", shape)


ONE = asked(Choice((COURT, SENATE, MINT)))
TWO = asked(Choice((SENATE, HOUSE, COURT, MINT)))
LIST = asked(
    Listing((Typed("Georgia"), Typed("Russia", ("Russian Federation",)), Typed("Moldova")), 2)
)
GAPS = asked(Cloze((Gap("Senate"), Gap("House", ("House of Representatives",)), Gap("435"))))
ORDER = asked(Ordering(("Yalta", "Helsinki", "Reykjavik", "Anchorage")))
PAIRS = asked(Matching(("city", "bloc"), (("Oslo", "West"), ("Rome", "West"), ("Sofia", "East"))))


def test_single_choice() -> None:
    """One option is ticked: the part shows it beside the key, with its feedback."""
    assert grade(ONE, (1,)).parts == (Part("Senate", "Senate", RIGHT, "100 members"),)
    earned = grade(ONE, (0,))
    assert (earned.score, earned.verdict) == (0, WRONG)
    assert earned.parts == (Part("Court", "Senate", WRONG, "It judges."),)
    with pytest.raises(BadInput, match="2 options are ticked"):
        grade(ONE, (0, 1))


@pytest.mark.parametrize(
    ("ticked", "score"),
    [((0, 1), 1), ((0,), 0.5), ((0, 1, 2), 0.5), ((0, 2), 0), ((2, 3), 0), ((0, 1, 2, 3), 0)],
)
def test_multiple_choice(ticked: tuple[int, ...], score: float) -> None:
    """Right ticks less wrong ones, by the keys; ticking all earns nothing here."""
    assert grade(TWO, ticked).score == score


def test_parts_of_a_multiple_choice() -> None:
    """An option missed has nothing given, one ticked wrongly no key."""
    assert grade(TWO, (2, 0)).parts == (
        Part("Senate", "Senate", RIGHT, "100 members"),
        Part("", "House", WRONG),
        Part("Court", "", WRONG, "It judges."),
    )
    assert grade(TWO, (0,)).verdict is PARTLY


def test_a_choice_without_a_key_cannot_be_right() -> None:
    """A broken question is not a crash."""
    assert grade(asked(Choice((COURT, MINT))), (0,)).score == 0


@pytest.mark.parametrize(
    ("named", "score", "verdict"),
    [
        (("Russia", "Moldova"), 1, RIGHT),
        (("moldova", "the georgia"), 1, RIGHT),
        (("Moldova",), 0.5, PARTLY),
        (("Moldova", ""), 0.5, PARTLY),
        (("Moldova", "France"), 0.5, PARTLY),
        (("Russia", "Russian Federation"), 0.5, PARTLY),
        (("France", "Spain"), 0, WRONG),
        (("", ""), 0, WRONG),
        (("Rusia", "Moldova"), 0.5, ALMOST),
        (("Rusia", "Moldva"), 0, ALMOST),
        (("Rusia", "France"), 0.5, PARTLY),
        (("Rusia",), 0.5, PARTLY),
    ],
)
def test_listing(named: tuple[str, ...], score: float, verdict: Verdict) -> None:
    """Found by needed; a slip asks back only where all else is right, and else is forgiven."""
    earned = grade(LIST, named)
    assert (earned.score, earned.verdict) == (score, verdict)
    assert grade(LIST, named[::-1]).score == score


def test_parts_of_a_listing() -> None:
    """What is off the list or named twice says so; what is missing is shown if all are needed."""
    assert [part.note for part in grade(LIST, ("Russia", "russian federation")).parts] == [
        "",
        "named twice",
    ]
    assert grade(LIST, ("France", "Rusia")).parts == (
        Part("France", "", WRONG, "not on the list"),
        Part("Rusia", "Russia", RIGHT, "Rusia → Russia"),
    )
    every = asked(Listing((Typed("Georgia"), Typed("Russia")), 2))
    assert grade(every, ("Georgia",)).parts[1] == Part("", "Russia", WRONG)
    assert grade(every, ("Georgia",)).note == "1 of 2 named"
    with pytest.raises(BadInput, match="3 answers are given, but 2 are asked for"):
        grade(LIST, ("a", "b", "c"))


def test_a_listing_deals_out_answers_as_well_as_can_be() -> None:
    """A text that fits two answers takes the one that the other texts leave."""
    both = asked(Listing((Typed("Kyiv", ("capital",)), Typed("Minsk", ("capital",))), 2))
    for named in (("capital", "Kyiv"), ("Kyiv", "capital"), ("capital", "Minsk")):
        assert grade(both, named).score == 1


def test_rivals_of_a_listing() -> None:
    """A known wrong answer counts against a slip, unless it stands on the list itself."""
    named = ("Rusia", "Moldova")
    assert grade(LIST, named, rivals=("Rusia",)).verdict is PARTLY
    assert grade(LIST, named, rivals=("Russian Federation",)).verdict is ALMOST
    two = asked(Listing((Typed("Slovakia"), Typed("Slovenia")), 1))
    assert grade(two, ("Slovania",), rivals=("Slovenia", "Slovakia")).verdict is ALMOST


@pytest.mark.parametrize(
    ("filled", "score", "verdict"),
    [
        (("Senate", "House", "435"), 1, RIGHT),
        (("senate", "house of representatives", "four hundred thirty-five"), 1, RIGHT),
        (("House", "Senate", "435"), 1 / 3, PARTLY),
        (("", "House", "435"), 2 / 3, PARTLY),
        (("", "", ""), 0, WRONG),
        (("Sentae", "House", "435"), 2 / 3, ALMOST),
        (("Sentae", "Hosue", "435"), 1 / 3, ALMOST),
        (("Sentae", "House", "434"), 2 / 3, PARTLY),
    ],
)
def test_cloze(filled: tuple[str, ...], score: float, verdict: Verdict) -> None:
    """Right gaps by gaps; a slip asks back only where no gap is wrong, and else is forgiven."""
    earned = grade(GAPS, filled)
    assert isclose(earned.score, score)
    assert earned.verdict is verdict
    assert [part.key for part in earned.parts] == ["Senate", "House", "435"]


def test_gaps_are_rivals_of_each_other() -> None:
    """What belongs into another gap is no slip in this one."""
    gaps = asked(Cloze((Gap("Slovakia"), Gap("Slovenia"))))
    assert grade(gaps, ("Slovania", "Slovenia")).verdict is PARTLY
    assert answer_text(gaps, ("Slovania", "")) == ("Slovania", "…")


@pytest.mark.parametrize(
    ("order", "pairs"),
    [
        ((0, 1, 2, 3), 6),
        ((1, 0, 2, 3), 5),
        ((3, 0, 1, 2), 3),
        ((3, 2, 1, 0), 0),
    ],
)
def test_ordering(order: tuple[int, ...], pairs: int) -> None:
    """The score is the share of the six pairs that are in the right order."""
    earned = grade(ORDER, order)
    assert earned.score == pairs / 6
    assert earned.note == f"{pairs} of 6 pairs are in the right order"


def test_parts_of_an_ordering() -> None:
    """Each place shows what stands there, what belongs there and how far it is off."""
    assert [part.note for part in grade(ORDER, (3, 0, 1, 2)).parts] == [
        "3 places too early",
        "1 place too late",
        "1 place too late",
        "1 place too late",
    ]
    assert grade(asked(Ordering(("a", "a", "b"))), (1, 0, 2)).score == 1
    assert grade(asked(Ordering(("only",))), (0,)).score == 1
    assert answer_text(ORDER, (1, 0, 2, 3))[0] == "1. Helsinki"


@pytest.mark.parametrize(
    ("chosen", "right"),
    [((0, 1, 2), 3), ((1, 0, 2), 3), ((1, 1, 2), 3), ((2, 1, 2), 2), ((-1, 0, -1), 1), ((2, 2, 0), 0)],
)  # fmt: skip
def test_matching(chosen: tuple[int, ...], right: int) -> None:
    """Right pairs by pairs; rows with the same text on the right are exchangeable."""
    earned = grade(PAIRS, chosen)
    assert earned.score == right / 3
    assert earned.note == f"{right} of 3 pairs are right"


def test_parts_of_a_matching() -> None:
    """Each row shows what was put together and what belongs together."""
    assert grade(PAIRS, (2, -1, 2)).parts == (
        Part("Oslo — East", "Oslo — West", WRONG),
        Part("", "Rome — West", WRONG),
        Part("Sofia — East", "Sofia — East", RIGHT),
    )
    assert answer_text(PAIRS, (2, -1, 2)) == ("Oslo — East", "Rome — …", "Sofia — East")


@pytest.mark.parametrize(("rating", "score"), [(1, 0), (2, 1), (3, 1), (4, 1)])
def test_flashcard(rating: int, score: float) -> None:
    """A recall counts unless it was rated *again*."""
    card = asked(Back("1867"))
    assert grade(card, (rating,)).score == score
    assert grade(card, (rating,)).parts[0].key == "1867"
    assert answer_text(card, (1,)) == ("Again",)
    assert grade(card, (Rating(rating),)).score == score


@pytest.mark.parametrize(
    ("question", "chance"),
    [
        (ONE, 1 / 3),
        (TWO, 1 / 15),
        (asked(Choice((Option("True", right=True), Option("False")))), 1 / 2),
        (LIST, 0),
        (GAPS, 0),
        (ORDER, 1 / 24),
        (PAIRS, 1 / 3),
        (asked(Back("x")), 0),
        (asked(Typed("x")), 0),
    ],
)
def test_the_chance_of_a_guess(question: Question, chance: float) -> None:
    """One in the number of answers that can be given without knowing anything."""
    assert isclose(guess_chance(question), chance)


@pytest.mark.parametrize(
    ("question", "key", "response", "shown"),
    [
        (ONE, ("Senate",), (0,), ("Court",)),
        (TWO, ("Senate", "House"), (2, 0), ("Senate", "Court")),
        (LIST, ("Georgia", "Russia", "Moldova"), ("", "Rusia"), ("Rusia",)),
        (GAPS, ("Senate", "House", "435"), ("a", "", "b"), ("a", "…", "b")),
        (PAIRS, ("Oslo — West", "Rome — West", "Sofia — East"), (), ()),
        (asked(Back("1867")), ("1867",), (3,), ("Good",)),
    ],
)
def test_key_and_answer_as_lines(
    question: Question, key: tuple[str, ...], response: Response, shown: tuple[str, ...]
) -> None:
    """A line for each thing that is right, and for each that was given."""
    assert key_text(question) == key
    assert answer_text(question, response) == shown
