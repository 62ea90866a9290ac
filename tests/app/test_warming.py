"""The warm-up of a class, made from what its pupils remember."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from civicquiz.app.assigning import Terms, give_quiz
from civicquiz.app.choosing import Scope
from civicquiz.app.classes import archive_class
from civicquiz.app.starting import begin_quiz
from civicquiz.app.voiding import count_again, void_question
from civicquiz.app.warming import WarmUp, new_warm_up
from civicquiz.errors import BadInput, NotFound
from civicquiz.model import Feedback, Hands, Learner, Pupil, Purpose
from support.classes import make_class
from support.desk import LAWS, Desk


def warm(desk: Desk, scope: Scope | None = None, *, count: int = 5, seed: int = 1) -> WarmUp:
    """Make a warm-up for tomorrow."""
    day = desk.moment.date() + timedelta(days=1)
    return new_warm_up(
        desk.store,
        "3b",
        desk.schedule,
        desk.now(),
        seed,
        scope or Scope(),
        count=count,
        day=day,
        until=day + timedelta(days=28),
    )


def meet(desk: Desk, pupil: Pupil, *, count: int = 9, wrong: tuple[str, ...] = ()) -> None:
    """Let a pupil take a quiz, some of it wrong."""
    learner = Learner(pupil.learner_id, pupil.name, pupil.joined_at)
    sitting = begin_quiz(desk.store, learner, desk.schedule, desk.now, 1, Scope(), count=count)
    assert sitting is not None
    desk.through(sitting, wrong=wrong)


def chosen(made: WarmUp) -> list[str]:
    """Return the questions of a warm-up."""
    return [each.posed.question.id for each in made.chosen]


def test_a_warm_up_is_a_class_quiz_of_what_was_met(desk: Desk) -> None:
    """It has a key of its own and tells at once; its items are fixed, the most worth asking first."""
    _, (otter, crane) = make_class(desk, "otter-7", "crane-2")
    meet(desk, otter, wrong=("chair",))
    meet(desk, crane, wrong=("chair", "card"))
    desk.sleep(9)
    made = warm(desk)
    assert (made.quiz.key, made.quiz.purpose) == ("3B-warm-up-1", Purpose.WARM_UP)
    assert made.quiz.feedback is Feedback.AT_ONCE
    assert made.pupils == 2
    # One of the two questions of the fact `size` was met, and three of no fact.
    gains = [each.worth.gain for each in made.chosen]
    assert gains == sorted(gains, reverse=True)
    assert {"chair", "card", "chambers"} < set(chosen(made))
    assert len(made.chosen) == made.known == 4
    items = desk.store.quiz_items(made.quiz.id)
    assert [item.question_id for item in items] == [each.posed.question_id for each in made.chosen]
    assert warm(desk).quiz.key == "3B-warm-up-2"
    assert desk.faults() == []


def test_the_same_seed_gives_the_same_warm_up(desk: Desk) -> None:
    """Asked for again on the same day, the choice is the same."""
    _, pupils = make_class(desk, "otter-7", "crane-2")
    for pupil in pupils:
        meet(desk, pupil)
    assert chosen(warm(desk, count=2)) == chosen(warm(desk, count=2))
    assert len(warm(desk, count=2).chosen) == 2


def test_scope_narrows_the_choice(desk: Desk) -> None:
    """Only the topics that are named are asked; an unknown one is told."""
    _, (otter,) = make_class(desk, "otter-7")
    meet(desk, otter)
    assert set(chosen(warm(desk, Scope(topics=["house"])))) <= {"size-choice", "size-number"}
    with pytest.raises(NotFound, match="No topic holds"):
        warm(desk, Scope(topics=["moon"]))


def test_a_class_that_met_nothing_is_told_the_next_step(desk: Desk) -> None:
    """Nobody in it, nothing met, nothing of the topic met, all of it resting: each is said."""
    with pytest.raises(NotFound, match="There is no class"):
        warm(desk)
    room, _ = make_class(desk)
    with pytest.raises(BadInput, match="Nobody is in the class 3B"):
        warm(desk)
    (otter,) = desk.store.add_pupils(room, ["otter-7"], desk.now())
    with pytest.raises(BadInput, match="3B has met no question yet") as error:
        warm(desk)
    assert error.value.hint.endswith("civicquiz class quiz new 3B")
    desk.load("---\ntitle: Moon\n---\n# Moon\n\n### Is it round? {#round}\n\nAnswer: yes\n", "moon")
    meet(desk, otter, count=99)
    desk.load("---\ntitle: Sun\n---\n# Sun\n\n### Is it hot? {#hot}\n\nAnswer: yes\n", "sun")
    with pytest.raises(BadInput, match="no question of these banks and topics yet"):
        warm(desk, Scope(banks=["sun"]))
    archive_class(desk.store, "3B", desk.now())
    with pytest.raises(BadInput, match="archived"):
        warm(desk)
    assert desk.store.class_quizzes() == []


def test_what_rests_is_not_asked(desk: Desk) -> None:
    """A question that has run out by that day is left out; where nothing else is left, it is said."""
    text = (
        "---\ntitle: T\n---\n# T\n\n## F {#f}\n\nUntil: 2026-03-20\n\n### Q? {#q}\n\nAnswer: yes\n"
    )
    desk.load(text, "brief")
    _, (otter,) = make_class(desk, "otter-7")
    meet(desk, otter, count=99)
    assert "q" in chosen(warm(desk))
    desk.sleep(30)
    assert "q" not in chosen(warm(desk))
    assert chosen(warm(desk))
    with pytest.raises(BadInput, match="no question of these banks"):
        warm(desk, Scope(banks=["brief"]))


def test_what_was_voided_is_not_asked(desk: Desk) -> None:
    """It misled the class; once it is reworded, counts again, or was given again, it may come."""
    room, (otter,) = make_class(desk, "otter-7")
    meet(desk, otter)
    given = give_quiz(desk.store, room, [desk.question("chair")], Terms(), seed=1, now=desk.now())
    desk.sleep(9)
    assert "chair" in chosen(warm(desk))
    void_question(desk.store, given.key, "chair", desk.now(), "two answers are right")
    assert "chair" not in chosen(warm(desk))
    count_again(desk.store, given.key, "chair")
    assert "chair" in chosen(warm(desk))
    void_question(desk.store, given.key, "chair", desk.now(), "not yet taught")
    assert "chair" not in chosen(warm(desk))
    give_quiz(desk.store, room, [desk.question("chair")], Terms(), seed=1, now=desk.now())
    assert "chair" in chosen(warm(desk))
    void_question(desk.store, "3B-quiz-2", "chair", desk.now(), "two answers are right")
    assert "chair" not in chosen(warm(desk))
    desk.load(LAWS.replace("in everyday business?", "on most days?"))
    assert "chair" in chosen(warm(desk))


def test_what_the_projector_showed_waits(desk: Desk) -> None:
    """A show of hands moves no memory, but the next warm-up takes the question as met that day."""
    _, pupils = make_class(desk, "otter-7", "crane-2")
    for pupil in pupils:
        meet(desk, pupil, wrong=("chair",))
    desk.sleep(9)
    first = warm(desk, count=1)
    (item,) = desk.store.quiz_items(first.quiz.id)
    before = desk.store.class_memories(first.room.id)
    hands = Hands(0, first.quiz.id, item.question_id, item.revision_id, desk.now(), (2,))
    desk.store.add_hands(hands)
    desk.store.add_hands(replace(hands, at=desk.now()))
    assert desk.store.class_memories(first.room.id) == before
    again = warm(desk)
    assert chosen(again)[0] != chosen(first)[0]
    worth = {each.posed.question.id: each.worth for each in again.chosen}[chosen(first)[0]]
    assert worth.last_day == desk.moment.date()


def test_the_day_may_be_any(desk: Desk) -> None:
    """The later it is asked, the less is known then."""
    _, (otter,) = make_class(desk, "otter-7")
    meet(desk, otter)
    day = date(2026, 3, 9)
    near, far = (
        new_warm_up(
            desk.store, "3B", desk.schedule, desk.now(), 1, Scope(), count=1, day=day + wait,
            until=day + timedelta(days=90),
        )
        for wait in (timedelta(), timedelta(days=40))
    )  # fmt: skip
    assert near.chosen[0].worth.recall > far.chosen[0].worth.recall
