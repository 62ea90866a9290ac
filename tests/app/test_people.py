"""Learners: made, found, renamed, handed out and forgotten; and where one stands."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from civicquiz.app.leaving import export_learner
from civicquiz.app.overview import overview, resting, upcoming, wake_leeches
from civicquiz.app.past import figures, past_session, past_sessions
from civicquiz.app.people import (
    add_learner,
    find_learner,
    forget_learner,
    learner_exists,
    rename_learner,
)
from civicquiz.errors import BadInput, NotFound
from civicquiz.study import study_day
from support.desk import Desk, key_of


def test_me_is_made_when_first_needed(desk: Desk) -> None:
    """Once; anybody else must have been added, and the nearest name is offered."""
    me = find_learner(desk.store, "me", desk.now())
    assert find_learner(desk.store, "me", desk.now()) == me
    add_learner(desk.store, "  Anna   Lee ", desk.now())
    with pytest.raises(NotFound) as error:
        find_learner(desk.store, "Ana Lee", desk.now())
    assert "'Anna Lee'" in error.value.hint
    with pytest.raises(NotFound):
        learner_exists(desk.store, "Zoe")
    assert [each.name for each in desk.store.learners()] == ["Anna Lee", "me"]


@pytest.mark.parametrize("name", ["", "   ", "a\x00b", "x" * 101, "tab\x07"])
def test_a_name_that_is_none_is_refused(desk: Desk, name: str) -> None:
    """Empty, too long, or with what cannot be printed."""
    with pytest.raises(BadInput):
        add_learner(desk.store, name, desk.now())


def test_a_name_is_free_once(desk: Desk) -> None:
    """Neither adding nor renaming takes a name that another has; one's own is no clash."""
    add_learner(desk.store, "Anna", desk.now())
    add_learner(desk.store, "Ben", desk.now())
    with pytest.raises(BadInput):
        add_learner(desk.store, "Anna", desk.now())
    with pytest.raises(BadInput):
        rename_learner(desk.store, "Ben", "Anna", desk.now())
    rename_learner(desk.store, "Ben", "Ben", desk.now())
    rename_learner(desk.store, "Ben", "Benjamin", desk.now())
    assert [each.name for each in desk.store.learners()] == ["Anna", "Benjamin"]


def test_a_renamed_learner_keeps_the_history(desk: Desk) -> None:
    """Memories stay what the log tells, though the name seeds the draw of days."""
    desk.through(desk.study())
    rename_learner(desk.store, "me", "Anna", desk.now())
    anna = learner_exists(desk.store, "Anna")
    assert len(past_sessions(desk.store, anna, 5)) == 1
    assert desk.faults() == []


def test_an_export_holds_everything_as_plain_data(desk: Desk) -> None:
    """Sessions, reviews, amendments, memories, flags: JSON, with questions by name."""
    sitting = desk.study()
    sitting.ask()
    sitting.flag("odd")
    sitting.answer(key_of(sitting), response_ms=1000)
    sitting.guessed()
    desk.through(sitting)
    found = json.loads(json.dumps(export_learner(desk.store, "me")))
    assert found["schema"] == 1
    assert found["learner"]["name"] == "me"
    assert all(each["given"] for each in found["reviews"])
    assert len(found["sessions"]) == 1
    reviews = list(desk.store.reviews_of(desk.learner.id))
    assert [each["id"] for each in found["reviews"]] == [review.id for review in reviews]
    assert all(each["question"].startswith("laws/") for each in found["reviews"])
    assert [each["action"] for each in found["amendments"]] == ["guessed"]
    assert len(found["memories"]) == 4
    assert [each["note"] for each in found["flags"]] == ["odd"]
    assert {each["revision"] for each in found["questions"]} == {
        review.revision_id for review in reviews
    }
    add_learner(desk.store, "Zoë", desk.now())
    nothing = export_learner(desk.store, "Zoë")
    assert not any(nothing[name] for name in ("sessions", "reviews", "memories", "flags"))


def test_a_forgotten_learner_leaves_nothing(desk: Desk) -> None:
    """All rows are gone and counted; others keep theirs."""
    desk.through(desk.study())
    anna = add_learner(desk.store, "Anna", desk.now())
    gone = forget_learner(desk.store, "me")
    assert (gone["review"], gone["memory"], gone["quiz_session"], gone["learner"]) == (4, 4, 1, 1)
    assert [each.name for each in desk.store.learners()] == ["Anna"]
    assert past_sessions(desk.store, anna, 5) == []
    assert desk.faults() == []
    with pytest.raises(NotFound):
        forget_learner(desk.store, "me")


def test_another_learners_session_is_not_shown(desk: Desk) -> None:
    """Neither by its number nor in the list."""
    sitting = desk.study()
    desk.through(sitting)
    anna = add_learner(desk.store, "Anna", desk.now())
    with pytest.raises(NotFound, match="'Anna' has no session"):
        past_session(desk.store, anna, sitting.session.id)


def test_figures_by_topic_and_by_bank(desk: Desk) -> None:
    """First answers count; a session with two topics is one session of the bank."""
    desk.through(desk.study(), wrong=("chair",))
    topics = {
        each.topic: (each.asked, each.right) for each in figures(desk.store, desk.learner, "topic")
    }
    assert topics == {"House": (1, 1), "Senate": (3, 2)}
    (bank,) = figures(desk.store, desk.learner, "bank")
    assert (bank.bank, bank.sessions, bank.asked, bank.right, bank.score) == ("laws", 1, 4, 3, 0.75)


def test_where_a_learner_stands(desk: Desk) -> None:
    """Fresh, in the middle of a session, after it, and on the next day."""
    fresh = overview(desk.store, desk.learner, desk.schedule, desk.now())
    assert (fresh.banks, fresh.questions, fresh.due, fresh.new) == (1, 5, 0, 4)
    assert (fresh.last, fresh.unfinished, fresh.next_day) == (None, None, None)
    sitting = desk.study()
    sitting.answer(key_of(sitting), response_ms=1000)
    sitting.pause()
    midway = overview(desk.store, desk.learner, desk.schedule, desk.now())
    assert midway.unfinished is not None
    assert midway.unfinished.id == sitting.session.id
    assert (midway.new, midway.last_asked, midway.last_right) == (3, 1, 1)
    desk.through(sitting)
    done = overview(desk.store, desk.learner, desk.schedule, desk.now())
    assert (done.unfinished, done.due, done.new, done.last_score) == (None, 0, 0, 1.0)
    days = upcoming(desk.store, desk.learner, desk.schedule, done.today, days=60)
    assert done.next_day == min(days)
    assert sum(days.values()) == 4
    desk.sleep(60)
    later = overview(desk.store, desk.learner, desk.schedule, desk.now())
    assert (later.due, later.new, later.last_day) == (4, 1, done.today)


def test_what_rests_is_listed_and_woken(desk: Desk) -> None:
    """A leech, with its figure; woken by name or all, it is asked again."""
    desk.schedule = replace(desk.schedule, leech=1)
    desk.through(desk.study())
    desk.sleep(30)
    desk.through(desk.study(), wrong=("chair", "card"))
    today = study_day(desk.now())
    rested = resting(desk.store, desk.learner, desk.schedule, today)
    assert {each.name for each in rested} == {"laws/chair", "laws/card"}
    assert all("Failed 1 times" in each.reason or "once" in each.reason for each in rested)
    with pytest.raises(NotFound):
        wake_leeches(desk.store, desk.learner, desk.schedule, ["laws/chambers"], desk.now())
    assert wake_leeches(desk.store, desk.learner, desk.schedule, ["laws/card"], desk.now()) == [
        "laws/card"
    ]
    assert wake_leeches(desk.store, desk.learner, desk.schedule, ["all"], desk.now()) == [
        "laws/chair"
    ]
    assert resting(desk.store, desk.learner, desk.schedule, today) == []
    desk.sleep(5)
    names = {outcome.asked.posed.question.id for outcome in desk.through(desk.study())}
    assert {"chair", "card"} <= names
    assert desk.faults() == []


def test_unknown_names_wake_nothing(desk: Desk) -> None:
    """One wrong name among right ones: none is woken."""
    desk.schedule = replace(desk.schedule, leech=1)
    desk.through(desk.study())
    desk.sleep(30)
    desk.through(desk.study(), wrong=("chair",))
    with pytest.raises(NotFound):
        wake_leeches(desk.store, desk.learner, desk.schedule, ["laws/chair", "laws/x"], desk.now())
    assert len(desk.store.leeches(1)) == 1
