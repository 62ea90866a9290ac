"""What was written in the log is never changed."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from civicquiz.errors import DatabaseProblem
from civicquiz.model import Action, Amendment, Learner
from civicquiz.store import Store, open_store
from support.storing import DAY, NOW, answer, ask, make_bank, remember, save


@pytest.fixture
def filled(store: Store, learner: Learner) -> Store:
    """Return a store with a review and an amendment to it."""
    (asked,) = save(store, make_bank("b", ask("q"))).question_ids
    found = store.record_review(answer(store, learner.id, asked), remember())
    store.amend(Amendment(0, found, found, NOW, Action.GUESSED, DAY), remember())
    return store


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE review SET score = 0",
        "UPDATE review SET day = day",
        "UPDATE amendment SET reason = 'x'",
        "UPDATE revision SET body = ''",
        "DELETE FROM revision",
    ],
)
def test_the_database_refuses_changes(filled: Store, statement: str) -> None:
    """Not even SQL past the store changes a review, an amendment or a revision."""
    with pytest.raises(DatabaseProblem, match="never"):
        filled._connection.exec_driver_sql(statement)
    assert filled.verify() == []


@pytest.mark.parametrize("change", [{"score": 1.5}, {"rating": 7}, {"session_id": 99}])
def test_the_database_refuses_nonsense(
    filled: Store, learner: Learner, change: dict[str, Any]
) -> None:
    """A score over 1, a fifth rating, a session that is not there: nothing of it is kept."""
    with pytest.raises(DatabaseProblem, match=r"constraint failed|deleted meanwhile"):
        filled.record_review(answer(filled, learner.id, 1, **change), remember(stability=99.0))
    assert filled.memory(learner.id, 1) == remember()


@pytest.mark.parametrize("others", [False, True])
def test_forgetting_leaves_no_trace_in_the_files(tmp_path: Path, *, others: bool) -> None:
    """Neither in free pages nor in the log, whether or not another terminal is open."""
    path = tmp_path / "kept.db"

    def traces() -> list[str]:
        """Return the files in which the name stands."""
        return [each.name for each in tmp_path.iterdir() if b"Zenobia" in each.read_bytes()]

    with ExitStack() as open_ones:
        store = open_ones.enter_context(open_store(path, now=NOW))
        if others:
            open_ones.enter_context(open_store(path, now=NOW))
        save(store, make_bank("b", ask("q")))
        learner = store.add_learner("Zenobia", NOW)
        store.flag(learner.id, 1, 1, "Zenobia was here", NOW)
        assert traces()
        store.rename_learner(learner.id, "Z")
        store.forget_learner(learner.id)
        assert traces() == []
        assert store._connection.exec_driver_sql("PRAGMA secure_delete").scalar() == 1


def test_what_belongs_to_nobody_any_more_is_told(filled: Store, learner: Learner) -> None:
    """Who was forgotten meanwhile is no damage of the database."""
    filled.forget_learner(learner.id)
    with pytest.raises(DatabaseProblem, match="deleted meanwhile"):
        filled.record_review(answer(filled, learner.id, 1), remember())


def test_forgetting_is_no_change(filled: Store, learner: Learner) -> None:
    """A learner's rows go whole, and no others."""
    other = filled.add_learner("you", NOW)
    filled.record_review(answer(filled, other.id, 1), remember())
    filled.flag(learner.id, 1, 1, "odd", NOW)
    assert filled.forget_learner(learner.id) == {
        "amendment": 1,
        "flag": 1,
        "memory": 1,
        "review": 1,
        "attempt": 0,
        "quiz_session": 1,
        "pupil": 0,
        "learner": 1,
    }
    assert filled.learners() == [other]
    assert len(list(filled.reviews_of(other.id))) == 1
    assert filled.verify() == []
