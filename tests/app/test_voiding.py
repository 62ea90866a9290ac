"""A question is voided by its number or its name, once, and counts again."""

from __future__ import annotations

import pytest

from civicquiz.app.voiding import Voided, count_again, void_question
from civicquiz.errors import BadInput, NotFound
from support.desk import LAWS, Desk
from support.taken import QuizTaken, make_class_quiz


@pytest.fixture
def taken(desk: Desk) -> QuizTaken:
    """A quiz of two questions of the bank `laws`."""
    return make_class_quiz(desk.store, [desk.question("size-choice"), desk.question("chair")])


def void(taken: QuizTaken, question: str, reason: str = "two keys") -> Voided:
    """Void a question."""
    return void_question(taken.store, "3b-quiz-1", question, taken.moment, reason)


@pytest.mark.parametrize("name", ["2", "chair", "laws/chair", " 2 "])
def test_a_question_is_found_by_number_and_by_name(taken: QuizTaken, name: str) -> None:
    """The number counts from 1."""
    done = void(taken, name)
    assert (done.number, done.name) == (2, "laws/chair")
    first, second = taken.store.quiz_items(taken.quiz.id)
    assert (first.counts, second.counts) == (True, False)
    assert (second.voided_at, second.void_reason) == (taken.moment, "two keys")
    assert count_again(taken.store, taken.quiz.key, name) == done
    assert taken.store.quiz_items(taken.quiz.id)[1].counts


@pytest.mark.parametrize("name", ["0", "3", "-1", "²", "chiar", "", "laws/size-number"])
def test_a_question_that_is_not_in_the_quiz_is_told(taken: QuizTaken, name: str) -> None:
    """With the numbers that there are, and the nearest name."""
    with pytest.raises(NotFound) as error:
        void(taken, name)
    assert "1 to 2" in error.value.hint
    assert ("'chair'" in error.value.hint) == (name == "chiar")


def test_a_question_is_voided_once(taken: QuizTaken) -> None:
    """The first reason stands until it is undone."""
    void(taken, "1")
    with pytest.raises(BadInput, match="voided already: two keys") as error:
        void(taken, "1", "again")
    assert "--undo" in error.value.hint
    with pytest.raises(BadInput, match="counts as it is"):
        count_again(taken.store, taken.quiz.key, "2")


def test_a_reason_is_words(taken: QuizTaken) -> None:
    """Blanks are none."""
    with pytest.raises(BadInput, match="reason is empty"):
        void(taken, "1", "  ")


def test_a_name_in_two_banks_wants_its_bank(desk: Desk) -> None:
    """Which of them is meant cannot be told."""
    desk.load(LAWS, "rules")
    other = desk.store.question_named("rules", "chair")
    assert other is not None
    taken = make_class_quiz(desk.store, [desk.question("chair"), other])
    with pytest.raises(BadInput) as error:
        void(taken, "chair")
    assert "laws/chair or rules/chair" in error.value.hint
    assert void(taken, "rules/chair").number == 2
