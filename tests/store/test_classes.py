"""Classes, pupils, class quizzes and attempts come back as they were put in."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.model import (
    Action,
    Amendment,
    Attempt,
    ClassQuiz,
    Feedback,
    Hands,
    Learner,
    Medium,
    Pupil,
    Purpose,
    SessionKind,
)
from civicquiz.store import Store, open_store
from support.storing import DAY, NOW, answer, ask, make_bank, remember, save

LATER = NOW + timedelta(days=1)


def quiz_of(store: Store, **changes: object) -> tuple[ClassQuiz, list[Pupil], list[int]]:
    """Return a quiz of two questions for a class of two."""
    room = store.classroom_named("3B") or store.add_classroom("3B", NOW)
    pupils = store.add_pupils(room, ["otter-7", "crane-2"], NOW)
    ids = list(save(store, make_bank("b", ask("q"), ask("r"))).question_ids)
    posed = store.pose(ids)
    plain = ClassQuiz(0, room.id, "3B-quiz-1", "A quiz", Purpose.QUIZ, 7, NOW)
    made = store.add_class_quiz(
        replace(plain, **changes),  # type: ignore[arg-type]  # any fields
        [(found, posed[found].revision_id) for found in ids],
    )
    return made, pupils, ids


def begin(
    store: Store,
    quiz: ClassQuiz,
    pupil: Pupil,
    plan: list[int],
    holder: str = "",
    number: int = 1,
) -> Attempt:
    """Let a pupil begin an attempt, the first."""
    return store.start_attempt(
        quiz,
        pupil.learner_id,
        number=number,
        medium=Medium.TERMINAL,
        plan=plan,
        settings={},
        seed=3,
        now=NOW,
        holder=holder,
    )


def test_a_class_has_a_name_and_may_be_archived(store: Store) -> None:
    """Archiving is a moment, and is taken back by None."""
    room = store.add_classroom("3B", NOW)
    assert store.classroom_named("3B") == store.classroom(room.id) == room
    assert store.classroom_named("3b") is None
    store.archive_classroom(room.id, LATER)
    assert store.classrooms() == [replace(room, archived_at=LATER)]
    store.archive_classroom(room.id, None)
    assert store.classrooms() == [room]


def test_pupils_are_learners_under_an_alias(store: Store) -> None:
    """A pupil is found by alias, and is a learner of the name CLASS/ALIAS."""
    room = store.add_classroom("3B", NOW)
    added = store.add_pupils(room, ["otter-7", "crane-2"], NOW, pin_hash="x")
    assert store.pupils(room.id) == sorted(added, key=lambda each: each.alias)
    otter = store.pupil_named(room.id, "otter-7")
    assert otter is not None
    assert otter == store.pupil(otter.learner_id)
    assert store.learner_named("3B/otter-7") == Learner(otter.learner_id, "3B/otter-7", NOW)
    store.set_pin(otter.learner_id, "")
    store.pupil_leaves(otter.learner_id, LATER)
    assert [each.alias for each in store.pupils(room.id)] == ["crane-2"]
    assert store.pupils(room.id, left=True)[1] == replace(otter, pin_hash="", left_at=LATER)
    assert store.pupil_counts() == {room.id: 1}


def test_a_learner_of_no_class_is_no_pupil(store: Store, learner: Learner) -> None:
    """Somebody who learns alone is found as no pupil."""
    assert store.pupil(learner.id) is None


@given(
    purpose=st.sampled_from(Purpose),
    feedback=st.sampled_from(Feedback),
    opens=st.none() | st.just(NOW),
    closes=st.none() | st.just(LATER),
    minutes=st.none() | st.floats(0.5, 600),
    attempts=st.integers(1, 9),
    pass_mark=st.none() | st.floats(0, 1),
    seed=st.integers(-(2**63), 2**63 - 1),
)
def test_a_quiz_comes_back_as_it_was_put_in(
    purpose: Purpose,
    feedback: Feedback,
    opens: None,
    closes: None,
    minutes: float | None,
    attempts: int,
    pass_mark: float | None,
    seed: int,
) -> None:
    """All that a class quiz consists of is kept."""
    with open_store(":memory:", now=NOW) as store:
        made, _, ids = quiz_of(
            store,
            purpose=purpose,
            feedback=feedback,
            opens_at=opens,
            closes_at=closes,
            minutes=minutes,
            attempts=attempts,
            pass_mark=pass_mark,
            seed=seed,
        )
        assert store.class_quiz_named("3B-quiz-1") == made
        assert store.class_quizzes() == store.class_quizzes(made.classroom_id) == [made]
        items = store.quiz_items(made.id)
        assert [item.question_id for item in items] == ids
        assert [item.position for item in items] == [0, 1]
        assert store.quizzes_with(ids[1]) == [made]


def test_the_window_of_a_quiz_can_be_moved(store: Store) -> None:
    """A quiz may be closed, or opened again."""
    made, _, _ = quiz_of(store)
    store.set_window(made.id, NOW, LATER)
    assert store.class_quiz_named(made.key) == replace(made, opens_at=NOW, closes_at=LATER)


def test_the_versions_of_a_quiz_are_kept(store: Store) -> None:
    """In how many versions a quiz was printed is known when the paper comes back."""
    made, _, _ = quiz_of(store)
    assert made.versions == 0
    store.set_versions(made.id, 4)
    assert store.class_quiz_named(made.key) == replace(made, versions=4)


def test_a_question_is_voided_for_one_quiz(store: Store) -> None:
    """A voided item is kept with its reason, and may count again."""
    made, _, ids = quiz_of(store)
    store.void_item(made.id, ids[0], NOW, "two keys")
    first, second = store.quiz_items(made.id)
    assert (first.counts, first.void_reason, second.counts) == (False, "two keys", True)
    store.void_item(made.id, ids[0], None, "")
    assert store.quiz_items(made.id)[0].counts


def test_an_attempt_is_a_session_of_its_own(store: Store) -> None:
    """An attempt has a session that plain `resume` does not take up, and one holder."""
    made, (otter, crane), ids = quiz_of(store)
    begun = begin(store, made, otter, ids, holder="one")
    assert begun.session.kind is SessionKind.ASSIGNED
    assert store.unfinished_session(otter.learner_id) is None
    assert store.attempts(made.id) == store.attempts(made.id, otter.learner_id) == [begun]
    assert store.attempts(made.id, crane.learner_id) == []
    assert store.holder(begun.session.id) == "one"
    store.hold(begun.session.id, "two")
    store.set_version(begun.session.id, "B")
    assert store.attempts(made.id) == [replace(begun, holder="two", version="B")]
    assert store.holder(begun.session.id + 1) is None
    store.save_session(replace(begun.session, ended_at=LATER))
    assert store.attempts(made.id)[0].submitted


def test_one_attempt_has_one_number(store: Store) -> None:
    """A second attempt under the number of the first is refused by the database itself."""
    made, (otter, _), ids = quiz_of(store)
    begin(store, made, otter, ids)
    with pytest.raises(Exception, match="UNIQUE"):
        begin(store, made, otter, ids)
    assert len(store.sessions(otter.learner_id)) == 1


def test_an_attempt_that_is_dropped_leaves_its_number_free(store: Store) -> None:
    """The pupil's later attempts move up, other pupils' stay, and the session is kept."""
    made, (otter, crane), ids = quiz_of(store)
    first, second, third = (begin(store, made, otter, ids, number=at) for at in (1, 2, 3))
    other = begin(store, made, crane, ids)
    store.drop_attempt(first)
    moved = [replace(second, number=1), replace(third, number=2)]
    assert store.attempts(made.id, otter.learner_id) == moved
    assert store.attempts(made.id, crane.learner_id) == [other]
    assert store.session(first.session.id) == first.session
    begin(store, made, otter, ids, number=3)
    assert store.verify() == []


def test_the_log_of_a_quiz_is_that_of_its_attempts(store: Store, learner: Learner) -> None:
    """Answers to the same questions in other sessions are no part of it; amendments are."""
    made, (otter, _), ids = quiz_of(store)
    begun = begin(store, made, otter, ids)
    given = answer(store, otter.learner_id, ids[0], begun.session.id)
    number = store.record_review(given, remember())
    store.record_review(answer(store, learner.id, ids[0]), remember())
    word = Amendment(0, number, number, LATER, Action.REGRADE, DAY, score=0.0, reason="wrong key")
    told = store.amend(word, remember())
    log = store.quiz_log(made.id)
    assert log.reviews == (replace(given, id=number),)
    assert log.amendments == (replace(word, id=told),)
    assert store.class_memories(made.classroom_id) == [(otter.learner_id, ids[0], remember())]


def test_hands_are_counted_without_names(store: Store) -> None:
    """A show of hands is kept in order of time."""
    made, _, ids = quiz_of(store)
    posed = store.pose(ids)[ids[0]]
    plain = Hands(0, made.id, ids[0], posed.revision_id, NOW, (12, 9), abstained=3)
    first = store.add_hands(plain)
    second = store.add_hands(replace(plain, counts=(20, 1), at=LATER))
    assert store.hands(made.id) == [first, second]
    assert first == replace(plain, id=first.id)


def test_a_class_was_shown_a_question_last_then(store: Store) -> None:
    """The latest show of hands of each question counts, over all quizzes of the class alone."""
    made, _, ids = quiz_of(store)
    assert store.shown_questions(made.classroom_id) == {}
    items = [(item.question_id, item.revision_id) for item in store.quiz_items(made.id)]
    other = store.add_class_quiz(replace(made, key="3B-quiz-2"), items)
    for quiz, moment in ((made, LATER), (other, NOW)):
        store.add_hands(Hands(0, quiz.id, *items[0], moment, (1, 2)))
    assert store.shown_questions(made.classroom_id) == {ids[0]: LATER}
    assert store.shown_questions(store.add_classroom("4A", NOW).id) == {}


def test_a_pupil_is_forgotten_whole(store: Store) -> None:
    """Nothing of a forgotten pupil is left, and the class goes on."""
    made, (otter, crane), ids = quiz_of(store)
    begun = begin(store, made, otter, ids)
    store.record_review(answer(store, otter.learner_id, ids[0], begun.session.id), remember())
    gone = store.forget_learner(otter.learner_id)
    assert (gone["pupil"], gone["attempt"], gone["quiz_session"]) == (1, 1, 1)
    assert store.pupils(made.classroom_id, left=True) == [crane]
    assert store.quiz_log(made.id).reviews == ()
    assert store.verify() == []
