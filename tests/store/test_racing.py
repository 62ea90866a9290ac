"""Several processes at once: at the first start, and while studying."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from civicquiz.errors import DatabaseLocked
from civicquiz.store import SCHEMA_HEAD, Store, open_store
from civicquiz.store.migrating import move
from support.storing import NOW

RUNNERS = 6

START = """
import sys
from civicquiz.store import open_store
from support.storing import NOW
number, path = sys.argv[1:]
print("ready", flush=True)
sys.stdin.readline()
with open_store(path, now=NOW) as store:
    for each in range(5):
        store.add_learner(f"{number}-{each}", NOW)
    print(*store.notices, sep="|")
"""


def race(path: Path) -> list[str]:
    """Let several processes open the database at the same moment; return what each was told."""
    runners = [
        subprocess.Popen(
            [sys.executable, "-c", START, str(number), str(path)],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(RUNNERS)
    ]
    for runner in runners:
        assert runner.stdout is not None
        assert runner.stdout.readline() == "ready\n"
    for runner in runners:
        assert runner.stdin is not None
        runner.stdin.write("go\n")
        runner.stdin.flush()
    ends = [runner.communicate() for runner in runners]
    assert [error for _, error in ends] == [""] * RUNNERS
    return [told.strip() for told, _ in ends]


def check(path: Path) -> None:
    """Expect that every process kept all that it wrote."""
    with open_store(path, now=NOW) as store:
        assert store.notices == ()
        assert len(store.learners()) == 5 * RUNNERS
        assert store.verify() == []


def test_all_start_at_once_on_nothing(path: Path) -> None:
    """One makes the database and says so, all write into it."""
    told = race(path)
    assert sorted(told) == [""] * (RUNNERS - 1) + [f"A new database was made: {path}"]
    check(path)


def test_all_start_at_once_on_an_old_database(path: Path, store: Store) -> None:
    """One brings it up to date and keeps one copy, all write into it."""
    with store.transaction():
        move(store._connection, "0001")
    store.close()
    told = race(path)
    assert sum(SCHEMA_HEAD in words for words in told) == 1
    assert told.count("") == RUNNERS - 1
    assert len(list(path.parent.glob("*schema-0001*"))) == 1
    check(path)


@pytest.mark.parametrize("light", ["alembic", "sqlalchemy.orm", "platformdirs", "markdown_it"])
def test_importing_the_store_is_light(light: str) -> None:
    """The way to the first question does not pay for what it does not need."""
    code = f"import sys, civicquiz.store; sys.exit({light!r} in sys.modules)"
    path = os.pathsep.join(sys.path)
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": path}, check=False
    )
    assert done.returncode == 0


def test_patience_is_as_before_after_a_transaction(path: Path) -> None:
    """One asks in short steps while one waits to write; all else waits as long as it was told."""
    with open_store(path, now=NOW, patience_ms=500) as store:
        with store.transaction():
            store.add_learner("Ada", NOW)
        assert store._raw.execute("PRAGMA busy_timeout").fetchone() == (500,)


def test_who_cannot_write_in_time_is_told_and_the_next_try_counts(path: Path) -> None:
    """The wait ends with an error of ours; once the other has let go, the same store writes."""
    with open_store(path, now=NOW) as one, open_store(path, now=NOW, patience_ms=60) as other:
        with one.transaction():
            with pytest.raises(DatabaseLocked), other.transaction():
                pass
            assert other._raw.execute("PRAGMA busy_timeout").fetchone() == (60,)
        other.add_learner("Ada", NOW)
        assert [each.name for each in one.learners()] == ["Ada"]
