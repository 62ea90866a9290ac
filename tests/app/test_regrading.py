"""Grading past answers again: the new score counts, the old one stays to be seen."""

from __future__ import annotations

import pytest

from civicquiz.app.past import past_session, past_sessions
from civicquiz.app.regrading import Regraded, old_answers, regrade
from civicquiz.errors import NotFound
from civicquiz.model import Rating
from support.desk import LAWS, Desk, key_of, miss

CORRECTED = LAWS.replace("- [x] 435", "- [ ] 435").replace("- [ ] 538", "- [x] 538")


def answered(desk: Desk, response: tuple[int, ...], *, guessed: bool = False) -> int:
    """Answer `size-choice` so, and all else rightly; return the session."""
    sitting = desk.study()
    done = False
    while (asked := sitting.ask()) is not None:
        if asked.posed.question.id == "size-choice" and not done:
            sitting.answer(response, response_ms=1000, guessed=guessed)
            done = True
        else:
            sitting.answer(key_of(sitting), response_ms=1000)
    sitting.finish()
    return sitting.session.id


def again(desk: Desk, *names: str) -> list[Regraded]:
    """Grade old answers of the bank again."""
    return regrade(desk.store, desk.schedule, "laws", list(names), desk.now())


def test_a_corrected_key_changes_scores_and_the_old_grade_stays(desk: Desk) -> None:
    """The right answer becomes wrong: score, session and memory follow, the review does not."""
    session = answered(desk, (1,))
    before = desk.store.memory(desk.learner.id, desk.question("size-choice"))
    assert desk.load(CORRECTED).old_answers == (("size-choice", 1),)
    assert past_sessions(desk.store, desk.learner, 5)[0].score == 1.0, "never unasked"
    assert old_answers(desk.store, "laws", []) == 1
    assert again(desk) == [Regraded("laws/size-choice", answers=1, changed=1, kept=0)]
    past = past_session(desk.store, desk.learner, session)
    (answer,) = [each for each in past.answers if each.posed.question.id == "size-choice"]
    assert (answer.review.score, answer.score) == (1.0, 0.0)
    assert answer.review.rating is Rating.GOOD
    assert [(word.action.value, word.reason) for word in answer.amendments] == [
        ("regrade", "the key was corrected")
    ]
    after = desk.store.memory(desk.learner.id, desk.question("size-choice"))
    assert before is not None
    assert after is not None
    assert after.stability < before.stability
    assert desk.faults() == []


def test_the_score_of_a_session_is_what_its_answers_are_worth_now(desk: Desk) -> None:
    """The list of sessions and the session itself tell the same score."""
    session = answered(desk, (1,))
    desk.load(CORRECTED)
    again(desk)
    assert past_sessions(desk.store, desk.learner, 5)[0].score == 0.75
    assert past_session(desk.store, desk.learner, session).session.score == 0.75


def test_wrong_answers_become_right(desk: Desk) -> None:
    """The failed answer passes now; the second one, given to the old key, fails."""
    answered(desk, (2,))
    desk.load(CORRECTED)
    assert again(desk) == [Regraded("laws/size-choice", answers=2, changed=2, kept=0)]
    memory = desk.store.memory(desk.learner.id, desk.question("size-choice"))
    assert memory is not None
    assert (memory.reviews, memory.lapses, memory.passed) == (2, 1, False)
    assert desk.faults() == []


def test_regrading_twice_does_nothing_more(desk: Desk) -> None:
    """What was graded again is not under an old key any more."""
    answered(desk, (1,))
    desk.load(CORRECTED)
    again(desk)
    assert again(desk) == []
    assert again(desk, "size-choice") == [Regraded("laws/size-choice", 0, 0, 0)]
    assert desk.load(LAWS).old_answers == (("size-choice", 1),)
    assert again(desk, "laws/size-choice") == [Regraded("laws/size-choice", 1, 1, 0)]
    assert past_sessions(desk.store, desk.learner, 5)[0].score == 1.0
    assert desk.faults() == []


def test_an_answer_that_cannot_be_carried_over_keeps_its_grade(desk: Desk) -> None:
    """Options that became a date: the picked number says nothing about it."""
    answered(desk, (1,))
    text = LAWS.replace("- [ ] 100\n- [x] 435\n- [ ] 538\n", "Answer: 1929-06-18\n")
    assert desk.load(text).key_changed == ("size-choice",)
    (done,) = again(desk)
    assert done.answers + done.kept == 1
    assert past_sessions(desk.store, desk.learner, 5)[0].score == (1.0 if done.kept else 0.75)
    assert desk.faults() == []


def test_a_guess_stays_a_guess_and_an_undone_answer_undone(desk: Desk) -> None:
    """The rating of a lucky guess is Again under any key; what was taken back is left alone."""
    sitting = desk.study()
    sitting.answer(miss(sitting), response_ms=1000)
    sitting.undo()
    sitting.pause()
    answered(desk, (2,), guessed=True)
    desk.load(CORRECTED)
    (done,) = again(desk)
    assert done.changed == 2
    log = desk.store.log(desk.learner.id, desk.question("size-choice"))
    ratings = {word.review_id: word.rating for word in log.amendments if word.rating}
    guess = next(review for review in log.reviews if review.guessed)
    assert ratings[guess.id] is Rating.AGAIN
    assert desk.faults() == []


def test_an_almost_right_answer_gets_the_benefit(desk: Desk) -> None:
    """A misspelling of the new key was never offered its second try."""
    sitting = desk.study()
    while (asked := sitting.ask()) is not None and asked.posed.question.id != "chair":
        sitting.answer(key_of(sitting), response_ms=1000)
    sitting.answer("the Vice Pressident", response_ms=1000)
    sitting.finish()
    desk.load(LAWS.replace("President pro tempore", "Vice President"))
    assert again(desk) == [Regraded("laws/chair", answers=1, changed=1, kept=0)]
    assert past_sessions(desk.store, desk.learner, 5)[0].score == 1.0


def test_an_unknown_question_is_told(desk: Desk) -> None:
    """With the way to find the right one."""
    with pytest.raises(NotFound) as error:
        again(desk, "nothing")
    assert "civicquiz bank show laws" in error.value.hint
