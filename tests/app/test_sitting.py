"""One session over a real store: each answer, its memory, and the ways back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from civicquiz.app.past import past_session
from civicquiz.app.sitting import Sitting
from civicquiz.app.starting import Scope, begin_cram, begin_quiz, begin_study, resume_session
from civicquiz.errors import UsageProblem
from civicquiz.model import Memory, Rating, SessionKind, Verdict
from support.desk import LAWS, Desk, key_of, miss


def memories(desk: Desk) -> dict[int, Memory]:
    """Return what the learner remembers."""
    return dict(desk.store.memories_of(desk.learner.id))


def reach(sitting: Sitting, name: str) -> None:
    """Answer rightly until a question is asked."""
    while (asked := sitting.ask()) is not None and asked.posed.question.id != name:
        sitting.answer(key_of(sitting), response_ms=1000)
    assert asked is not None


def test_an_answer_is_recorded_before_it_is_told(desk: Desk) -> None:
    """Review and memory are there as the outcome says."""
    sitting = desk.study()
    asked = sitting.ask()
    assert asked is not None
    assert (asked.new, asked.repeat, asked.number, asked.total) == (True, False, 1, 4)
    outcome = sitting.answer(key_of(sitting), response_ms=1234)
    assert (outcome.grade.verdict, outcome.rating) == (Verdict.RIGHT, Rating.GOOD)
    (review,) = desk.store.reviews_of(desk.learner.id)
    assert (review.id, review.due_day, review.response_ms) == (
        outcome.review_id,
        outcome.due_day,
        1234,
    )
    assert review.shown == asked.shown
    assert memories(desk)[asked.posed.question_id].due_day == outcome.due_day


def test_an_almost_right_answer_gets_a_second_try(desk: Desk) -> None:
    """Nothing is recorded of the first; the second has two tries and is no better than Hard."""
    sitting = desk.study()
    reach(sitting, "chair")
    before = list(desk.store.reviews_of(desk.learner.id))
    outcome = sitting.answer("the Pressident pro tempore", response_ms=1000)
    assert (outcome.grade.verdict, outcome.review_id, outcome.due_day) == (
        Verdict.ALMOST,
        None,
        None,
    )
    assert list(desk.store.reviews_of(desk.learner.id)) == before
    asked = sitting.ask()
    assert asked is not None
    assert asked.second_try
    outcome = sitting.answer("the President pro tempore", response_ms=1000)
    assert (outcome.grade.score, outcome.rating) == (1.0, Rating.HARD)
    assert list(desk.store.reviews_of(desk.learner.id))[-1].tries == 2
    following = sitting.ask()
    assert following is None or not following.second_try


def test_a_second_slip_is_as_good_as_no_second_try(desk: Desk) -> None:
    """Almost right twice is recorded; undo before the second try forgets the first."""
    sitting = desk.study()
    reach(sitting, "chair")
    sitting.answer("the Pressident pro tempore", response_ms=1000)
    sitting.undo()
    asked = sitting.ask()
    assert asked is not None
    assert not asked.second_try
    reach(sitting, "chair")
    sitting.answer("the Pressident pro tempore", response_ms=1000)
    outcome = sitting.answer("the Pressident pro tempore", response_ms=1000)
    assert outcome.review_id is not None
    assert outcome.rating in (Rating.AGAIN, Rating.HARD)


def test_a_guess_told_at_the_reveal(desk: Desk) -> None:
    """The score stays, the rating becomes Again, and the question comes again."""
    sitting = desk.study()
    asked = sitting.ask()
    assert asked is not None
    right = sitting.answer(key_of(sitting), response_ms=1000)
    guess = sitting.guessed()
    assert right.due_day is not None
    assert guess.due_day is not None
    assert (guess.grade.score, guess.rating, guess.guessed) == (1.0, Rating.AGAIN, True)
    assert guess.due_day <= right.due_day
    assert sitting.guessed() == guess, "said twice is said once"
    rest = desk.through(sitting)
    assert [each.asked.posed.name for each in rest].count(asked.posed.name) == 1
    assert desk.faults() == []
    answers = past_session(desk.store, desk.learner, sitting.session.id).answers
    assert [word.action.value for word in answers[0].amendments] == ["guessed"]
    assert answers[0].score == 1.0


def test_nothing_to_mark_or_flag_is_said_so(desk: Desk) -> None:
    """Before any answer, and after the end."""
    sitting = desk.study()
    with pytest.raises(UsageProblem):
        sitting.guessed()
    with pytest.raises(UsageProblem):
        sitting.flag()
    desk.through(sitting)
    with pytest.raises(UsageProblem):
        sitting.answer("435", response_ms=1)


@pytest.mark.parametrize("then", ["right", "wrong", "guessed"])
def test_undo_restores_the_memory_exactly(desk: Desk, then: str) -> None:
    """As it was before the answer, be it new or known; the question comes again as it was shown."""
    desk.through(desk.study())
    desk.sleep(40)
    before = memories(desk)
    sitting = desk.study()
    asked = sitting.ask()
    sitting.answer(miss(sitting) if then == "wrong" else key_of(sitting), response_ms=1000)
    if then == "guessed":
        sitting.guessed()
    assert memories(desk) != before
    assert sitting.undo()
    assert memories(desk) == before
    again = sitting.ask()
    assert asked is not None
    assert again is not None
    assert again == replace(asked, new=again.new)
    assert again.new == asked.new
    assert not sitting.undo()
    assert desk.faults() == []


def test_undo_of_a_first_answer_leaves_no_memory(desk: Desk) -> None:
    """The question is new again, and the log keeps that it was answered."""
    sitting = desk.study()
    sitting.answer(key_of(sitting), response_ms=1000)
    sitting.undo()
    asked = sitting.ask()
    assert asked is not None
    assert asked.new
    assert memories(desk) == {}
    (answer,) = past_session(desk.store, desk.learner, sitting.session.id).answers
    assert (answer.score, answer.review.score) == (None, 1.0)


def test_after_undo_the_question_on_the_screen_is_the_undone_one(desk: Desk) -> None:
    """An answer that follows at once goes to the question that came again."""
    sitting = desk.study()
    first, response = sitting.ask(), key_of(sitting)
    assert first is not None
    sitting.answer(response, response_ms=1000)
    assert sitting.ask() != first
    sitting.undo()
    outcome = sitting.answer(response, response_ms=1000)
    assert outcome.asked.posed == first.posed


def test_undo_after_skip_brings_the_question_back(desk: Desk) -> None:
    """A question that failed, was skipped and is then undone comes again."""
    desk.load(LAWS[: LAWS.index("# Senate")])
    sitting = desk.study()
    first = sitting.ask()
    assert first is not None
    sitting.answer(miss(sitting), response_ms=1000)
    sitting.skip()
    assert sitting.ask() is None
    assert sitting.undo()
    again = sitting.ask()
    assert again is not None
    assert again.posed == first.posed


def test_a_skipped_question_is_not_asked_again_today(desk: Desk) -> None:
    """It is left out of this session, also after going on with it."""
    sitting = desk.study()
    asked = sitting.ask()
    assert asked is not None
    sitting.skip()
    later = resume_session(desk.store, desk.learner, desk.schedule, desk.now)
    names = [outcome.asked.posed.name for outcome in desk.through(later)]
    assert asked.posed.name not in names
    assert len(names) == 3
    assert desk.store.memory(desk.learner.id, asked.posed.question_id) is None


def test_a_flag_reaches_the_author(desk: Desk) -> None:
    """The question on the screen, or the last one answered, with the note."""
    sitting = desk.study()
    asked = sitting.ask()
    assert asked is not None
    sitting.flag("odd")
    sitting.answer(key_of(sitting), response_ms=1000)
    sitting.flag("still odd")
    flags = desk.store.flags()
    assert [(flag.question, flag.note) for flag in flags] == [
        (asked.posed.name, "odd"),
        (asked.posed.name, "still odd"),
    ]


@pytest.mark.parametrize("stop_after", range(8))
def test_resumed_is_as_uninterrupted(desk: Desk, stop_after: int) -> None:
    """The same questions in the same order, shown the same way, with the same progress and score."""

    def play(stop: int | None) -> list[object]:
        found: list[object] = []
        sitting = desk.study(seed=5)
        missed: set[str] = set()
        while (asked := sitting.ask()) is not None:
            if stop is not None and len(found) == stop:
                stop = None
                sitting.pause()
                sitting = resume_session(desk.store, desk.learner, desk.schedule, desk.now)
                continue
            stand = asked.number, asked.total, asked.answered, asked.right
            found.append((asked.posed.name, asked.shown, stand, asked.repeat))
            name = asked.posed.name
            wrong = name not in missed and "c" in name.partition("/")[2]
            missed.add(name)
            sitting.answer(miss(sitting) if wrong else key_of(sitting), response_ms=1000)
        summary = sitting.finish()
        return [*found, summary.asked, summary.right, summary.score, summary.seconds]

    whole = play(None)
    desk.store.forget_learner(desk.learner.id)  # who comes next begins as fresh
    assert play(stop_after) == whole


def test_cramming_leaves_the_memory_untouched(desk: Desk) -> None:
    """Its answers are in the history, without rating or due day; undo and guess do no harm."""
    desk.through(desk.study())
    before = memories(desk)
    desk.sleep()
    sitting = begin_cram(desk.store, desk.learner, desk.schedule, desk.now, 3, Scope())
    assert sitting is not None
    outcome = sitting.answer(miss(sitting), response_ms=1000)
    assert (outcome.rating, outcome.due_day) == (None, None)
    sitting.guessed()
    sitting.undo()
    outcomes = desk.through(sitting)
    assert len(outcomes) == 4, "one of a fact"
    assert memories(desk) == before
    assert desk.faults() == []
    last = past_session(desk.store, desk.learner, sitting.session.id)
    assert (last.session.kind, len(last.answers)) == (SessionKind.CRAM, 5)


def test_minutes_end_a_session(desk: Desk) -> None:
    """No question is asked after them; the rest is left."""
    sitting = begin_study(desk.store, desk.learner, desk.schedule, desk.now, 1, Scope(), minutes=5)
    assert sitting is not None
    sitting.answer(key_of(sitting), response_ms=1000)
    desk.moment += timedelta(minutes=10)
    assert sitting.ask() is None
    summary = sitting.finish()
    assert (summary.asked, summary.left, summary.finished) == (1, 3, True)


def test_a_quiz_asks_each_question_once(desk: Desk) -> None:
    """Nothing comes again; the score and the pass mark are told; its answers feed the memory."""
    sitting = begin_quiz(
        desk.store, desk.learner, desk.schedule, desk.now, 3, Scope(), count=4, pass_mark=0.5
    )
    assert sitting is not None
    names = []
    while (asked := sitting.ask()) is not None:
        names.append(asked.posed.name)
        response = miss(sitting) if len(names) == 1 else key_of(sitting)
        sitting.answer(response, response_ms=1000)
    summary = sitting.finish()
    assert len(set(names)) == len(names) == 4
    assert (summary.right, summary.score, summary.passed) == (3, 0.75, True)
    assert len(memories(desk)) == 4
    assert desk.faults() == []


def test_two_sittings_of_one_learner_at_once(shared: tuple[Desk, Desk]) -> None:
    """Both record all they are told, and every memory is what the answers tell."""
    one, other = shared
    first, second = one.study(), other.study(seed=9)
    told = 0
    for turn in range(20):
        for sitting in (first, second):
            if sitting.ask() is not None:
                sitting.answer(miss(sitting) if turn == 0 else key_of(sitting), response_ms=1000)
                told += 1
    second.undo()
    first.undo()
    assert first.ask() is not None
    first.finish()
    second.finish()
    assert len(list(one.store.reviews_of(one.learner.id))) == told > 8
    assert one.faults() == []
    assert other.faults() == []


def test_a_clock_that_was_set_back(desk: Desk) -> None:
    """Days earlier count as the same day: nothing is lost, and memory is what the log tells."""
    desk.through(desk.study())
    desk.sleep(40)
    sitting = desk.study()
    sitting.answer(key_of(sitting), response_ms=1000)
    desk.sleep(-50)
    desk.through(sitting)
    assert desk.faults() == []
    assert all(memory.due_day >= memory.last_day for memory in memories(desk).values())
