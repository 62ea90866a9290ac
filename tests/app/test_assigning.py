"""A class quiz is picked once, kept as it was picked, and stands open as long as it is told to."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from civicquiz.app.assigning import (
    Terms,
    Window,
    close_quiz,
    is_final,
    open_quiz,
    quiz_figures,
    quiz_sheet,
    window_at,
)
from civicquiz.app.classes import archive_class
from civicquiz.errors import BadInput, NotFound
from civicquiz.model import Attempt, ClassQuiz, Feedback, Medium
from support.classes import assign, give, make_class
from support.desk import LAWS, Desk

HOUR = timedelta(hours=1)


def names(desk: Desk, quiz: ClassQuiz) -> list[str]:
    """Return the ids of a quiz's questions, in their order."""
    items = desk.store.quiz_items(quiz.id)
    posed = desk.store.pose_revisions([item.revision_id for item in items])
    return [posed[item.revision_id].question.id for item in items]


def begin(desk: Desk, quiz: ClassQuiz, alias: str, medium: Medium = Medium.TERMINAL) -> Attempt:
    """Begin an attempt, with nothing answered."""
    pupil = desk.store.pupil_named(quiz.classroom_id, alias)
    assert pupil is not None
    plan = [item.question_id for item in desk.store.quiz_items(quiz.id)]
    return desk.store.start_attempt(
        quiz,
        pupil.learner_id,
        number=1,
        medium=medium,
        plan=plan,
        settings={},
        seed=1,
        now=desk.moment,
    )


def test_one_question_of_a_fact_by_the_seed_alone(desk: Desk) -> None:
    """Of the two questions on the size one is picked; the same seed picks the same."""
    make_class(desk)
    picked = names(desk, assign(desk, count=3, seed=5))
    assert len({"size-choice", "size-number"} & set(picked)) == 1
    assert set(picked) >= {"chair", "chambers"}, "and no flashcard"
    assert names(desk, assign(desk, count=3, seed=5)) == picked
    assert len({tuple(names(desk, assign(desk, count=3, seed=seed))) for seed in range(9)}) > 1


def test_a_quiz_is_not_changed_by_what_its_bank_becomes(desk: Desk) -> None:
    """Reworded or retired, a question stays in it as it was picked."""
    make_class(desk)
    quiz = give(desk)
    before = quiz_sheet(desk.store, quiz.key, desk.moment).items
    text = LAWS.replace("Who presides over the Senate", "Who leads the Senate")
    desk.load(text.split("### How well do you know")[0])
    after = quiz_sheet(desk.store, quiz.key, desk.moment).items
    assert [posed.question for _, posed in after] == [posed.question for _, posed in before]
    assert any("presides" in posed.question.stem for _, posed in after)


def test_what_rests_is_not_picked(desk: Desk) -> None:
    """A fact that has expired leaves its questions out."""
    make_class(desk)
    desk.load(LAWS.replace("Source: guide “435", "Until: 2026-01-01\nSource: guide “435"))
    assert "size-choice" not in names(desk, assign(desk, count=2))
    with pytest.raises(BadInput, match="only 2 of different facts") as told:
        assign(desk, count=3)
    assert "-n 2" in told.value.hint


def test_too_few_questions_are_counted(desk: Desk) -> None:
    """Nothing is made where there are fewer questions than asked for."""
    make_class(desk)
    with pytest.raises(BadInput, match=r"99 questions .* only 3"):
        assign(desk, count=99)
    assert quiz_figures(desk.store, None, desk.moment) == []


def test_keys_run_on_and_a_title_stands_on_one_line(desk: Desk) -> None:
    """The first quiz is 3B-quiz-1; a title without words is made up."""
    make_class(desk)
    first, second = give(desk), give(desk, Terms(title=" Summits\nand  treaties "))
    assert (first.key, first.title) == ("3B-quiz-1", "Quiz 1")
    assert (second.key, second.title) == ("3B-quiz-2", "Summits and treaties")


def test_terms_come_back_as_they_were_given(desk: Desk) -> None:
    """Window, limits, feedback and pass mark are kept."""
    make_class(desk)
    terms = Terms("A", desk.moment + HOUR, desk.moment + 2 * HOUR, 20, 3, Feedback.AT_ONCE, 0.7)
    quiz = give(desk, terms)
    kept = desk.store.class_quiz_named(quiz.key)
    assert kept == quiz
    assert kept is not None
    for name in Terms.__dataclass_fields__:
        assert getattr(kept, name) == getattr(terms, name), name


def test_a_class_that_is_archived_or_unknown_gets_none(desk: Desk) -> None:
    """Nor is a quiz listed whose class is archived, unless it is asked for by name."""
    make_class(desk)
    give(desk)
    archive_class(desk.store, "3B", desk.moment)
    with pytest.raises(BadInput, match="archived"):
        assign(desk, count=1)
    assert quiz_figures(desk.store, None, desk.moment) == []
    assert len(quiz_figures(desk.store, "3b", desk.moment)) == 1
    with pytest.raises(NotFound):
        assign(desk, count=1, name="4C")


def test_a_window_in_which_nobody_could_take_it_is_refused(desk: Desk) -> None:
    """It closes after it opens, and after now."""
    make_class(desk)
    with pytest.raises(BadInput, match="before now"):
        give(desk, Terms(closes_at=desk.moment - HOUR))
    with pytest.raises(BadInput, match="before it opens"):
        give(desk, Terms(opens_at=desk.moment + 2 * HOUR, closes_at=desk.moment + HOUR))


def test_a_window_is_closed_and_opened_again(desk: Desk) -> None:
    """Closed means from now on; opened, an end that is still to come stays."""
    make_class(desk)
    now = desk.now()
    closes = now + 4 * HOUR
    key = give(desk, Terms(opens_at=now + 2 * HOUR, closes_at=closes)).key

    def states() -> list[Window]:
        quiz = desk.store.class_quiz_named(key)
        assert quiz is not None
        return [window_at(quiz, now + each * HOUR) for each in range(5)]

    early, is_open, closed = Window.EARLY, Window.OPEN, Window.CLOSED
    assert states() == [early, early, is_open, is_open, closed]
    assert open_quiz(desk.store, key, now, None).closes_at == closes
    assert states() == [is_open, is_open, is_open, is_open, closed]
    close_quiz(desk.store, key, now)
    assert states() == [closed] * 5
    open_quiz(desk.store, key, now, now + HOUR)
    assert states() == [is_open, closed, closed, closed, closed]
    open_quiz(desk.store, key, now + 2 * HOUR, None)
    assert states() == [is_open] * 5
    with pytest.raises(BadInput, match="before it opens"):
        open_quiz(desk.store, key, now, now)


def test_an_attempt_is_over_with_its_time_or_with_the_window(desk: Desk) -> None:
    """Whichever comes first; a booklet is handed in whenever it is typed in."""
    make_class(desk, "otter-7", "crane-2")
    limited = give(desk, Terms(minutes=30, closes_at=desk.moment + 2 * HOUR))
    attempt = begin(desk, limited, "otter-7")
    start = attempt.session.started_at
    assert not is_final(limited, attempt, start + timedelta(minutes=29, seconds=59))
    assert is_final(limited, attempt, start + timedelta(minutes=30))
    closing = replace(limited, closes_at=start + timedelta(minutes=10))
    assert is_final(closing, attempt, start + timedelta(minutes=10))
    booklet = begin(desk, limited, "crane-2", Medium.PAPER)
    assert not is_final(limited, booklet, start + 9 * HOUR)


def test_a_list_and_a_sheet_tell_who_took_it(desk: Desk) -> None:
    """An attempt whose time is over counts as handed in."""
    _, pupils = make_class(desk, "otter-7", "crane-2", "wren-4")
    quiz = give(desk, Terms(minutes=30))
    begin(desk, quiz, "otter-7")
    desk.moment += HOUR
    begin(desk, quiz, "crane-2")
    [figures] = quiz_figures(desk.store, "3B", desk.moment)
    assert (figures.questions, figures.taken, figures.pupils) == (4, 1, 3)
    desk.store.pupil_leaves(pupils[2].learner_id, desk.moment)
    takings = quiz_sheet(desk.store, quiz.key, desk.moment).takings
    assert [(each.pupil.alias, each.final) for each in takings] == [
        ("crane-2", False),
        ("otter-7", True),
    ]
