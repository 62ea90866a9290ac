"""What a session begins with: limits, topics, names, and what a resumed one leaves out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from civicquiz.app.sitting import Sitting
from civicquiz.app.starting import Scope, begin_quiz, begin_study, resume_session
from civicquiz.errors import NotFound
from civicquiz.model import Kind, SessionKind
from support.desk import LAWS, Desk, key_of

OTHER = LAWS.replace("How laws are made", "Other laws")


def test_limits_hold_over_the_sessions_of_a_day(desk: Desk) -> None:
    """Two new questions a day, however many sessions; what was undone does not count."""
    desk.schedule = replace(desk.schedule, new_a_day=2)
    first = desk.study()
    first.answer(key_of(first), response_ms=1000)
    assert len(desk.study().session.plan) == 1
    first.undo()
    assert len(desk.study().session.plan) == 2
    desk.through(desk.study())
    assert desk.begin() is None
    assert len(desk.study(new=5).session.plan) == 2, "asked for, new ones beyond the limit come"
    desk.sleep()
    assert len(desk.study().session.plan) == 2


def test_reviews_keep_to_their_limit(desk: Desk) -> None:
    """Five a day are due, two are asked, over two sessions."""
    desk.through(desk.study())
    desk.schedule = replace(desk.schedule, reviews_a_day=2, new_a_day=0)
    desk.sleep(30)
    sitting = desk.study()
    assert len(sitting.session.plan) == 2
    sitting.answer(key_of(sitting), response_ms=1000)
    assert len(desk.study().session.plan) == 1
    desk.through(desk.study())
    assert desk.begin() is None


def test_an_easier_kind_of_a_fact_comes_first_and_alone(desk: Desk) -> None:
    """The choice today, the number on a later day."""
    kinds = [outcome.asked.posed.question.kind for outcome in desk.through(desk.study())]
    assert Kind.SINGLE in kinds
    assert Kind.NUMBER not in kinds
    assert desk.begin() is None, "its sibling was asked today"
    desk.sleep()
    kinds = [outcome.asked.posed.question.kind for outcome in desk.through(desk.study())]
    assert kinds[-1] is Kind.NUMBER


def test_topics_and_banks_narrow_a_session(desk: Desk) -> None:
    """By a part of a heading, in any case; a bank by its key, with or without .md."""
    desk.load(OTHER, "other")
    everything = desk.study()
    assert len(everything.session.plan) == 8
    scope = Scope(["laws.md"], ["sena"])
    sitting = begin_study(desk.store, desk.learner, desk.schedule, desk.now, 1, scope)
    assert sitting is not None
    outcomes = desk.through(sitting)
    assert {outcome.asked.posed.bank for outcome in outcomes} == {"laws"}
    assert {outcome.asked.posed.question.topic for outcome in outcomes} == {("Senate",)}


def test_an_unknown_name_offers_the_nearest(desk: Desk) -> None:
    """For a bank, and for a topic."""
    with pytest.raises(NotFound) as error:
        desk.study("lows")
    assert "'laws'" in error.value.hint
    with pytest.raises(NotFound) as error:
        begin_quiz(
            desk.store,
            desk.learner,
            desk.schedule,
            desk.now,
            1,
            Scope(topics=["Hoose"]),
            count=3,
        )
    assert "'House'" in error.value.hint


def test_a_quiz_follows_from_its_seed(desk: Desk) -> None:
    """The same seed picks the same questions in the same order; of a fact one."""

    def plan(seed: int) -> tuple[int, ...]:
        sitting = begin_quiz(
            desk.store, desk.learner, desk.schedule, desk.now, seed, Scope(), count=4
        )
        assert sitting is not None
        return sitting.session.plan

    assert plan(1) == plan(1)
    assert len({plan(seed) for seed in range(10)}) > 3
    pair = {desk.question("size-choice"), desk.question("size-number")}
    assert all(len(pair & set(plan(seed))) == 1 for seed in range(5))


def test_a_new_session_of_study_ends_the_older_one(desk: Desk) -> None:
    """Its questions are in the new queue."""
    older = desk.study()
    older.answer(key_of(older), response_ms=1000)
    newer = desk.study()
    ended = desk.store.session(older.session.id)
    assert ended is not None
    assert ended.ended_at is not None
    assert ended.score == 1.0
    assert len(newer.session.plan) == 3
    desk.through(newer)
    with pytest.raises(NotFound, match="no unfinished session"):
        resume_session(desk.store, desk.learner, desk.schedule, desk.now)


def test_a_resumed_session_leaves_out_what_is_gone(desk: Desk) -> None:
    """A question that was retired in the meantime is not asked."""
    desk.study().pause()
    desk.load(LAWS[: LAWS.index("### How well do you")])
    sitting = resume_session(desk.store, desk.learner, desk.schedule, desk.now)
    names = [outcome.asked.posed.question.id for outcome in desk.through(sitting)]
    assert sorted(names) == ["chair", "chambers", "size-choice"]


def test_a_resumed_session_leaves_out_what_has_expired(desk: Desk) -> None:
    """A fact that ran out between the days is not asked."""
    desk.load(LAWS.replace("Source: guide “435 members”", "Source: guide “435”\nUntil: 2026-03-04"))
    desk.study().pause()
    desk.sleep(1)
    sitting = resume_session(desk.store, desk.learner, desk.schedule, desk.now)
    assert desk.question("size-choice") not in sitting.session.skipped
    sitting.pause()
    desk.sleep(1)
    sitting = resume_session(desk.store, desk.learner, desk.schedule, desk.now)
    names = [outcome.asked.posed.question.id for outcome in desk.through(sitting)]
    assert sorted(names) == ["card", "chair", "chambers"]


def test_a_resumed_session_leaves_out_facts_asked_elsewhere_today(desk: Desk) -> None:
    """A quiz asked a sibling in between: one question of a fact a day."""
    waiting = desk.study()
    waiting.pause()
    session = desk.store.start_session(
        desk.learner.id,
        SessionKind.QUIZ,
        {},
        seed=1,
        plan=[desk.question("size-number")],
        now=desk.now(),
    )
    quiz = Sitting(desk.store, desk.learner, session, desk.schedule, desk.now)
    quiz.answer("435", response_ms=1000)
    quiz.finish()
    sitting = resume_session(desk.store, desk.learner, desk.schedule, desk.now)
    assert sitting.session.id == waiting.session.id
    names = [outcome.asked.posed.question.id for outcome in desk.through(sitting)]
    assert sorted(names) == ["card", "chair", "chambers"]


def test_a_failed_question_waits_in_a_resumed_session(desk: Desk) -> None:
    """It was asked today, but here: it comes again."""
    sitting = desk.study()
    asked = sitting.ask()
    assert asked is not None
    outcome = sitting.answer(() if isinstance(key_of(sitting), tuple) else "", response_ms=1000)
    assert outcome.rating == 1
    sitting.pause()
    again = resume_session(desk.store, desk.learner, desk.schedule, desk.now)
    assert asked.posed.name in [outcome.asked.posed.name for outcome in desk.through(again)]
