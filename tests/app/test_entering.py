"""Paper comes back: read in the order in which it was printed, graded, and part of the history."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from civicquiz.app.entering import Entered, Entering, Standing
from civicquiz.app.regrading import regrade
from civicquiz.app.results import class_results
from civicquiz.errors import BadInput, NotFound
from civicquiz.model import Action, Medium, Rating
from civicquiz.study import version_of
from support.desk import LAWS, Desk
from support.paper import ALIASES, answers_of, enter, entering, line, print_quiz, sheet, stand
from support.taken import make_class_quiz

CORRECTED = LAWS.replace("- [x] 435", "- [ ] 435").replace("- [ ] 538", "- [x] 538")


def test_a_paper_joins_the_history(desk: Desk) -> None:
    """A right paper is an attempt, submitted, with answers as if given at a terminal."""
    quiz = print_quiz(desk).quiz
    paper = entering(desk, quiz)
    done = enter(paper, line(paper, "otter-7"))
    assert (done.points, done.out_of, done.before, done.changed) == (4, 4, None, True)
    (attempt,) = desk.store.attempts(quiz.id)
    assert (attempt.number, attempt.medium, attempt.version) == (1, Medium.PAPER, done.version)
    assert attempt.submitted
    assert attempt.session.score == 1.0
    answers = answers_of(desk.store, quiz, "otter-7")
    assert {name: review.answer for name, review in answers.items()} == {
        "size-choice": (1,),
        "chair": "",
        "chambers": (0, 1),
        "size-number": "435",
    }
    assert {name: review.graded_by for name, review in answers.items()} == {
        "size-choice": "program",
        "chair": "teacher",
        "chambers": "program",
        "size-number": "program",
    }
    shown = {
        paper.posed[item.place].question.id: item.shown for item in paper.booklet(done.version)
    }
    for name, review in answers.items():
        assert review.shown == shown[name]
        assert (review.score, review.rating, review.response_ms) == (1.0, Rating.GOOD, 0)
        memory = desk.store.memory(review.learner_id, review.question_id)
        assert memory is not None
        assert memory.due_day == review.due_day
    assert desk.faults() == []
    assert paper.missing() == ["crane-2", "heron-4"]


def test_each_version_is_read_in_its_own_order(desk: Desk) -> None:
    """The same answers in other versions are other marks, and come to the same score."""
    paper = entering(desk, print_quiz(desk, versions=26).quiz)
    versions = {line(paper, "otter-7", letter).split(" ", 1)[1] for letter in "ABCDEFGH"}
    assert len(versions) > 1
    for letter in "ABCDEFGH":
        found = sheet(paper, line(paper, "otter-7", letter, size_choice=(0,)))
        assert (found.version, found.points) == (letter, 3)


def test_another_version_than_the_own_is_told(desk: Desk) -> None:
    """A pupil who was given another booklet is possible, and may be a slip."""
    paper = entering(desk, print_quiz(desk).quiz)
    own = sheet(paper, line(paper, "otter-7")).version
    other = "A" if own == "B" else "B"
    assert enter(paper, line(paper, "otter-7", own)).own == ""
    assert enter(paper, line(paper, "otter-7", other), replace=True).own == own


def test_a_blank_is_no_answer_and_earns_nothing(desk: Desk) -> None:
    """What was left out is no review, and the memory does not hear of it."""
    quiz = print_quiz(desk).quiz
    paper = entering(desk, quiz)
    assert enter(paper, line(paper, "otter-7", size_choice=(), size_number="")).points == 2
    assert answers_of(desk.store, quiz, "otter-7").keys() == {"chair", "chambers"}
    assert enter(paper, "crane-2 ----").points == 0
    assert answers_of(desk.store, quiz, "crane-2") == {}
    assert paper.missing() == ["heron-4"]


@pytest.mark.parametrize(("score", "rating"), [(1.0, 3), (0.5, 1), (0.0, 1)])
def test_the_teacher_judges_what_is_written(desk: Desk, score: float, rating: int) -> None:
    """Her mark is the score, and the schedule hears of it."""
    quiz = print_quiz(desk).quiz
    paper = entering(desk, quiz)
    enter(paper, line(paper, "otter-7", chair=score))
    review = answers_of(desk.store, quiz, "otter-7")["chair"]
    assert (review.score, review.rating, review.graded_by) == (score, rating, "teacher")


def test_a_card_is_judged_by_its_back(desk: Desk) -> None:
    """The teacher's mark is the recall of a card."""
    quiz = print_quiz(desk, names=("card",)).quiz
    assert enter(entering(desk, quiz), "otter-7 ~").points == 0.5
    review = answers_of(desk.store, quiz, "otter-7")["card"]
    assert (review.answer, review.score, review.rating) == ((Rating.HARD,), 0.5, Rating.HARD)


def test_a_slip_of_the_pen_is_right(desk: Desk) -> None:
    """On paper there is no second try: what is almost right counts as right."""
    quiz = print_quiz(desk).quiz
    paper = entering(desk, quiz)
    assert sheet(paper, line(paper, "otter-7", chair="the Presidnet pro tempore")).points == 4
    assert sheet(paper, line(paper, "otter-7", chair="the Speaker")).points == 3


def test_the_same_paper_once_more_changes_nothing(desk: Desk) -> None:
    """Whoever enters a file twice has entered it once."""
    quiz = print_quiz(desk).quiz
    paper = entering(desk, quiz)
    enter(paper, line(paper, "otter-7"))
    log = desk.store.quiz_log(quiz.id)
    assert stand(paper, line(paper, "otter-7")) is Standing.SAME
    assert not enter(paper, line(paper, "otter-7")).changed
    assert desk.store.quiz_log(quiz.id) == log


def test_another_paper_is_refused_unless_it_replaces(desk: Desk) -> None:
    """A slip of the finger is taken back and stays in the log; the attempt is the same one."""
    quiz = print_quiz(desk).quiz
    paper = entering(desk, quiz)
    enter(paper, line(paper, "otter-7", size_choice=(0,)))
    before = desk.store.quiz_log(quiz.id)
    right = line(paper, "otter-7")
    assert stand(paper, right) is Standing.OTHER
    with pytest.raises(BadInput, match="otter-7 was entered before: 3 of 4") as caught:
        enter(paper, right)
    assert "--replace" in caught.value.hint
    assert desk.store.quiz_log(quiz.id) == before
    done = enter(paper, right, replace=True)
    assert (done.points, done.before) == (4, 3)
    log = desk.store.quiz_log(quiz.id)
    assert log.reviews[:4] == before.reviews
    assert len(log.reviews) == 5, "only the answer that differs is recorded again"
    (word,) = log.amendments
    assert (word.action, word.reason) == (Action.UNDO, "the paper was entered again")
    (attempt,) = desk.store.attempts(quiz.id)
    assert (attempt.number, attempt.session.score) == (1, 1.0)
    results = class_results(desk.store, quiz.key, desk.now())
    (otter,) = [each for each in results.pupils if each.alias == "otter-7"]
    assert otter.points == 4
    memory = desk.store.memory(log.reviews[4].learner_id, desk.question("size-choice"))
    assert memory is not None
    assert (memory.reviews, memory.passed) == (1, True), "as if it had been typed rightly"
    assert desk.faults() == []


def test_a_wrong_version_is_replaced(desk: Desk) -> None:
    """The same marks in another version are other answers, in another order."""
    quiz = print_quiz(desk, versions=8).quiz
    paper = entering(desk, quiz)
    enter(paper, line(paper, "otter-7", "A"))
    done = enter(paper, line(paper, "otter-7", "D"), replace=True)
    assert (done.version, done.points) == ("D", 4)
    (attempt,) = desk.store.attempts(quiz.id)
    assert attempt.version == "D"
    assert attempt.session.plan == tuple(
        paper.posed[item.place].question_id for item in paper.booklet("D")
    )
    assert desk.faults() == []


def test_a_blank_may_replace_an_answer_and_the_reverse(desk: Desk) -> None:
    """What is blank now was never answered."""
    quiz = print_quiz(desk).quiz
    paper = entering(desk, quiz)
    enter(paper, line(paper, "otter-7", size_choice=()))
    enter(paper, line(paper, "otter-7", size_number=""), replace=True)
    answers = answers_of(desk.store, quiz, "otter-7")
    assert answers.keys() == {"size-choice", "chair", "chambers"}
    who = answers["chair"].learner_id
    assert desk.store.memory(who, desk.question("size-number")) is None
    assert desk.faults() == []


def test_who_was_at_a_terminal_is_not_overruled(desk: Desk) -> None:
    """Both choices are told; as a further attempt the paper is the second."""
    taken = print_quiz(desk)
    taken.take("otter-7", [(1,), None, None, None])
    taken.begin("crane-2")
    paper = entering(desk, taken.quiz)
    with pytest.raises(BadInput, match="otter-7 took it at a terminal: 1 of 4") as caught:
        enter(paper, line(paper, "otter-7"), replace=True)
    assert "--further" in caught.value.hint
    with pytest.raises(BadInput, match="crane-2 is at it at a terminal"):
        enter(paper, line(paper, "crane-2"))
    assert enter(paper, line(paper, "otter-7"), further=True).points == 4
    assert enter(paper, line(paper, "otter-7"), further=True).changed is False
    numbers = [
        (each.number, each.medium) for each in desk.store.attempts(taken.quiz.id) if each.version
    ]
    assert numbers == [(2, Medium.PAPER)]


def test_only_paper_can_be_taken_back(desk: Desk) -> None:
    """An attempt at a terminal stays, also beside a paper; what is not there is told."""
    found = print_quiz(desk)
    paper = entering(desk, found.quiz)
    with pytest.raises(BadInput, match="otter-7 has handed in nothing"):
        paper.take_back("otter-7")
    with pytest.raises(NotFound, match="Nobody in 3B is 'otter-8'"):
        paper.take_back("otter-8")
    found.take("otter-7", [(1,), None, None, None])
    with pytest.raises(BadInput, match="otter-7 took it at a terminal"):
        paper.take_back("otter-7")
    enter(paper, line(paper, "otter-7"), further=True)
    paper.take_back("otter-7")
    (left,) = desk.store.attempts(found.quiz.id)
    assert left.medium is Medium.TERMINAL
    assert desk.faults() == []


def test_what_was_printed_is_what_is_graded(desk: Desk) -> None:
    """A key corrected after printing waits for `bank regrade`, which spares the teacher's marks."""
    quiz = print_quiz(desk).quiz
    desk.load(CORRECTED.replace("everyday business", "daily business"))
    paper = entering(desk, quiz)
    assert enter(paper, line(paper, "otter-7")).points == 4
    assert paper.corrected() == ["laws"]
    regrade(desk.store, desk.schedule, "laws", [], desk.now())
    assert paper.corrected() == []
    scores = {name: each.score for name, each in answers_of(desk.store, quiz, "otter-7").items()}
    assert (scores["size-choice"], scores["chair"]) == (0.0, 1.0)
    assert desk.faults() == []


def test_a_voided_question_is_marked_and_does_not_count(desk: Desk) -> None:
    """The paper has it, so the line has it; the score has not."""
    quiz = print_quiz(desk).quiz
    desk.store.void_item(quiz.id, desk.question("size-choice"), desk.now(), "two keys")
    paper = entering(desk, quiz)
    done = enter(paper, line(paper, "otter-7", size_choice=(0,)))
    assert (done.points, done.out_of) == (3, 3)
    assert answers_of(desk.store, quiz, "otter-7")["size-choice"].score == 0


def test_the_day_of_the_paper_is_the_day_of_the_answers(desk: Desk) -> None:
    """Entered on Friday, written on Tuesday: the memory counts from Tuesday."""
    quiz = print_quiz(desk).quiz
    desk.sleep(4)
    written = desk.moment.date() - timedelta(days=3)
    paper = entering(desk, quiz, written=written)
    enter(paper, line(paper, "otter-7"))
    for review in answers_of(desk.store, quiz, "otter-7").values():
        assert review.day == review.answered_at.date() == written
    again = entering(desk, quiz, written=written + timedelta(days=1))
    assert enter(again, line(again, "otter-7"), replace=True).changed
    days = {review.day for review in answers_of(desk.store, quiz, "otter-7").values()}
    assert days == {written + timedelta(days=1)}
    assert desk.faults() == []


def test_paper_may_come_in_after_later_answers(desk: Desk) -> None:
    """Studied on Thursday, paper of Tuesday entered and mended on Friday: the memory replays."""
    taken = print_quiz(desk)
    otter = taken.pupil("otter-7")
    desk.sleep(4)
    at_home = make_class_quiz(desk.store, [desk.question("size-choice")])
    at_home.moment = desk.moment - timedelta(days=1)
    at_home.take("otter-7", [(1,)])
    written = desk.moment.date() - timedelta(days=3)
    paper = entering(desk, taken.quiz, written=written)
    enter(paper, line(paper, "otter-7", size_choice=(0,)))
    assert desk.faults() == []
    desk.sleep()
    again = make_class_quiz(desk.store, [desk.question("size-choice")])
    again.moment = desk.moment
    again.take("otter-7", [(1,)])
    enter(paper, line(paper, "otter-7"), replace=True)
    assert desk.faults() == []
    memory = desk.store.memory(otter.learner_id, desk.question("size-choice"))
    assert memory is not None
    assert (memory.reviews, memory.lapses, memory.passed) == (3, 0, True)


def test_the_class_may_stand_before_the_alias(desk: Desk) -> None:
    """A pupil is found under the whole name too, with a version behind it or not."""
    paper = entering(desk, print_quiz(desk).quiz)
    for text, version in (("3B/otter-7/b ----", "B"), ("3b/Otter 7 ----", None)):
        found = sheet(paper, text)
        assert found.pupil.alias == "otter-7"
        assert found.version == (version or version_of(found.pupil.learner_id, 2))


@pytest.mark.parametrize(
    ("written", "told"),
    [(date(2026, 3, 3), "is still to come"), (date(2026, 2, 28), "was made on 2026-03-01")],
)
def test_a_day_that_cannot_be_is_refused(desk: Desk, written: date, told: str) -> None:
    """Nobody writes tomorrow, or before there was a quiz."""
    quiz = print_quiz(desk).quiz
    with pytest.raises(BadInput, match=told):
        entering(desk, quiz, written=written)


def test_an_archived_class_is_refused(desk: Desk) -> None:
    """The remedy is told."""
    taken = print_quiz(desk)
    desk.store.archive_classroom(taken.room.id, desk.now())
    with pytest.raises(BadInput, match="archived") as caught:
        entering(desk, taken.quiz)
    assert "--undo" in caught.value.hint


def test_a_quiz_that_is_not_there_is_told(desk: Desk) -> None:
    """The nearest is offered."""
    quiz = print_quiz(desk).quiz
    with pytest.raises(NotFound, match="3B-quiz-7") as caught:
        entering(desk, replace(quiz, key="3B-quiz-7"))
    assert "3B-quiz-1" in caught.value.hint


def told(paper: Entering, text: str) -> list[str]:
    """Return what is told of a line."""
    found = paper.read(text)
    assert isinstance(found, list)
    assert all(each.fix for each in found)
    return [each.what for each in found]


@pytest.mark.parametrize(
    ("text", "troubles"),
    [
        ("otter-9 ----", ["Nobody in 3B is 'otter-9'."]),
        ("otter-9 ---", ["Nobody in 3B is 'otter-9'.", "4 marks are expected, and here are 3."]),
        ("otter-9/A ---", ["Nobody in 3B is 'otter-9'.", "4 marks are expected, and here are 3."]),
        ("otter-7/C ----", ["3B-quiz-1 was printed in versions A, B; there is no C."]),
        ("", ["The line names nobody."]),
        ("otter-7 \x1b ----", ["“\ufffd” (replacement character) is no mark."]),
    ],
)
def test_all_that_is_wrong_is_told_at_once(desk: Desk, text: str, troubles: list[str]) -> None:
    """An alias that nobody has does not hide the rest of the line."""
    assert told(entering(desk, print_quiz(desk).quiz), text) == troubles


def test_marks_of_another_version_are_told_as_such(desk: Desk) -> None:
    """Where all fits another version, the booklet was mixed up; a slip or two alone is a slip."""
    paper = entering(desk, print_quiz(desk, versions=4).quiz)
    typed = line(paper, "otter-7", "C").replace("/C", "/A")
    assert told(paper, typed) == ["4 marks do not fit version A; all of them fit version C."]
    found = paper.read(typed)
    assert isinstance(found, list)
    (trouble,) = found
    assert trouble.fix.startswith("If that is the paper's, write otter-7/C. Else: Question 1 ")
    slips = line(paper, "otter-7", "A").replace("+", "9")
    assert told(paper, slips) == ["“9” is no mark."]


def test_an_alias_alone_has_one_trouble(desk: Desk) -> None:
    """A word that is none is told as that, and not for its marks."""
    paper = entering(desk, print_quiz(desk).quiz)
    assert told(paper, "heeelp") == ["Nobody in 3B is 'heeelp'."]
    assert told(paper, "otter-7") == ["4 marks are expected, and here are none."]


def test_the_nearest_alias_is_offered(desk: Desk) -> None:
    """A slip of the finger costs a look, not a search."""
    found = entering(desk, print_quiz(desk).quiz).read("oter-7 ----")
    assert isinstance(found, list)
    assert "Did you mean 'otter-7'?" in found[0].fix


def test_paper_that_was_never_printed_has_no_version(desk: Desk) -> None:
    """Nobody guesses in which order the marks stand; a version that is named will do."""
    quiz = print_quiz(desk, versions=0).quiz
    paper = entering(desk, quiz)
    assert told(paper, "otter-7 ----") == [
        "3B-quiz-1 was never printed, so that nobody has a version."
    ]
    assert enter(paper, line(paper, "otter-7", "C")) == Entered("otter-7", "C", 4, 4)


def test_all_three_are_there_at_the_end(desk: Desk) -> None:
    """A class is whole when nobody is missing; who left is not waited for."""
    taken = print_quiz(desk)
    paper = entering(desk, taken.quiz)
    for alias in ALIASES[:2]:
        enter(paper, line(paper, alias))
    assert paper.missing() == ["otter-7"]
    desk.store.pupil_leaves(taken.pupil("otter-7").learner_id, desk.now())
    assert paper.missing() == []
