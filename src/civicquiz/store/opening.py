"""Opening a database: made where there is none, brought up to date where it is old."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, ExceptionContext, NullPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

import civicquiz
from civicquiz.errors import (
    DatabaseDamaged,
    DatabaseLocked,
    DatabaseNewer,
    DatabaseProblem,
    DatabaseReadOnly,
    UsageProblem,
)
from civicquiz.store.copying import copy_to, free_name
from civicquiz.store.failures import read_only, told
from civicquiz.store.migrating import move
from civicquiz.store.places import is_remote
from civicquiz.store.tables import SCHEMA_HEAD, metadata

__all__ = ["PATIENCE_MS", "connect", "located", "prepare", "schema_of"]

PATIENCE_MS = 10_000
"""How long to wait for another process that writes."""

SETTINGS = (
    "foreign_keys = ON",
    "synchronous = FULL",
    "wal_autocheckpoint = 4000",
    "secure_delete = ON",  # what is deleted is overwritten: not every SQLite does so unasked
)
"""What holds for each connection."""

SHARED = (
    "It lies in a folder of the network, where a class that answers at once may have to wait. "
    "Better: civicquiz help db"
)

MAKE_STAMP = (
    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
    "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)
STAMP = "INSERT INTO alembic_version (version_num) VALUES (?)"


def located(where: str | Path) -> Path | None:
    """Return the file that a path or a ``sqlite:///`` URL names; None for one in memory."""
    text = str(where)
    if text == ":memory:":
        return None
    if "://" not in text:
        return Path(text).expanduser()
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        url = None
    if url is None or url.get_backend_name() != "sqlite":
        raise UsageProblem(
            f"No database can be opened at {text}.",
            "Name a file, or a URL such as sqlite:////home/me/civicquiz.db",
        )
    return Path(url.database) if url.database and url.database != ":memory:" else None


def connect(path: Path | None, patience_ms: int) -> Connection:
    """Return a connection that commits nothing by itself and speaks in our errors."""
    where = str(path) if path else "in memory"

    def made() -> sqlite3.Connection:
        return sqlite3.connect(path or ":memory:", timeout=patience_ms / 1000, isolation_level=None)

    engine = create_engine("sqlite://", creator=made, poolclass=NullPool)
    # SQLAlchemy begins nothing: `Connected` says BEGIN IMMEDIATE, COMMIT and ROLLBACK itself.
    engine = engine.execution_options(isolation_level="AUTOCOMMIT")

    @event.listens_for(engine, "handle_error")
    def say(context: ExceptionContext) -> None:
        if isinstance(context.original_exception, sqlite3.Error):
            raise told(context.original_exception, where) from context.original_exception

    try:
        connection = engine.connect()
    except sqlite3.Error as error:
        raise told(error, where) from error
    for setting in SETTINGS:
        connection.exec_driver_sql(f"PRAGMA {setting}")
    return connection


def schema_of(connection: Connection, where: str) -> str | None:
    """Return the schema of a database, None where it is empty; refuse another program's."""
    found = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
    tables = set(found.scalars())
    if not tables:
        return None
    if "alembic_version" in tables and "revision" in tables:
        at: Any = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        if isinstance(at, str):
            return at
    raise DatabaseDamaged(
        f"The file {where} is a database of another program.",
        "Name another file with --database.",
    )


def refuse_newer(at: str | None, where: str) -> None:
    """Raise for a schema that this program does not know yet."""
    if at is not None and at > SCHEMA_HEAD:
        raise DatabaseNewer(
            f"The database {where} was written by a newer civicquiz: it has schema {at}, and "
            f"civicquiz {civicquiz.__version__} knows schemas up to {SCHEMA_HEAD}.",
            "Install the newest civicquiz, or name another file with --database.",
        )


def check_place(path: Path) -> None:
    """Raise where the path cannot be a database; make its folder where there is none."""
    if path.is_dir():
        raise DatabaseDamaged(
            f"{path} is a folder, not a database.", "Name a file with --database."
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseReadOnly(
            f"The folder {path.parent} for the database cannot be made: {error.strerror}.",
            "Make it yourself, or name another file with --database.",
        ) from error
    target = path if path.exists() else path.parent
    if not (os.access(target, os.W_OK) and os.access(path.parent, os.W_OK | os.X_OK)):
        raise read_only(str(path))


def prepare(
    connection: Connection, path: Path | None, now: datetime, patience_ms: int
) -> tuple[str, ...]:
    """Make or migrate the schema where it is not current; return sentences that say so."""
    where = str(path) if path else "in memory"
    at = schema_of(connection, where)
    refuse_newer(at, where)
    if path is not None:
        # After the look at the schema: a database of another program stays as it is.
        choose_journal(connection, remote=is_remote(path))
        if at is not None and at != SCHEMA_HEAD:
            return migrate(connection, path, at, now, patience_ms)
    made = create(connection, where) if at is None else ()
    return (*made, SHARED) if made and path is not None and is_remote(path) else made


def choose_journal(connection: Connection, *, remote: bool) -> None:
    """Choose how changes become durable: by a log beside the file, which readers never wait for.

    The log is shared through the memory of one machine. Where another may have the file open it
    would be torn, so there the old pages are kept aside until a change is whole.
    """
    if not remote:
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        return
    with suppress(DatabaseLocked):  # others have it open with the log: it stays until they leave
        connection.exec_driver_sql("PRAGMA journal_mode = DELETE")


def create(connection: Connection, where: str) -> tuple[str, ...]:
    """Make all tables in one transaction, unless another process just did."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        fresh = schema_of(connection, where) is None
        if fresh:
            metadata.create_all(connection, checkfirst=False)
            connection.exec_driver_sql(MAKE_STAMP)
            connection.exec_driver_sql(STAMP, (SCHEMA_HEAD,))
        connection.exec_driver_sql("COMMIT")
    except BaseException:
        give_up(connection)
        raise
    return (f"A new database was made: {where}",) if fresh else ()


def migrate(
    connection: Connection, path: Path, at: str, now: datetime, patience_ms: int
) -> tuple[str, ...]:
    """Copy the database beside itself, then bring it up to date in one transaction."""
    kept = None
    connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        if schema_of(connection, str(path)) == at:  # else another process was faster
            with closing(connect(path, patience_ms)) as reader:
                kept = copy_to(reader, free_name(path, now, f"schema-{at}"))
            move(connection, SCHEMA_HEAD)
            refuse_lost_rows(connection, str(path))
        connection.exec_driver_sql("COMMIT")
    except BaseException:
        give_up(connection)
        raise
    connection.exec_driver_sql("PRAGMA foreign_keys = ON")
    if kept is None:
        return ()
    return (
        f"The database {path} was brought from schema {at} to {SCHEMA_HEAD}.",
        f"As it was before, it is kept as {kept}",
    )


def refuse_lost_rows(connection: Connection, where: str) -> None:
    """Raise where a row refers to what is not there."""
    lost = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if lost:
        raise DatabaseProblem(
            f"The database {where} could not be brought up to date: "
            f"{len(lost)} rows would refer to nothing. It is as it was.",
            "Look for faults with: civicquiz db verify",
        )


def give_up(connection: Connection) -> None:
    """Undo what was begun, if SQLite did not do so itself, and close the connection."""
    with suppress(DatabaseProblem):
        connection.exec_driver_sql("ROLLBACK")
    connection.close()
