"""What SQLite complains of, said as the errors that a user can meet."""

from __future__ import annotations

import sqlite3

from civicquiz.errors import (
    DatabaseDamaged,
    DatabaseFull,
    DatabaseLocked,
    DatabaseProblem,
    DatabaseReadOnly,
)

__all__ = ["read_only", "told"]

NO_ROOM = {sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE}
"""Where a quota or a limit on the size of files ends a write."""


def told(error: sqlite3.Error, where: str) -> DatabaseProblem:
    """Return the error to show for what SQLite said of the database `where`."""
    extended = getattr(error, "sqlite_errorcode", None) or sqlite3.SQLITE_ERROR
    code = extended & 0xFF
    if code == sqlite3.SQLITE_FULL or extended in NO_ROOM:
        return DatabaseFull(
            f"There is no room left for the database {where}: the last change was not kept, all before it is.",
            "Free some space on the disk, then go on with: civicquiz resume",
        )
    if extended == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        return DatabaseProblem(
            "What this belongs to was deleted meanwhile: it was not kept, all before it is as it was.",
            "Was a learner forgotten? See: civicquiz learner list",
        )
    match code:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return DatabaseLocked(
                f"The database {where} is in use by another program that did not let go of it in time.",
                "Close that program or wait until it has finished, then try again.",
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return read_only(where)
        case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT:
            return DatabaseDamaged(
                f"The file {where} is not a SQLite database, or it is damaged: {error}.",
                "Restore a backup with: civicquiz db restore FILE. Or name another file with --database.",
            )
        case _:
            return DatabaseProblem(
                f"The database {where} cannot be used: {error}.",
                "Look for faults with: civicquiz db verify",
            )


def read_only(where: str) -> DatabaseReadOnly:
    """Return the error for a database that cannot be opened for writing."""
    return DatabaseReadOnly(
        f"The database {where} may not be written: the file or its folder does not allow it.",
        "Make both writable for your account, or name another file with --database.",
    )
