"""What holds of every kind of question alike."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from civicquiz.errors import BadInput
from civicquiz.grade import answer_text, carry_over, grade, guess_chance, key_text
from civicquiz.model import Grade, Kind, Question, Rating, Response, Verdict
from support.answers import ANSWERS, TEXTS, Answers, answers, questions

EACH = pytest.mark.parametrize("kind", list(Kind))
DRAWN = st.data()
FEW = settings(max_examples=30)
"""Enough where little depends on what was drawn; there are ten kinds."""


def is_consistent(earned: Grade) -> bool:
    """Tell whether score and verdict say the same."""
    match earned.verdict:
        case Verdict.RIGHT:
            return earned.score == 1
        case Verdict.WRONG:
            return earned.score == 0
        case Verdict.PARTLY | Verdict.ALMOST:
            return 0 <= earned.score < 1


def test_every_kind_brings_its_answers() -> None:
    """No kind is left out of these tests."""
    assert ANSWERS.keys() == set(Kind)


@EACH
@given(data=DRAWN)
def test_a_right_answer_earns_all(kind: Kind, data: st.DataObject) -> None:
    """The key scores 1 on the first try and on the second, and each of its parts is right."""
    case = data.draw(answers(kind))
    for second in (False, True):
        earned = grade(case.question, case.right, second_try=second)
        assert (earned.score, earned.verdict) == (1, Verdict.RIGHT)
        assert {part.verdict for part in earned.parts} == {Verdict.RIGHT}


@EACH
@given(data=DRAWN)
def test_a_wrong_answer_does_not(kind: Kind, data: st.DataObject) -> None:
    """Anything else earns less than 1, and a part of it shows what is wrong."""
    case = data.draw(answers(kind))
    for second in (False, True):
        earned = grade(case.question, case.wrong, second_try=second)
        assert earned.score < 1
        assert earned.verdict in {Verdict.WRONG, Verdict.PARTLY}
        assert is_consistent(earned)
        assert any(part.verdict is Verdict.WRONG for part in earned.parts)


@EACH
@FEW
@given(data=DRAWN)
def test_a_malformed_answer_is_refused(kind: Kind, data: st.DataObject) -> None:
    """What no screen can send is BadInput with a hint, whatever it is."""
    case = data.draw(answers(kind))
    sent: Any = case.malformed
    for reader in (grade, answer_text):
        with pytest.raises(BadInput) as refusal:
            reader(case.question, sent)
        assert refusal.value.message.endswith(".")
        assert refusal.value.hint.endswith((".", "”"))
    assert carry_over(sent, case.question, case.question) is None


@EACH
@FEW
@given(question=st.data(), blank=st.sampled_from(["", (), " ", "\t\n"]))
def test_a_blank_answer_earns_nothing(kind: Kind, question: st.DataObject, blank: Response) -> None:
    """Nothing answered is wrong, is shown as nothing, and stays nothing."""
    asked = question.draw(questions(kind))
    assert grade(asked, blank) == Grade(0, Verdict.WRONG)
    assert answer_text(asked, blank) == ()
    assert carry_over(blank, asked, asked) in {"", ()}


RESPONSES = st.one_of(
    TEXTS,
    st.lists(TEXTS, max_size=4).map(tuple),
    st.lists(st.integers(-1, 5), max_size=5).map(tuple),
)


@EACH
@given(
    data=DRAWN,
    response=RESPONSES,
    rivals=st.lists(TEXTS, max_size=3),
    second=st.booleans(),
)
def test_any_answer_is_graded_or_refused(
    kind: Kind, data: st.DataObject, response: Response, rivals: list[str], second: bool
) -> None:
    """A response gives a consistent grade or BadInput, and *almost* never on the second try."""
    question = data.draw(questions(kind))
    try:
        earned = grade(question, response, rivals=rivals, second_try=second)
    except BadInput:
        return
    assert is_consistent(earned)
    assert not (second and earned.verdict is Verdict.ALMOST)
    assert grade(question, response, rivals=rivals, second_try=second) == earned
    again = grade(question, response, rivals=rivals, second_try=True)
    assert again.score >= earned.score
    if earned.verdict is Verdict.ALMOST:
        assert again.verdict is Verdict.RIGHT


@EACH
@FEW
@given(data=DRAWN)
def test_what_is_shown_of_a_question(kind: Kind, data: st.DataObject) -> None:
    """The key and an answer are shown as lines, and a guess has a chance from 0 to 1."""
    case = data.draw(answers(kind))
    key = key_text(case.question)
    assert key
    assert all(key)
    assert answer_text(case.question, case.right)
    assert 0 <= guess_chance(case.question) <= 1


@EACH
@FEW
@given(data=DRAWN, wrong=st.booleans())
def test_an_answer_carries_over_to_the_same_question(
    kind: Kind, data: st.DataObject, wrong: bool
) -> None:
    """A reworded stem changes neither an answer nor what it earned."""
    case = data.draw(answers(kind))
    given_then = case.wrong if wrong else case.right
    reworded = replace(case.question, stem="Put in other words?")
    carried = carry_over(given_then, case.question, reworded)
    assert carried is not None
    earned = grade(reworded, carried)
    if kind is not Kind.NUMBER:  # there the stem says which units are spoken of
        assert earned == grade(case.question, given_then)
    assert earned.score == grade(case.question, given_then).score


@given(data=DRAWN, kind=st.sampled_from(Kind), other=st.sampled_from(Kind))
def test_an_answer_carries_over_to_any_question_or_not_at_all(
    data: st.DataObject, kind: Kind, other: Kind
) -> None:
    """What is carried over is an answer that the new question takes."""
    case = data.draw(answers(kind))
    new = data.draw(questions(other))
    carried = carry_over(case.right, case.question, new)
    if carried is not None:
        grade(new, carried)


def shuffled(case: Answers, order: list[int]) -> Question:
    """Return the question with its options, items or rows in another order."""
    shape: Any = case.question.shape
    match case.question.kind:
        case Kind.SINGLE | Kind.MULTIPLE:
            new = replace(shape, options=tuple(shape.options[at] for at in order))
        case Kind.MATCHING:
            new = replace(shape, pairs=tuple(shape.pairs[at] for at in order))
        case Kind.LISTING:
            new = replace(shape, answers=tuple(shape.answers[at] for at in order))
        case _:
            new = replace(shape, gaps=tuple(shape.gaps[at] for at in order))
    return replace(case.question, shape=new)


@pytest.mark.parametrize(
    "kind", [Kind.SINGLE, Kind.MULTIPLE, Kind.MATCHING, Kind.LISTING, Kind.CLOZE]
)
@given(data=DRAWN, wrong=st.booleans())
def test_shuffling_does_not_matter(kind: Kind, data: st.DataObject, wrong: bool) -> None:
    """The same answer to a question in another order earns the same."""
    case = data.draw(answers(kind))
    shape: Any = case.question.shape
    parts = next(
        getattr(shape, name)
        for name in ("options", "pairs", "answers", "gaps")
        if hasattr(shape, name)
    )
    order = data.draw(st.permutations(range(len(parts))))
    new = shuffled(case, order)
    response = case.wrong if wrong else case.right
    if kind is Kind.CLOZE:
        moved: Response | None = tuple(str(response[at]) for at in order)
    else:
        moved = carry_over(response, case.question, new)
    assume(moved is not None)
    assert moved is not None
    assert grade(new, moved).score == grade(case.question, response).score


def test_a_recall_is_worth_its_rating() -> None:
    """*Again* is a failure, and any better rating a success."""
    assert [int(rating is not Rating.AGAIN) for rating in Rating] == [0, 1, 1, 1]
