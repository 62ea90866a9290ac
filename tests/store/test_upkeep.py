"""Verify finds what is wrong; a backup is whole; a restore checks first and loses nothing."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from civicquiz.errors import (
    BadInput,
    DatabaseDamaged,
    DatabaseLocked,
    DatabaseNewer,
    DatabaseProblem,
    DatabaseReadOnly,
)
from civicquiz.model import Action, Amendment, Learner
from civicquiz.store import Store, copying, open_store, restore_database
from support.storing import DAY, NOW, answer, ask, fact, make_bank, remember, save


@pytest.fixture
def filled(store: Store, learner: Learner) -> Store:
    """Return a store with an answered question and an amendment."""
    content = make_bank("b", fact("f"), ask("q", fact="f"), ask("r"))
    asked = save(store, content).question_ids[0]
    found = store.record_review(answer(store, learner.id, asked), remember())
    store.amend(Amendment(0, found, found, NOW, Action.GUESSED, DAY), remember())
    save(store, make_bank("c", fact("g")))
    store.add_learner("you", NOW)
    return store


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        ("UPDATE question SET revision_id = NULL WHERE id = 2", "1 questions have no text."),
        ("UPDATE question SET revision_id = 1", "1 questions have no text."),
        (
            "UPDATE question SET fact_id = 2 WHERE id = 1",
            "1 questions have a fact of another bank.",
        ),
        ("UPDATE review SET question_id = 2", "1 reviews have the text of another question."),
        ("UPDATE review SET learner_id = 2", "1 reviews are in a session of another learner."),
        ("UPDATE amendment SET after_review = 0", "1 amendments come before their review."),
        ("SELECT 1", "2 guards of the log are missing."),
        ("UPDATE memory SET question_id = 2", "1 memories have no review."),
        ("UPDATE memory SET learner_id = 77", "1 rows of memory refer to what is not there."),
        ("DELETE FROM quiz_session", "1 rows of review refer to what is not there."),
    ],
)
def test_faults_are_found(filled: Store, damage: str, words: str) -> None:
    """What no constraint refuses, or what came past them, is told with a count."""
    assert filled.verify() == []
    raw = filled._connection
    raw.exec_driver_sql("PRAGMA foreign_keys = OFF")
    for trigger in ("review_is_never_changed", "amendment_is_never_changed"):
        raw.exec_driver_sql(f"DROP TRIGGER {trigger}")
    raw.exec_driver_sql(damage)
    assert words in filled.verify()


def test_stale_memories_are_found(filled: Store, learner: Learner) -> None:
    """A memory that the log does not give, or one too many, is told."""
    assert filled.verify(lambda *_: remember()) == []
    assert filled.verify(lambda *_: None) == [
        "1 memories of me are not what the answers tell, the first of question 1."
    ]
    seen = []
    filled.verify(lambda reviews, amendments: seen.append((len(reviews), len(amendments))))
    assert seen == [(1, 1)]
    filled.replace_memory(learner.id, 1, None)
    assert len(filled.verify(lambda *_: remember())) == 1


def test_damage_is_found(path: Path, filled: Store) -> None:
    """A page that was overwritten is told."""
    root = filled._connection.exec_driver_sql(
        "SELECT rootpage FROM sqlite_master WHERE name = 'ix_review_session_id'"
    ).scalar_one()
    filled.close()
    with path.open("rb+") as file:
        file.seek((root - 1) * 4096 + 8)
        file.write(b"\xff" * 64)
    with open_store(path, now=NOW) as store:
        assert any("damaged" in words for words in store.verify())


def test_a_backup_is_whole(tmp_path: Path, filled: Store) -> None:
    """A backup made while another process is writing holds what was committed."""
    target = tmp_path / "backup.db"
    with open_store(tmp_path / "civicquiz.db", now=NOW) as writer, writer.transaction():
        writer.add_learner("late", NOW)
        assert filled.backup(target) == target
    with open_store(target, now=NOW) as copy:
        assert copy.notices == ()
        assert [one.name for one in copy.learners()] == ["me", "you"]
        assert copy.verify() == []
    assert sorted(path.name for path in tmp_path.glob("*.part")) == []


def test_a_backup_takes_no_place(tmp_path: Path, filled: Store) -> None:
    """An existing file is not overwritten, and a folder that is not there is told."""
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(BadInput, match="exists already"):
        filled.backup(tmp_path / "notes.txt")
    with pytest.raises(BadInput, match="no folder"):
        filled.backup(tmp_path / "gone" / "backup.db")
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_a_backup_that_fails_leaves_nothing(
    tmp_path: Path, filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy that cannot be brought to the disk is told and taken away."""

    def fail(_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copying, "to_disk", fail)
    with pytest.raises(DatabaseProblem, match="No space left"):
        filled.backup(tmp_path / "backup.db")
    assert sorted(found.name for found in tmp_path.iterdir() if "backup" in found.name) == []


def test_a_restore_brings_back_and_keeps(tmp_path: Path, path: Path, filled: Store) -> None:
    """The old database is set aside whole, the backup takes its place and stays what it is."""
    backup = filled.backup(tmp_path / "backup.db")
    before = backup.read_bytes()
    filled.add_learner("late", NOW)
    filled.close()
    aside = restore_database(backup, path, NOW)
    assert aside == tmp_path / "civicquiz-2026-03-01-120000-before-restore.db"
    with open_store(path, now=NOW) as store:
        assert [one.name for one in store.learners()] == ["me", "you"]
        assert store.verify() == []
    with open_store(aside, now=NOW) as store:
        assert [one.name for one in store.learners()] == ["late", "me", "you"]
    assert backup.read_bytes() == before


def test_a_restore_needs_no_database(tmp_path: Path, filled: Store) -> None:
    """On a new machine there is nothing to set aside."""
    backup = filled.backup(tmp_path / "backup.db")
    target = tmp_path / "new" / "civicquiz.db"
    assert restore_database(backup, target, NOW) is None
    with open_store(target, now=NOW) as store:
        assert store.notices == ()


def test_a_damaged_database_can_be_restored(tmp_path: Path, path: Path, filled: Store) -> None:
    """What is broken is set aside as it is."""
    backup = filled.backup(tmp_path / "backup.db")
    filled.close()
    path.write_bytes(b"rubbish" * 1000)
    path.with_name(path.name + "-wal").write_bytes(b"log")
    aside = restore_database(backup, path, NOW)
    assert aside is not None
    assert aside.read_bytes() == b"rubbish" * 1000
    with open_store(path, now=NOW) as store:
        assert store.verify() == []


def test_a_bad_backup_changes_nothing(tmp_path: Path, path: Path, filled: Store) -> None:
    """A backup is looked at before anything is done."""
    backup = filled.backup(tmp_path / "backup.db")
    newer = filled.backup(tmp_path / "newer.db")
    with closing(sqlite3.connect(newer)) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = '0042'")
    filled.close()
    before = path.read_bytes()
    rubbish, empty, short = (tmp_path / name for name in ("rubbish.db", "empty.db", "short.db"))
    rubbish.write_bytes(b"rubbish" * 1000)
    empty.touch()
    short.write_bytes(backup.read_bytes())
    os.truncate(short, 40_960)
    for kind, bad in (
        (BadInput, tmp_path / "gone.db"),
        (BadInput, path),
        (DatabaseDamaged, rubbish),
        (DatabaseDamaged, empty),
        (DatabaseDamaged, short),
        (DatabaseNewer, newer),
    ):
        with pytest.raises(kind) as told:
            restore_database(bad, path, NOW)
        assert told.value.hint
        assert path.read_bytes() == before


def test_a_database_in_use_is_not_replaced(tmp_path: Path, path: Path, filled: Store) -> None:
    """Who has it open would write into a file that is no longer the database."""
    backup = filled.backup(tmp_path / "backup.db")
    with pytest.raises(DatabaseLocked):
        restore_database(backup, path, NOW, patience_ms=50)
    assert filled.add_learner("late", NOW).name == "late"
    assert sorted(found.name for found in tmp_path.glob("*.part")) == []


def test_a_restore_below_a_file_is_told(tmp_path: Path, filled: Store) -> None:
    """A place where no database can be is told as at the start."""
    backup = filled.backup(tmp_path / "backup.db")
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseReadOnly):
        restore_database(backup, tmp_path / "file" / "civicquiz.db", NOW)
