"""Opening a database: made where there is none, and every bad one told with a remedy."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from civicquiz.errors import (
    DatabaseDamaged,
    DatabaseFull,
    DatabaseLocked,
    DatabaseNewer,
    DatabaseProblem,
    DatabaseReadOnly,
    UsageProblem,
)
from civicquiz.store import Store, open_store
from support.storing import NOW, answer, ask, make_bank, remember, save

NOBODY = 65534


@contextmanager
def told(kind: type[DatabaseProblem], *words: str) -> Iterator[None]:
    """Expect an error of exactly that kind, with these words, a remedy, and exit code 4."""
    with pytest.raises(kind) as found:
        yield
    assert type(found.value) is kind
    assert found.value.exit_code == 4
    assert found.value.hint
    for word in words:
        assert word in found.value.message


def as_nobody(work: Callable[[], None]) -> None:
    """Do something as a user who owns nothing, in a process of its own."""
    with warnings.catch_warnings():
        # From Python 3.12 on, beside threads: those of the test runner, which we do not touch.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:  # pragma: no cover
        try:
            if os.getuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            work()
        except BaseException as error:  # noqa: BLE001  whatever it is, it is told to the parent
            os.write(2, f"{type(error).__name__}: {error}\n".encode())
            os._exit(1)
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0


def test_a_database_is_made_with_its_folder(tmp_path: Path) -> None:
    """Where there is no folder there is one afterwards, and it is said where."""
    path = tmp_path / "a" / "b" / "civicquiz.db"
    with open_store(path, now=NOW) as store:
        assert store.notices == (f"A new database was made: {path}",)
    with open_store(f"sqlite:///{path}", now=NOW) as store:
        assert store.notices == ()
        assert store.path == path


def test_the_settings_are_the_promised_ones(store: Store) -> None:
    """Answers are durable, references checked, readers never wait for a writer."""

    def setting(name: str) -> object:
        return store._connection.exec_driver_sql(f"PRAGMA {name}").scalar()

    assert setting("journal_mode") == "wal"
    assert setting("synchronous") == 2
    assert setting("foreign_keys") == 1
    assert setting("busy_timeout") == 10_000


def test_an_empty_file_becomes_a_database(path: Path) -> None:
    """A file without a byte is as good as none."""
    path.touch()
    with open_store(path, now=NOW) as store:
        assert store.notices == (f"A new database was made: {path}",)


@pytest.mark.parametrize("where", ["postgresql://school/civicquiz", "http://x", "://", "a://b://c"])
def test_another_kind_of_database_is_refused(where: str) -> None:
    """A URL that names no SQLite file is a mistake of the call."""
    with pytest.raises(UsageProblem, match="No database can be opened"):
        open_store(where, now=NOW)


def test_text_is_no_database(path: Path) -> None:
    """A file of words is told, and left as it is."""
    path.write_text("This is a diary.\n" * 100, encoding="utf-8")
    with told(DatabaseDamaged, str(path), "not a SQLite database"):
        open_store(path, now=NOW)
    assert path.read_text(encoding="utf-8").startswith("This is a diary.")


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    """A folder is told as one."""
    with told(DatabaseDamaged, str(tmp_path), "is a folder"):
        open_store(tmp_path, now=NOW)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """A path below a file cannot be made."""
    (tmp_path / "file").touch()
    with told(DatabaseReadOnly, "cannot be made"):
        open_store(tmp_path / "file" / "civicquiz.db", now=NOW)


def test_another_programs_database_is_left_alone(path: Path) -> None:
    """A SQLite file with other tables is refused, and not even its journal is changed."""
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
    before = path.read_bytes()
    with told(DatabaseDamaged, str(path), "another program"):
        open_store(path, now=NOW)
    assert path.read_bytes() == before


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.9])
def test_a_truncated_database_is_told(path: Path, store: Store, keep: float) -> None:
    """A file that lost its end is damaged, and restoring is the remedy."""
    save(store, make_bank("b", *(ask(f"q{number}") for number in range(200))))
    store.close()
    os.truncate(path, int(path.stat().st_size * keep))
    with told(DatabaseDamaged, str(path)), open_store(path, now=NOW) as opened:
        opened.known_questions("b")


def test_a_newer_database_is_refused(path: Path, store: Store) -> None:
    """Both versions are named; nothing is changed."""
    store._connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0042'")
    store.close()
    with told(DatabaseNewer, str(path), "0042", "0003", "civicquiz 0."):
        open_store(path, now=NOW)


def test_a_database_in_use_is_told(path: Path, store: Store) -> None:
    """Who waits in vain for another writer is told, and can go on once it has finished."""
    (asked,) = save(store, make_bank("b", ask("q"))).question_ids
    with open_store(path, now=NOW, patience_ms=50) as second:
        with store.transaction():
            assert second.learners() == []  # reading does not wait
            with told(DatabaseLocked, str(path), "in use"):
                second.add_learner("me", NOW)
        me = second.add_learner("me", NOW)
        second.record_review(answer(second, me.id, asked), remember())
    assert [learner.name for learner in store.learners()] == ["me"]


def test_a_locked_database_is_told_at_the_start(path: Path, store: Store) -> None:
    """A program that holds the whole file keeps us from opening it."""
    store.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN IMMEDIATE")
        with told(DatabaseLocked, str(path)):
            open_store(path, now=NOW, patience_ms=50)


def test_a_snapshot_does_not_see_what_comes_later(path: Path, store: Store) -> None:
    """Several reads are of one moment."""
    with open_store(path, now=NOW) as second, second.snapshot():
        assert second.learners() == []
        store.add_learner("me", NOW)
        assert second.learners() == []
    assert len(store.learners()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_read_only_file_is_told(path: Path, store: Store) -> None:
    """A file that may be read but not written is refused at the start."""
    store.close()
    path.chmod(0o444)
    open_up(path)

    def work() -> None:
        with told(DatabaseReadOnly, str(path), "may not be written"):
            open_store(path, now=NOW)

    as_nobody(work)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_read_only_folder_is_told(path: Path) -> None:
    """A folder that may not be written cannot get a database."""
    path.parent.chmod(0o555)
    open_up(path)

    def work() -> None:
        with told(DatabaseReadOnly, str(path), "may not be written"):
            open_store(path, now=NOW)
        with told(DatabaseReadOnly, "cannot be made"):
            open_store(path.parent / "deeper" / "civicquiz.db", now=NOW)

    as_nobody(work)
    path.parent.chmod(0o755)


def open_up(path: Path) -> None:
    """Let everybody pass through the folders above a file."""
    for folder in list(path.parents)[:4]:
        if folder.owner() == path.parent.owner() and folder != Path("/tmp"):
            folder.chmod(folder.stat().st_mode | 0o055)


def test_a_full_disk_is_told_and_nothing_is_lost(path: Path, store: Store) -> None:
    """Where the file cannot grow, the answer is refused whole, and those before it are kept."""
    (asked,) = save(store, make_bank("b", ask("q"))).question_ids
    me = store.add_learner("me", NOW)
    session = answer(store, me.id, asked).session_id
    pages = store._connection.exec_driver_sql("PRAGMA page_count").scalar()
    store._connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    kept = 0
    long = "x" * 2000
    with told(DatabaseFull, str(path), "no room"):
        for due in range(1000):
            given = answer(store, me.id, asked, session, answer=long)
            store.record_review(given, remember(stability=float(due + 1)))
            kept += 1
    store.close()
    with open_store(path, now=NOW) as again:
        assert len(list(again.reviews_of(me.id))) == kept > 0
        assert again.memory(me.id, asked) == remember(stability=float(kept))
        assert again.verify() == []


GROW = """
import resource, signal, sys
from civicquiz.errors import DatabaseFull
from civicquiz.store import open_store
from support.storing import NOW
store = open_store(sys.argv[1], now=NOW)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
kept = 0
try:
    for number in range(10_000):
        store.add_learner(f"{number:05}" + "x" * 500, NOW)
        kept += 1
except DatabaseFull as error:
    print(kept)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_file_that_may_not_grow_is_told(path: Path) -> None:
    """A limit or quota, which the system tells as a failed write, is told as no room."""
    done = subprocess.run(
        [sys.executable, "-c", GROW, str(path)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    with open_store(path, now=NOW) as store:
        assert len(store.learners()) == int(done.stdout) > 0
        assert store.verify() == []
