"""The results of a class quiz: who counts, what counts, and in which attempt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from civicquiz.app.assigned import attend
from civicquiz.app.regrading import regrade
from civicquiz.app.results import class_results
from civicquiz.errors import BadInput, NotFound
from civicquiz.model import Action, Amendment, Hands, Medium, Response
from civicquiz.render.results.advice import advice
from civicquiz.stats import QuizResults, State
from support.classes import give, make_class
from support.desk import LAWS, Desk, key_of, miss
from support.taken import QuizTaken, make_class_quiz

RIGHT: list[Response] = [(1,), "435", "the President pro tempore", (0, 1)]
"""The keys of the four questions."""

NAMES = ("size-choice", "size-number", "chair", "chambers")
CORRECTED = LAWS.replace("- [x] 435", "- [ ] 435").replace("- [ ] 538", "- [x] 538")


@pytest.fixture
def taken(desk: Desk) -> QuizTaken:
    """A quiz of four questions for three pupils."""
    ids = [desk.question(name) for name in NAMES]
    return make_class_quiz(desk.store, ids, ["crane-2", "otter-7", "yak-4"])


def answered(desk: Desk, key: str, alias: str) -> None:
    """Let a pupil answer all that is asked, and hand in."""
    sitting = attend(desk.store, key, alias, desk.schedule, desk.now, holder=alias, pin=str)
    while sitting.ask() is not None:
        sitting.answer(key_of(sitting), response_ms=500)
    sitting.finish()


def results(taken: QuizTaken) -> QuizResults:
    """Return the results a minute later."""
    return class_results(taken.store, taken.quiz.key, taken.moment + timedelta(minutes=1))


def scores(taken: QuizTaken) -> dict[str, float | None]:
    """Return the scores by alias."""
    return {each.alias: each.score for each in results(taken).pupils}


def wrongly(*places: int) -> list[Response | None]:
    """Return answers that are wrong at those positions."""
    wrong: list[Response] = [(2,), "100", "Nobody at all", (2,)]
    return [wrong[at] if at in places else right for at, right in enumerate(RIGHT)]


def test_nobody_took_it(taken: QuizTaken) -> None:
    """All are missing, and no figure is made up."""
    found = results(taken)
    assert [each.state for each in found.pupils] == [State.MISSING] * 3
    assert found.scores.count == 0
    assert found.scores.mean is None
    assert [item.figures.facility for item in found.items] == [None] * 4
    assert found.corrections == ()
    assert found.reliability.alpha is None


def test_a_score_is_the_share_of_all_questions(taken: QuizTaken) -> None:
    """What was left blank earns nothing, and is told apart from what was wrong."""
    taken.take("otter-7", [(1,), None, "Nobody at all", (0, 1)])
    taken.take("crane-2", RIGHT, medium=Medium.PAPER)
    found = results(taken)
    assert scores(taken) == {"crane-2": 1.0, "otter-7": 0.5, "yak-4": None}
    otter = found.pupils[1]
    assert (otter.points, otter.answered, otter.marks) == (2, 3, (1, None, 0, 1))
    assert (otter.seconds, otter.medium) == (15, Medium.TERMINAL)
    assert (found.pupils[0].seconds, found.pupils[0].version) == (None, "A")
    assert found.items[1].blank == ("otter-7",)
    assert [each.text for each in found.items[2].drawn] == ["Nobody at all"]
    assert found.items[2].drawn[0].aliases == ("otter-7",)
    assert found.scores.mean == 0.75


def test_part_of_a_question_earns_part_of_a_mark(taken: QuizTaken) -> None:
    """One of two chambers is half a point."""
    taken.take("otter-7", [*RIGHT[:3], (0,)])
    assert scores(taken)["otter-7"] == 3.5 / 4


def test_who_is_under_way_counts_nowhere(taken: QuizTaken) -> None:
    """No mark and no figure, until it is handed in."""
    attempt = taken.begin("otter-7")
    taken.answer(attempt, 0, (1,))
    found = results(taken)
    assert found.pupils[1].state is State.UNDER_WAY
    assert (found.pupils[1].score, found.pupils[1].answered) == (None, 1)
    assert found.items[0].figures.n == 0
    taken.submit(attempt)
    assert scores(taken)["otter-7"] == 0.25


@pytest.mark.parametrize("limit", ["minutes", "closes_at"])
def test_an_attempt_whose_time_is_over_counts(desk: Desk, limit: str) -> None:
    """Nobody can go on with it, so it stands as it was left."""
    value: object = 10.0 if limit == "minutes" else desk.moment + timedelta(days=1)
    ids = [desk.question(name) for name in NAMES]
    changes: dict[str, Any] = {limit: value}
    taken = make_class_quiz(desk.store, ids, ["otter-7"], **changes)
    taken.answer(taken.begin("otter-7"), 0, (1,))
    assert results(taken).pupils[0].state is State.UNDER_WAY
    taken.moment += timedelta(days=3)
    assert results(taken).pupils[0].state is State.TIME_OVER
    assert scores(taken)["otter-7"] == 0.25


def test_the_best_attempt_is_the_mark_and_the_first_feeds_the_figures(taken: QuizTaken) -> None:
    """A second attempt follows feedback: it says nothing of the question."""
    taken.take("otter-7", wrongly(0))
    taken.take("otter-7", RIGHT, ms=1000)
    taken.take("otter-7", wrongly(1, 2))
    found = results(taken)
    otter = found.pupils[1]
    assert (otter.score, otter.attempts, otter.seconds) == (1.0, 3, 4)
    assert found.items[0].figures.facility == 0
    assert found.items[0].drawn[2].aliases == ("otter-7",)


def test_an_answer_that_was_taken_back_leaves_the_next_one(taken: QuizTaken) -> None:
    """Before submission nothing is told, so the new answer is as good as a first."""
    attempt = taken.begin("otter-7")
    first = taken.answer(attempt, 0, (2,))
    taken.answer(attempt, 0, (1,))
    log = taken.store.log(first.learner_id, first.question_id)
    word = Amendment(0, first.id, log.reviews[-1].id, taken.moment, Action.UNDO, None)
    taken.store.amend(word, taken.store.memory(first.learner_id, first.question_id))
    taken.submit(attempt)
    assert scores(taken)["otter-7"] == 0.25
    assert results(taken).items[0].drawn[2].aliases == ()


def test_who_left_counts_in_what_was_taken(taken: QuizTaken) -> None:
    """And is not missing where nothing was."""
    taken.take("otter-7", RIGHT)
    for alias in ("otter-7", "yak-4"):
        taken.store.pupil_leaves(taken.pupil(alias).learner_id, taken.moment)
    found = results(taken)
    assert [(each.alias, each.left) for each in found.pupils] == [
        ("crane-2", False),
        ("otter-7", True),
    ]
    assert found.items[0].figures.n == 1


def test_who_came_after_it_closed_is_not_missing(desk: Desk) -> None:
    """The quiz was over before."""
    taken = make_class_quiz(
        desk.store, [desk.question("chair")], ["otter-7"], closes_at=desk.moment
    )
    taken.store.add_pupils(taken.room, ["yak-4"], desk.moment + timedelta(days=1))
    assert list(scores(taken)) == ["otter-7"]


def test_who_chose_what_is_told_by_option(taken: QuizTaken) -> None:
    """In the order of the bank, whatever order each pupil saw."""
    taken.take("otter-7", RIGHT)
    taken.take("crane-2", wrongly(0))
    drawn = results(taken).items[0].drawn
    assert [(each.text, each.key, each.share, each.aliases) for each in drawn] == [
        ("100", False, 0.0, ()),
        ("435", True, 0.5, ("otter-7",)),
        ("538", False, 0.5, ("crane-2",)),
    ]


def test_a_question_that_a_third_missed_is_named(taken: QuizTaken) -> None:
    """With its fact, which stands there with its source."""
    taken.take("otter-7", wrongly(0))
    taken.take("crane-2", RIGHT)
    taken.take("yak-4", RIGHT)
    found = results(taken)
    assert [item.missed_by_many for item in found.items] == [True, False, False, False]
    fact = found.items[0].item.posed.fact
    assert fact is not None
    assert fact.sources[0][0] == "A guide"


def test_what_was_void_when_a_quiz_was_taken_is_no_blank(desk: Desk) -> None:
    """Not even when it counts again: the score is of what was asked, and no correction moved it."""
    make_class(desk, "crane-2", "otter-7")
    quiz = give(desk)
    (gone,) = [each for each in desk.store.quiz_items(quiz.id) if not each.position]
    answered(desk, quiz.key, "crane-2")
    desk.store.void_item(quiz.id, gone.question_id, desk.now(), "two keys")
    answered(desk, quiz.key, "otter-7")
    during = class_results(desk.store, quiz.key, desk.now())
    desk.store.void_item(quiz.id, gone.question_id, None, "")
    after = class_results(desk.store, quiz.key, desk.now())
    for found in (during, after):
        crane, otter = found.pupils
        assert (crane.score, crane.changed) == (1.0, False)
        assert (otter.score, otter.changed, otter.answered) == (1.0, False, 3)
        assert otter.marks[0] is None
        assert found.items[0].blank == ()
    assert after.items[0].figures.n == 1
    assert after.items[1].figures.n == 2
    assert after.reliability.students == 1, "one pupil answered all that counts"
    with pytest.raises(BadInput, match="once") as error:
        attend(desk.store, quiz.key, "otter-7", desk.schedule, desk.now, holder="x", pin=str)
    assert error.value.hint == "The score: 100%."


def test_all_was_void_when_it_was_handed_in(desk: Desk) -> None:
    """There is no score, then or later."""
    make_class(desk, "otter-7")
    quiz = give(desk)
    sitting = attend(desk.store, quiz.key, "otter-7", desk.schedule, desk.now, holder="x", pin=str)
    items = desk.store.quiz_items(quiz.id)
    for item in items:
        desk.store.void_item(quiz.id, item.question_id, desk.now(), "all wrong")
    assert sitting.ask() is None
    sitting.finish()
    for item in items:
        desk.store.void_item(quiz.id, item.question_id, None, "")
    (otter,) = class_results(desk.store, quiz.key, desk.now()).pupils
    assert (otter.score, otter.points, otter.old_score, otter.changed) == (None, None, None, False)


def test_a_voided_question_counts_for_nobody(taken: QuizTaken) -> None:
    """The old score stays to be seen, and the other questions keep their figures."""
    taken.take("otter-7", wrongly(0))
    taken.take("crane-2", RIGHT)
    before = results(taken)
    found = taken.store.quiz_items(taken.quiz.id)[0].question_id
    taken.store.void_item(taken.quiz.id, found, taken.moment, "two keys")
    after = results(taken)
    otter = after.pupils[1]
    assert (otter.score, otter.old_score, otter.changed) == (1.0, 0.75, True)
    assert not after.pupils[0].changed
    assert after.most == 3
    assert [item.figures.facility for item in after.items] == [
        item.figures.facility for item in before.items
    ]
    (event,) = after.corrections
    assert (event.number, event.reason, event.voided) == (1, "two keys", True)
    assert not after.items[0].missed_by_many
    taken.store.void_item(taken.quiz.id, found, None, "")
    assert results(taken) == before


def test_all_voided_leaves_no_score(taken: QuizTaken) -> None:
    """None of nothing is no zero."""
    taken.take("otter-7", RIGHT)
    for item in taken.store.quiz_items(taken.quiz.id):
        taken.store.void_item(taken.quiz.id, item.question_id, taken.moment, "a test")
    found = results(taken)
    assert (found.most, found.scores.count, found.pupils[1].score) == (0, 0, None)
    assert found.pupils[1].old_score == 1.0


def test_a_corrected_key_moves_the_scores_visibly(desk: Desk, taken: QuizTaken) -> None:
    """Old and new score, when and why; who chose what stays, the key moves."""
    taken.take("otter-7", RIGHT)
    taken.take("crane-2", wrongly(0))
    desk.load(CORRECTED)
    assert [item.item.old_answers for item in results(taken).items] == [2, 0, 0, 0]
    assert scores(taken)["otter-7"] == 1.0
    desk.moment = taken.moment + timedelta(days=1)
    when = desk.now()
    regrade(desk.store, desk.schedule, "laws", [], when, reason="538 was meant")
    found = results(taken)
    assert [item.item.old_answers for item in found.items] == [0, 0, 0, 0]
    assert [(each.score, each.old_score) for each in found.pupils[:2]] == [
        (1.0, 0.75),
        (0.75, 1.0),
    ]
    (event,) = found.corrections
    assert (event.number, event.reason, event.at, event.answers) == (1, "538 was meant", when, 2)
    assert [each.key for each in found.items[0].drawn] == [False, False, True]
    assert found.items[0].drawn[1].aliases == ("otter-7",)


def test_a_key_in_other_words_was_no_option_then(desk: Desk, taken: QuizTaken) -> None:
    """Whoever chose its old words keeps the grade; the old key is no key any more for anybody."""
    taken.take("otter-7", RIGHT)
    taken.take("crane-2", wrongly(0))
    taken.take("yak-4", [(0,), *RIGHT[1:]])
    text = LAWS.replace("- [x] 435", "- [ ] 435").replace("- [ ] 100", "- [x] 100 members")
    desk.load(text)
    regrade(desk.store, desk.schedule, "laws", [], taken.moment, reason="100 was meant")
    found = results(taken)
    assert [each.key for each in found.items[0].drawn] == [False, False, False]
    assert found.items[0].figures.facility == 0
    assert advice(taken.quiz, found.items[0]) == ("Missed by many: teach it again.",)


def test_what_cannot_be_graded_again_is_not_asked_for(desk: Desk, taken: QuizTaken) -> None:
    """Options that became a date: no command would bring those answers under the new key."""
    taken.take("otter-7", RIGHT)
    text = LAWS.replace("- [ ] 100\n- [x] 435\n- [ ] 538\n", "Answer: 1929-06-18\n")
    assert desk.load(text).old_answers == (("size-choice", 1),)
    assert [item.item.old_answers for item in results(taken).items] == [0, 0, 0, 0]
    assert scores(taken)["otter-7"] == 1


def test_a_new_wording_changes_nothing(desk: Desk, taken: QuizTaken) -> None:
    """What is shown is the question as it was asked."""
    taken.take("otter-7", RIGHT)
    before = results(taken)
    desk.load(LAWS.replace("How many members has the House?", "How big is the House?"))
    assert results(taken) == before


def show(taken: QuizTaken, at: int, counts: tuple[int, ...], abstained: int = 0) -> None:
    """Count hands for the item at a position."""
    item = taken.store.quiz_items(taken.quiz.id)[at]
    plain = Hands(0, taken.quiz.id, item.question_id, item.revision_id, taken.moment, counts)
    taken.store.add_hands(replace(plain, abstained=abstained))


def test_hands_stand_beside_the_answers(taken: QuizTaken) -> None:
    """The last count of a question counts; who kept their hands down is of the whole."""
    show(taken, 0, (9, 1, 0))
    show(taken, 0, (2, 10, 4), abstained=4)
    show(taken, 0, (0, 0, 0))
    found = results(taken).items
    assert (found[0].hands, found[0].hands_up) == ((0.1, 0.5, 0.2), 20)
    assert (found[0].hands_right, found[0].right, found[0].missed_by_many) == (0.5, 0.5, True)
    assert (found[1].hands, found[1].hands_up, found[1].right) == ((), 0, None)


def test_hands_for_what_is_no_single_choice(taken: QuizTaken) -> None:
    """Several may be raised for a multiple choice; of a typed answer the right ones are counted."""
    show(taken, 2, (12,))
    show(taken, 3, (10, 8, 1), abstained=2)
    found = results(taken).items
    assert (found[2].hands, found[2].hands_up, found[2].right) == ((), 12, None)
    assert (found[3].hands, found[3].hands_up) == ((10 / 12, 8 / 12, 1 / 12), 12)
    assert found[3].hands_right is None


def test_answers_outweigh_hands(taken: QuizTaken) -> None:
    """Where somebody took the quiz, the share of marks is what counts."""
    show(taken, 0, (2, 10, 4), abstained=4)
    taken.take("otter-7", RIGHT)
    assert results(taken).items[0].right == 1


def test_a_question_that_was_shown_without_counting_has_no_hands(taken: QuizTaken) -> None:
    """What the projector notes at a reveal is no show of hands, before one or after it."""
    item = taken.store.quiz_items(taken.quiz.id)[0]
    plain = Hands(0, taken.quiz.id, item.question_id, item.revision_id, taken.moment, (0, 0, 0))
    taken.store.add_hands(plain)
    found = results(taken).items[0]
    assert (found.hands, found.hands_up) == ((), 0)
    taken.store.add_hands(replace(plain, counts=(1, 1, 2)))
    taken.store.add_hands(plain)
    found = results(taken).items[0]
    assert (found.hands, found.hands_up) == ((0.25, 0.25, 0.5), 4)


def test_an_answer_that_the_teacher_marked_names_no_option(taken: QuizTaken) -> None:
    """Its score counts; what was written is not known."""
    attempt = taken.begin("otter-7", Medium.PAPER, "A")
    given = taken.answer(attempt, 2, "x")
    again = replace(given, id=0, graded_by="teacher", score=0.5, question_id=given.question_id)
    taken.submit(attempt)
    other = taken.begin("crane-2", Medium.PAPER, "A")
    again = replace(again, learner_id=other.learner_id, session_id=other.session.id)
    taken.store.record_review(again, None)
    taken.submit(other)
    found = results(taken)
    assert found.items[2].figures.facility == 0.25
    assert [each.aliases for each in found.items[2].drawn] == [("otter-7",)]
    assert found.items[2].blank == ()


def test_the_order_of_entering_does_not_matter(desk: Desk) -> None:
    """Nor that of the pupils in the roster."""
    ids = [desk.question(name) for name in NAMES]
    sheets: dict[str, Sequence[Response | None]] = {
        "crane-2": wrongly(0),
        "otter-7": wrongly(1, 2),
        "yak-4": RIGHT,
    }
    found = []
    for room, order in (("3B", sorted(sheets)), ("3C", sorted(sheets, reverse=True))):
        taken = make_class_quiz(desk.store, ids, order, room=room)
        for alias in order:
            taken.take(alias, sheets[alias])
        each = results(taken)
        found.append((each.pupils, each.items, each.scores, each.reliability))
    assert found[0] == found[1]


def test_what_was_taken_at_a_terminal_is_in_the_results(desk: Desk) -> None:
    """Taken back, skipped and answered: the marks are those that the pupil was told."""
    make_class(desk, "otter-7")
    quiz = give(desk)
    sitting = attend(
        desk.store, quiz.key, "otter-7", desk.schedule, desk.now, holder="one", pin=lambda _: ""
    )
    sitting.answer(miss(sitting), response_ms=3000)
    sitting.undo()
    sitting.answer(key_of(sitting), response_ms=2000)
    sitting.skip()
    while (asked := sitting.ask()) is not None and asked.number < asked.total:
        sitting.answer(miss(sitting), response_ms=1000)
    told = sitting.finish()
    (otter,) = class_results(desk.store, quiz.key, desk.now()).pupils
    assert (otter.state, otter.medium) == (State.SUBMITTED, Medium.TERMINAL)
    assert (otter.points, otter.seconds) == (1, 2 + otter.answered - 1)
    assert sorted(otter.marks, key=str).count(None) == 4 - otter.answered
    assert told.score is not None
    assert otter.score == told.score


def test_an_unknown_quiz_is_told(taken: QuizTaken) -> None:
    """With the nearest one."""
    with pytest.raises(NotFound) as error:
        class_results(taken.store, "3B-quizz-1", taken.moment)
    assert "3B-quiz-1" in error.value.hint
