"""One connection, its transactions, and the few verbs that the store's parts speak to it with."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self, cast

from sqlalchemy import Connection, Executable, Insert, Row, Select, Update

from civicquiz.store.ready import Ready

__all__ = ["CHUNK", "AnyRow", "AnySelect", "Connected", "chunks"]

AnyRow = Row[*tuple[Any, ...]]
AnySelect = Select[*tuple[Any, ...]]
"""Rows and their queries; their columns are checked by the tests of what is made of them."""

CHUNK = 500
"""How many ids one statement asks for."""


STEP_MS = 8
"""How long to wait for a writer before one asks anew; SQLite asks after 1, 2 and 5 ms."""

WIPE_MS = 2_000
"""How long to wait for those who read before the log is emptied."""


def chunks(ids: Iterable[int], size: int = CHUNK) -> Iterator[list[int]]:
    """Cut `ids` into lists of at most `size`."""
    listed = list(ids)
    for start in range(0, len(listed), size):
        yield listed[start : start + size]


class Connected:
    """One connection to a database whose schema is current. Not for several threads.

    Outside a transaction each statement stands for itself; what reads in several steps and
    must see one moment does so within `snapshot`.
    """

    def __init__(self, connection: Connection, path: Path | None, notices: tuple[str, ...]) -> None:
        """Take a connection that commits nothing by itself; `path` is None in memory."""
        self.path = path
        self.notices = notices
        self._connection = connection
        self._inside = False
        self._ready = dict[Callable[[], Insert | Update], Ready]()

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the connection."""
        self.close()

    def close(self) -> None:
        """Close the connection; what was not committed is gone."""
        self._connection.close()
        self._connection.engine.dispose()

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing, durably, and nobody else writes meanwhile; joins one under way."""
        return self._between("BEGIN IMMEDIATE")

    def snapshot(self) -> AbstractContextManager[None]:
        """Several reads of one moment; joins a transaction under way."""
        return self._between("BEGIN")

    @contextmanager
    def _between(self, begin: str) -> Iterator[None]:
        if self._inside:
            yield
            return
        self._begin(begin)
        self._inside = True
        try:
            yield
            self._connection.exec_driver_sql("COMMIT")
        except BaseException:
            # SQLite ends a transaction itself where the disk is full or fails.
            if self._raw.in_transaction:
                self._connection.exec_driver_sql("ROLLBACK")
            raise
        finally:
            self._inside = False

    def _begin(self, begin: str) -> None:
        """Begin, and wait for another who writes: all who wait have the same chance.

        Left to itself SQLite asks the less often the longer it has waited, so that newcomers come
        first and the file lies idle while all sleep: of forty who write at once the last waited
        ten times as long.
        """
        raw = self._raw
        patience: int = raw.execute("PRAGMA busy_timeout").fetchone()[0]
        if begin != "BEGIN IMMEDIATE" or patience <= STEP_MS:
            self._connection.exec_driver_sql(begin)
            return
        raw.execute(f"PRAGMA busy_timeout = {STEP_MS}")
        try:
            for _ in range(patience // STEP_MS - 1):
                try:
                    raw.execute(begin)
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                        break
                else:
                    return
            self._connection.exec_driver_sql(begin)  # the last time, in our errors
        finally:
            raw.execute(f"PRAGMA busy_timeout = {patience}")

    def _wipe_log(self) -> None:
        """Empty the write-ahead log, in which pages stand as they were before.

        Within a transaction, and where somebody reads just then, the next one does it.
        """
        if self._inside:
            return
        patience: int = self._raw.execute("PRAGMA busy_timeout").fetchone()[0]
        self._raw.execute(f"PRAGMA busy_timeout = {min(patience, WIPE_MS)}")
        try:
            self._connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            self._raw.execute(f"PRAGMA busy_timeout = {patience}")

    @property
    def _raw(self) -> sqlite3.Connection:
        return cast(sqlite3.Connection, self._connection.connection.dbapi_connection)

    def _rows(
        self, statement: Executable, values: Mapping[str, Any] | None = None
    ) -> Sequence[AnyRow]:
        return self._connection.execute(statement, values).all()

    def _row(self, statement: Executable, values: Mapping[str, Any] | None = None) -> AnyRow | None:
        return self._connection.execute(statement, values).first()

    def _value(self, statement: Executable, values: Mapping[str, Any] | None = None) -> Any:
        return self._connection.execute(statement, values).scalar()

    def _insert(self, statement: Executable, values: Mapping[str, Any]) -> int:
        """Return the id of the row that was inserted."""
        key = self._connection.execute(statement, values).inserted_primary_key
        assert key is not None
        return int(key[0])

    def _write(self, made: Callable[[], Insert | Update], values: Mapping[str, Any]) -> int:
        """Execute the statement that `made` makes, compiled once; return the id of a new row.

        Half the time of `_do`: for what is done at each answer.
        """
        ready = self._ready.get(made)
        if ready is None:
            ready = self._ready[made] = Ready(made(), self._connection.dialect, values)
        return self._connection.exec_driver_sql(ready.sql, ready.values(values)).lastrowid

    def _do(
        self,
        statement: Executable,
        values: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None = None,
    ) -> int:
        """Return how many rows were changed; an empty list of values does nothing."""
        if values is not None and not values:
            return 0
        return self._connection.execute(statement, values).rowcount
