"""Sessions, what they come to, regrading, and the upkeep of it all."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from civicquiz.model import Action, Amendment, Kind, Learner, Rating, SessionKind
from civicquiz.store import HistoryFigures, Log, Store
from support.storing import DAY, NOW, answer, ask, make_bank, remember, save


def begin(store: Store, learner: Learner, kind: SessionKind = SessionKind.STUDY) -> int:
    """Start a session; return its id."""
    return store.start_session(learner.id, kind, {"n": 3}, seed=1, plan=(), now=NOW).id


def undo(store: Store, review_id: int) -> None:
    """Strike a review out."""
    store.amend(Amendment(0, review_id, review_id, NOW, Action.UNDO, None), None)


def test_the_last_unfinished_session_is_found(store: Store, learner: Learner) -> None:
    """Neither an ended one nor another learner's is resumed."""
    other = store.add_learner("you", NOW)
    first, second, third = (begin(store, learner) for _ in range(3))
    begin(store, other)
    session = store.session(third)
    assert session is not None
    store.save_session(replace(session, ended_at=NOW))
    found = store.unfinished_session(learner.id)
    assert found is not None
    assert found.id == second
    for each in (first, second):
        store.save_session(replace(found, id=each, ended_at=NOW))
    assert store.unfinished_session(learner.id) is None


@pytest.mark.parametrize("number", [0, -1, 99, 2**63, 10**30])
def test_no_session_of_that_number(store: Store, number: int) -> None:
    """A number that is out of all bounds is just not found."""
    assert store.session(number) is None


def test_first_answers_count(store: Store, learner: Learner) -> None:
    """Figures are of the first standing answer to each question, the time of all."""
    one, two = save(store, make_bank("b", ask("q"), ask("r"))).question_ids
    session = begin(store, learner)
    struck = store.record_review(answer(store, learner.id, one, session, score=0.0), remember())
    undo(store, struck)
    for question_id, score in ((one, 1.0), (one, 0.0), (two, 0.5), (two, 1.0)):
        store.record_review(answer(store, learner.id, question_id, session, score=score), None)
    empty = begin(store, learner)
    newest, figures = store.sessions(learner.id)
    assert (newest.session.id, newest.asked, newest.score) == (empty, 0, None)
    assert (figures.asked, figures.right, figures.score) == (2, 1, 0.75)
    assert figures.response_ms == 6000
    assert store.sessions(learner.id, limit=1) == [newest]
    assert store.sessions(learner.id, before=empty) == [figures]
    assert store.sessions(learner.id, limit=0) == []
    assert store.history_figures() == [
        HistoryFigures("me", "b", "T", 1, 2, 1, 0.75, 6000, DAY),
    ]
    assert store.history_figures(learner.id + 1) == []


def test_a_new_grade_counts_in_the_figures(store: Store, learner: Learner) -> None:
    """The latest amendment with a score replaces the score."""
    (asked,) = save(store, make_bank("b", ask("q"))).question_ids
    session = begin(store, learner)
    found = store.record_review(answer(store, learner.id, asked, session, score=0.0), remember())
    for score in (0.25, 1.0, None):
        word = Amendment(0, found, found, NOW, Action.REGRADE, DAY, score=score)
        store.amend(word, remember())
    (figures,) = store.sessions(learner.id)
    assert (figures.right, figures.score) == (1, 1.0)
    assert store.session_log(session).reviews[0].score == 0.0
    assert [word.score for word in store.session_log(session).amendments] == [0.25, 1.0, None]


def test_answers_under_an_old_key_are_found(store: Store, learner: Learner) -> None:
    """They are found until they are undone or graded under the new key; a new wording is none."""
    (asked, other) = save(store, make_bank("b", ask("q"), ask("r"))).question_ids
    first, second, third = (
        store.record_review(answer(store, learner.id, asked), remember()) for _ in range(3)
    )
    store.record_review(answer(store, learner.id, other), remember())
    reworded = replace(ask("r"), stem="Or r?")
    save(store, make_bank("b", ask("q", right="certainly"), reworded))
    store.record_review(answer(store, learner.id, asked), remember())
    assert store.old_key_counts("b") == {asked: 3}
    undo(store, first)
    current = store.pose([asked])[asked].revision_id
    store.amend(
        Amendment(0, second, 5, NOW, Action.REGRADE, DAY, 0.0, Rating.AGAIN, current, "why"),
        remember(),
    )
    wake = Amendment(0, third, 5, NOW, Action.WAKE, DAY)
    store.amend(wake, remember())
    log = store.old_key_log("b")
    assert [review.id for review in log.reviews] == [third]
    assert [word.action for word in log.amendments] == [Action.WAKE]
    assert store.old_key_log("b", asked) == log
    assert store.old_key_log("b", other) == Log((), ())
    assert store.old_key_counts("b") == {asked: 1}
    save(store, make_bank("b", ask("q"), reworded))
    assert store.old_key_counts("b") == {asked: 2}


def test_the_log_is_whole(store: Store, learner: Learner) -> None:
    """Undone reviews stay in the log, with the word that undid them."""
    one, two = save(store, make_bank("b", ask("q"), ask("r"))).question_ids
    found = [
        store.record_review(answer(store, learner.id, asked), remember())
        for asked in (one, two, one)
    ]
    undo(store, found[2])
    assert store.memory(learner.id, one) is None
    log = store.log(learner.id, one)
    assert [review.id for review in log.reviews] == [found[0], found[2]]
    assert [word.review_id for word in log.amendments] == [found[2]]
    assert dict(store.logs(learner.id)) == {one: log, two: store.log(learner.id, two)}
    assert list(store.amendments_of(learner.id)) == list(log.amendments)
    assert store.log(learner.id + 1, one) == Log((), ())
    assert dict(store.memories_of(learner.id)) == {two: remember()}


def test_long_logs_come_whole(store: Store, learner: Learner) -> None:
    """What is handed out a few at a time comes whole and in order."""
    (asked,) = save(store, make_bank("b", ask("q"))).question_ids
    given = answer(store, learner.id, asked)
    with store.transaction():
        ids = [store.record_review(given, None) for _ in range(1203)]
    assert [review.id for review in store.reviews_of(learner.id)] == ids


def test_cramming_leaves_the_memory(store: Store, learner: Learner) -> None:
    """A review without a memory keeps the one that is there."""
    (asked,) = save(store, make_bank("b", ask("q"))).question_ids
    store.record_review(answer(store, learner.id, asked), remember())
    store.record_review(answer(store, learner.id, asked, rating=None, due_day=None), None)
    assert store.memory(learner.id, asked) == remember()


def test_response_times_are_of_right_answers(store: Store, learner: Learner) -> None:
    """Wrong, undone and untimed answers, other kinds and other learners do not count."""
    (asked,) = save(store, make_bank("b", ask("q"))).question_ids
    other = store.add_learner("you", NOW)

    def record(learner_id: int, **changes: Any) -> int:
        return store.record_review(answer(store, learner_id, asked, **changes), remember())

    for milliseconds in (100, 200, 300):
        record(learner.id, response_ms=milliseconds)
    record(learner.id, response_ms=1, score=0.9)
    record(learner.id, response_ms=0)
    undo(store, record(learner.id, response_ms=2))
    record(other.id, response_ms=3)
    assert store.response_times(learner.id, Kind.SINGLE) == [300, 200, 100]
    assert store.response_times(learner.id, Kind.SINGLE, 2) == [300, 200]
    assert store.response_times(learner.id, Kind.TYPED) == []


def test_flags_are_listed(store: Store, learner: Learner) -> None:
    """A mark tells who, what and when."""
    saved = save(store, make_bank("b", ask("q")))
    save(store, make_bank("c"))
    found = store.flag(learner.id, saved.question_ids[0], 1, "odd \udcff", NOW)
    (mark,) = store.flags()
    assert (mark.id, mark.learner, mark.question, mark.note) == (found, "me", "b/q", "odd ?")
    assert mark.at == NOW
    assert store.flags(bank_id=saved.bank_id) == store.flags(learner_id=learner.id) == [mark]
    assert store.flags(bank_id=saved.bank_id + 1) == store.flags(learner_id=99) == []


def test_learners_have_names(store: Store, learner: Learner) -> None:
    """A learner is found by name, and under the new one after renaming."""
    store.add_learner("Ann", NOW + timedelta(days=1))
    assert [one.name for one in store.learners()] == ["Ann", "me"]
    assert store.learner_named("me") == learner
    store.rename_learner(learner.id, "you")
    assert store.learner_named("me") is None
    assert store.learner_named("you") == replace(learner, name="you")
