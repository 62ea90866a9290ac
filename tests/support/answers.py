"""Answers to every kind of question: a right one, a wrong one, and malformed ones.

One function a kind; `ANSWERS` has them all, so that what holds of every kind is one test.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from civicquiz.grade.fold import fold
from civicquiz.model import (
    Back,
    Choice,
    Cloze,
    DateKey,
    Gap,
    Kind,
    Listing,
    Matching,
    NumberKey,
    Option,
    Ordering,
    Question,
    Response,
    Shape,
    Typed,
)
from support.banks import SNIPPETS, WORDS, numbers

__all__ = ["ANSWERS", "TEXTS", "Answers", "answers", "questions"]

NO_POSITIONS: tuple[object, ...] = (None, 0, "0", [0], (0.0,), (True,), ("0",), (None,), {0: 0})
NO_TEXT: tuple[object, ...] = (None, 0, ["x"], ("x",), (0,), b"x", {"x": "y"}, "x" * 10_001)
NO_TEXTS: tuple[object, ...] = (None, 0, "x", ["x"], (0,), (None,), (b"x",), {"x": "y"})
STRAY = " 77310986"
"""A number that no key has: whatever ends so is wrong."""

TEXTS = st.one_of(
    st.sampled_from([text for text in (*WORDS, *SNIPPETS) if text.strip()]),
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=4).map(" ".join),
    st.text(min_size=1, max_size=8).filter(str.strip),
)
"""Texts of one line, many of them odd."""


def some(least: int, most: int) -> SearchStrategy[tuple[str, ...]]:
    """Several different texts."""
    return st.lists(TEXTS, min_size=least, max_size=most, unique_by=str.casefold).map(tuple)


@st.composite
def choices(draw: DrawFn, kind: Kind) -> Choice:
    """A choice of one key or of several, the keys anywhere."""
    options = draw(some(2 if kind is Kind.SINGLE else 3, 5))
    count = 1 if kind is Kind.SINGLE else draw(st.integers(2, len(options)))
    right = draw(st.permutations(range(len(options))))[:count]
    return Choice(tuple(Option(text, at in right, "why") for at, text in enumerate(options)))


@st.composite
def listings(draw: DrawFn) -> Listing:
    """One to four answers, of which some are needed."""
    keys = draw(st.lists(st.builds(Typed, TEXTS, some(0, 1)), min_size=1, max_size=4))
    return Listing(tuple(keys), draw(st.integers(1, len(keys))))


@st.composite
def matchings(draw: DrawFn) -> Matching:
    """Two to four rows, perhaps with the same text on the right."""
    left = draw(some(2, 4))
    right = draw(st.lists(TEXTS, min_size=len(left), max_size=len(left)))
    return Matching(("left", "right"), tuple(zip(left, right, strict=True)))


def shapes(kind: Kind) -> SearchStrategy[Shape]:
    """Return shapes of a kind."""
    match kind:
        case Kind.SINGLE | Kind.MULTIPLE:
            return choices(kind)
        case Kind.TYPED:
            return st.builds(Typed, TEXTS, some(0, 2))
        case Kind.NUMBER:
            return numbers()
        case Kind.DATE:
            return st.dates().map(DateKey)
        case Kind.LISTING:
            return listings()
        case Kind.CLOZE:
            gap = st.builds(Gap, TEXTS, some(0, 1))
            return st.lists(gap, min_size=1, max_size=3).map(lambda gaps: Cloze(tuple(gaps)))
        case Kind.ORDERING:
            return some(2, 5).map(Ordering)
        case Kind.MATCHING:
            return matchings()
        case Kind.FLASHCARD:
            return TEXTS.map(Back)


def questions(kind: Kind) -> SearchStrategy[Question]:
    """Return questions of a kind, with nothing that does not bear on grading."""
    stems = st.sampled_from(("How many members?", "Which one is it?"))
    return st.builds(Question, st.just("id"), stems, shapes(kind), exact=st.booleans())


@dataclass(frozen=True)
class Answers:
    """A question with a response that earns all, one that does not, and one that is none."""

    question: Question
    right: Response
    wrong: Response
    malformed: object


@st.composite
def single_answers(draw: DrawFn) -> Answers:
    """The key; another option; two options, or one that is not there."""
    question = draw(questions(Kind.SINGLE))
    shape = question.shape
    assert isinstance(shape, Choice)
    others = [at for at, option in enumerate(shape.options) if not option.right]
    return Answers(
        question,
        shape.keys,
        (draw(st.sampled_from(others)),),
        draw(st.sampled_from((*NO_POSITIONS, (0, 1), (0, 0), (-1,), (len(shape.options),)))),
    )


@st.composite
def multiple_answers(draw: DrawFn) -> Answers:
    """All keys in any order; any other selection; an option twice, or one that is not there."""
    question = draw(questions(Kind.MULTIPLE))
    shape = question.shape
    assert isinstance(shape, Choice)
    places = range(len(shape.options))
    wrong = draw(st.lists(st.sampled_from(places), min_size=1, unique=True))
    assume(sorted(wrong) != list(shape.keys))
    return Answers(
        question,
        tuple(draw(st.permutations(shape.keys))),
        tuple(wrong),
        draw(st.sampled_from((*NO_POSITIONS, (0, 0), (0, -1), (0, len(places)), (10**5000,)))),
    )


@st.composite
def typed_answers(draw: DrawFn) -> Answers:
    """The key or an alias as written; the same with another number; what is no text."""
    question = draw(questions(Kind.TYPED))
    shape = question.shape
    assert isinstance(shape, Typed)
    key = draw(st.sampled_from((shape.key, *shape.also)))
    assume(key.strip() and fold(key))
    return Answers(question, key, key + STRAY, draw(st.sampled_from(NO_TEXT)))


@st.composite
def number_answers(draw: DrawFn) -> Answers:
    """A number of the range; one above or below it; what is no text."""
    question = draw(questions(Kind.NUMBER))
    shape = question.shape
    assert isinstance(shape, NumberKey)
    inside = draw(st.sampled_from((shape.low, shape.high, (shape.low + shape.high) / 2)))
    unit = draw(st.sampled_from(("", f" {shape.unit}")))
    outside = draw(st.sampled_from((shape.low - 1, shape.high + 1)))
    form = draw(st.sampled_from(("f", ",f")))
    return Answers(
        question,
        format(inside, form) + unit,
        format(outside, form) + unit,
        draw(st.sampled_from(NO_TEXT)),
    )


@st.composite
def date_answers(draw: DrawFn) -> Answers:
    """The day in one of many forms; the day after or before; what is no text."""
    question = draw(questions(Kind.DATE))
    shape = question.shape
    assert isinstance(shape, DateKey)
    assume(2 < shape.day.toordinal() < 3_652_000)
    forms = (
        "{0.day} {0:%B} {0.year:04}",
        "{0:%B} {0.day}, {0.year:04}",
        "{0:%b} {0.day:02} {0.year:04}",
        "the {0.day}th of {0:%b}. {0.year:04}",
        "{0.year:04}-{0.month:02}-{0.day:02}",
        "{0.year:04}{0.month:02}{0.day:02}",
        "{0.day}.{0.month}.{0.year:04}",
        "{0:%A}, {0.day} {0:%B} {0.year:04}",
    )
    form = draw(st.sampled_from(forms))
    other = shape.day + timedelta(days=draw(st.sampled_from((-1, 1))))
    return Answers(
        question, form.format(shape.day), form.format(other), draw(st.sampled_from(NO_TEXT))
    )


@st.composite
def listing_answers(draw: DrawFn) -> Answers:
    """As many keys as needed, in any order; one of them spoilt; too many texts, or none."""
    question = draw(questions(Kind.LISTING))
    shape = question.shape
    assert isinstance(shape, Listing)
    some = draw(st.permutations(shape.answers))[: shape.needs]
    right = tuple(draw(st.sampled_from((one.key, *one.also))) for one in some)
    assume(all(text.strip() and fold(text) for text in right))
    at = draw(st.integers(0, len(right) - 1))
    wrong = (*right[:at], right[at] + STRAY, *right[at + 1 :])
    too_many = ("x",) * (shape.needs + 1)
    return Answers(question, right, wrong, draw(st.sampled_from((*NO_TEXTS, too_many))))


@st.composite
def cloze_answers(draw: DrawFn) -> Answers:
    """The key of each gap; one of them spoilt or left out; too many or too few texts."""
    question = draw(questions(Kind.CLOZE))
    shape = question.shape
    assert isinstance(shape, Cloze)
    right = tuple(draw(st.sampled_from((gap.key, *gap.also))) for gap in shape.gaps)
    assume(all(text.strip() and fold(text) for text in right))
    at = draw(st.integers(0, len(right) - 1))
    spoilt = draw(st.sampled_from(("", right[at] + STRAY)))
    wrong = (*right[:at], spoilt, *right[at + 1 :])
    count = len(right)
    uneven = [("x",) * number for number in (count - 1, count + 1) if number]
    return Answers(question, right, wrong, draw(st.sampled_from((*NO_TEXTS, *uneven))))


@st.composite
def ordering_answers(draw: DrawFn) -> Answers:
    """The order of the bank; any other; one that leaves an item out or names it twice."""
    question = draw(questions(Kind.ORDERING))
    shape = question.shape
    assert isinstance(shape, Ordering)
    right = tuple(range(len(shape.items)))
    wrong = tuple(draw(st.permutations(right)))
    assume(wrong != right)
    lame = (right[:-1], (*right, 0), (*right[:-1], 0), (*right[:-1], len(right)), (-1, *right[1:]))
    return Answers(question, right, wrong, draw(st.sampled_from((*NO_POSITIONS, *lame))))


@st.composite
def matching_answers(draw: DrawFn) -> Answers:
    """Each row's own text; a row with another text or none; too many rows, or one not there."""
    question = draw(questions(Kind.MATCHING))
    shape = question.shape
    assert isinstance(shape, Matching)
    right = tuple(range(len(shape.pairs)))
    texts = [text for _, text in shape.pairs]
    at = draw(st.sampled_from(right))
    other = draw(st.sampled_from((-1, *(row for row in right if texts[row] != texts[at]))))
    wrong = (*right[:at], other, *right[at + 1 :])
    lame = (right[:-1], (*right, 0), (*right[:-1], len(right)), (-2, *right[1:]))
    return Answers(question, right, wrong, draw(st.sampled_from((*NO_POSITIONS, *lame))))


@st.composite
def flashcard_answers(draw: DrawFn) -> Answers:
    """Any rating but *again*; *again*; what is no rating."""
    question = draw(questions(Kind.FLASHCARD))
    right = (draw(st.integers(2, 4)),)
    return Answers(
        question, right, (1,), draw(st.sampled_from((*NO_POSITIONS[1:], (0,), (5,), (3, 3))))
    )


ANSWERS: dict[Kind, Callable[[], SearchStrategy[Answers]]] = {
    Kind.SINGLE: single_answers,
    Kind.MULTIPLE: multiple_answers,
    Kind.TYPED: typed_answers,
    Kind.NUMBER: number_answers,
    Kind.DATE: date_answers,
    Kind.LISTING: listing_answers,
    Kind.CLOZE: cloze_answers,
    Kind.ORDERING: ordering_answers,
    Kind.MATCHING: matching_answers,
    Kind.FLASHCARD: flashcard_answers,
}


def answers(kind: Kind) -> SearchStrategy[Answers]:
    """Return answers to questions of a kind."""
    return ANSWERS[kind]()
