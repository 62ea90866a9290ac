"""From the review log to tables of first answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.model import Action, Amendment, Rating, Response, Review
from civicquiz.stats import Chosen, Options, first_answers, summarise

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def review(
    number: int,
    learner: int,
    question: int,
    score: float,
    answer: Response = (0,),
    *,
    revision: int = 1,
) -> Review:
    """Make a review; the clock of a higher number may well be earlier."""
    return Review(
        id=number,
        learner_id=learner,
        question_id=question,
        revision_id=revision,
        session_id=1,
        asked_at=NOON,
        answered_at=NOON,
        day=date(2026, 3, 2),
        shown=(),
        answer=answer,
        score=score,
        graded_by="program",
        rating=Rating.GOOD,
        response_ms=4000,
        guessed=False,
        tries=1,
        due_day=None,
    )


def amendment(number: int, of: int, action: Action, **changed: float | None) -> Amendment:
    """Make an amendment to a review."""
    made = Amendment(number, of, of, NOON, action, None)
    return replace(made, **changed)  # type: ignore[arg-type]  # the fields are named by the caller


LOG = [
    review(1, 7, 30, 1.0, (1,)),
    review(2, 8, 30, 0.0, (2,)),
    review(3, 7, 20, 0.5, "Minsk"),
    review(4, 8, 30, 1.0, (1,)),
]


def test_the_first_answer_counts() -> None:
    """Learner 8 was wrong first; that they were right after the feedback is no figure."""
    found = first_answers(LOG)
    assert found.learners == (7, 8)
    assert found.questions == (20, 30)
    assert found.marks.rows == ((0.5, 1.0), (None, 0.0))
    assert found.responses == (("Minsk", (1,)), (None, (2,)))


def test_first_is_by_number_not_by_place() -> None:
    """A log in another order gives the same."""
    assert first_answers(LOG[::-1]) == first_answers(LOG)


def test_an_answer_undone_leaves_nothing() -> None:
    """The next one was given with the key known."""
    found = first_answers(LOG, [amendment(1, 2, Action.UNDO)])
    assert found.learners == (7,)
    assert found.marks.rows == ((0.5, 1.0),)


def test_a_regraded_answer_has_its_new_score() -> None:
    """The latest word by number counts, and its revision."""
    words = [
        amendment(2, 2, Action.REGRADE, score=1.0, revision_id=3),
        amendment(1, 2, Action.REGRADE, score=0.5, revision_id=2),
    ]
    assert first_answers(LOG, words).marks.rows[1] == (None, 1.0)
    assert first_answers(LOG, words, {30: 3}).marks.rows == ((1.0,),)
    assert first_answers(LOG, words, {30: 3}).learners == (8,)


def test_a_guess_keeps_its_score() -> None:
    """Owning up to a guess changes the schedule, not the figures."""
    word = amendment(1, 1, Action.GUESSED, rating=Rating.AGAIN)
    assert first_answers(LOG, [word]) == first_answers(LOG)


def test_answers_to_other_revisions_are_left_out() -> None:
    """Who met an older wording first has no first answer to this one."""
    log = [*LOG, review(5, 9, 30, 1.0, revision=2), review(6, 7, 30, 1.0, revision=2)]
    found = first_answers(log, (), {30: 2})
    assert (found.learners, found.questions) == ((9,), (30,))


def test_an_empty_log_gives_empty_tables() -> None:
    """And those an empty summary."""
    found = first_answers([])
    assert (found.marks.students, found.marks.items) == (0, 0)
    assert summarise(found.marks, found.chosen({})).items == ()


def test_choices_go_into_a_table() -> None:
    """Questions without options have no cells there; an empty answer is blank."""
    found = first_answers([*LOG, review(5, 9, 30, 0.0, ()), review(6, 9, 20, 0.0, "")])
    options = Options(4, (1,))
    assert found.chosen({30: options}) == Chosen(
        ((None, (1,)), (None, (2,)), (None, ())), (None, options)
    )


@pytest.mark.parametrize("answer", [(9,), (-1,), ("B",), "B"])
def test_an_answer_that_does_not_fit_counts_as_not_given(answer: Response) -> None:
    """A stored answer never breaks the figures."""
    found = first_answers([review(1, 7, 30, 1.0, answer)])
    assert found.chosen({30: Options(4, (1,))}).rows == ((None,),)
    assert found.marks.rows == ((1.0,),)


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4), st.sampled_from([0.0, 0.5, 1.0]))))
def test_one_mark_for_each_learner_and_question_met(
    log: list[tuple[int, int, float]],
) -> None:
    """As many marks as pairs, each the first of its pair; more reviews change nothing."""
    reviews = [review(at, *answer) for at, answer in enumerate(log, 1)]
    found = first_answers(reviews)
    first: dict[tuple[int, int], float] = {}
    for learner, question, score in log:
        first.setdefault((learner, question), score)
    cells = {
        (learner, question): mark
        for learner, row in zip(found.learners, found.marks.rows, strict=True)
        for question, mark in zip(found.questions, row, strict=True)
        if mark is not None
    }
    assert cells == first
    again = [review(at + len(log), *answer) for at, answer in enumerate(log, 1)]
    assert first_answers(reviews + again) == found
