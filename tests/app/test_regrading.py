"""Grading past answers again: the new score counts, the old one stays to be seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from civicquiz.app.choosing import Scope
from civicquiz.app.past import past_session, past_sessions
from civicquiz.app.regrading import Regraded, old_answers, regrade
from civicquiz.app.starting import begin_study
from civicquiz.errors import NotFound
from civicquiz.model import Rating
from support.desk import LAWS, Desk, key_of, miss
from support.storing import answer
from support.taken import make_class_quiz

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


def test_options_that_moved_twice_are_told_apart_twice(desk: Desk) -> None:
    """An answer names options by their places when it was given, also after one regrading."""
    session = answered(desk, (0,))
    options = "- [ ] 100\n- [x] 435\n- [ ] 538\n"
    desk.load(LAWS.replace(options, "- [x] 538\n- [ ] 435\n- [ ] 100\n"))
    again(desk)
    desk.load(LAWS.replace(options, "- [ ] 435\n- [ ] 538\n- [x] 100\n"))
    again(desk)
    past = past_session(desk.store, desk.learner, session)
    first = next(each for each in past.answers if each.posed.question.id == "size-choice")
    assert first.given == ("100",)
    assert first.score == 1.0
    assert desk.faults() == []


def test_an_answer_that_cannot_be_carried_over_keeps_its_grade(desk: Desk) -> None:
    """Options that became a date: the picked number says nothing about it."""
    answered(desk, (1,))
    text = LAWS.replace("- [ ] 100\n- [x] 435\n- [ ] 538\n", "Answer: 1929-06-18\n")
    assert desk.load(text).key_changed == ("size-choice",)
    (done,) = again(desk)
    assert (done.answers, done.kept) == (0, 1)
    assert past_sessions(desk.store, desk.learner, 5)[0].score == 1.0
    assert desk.faults() == []


def test_who_chose_what_the_question_no_longer_has_meets_it_again(desk: Desk) -> None:
    """The wrong key was told all the same; it is said once, however often one grades again."""
    answered(desk, (1,))
    question = desk.question("size-choice")
    before = desk.store.memory(desk.learner.id, question)
    assert before is not None
    desk.load(LAWS.replace("- [ ] 100\n- [x] 435", "- [x] 100 members\n- [ ] 430"))
    assert before.due_day > desk.moment.date() + timedelta(days=1)
    for _ in range(2):
        assert again(desk) == [Regraded("laws/size-choice", answers=0, changed=0, kept=1)]
    memory = desk.store.memory(desk.learner.id, question)
    assert memory is not None
    assert memory.due_day == desk.moment.date() + timedelta(days=1)
    assert replace(memory, due_day=before.due_day) == before
    (word,) = desk.store.log(desk.learner.id, question).amendments
    assert (word.score, word.revision_id, word.reason) == (None, None, "the key was corrected")
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


def test_a_class_quiz_whose_results_change_is_named(desk: Desk) -> None:
    """Its key is told; a quiz of other questions, or in which nobody answered, is not."""
    size, chair = desk.question("size-choice"), desk.question("chair")
    taken = make_class_quiz(desk.store, [size, chair], ["otter-7"])
    make_class_quiz(desk.store, [size])
    make_class_quiz(desk.store, [chair])
    taken.take("otter-7", [(1,), None])
    desk.load(CORRECTED)
    assert again(desk) == [Regraded("laws/size-choice", 1, 1, 0, ("3B-quiz-1",))]


@pytest.mark.parametrize("response", [0, 1, 2], ids=["wrong twice", "right then", "right now"])
def test_who_was_told_a_wrong_key_meets_it_at_the_next_study_day(desk: Desk, response: int) -> None:
    """Right or wrong, all three were shown a key that is none."""
    size = desk.question("size-choice")
    taken = make_class_quiz(desk.store, [size], ["otter-7"])
    taken.moment = desk.moment
    taken.take("otter-7", [(response,)])
    pupil = taken.pupil("otter-7").learner_id
    desk.load(CORRECTED)
    again(desk)
    memory = desk.store.memory(pupil, size)
    assert memory is not None
    assert memory.due_day == desk.moment.date() + timedelta(days=1), "not on the day of the answer"
    assert memory.passed == (response == 2)
    assert desk.faults() == []


@pytest.mark.parametrize("response", [0, 1, 2], ids=["wrong twice", "right then", "right now"])
def test_who_was_told_a_wrong_key_is_asked_it_first(desk: Desk, response: int) -> None:
    """On the next day the pupil studies, it is what is due."""
    size = desk.question("size-choice")
    taken = make_class_quiz(desk.store, [size], ["otter-7"])
    taken.moment = desk.moment
    taken.take("otter-7", [(response,)])
    desk.load(CORRECTED)
    again(desk)
    desk.sleep()
    pupil = desk.store.learner_named("3B/otter-7")
    assert pupil is not None
    sitting = begin_study(desk.store, pupil, desk.schedule, desk.now, 1, Scope(), new=0)
    assert sitting is not None
    asked = sitting.ask()
    assert asked is not None
    assert (asked.posed.question_id, asked.new, asked.total) == (size, False, 1)


@pytest.mark.parametrize("last", [1, 2], ids=["right then", "right now"])
def test_however_well_it_was_known_it_is_due_at_once(desk: Desk, last: int) -> None:
    """Though the schedule would have come round to it only in some days, or weeks."""
    size = desk.question("size-choice")
    taken = make_class_quiz(desk.store, [size], ["otter-7"])
    taken.moment = desk.moment
    for response in (2, 2, 2, last):
        taken.moment += timedelta(days=60)
        taken.take("otter-7", [(response,)])
    desk.moment = taken.moment + timedelta(days=1)
    desk.load(CORRECTED)
    again(desk)
    memory = desk.store.memory(taken.pupil("otter-7").learner_id, size)
    assert memory is not None
    assert memory.stability > 3, "days, by which the schedule alone would have waited"
    assert memory.due_day == desk.moment.date()
    assert desk.faults() == []


def test_who_has_met_the_new_key_since_keeps_the_schedule(desk: Desk) -> None:
    """A right answer to the corrected question mends what was told before."""
    size = desk.question("size-choice")
    taken = make_class_quiz(desk.store, [size], ["otter-7"])
    taken.moment = desk.moment
    taken.take("otter-7", [(2,)])
    desk.load(CORRECTED)
    later = make_class_quiz(desk.store, [size])
    later.moment = desk.moment + timedelta(days=3)
    later.take("otter-7", [(2,)])
    desk.moment = later.moment + timedelta(hours=1)
    again(desk)
    memory = desk.store.memory(later.pupil("otter-7").learner_id, size)
    assert memory is not None
    assert memory.due_day > desk.moment.date() + timedelta(days=3)
    assert desk.faults() == []


def test_right_under_both_keys_is_left_in_peace(desk: Desk) -> None:
    """One more right answer does not concern whoever gave the first."""
    sitting = desk.study()
    desk.through(sitting)
    before = desk.store.memory(desk.learner.id, desk.question("chair"))
    text = "Answer: the President pro tempore\nAlso accept: its president\n"
    assert desk.load(LAWS.replace("Answer: the President pro tempore\n", text)).old_answers
    again(desk)
    assert desk.store.memory(desk.learner.id, desk.question("chair")) == before


def test_a_mark_of_the_teacher_is_not_graded_again(desk: Desk) -> None:
    """What was written on the paper is not known."""
    chair = desk.question("chair")
    taken = make_class_quiz(desk.store, [chair], ["otter-7"])
    pupil = taken.pupil("otter-7").learner_id
    session = taken.begin("otter-7").session.id
    given = answer(desk.store, pupil, chair, session, graded_by="teacher", answer="", rating=None)
    desk.store.record_review(given, None)
    desk.load(LAWS.replace("President pro tempore", "Vice President"))
    assert again(desk) == [Regraded("laws/chair", answers=0, changed=0, kept=1)]
