"""Classes by name: made once, found however they are written, put away and taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from civicquiz.app.classes import archive_class, class_figures, find_class, find_pupil, new_class
from civicquiz.errors import BadInput, NotFound
from civicquiz.store import Store, open_store
from support.storing import NOW


@pytest.fixture
def store() -> Iterator[Store]:
    """Open an empty store in memory."""
    with open_store(":memory:", now=NOW) as opened:
        yield opened


def test_a_name_is_taken_once(store: Store) -> None:
    """Capitals make no other class."""
    room = new_class(store, " 3B ", NOW)
    assert find_class(store, "3b") == room
    with pytest.raises(BadInput, match="already"):
        new_class(store, "3b", NOW)


@pytest.mark.parametrize("name", ["", " ", "3 B", "3B/otter", "-3B", "x" * 41, "3B\n4C", "[3B]"])
def test_what_is_no_name_is_refused(store: Store, name: str) -> None:
    """A name is one word, since it stands in the names of pupils and quizzes."""
    with pytest.raises(BadInput, match="no name for a class"):
        new_class(store, name, NOW)


def test_the_nearest_class_is_offered(store: Store) -> None:
    """A slip of the finger is told what was meant."""
    new_class(store, "3B-2026", NOW)
    with pytest.raises(NotFound) as told:
        find_class(store, "3B-2025")
    assert "Did you mean '3B-2026'?" in told.value.hint


def test_an_archived_class_takes_nothing_new(store: Store) -> None:
    """It is found for its results, and not where something is to be added."""
    new_class(store, "3B", NOW)
    archive_class(store, "3B", NOW)
    assert find_class(store, "3B").archived_at == NOW
    assert class_figures(store) == []
    assert [each.room.name for each in class_figures(store, archived=True)] == ["3B"]
    with pytest.raises(BadInput, match="archived") as told:
        find_class(store, "3B", active=True)
    assert "--undo" in told.value.hint
    archive_class(store, "3B", None)
    assert find_class(store, "3B", active=True).archived_at is None


def test_an_alias_is_found_as_pupils_write_it(store: Store) -> None:
    """Capitals, a blank, and the class before it are forgiven."""
    room = new_class(store, "3B", NOW)
    (otter,) = store.add_pupils(room, ["otter-7"], NOW)
    for written in ("otter-7", "Otter 7", "3B/otter-7", " OTTER-7 ", "otter7", "Otter_7"):
        assert find_pupil(store, room, written) == otter
    with pytest.raises(NotFound) as told:
        find_pupil(store, room, "oter-7")
    assert "Did you mean 'otter-7'?" in told.value.hint
    store.pupil_leaves(otter.learner_id, NOW)
    with pytest.raises(NotFound):
        find_pupil(store, room, "otter-7")
