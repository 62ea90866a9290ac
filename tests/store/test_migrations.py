"""Migrations lead to the tables that the program knows, up and down, with data in place."""

from __future__ import annotations

import shutil
from argparse import Namespace
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, Integer, MetaData

from civicquiz.errors import DatabaseProblem
from civicquiz.model import Learner
from civicquiz.store import SCHEMA_HEAD, Store, migrating, open_store, opening
from civicquiz.store.migrating import migrations_folder, move
from civicquiz.store.opening import connect
from civicquiz.store.tables import metadata
from support.checkout import ROOT
from support.storing import NOW, answer, ask, make_bank, remember, save


def schema(connection: Connection) -> dict[str, str]:
    """Return the SQL of everything in a database, white space apart."""
    found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {name: "".join(sql.split()) for name, sql in found}


def content(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of all tables that hold any, but Alembic's."""
    there = metadata.tables.keys() & schema(connection).keys()
    rows = {
        name: [tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {name}")]
        for name in sorted(there)
    }
    return {name: found for name, found in rows.items() if found}


def moved(path: Path | None, *steps: str) -> Connection:
    """Return a connection after moving the schema, foreign keys on again."""
    connection = connect(path, 100)
    connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
    for step in steps:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        move(connection, step)
        connection.exec_driver_sql("COMMIT")
    connection.exec_driver_sql("PRAGMA foreign_keys = ON")
    return connection


@pytest.fixture
def filled(path: Path, store: Store, learner: Learner) -> Path:
    """Return a database with a row in most tables, closed."""
    (asked,) = save(store, make_bank("b", ask("q"))).question_ids
    store.record_review(answer(store, learner.id, asked), remember())
    store.flag(learner.id, asked, 1, "odd", NOW)
    store.close()
    return path


def test_the_head_is_alembics_head() -> None:
    """The constant that the start compares with is the newest migration."""
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()))
    assert ScriptDirectory.from_config(config).get_heads() == [SCHEMA_HEAD]


def test_migrations_and_tables_agree(path: Path) -> None:
    """A database that was migrated is, word for word, one that was made at once."""
    open_store(path, now=NOW).close()
    assert schema(moved(None, SCHEMA_HEAD)) == schema(connect(path, 100))


def test_alembic_finds_no_difference() -> None:
    """Alembic would write no further migration."""
    connection = moved(None, SCHEMA_HEAD)
    assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_alembic_would_find_a_difference() -> None:
    """The comparison above can fail: a column more is told."""
    changed = MetaData(naming_convention=metadata.naming_convention)
    for table in metadata.tables.values():
        table.to_metadata(changed)
    changed.tables["flag"].append_column(Column("more", Integer))
    context = MigrationContext.configure(moved(None, SCHEMA_HEAD))
    assert [found[0] for found in compare_metadata(context, changed)] == ["add_column"]


def test_down_and_up_keep_the_data(filled: Path) -> None:
    """Going down one step and up again leaves schema and rows as they were."""
    before = connect(filled, 100)
    rows, tables = content(before), schema(before)
    before.close()
    lower = moved(filled, "0001")
    assert schema(lower) != tables
    assert content(lower) == rows
    lower.close()
    upper = moved(filled, SCHEMA_HEAD)
    assert schema(upper) == tables
    assert content(upper) == rows


def test_all_the_way_down_and_up(filled: Path) -> None:
    """At the base nothing is left but Alembic's own table, and the way up is open again."""
    connection = moved(filled, "base")
    assert list(schema(connection)) == ["alembic_version"]
    connection.close()
    assert schema(moved(filled, SCHEMA_HEAD)) == schema(moved(None, SCHEMA_HEAD))


def test_an_old_database_is_copied_and_migrated(filled: Path) -> None:
    """An outdated database is brought up to date at the start, saying so; the old one is kept."""
    moved(filled, "0001").close()
    with open_store(filled, now=NOW) as store:
        kept = filled.with_name("civicquiz-2026-03-01-120000-schema-0001.db")
        assert store.notices == (
            f"The database {filled} was brought from schema 0001 to {SCHEMA_HEAD}.",
            f"As it was before, it is kept as {kept}",
        )
        assert store.verify() == []
        assert [learner.name for learner in store.learners()] == ["me"]
    assert "review_is_never_changed" not in schema(connect(kept, 100))
    assert content(connect(kept, 100)) == content(connect(filled, 100))
    with open_store(filled, now=NOW) as store:
        assert store.notices == ()


def test_two_copies_of_one_second_have_two_names(filled: Path) -> None:
    """A copy never takes the place of an older one."""
    for _ in range(2):
        moved(filled, "0001").close()
        open_store(filled, now=NOW).close()
    assert len(list(filled.parent.glob("civicquiz-*schema-0001*.db"))) == 2


def test_a_failed_migration_changes_nothing(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A migration that loses what others refer to is undone whole."""
    moved(filled, "0001").close()
    before = connect(filled, 100)
    rows, tables = content(before), schema(before)
    before.close()

    def lose(connection: Connection, to: str) -> None:
        move(connection, to)
        connection.exec_driver_sql("DELETE FROM learner")

    monkeypatch.setattr(opening, "move", lose)
    with pytest.raises(DatabaseProblem, match="It is as it was") as told:
        open_store(filled, now=NOW)
    assert told.value.hint
    after = connect(filled, 100)
    assert (content(after), schema(after)) == (rows, tables)


def test_migrations_are_found_in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a checkout they are at its top, and in the wheel beside the package."""
    assert migrations_folder() == ROOT / "migrations"
    monkeypatch.setattr(migrating, "files", lambda _: Path("/nowhere"))
    assert migrations_folder() == ROOT / "migrations"


def test_migrations_are_found_in_the_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the wheel ships comes before a checkout."""
    shipped = tmp_path / "shipped" / "migrations"
    shipped.mkdir(parents=True)
    monkeypatch.setattr(migrating, "files", lambda _: tmp_path)
    assert migrations_folder() == shipped


def by_hand(folder: Path, database: Path) -> Config:
    """Return Alembic's settings as a developer gives them."""
    config = Config(cmd_opts=Namespace(x=[f"database={database}"]))
    config.set_main_option("script_location", str(folder))
    return config


def test_a_developer_migrates_by_hand(path: Path) -> None:
    """``alembic -x database=FILE upgrade head`` makes what the program makes."""
    command.upgrade(by_hand(migrations_folder(), path), "head")
    with open_store(path, now=NOW) as store:
        assert store.notices == ()
        assert store.verify() == []


def test_a_developer_writes_a_migration(tmp_path: Path, path: Path) -> None:
    """A new migration is made from the template, and has nothing to do yet."""
    folder = Path(shutil.copytree(migrations_folder(), tmp_path / "migrations"))
    config = by_hand(folder, path)
    command.upgrade(config, "head")
    command.revision(config, "what is new", autogenerate=True, rev_id="0004")
    (made,) = (folder / "versions").glob("0004*")
    written = made.read_text(encoding="utf-8")
    compile(written, made.name, "exec")
    assert written.startswith('"""what is new."""')
    assert written.count("    pass") == 2
    command.upgrade(config, "0004")
    command.downgrade(config, SCHEMA_HEAD)
