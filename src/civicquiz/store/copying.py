"""Copies of a database: whole, consistent while others write, and on the disk before they count."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from civicquiz.errors import BadInput, DatabaseProblem, DatabaseReadOnly
from civicquiz.store.failures import read_only

__all__ = ["copy_to", "free_name", "not_copied", "to_disk"]


def free_name(path: Path, now: datetime, why: str) -> Path:
    """Return a dated name beside `path` that no file has."""
    stem = f"{path.stem}-{now:%Y-%m-%d-%H%M%S}-{why}"
    found, number = path.with_name(stem + path.suffix), 1
    while found.exists():
        number += 1
        found = path.with_name(f"{stem}-{number}{path.suffix}")
    return found


def copy_to(connection: Connection, target: Path) -> Path:
    """Copy the database to a file that does not exist yet; a broken copy is not left behind."""
    if target.exists():
        raise BadInput(f"{target} exists already.", "Name a file that does not exist yet.")
    if not target.parent.is_dir():
        raise BadInput(f"There is no folder {target.parent}.", "Make it, or name another file.")
    part = target.with_name(target.name + ".part")
    try:
        part.unlink(missing_ok=True)
        connection.exec_driver_sql("VACUUM INTO ?", (str(part),))
        to_disk(part)
        part.rename(target)
    except DatabaseReadOnly:
        raise read_only(str(target)) from None
    except OSError as error:
        raise not_copied(target, error) from error
    finally:
        part.unlink(missing_ok=True)
    return target


def not_copied(target: Path, error: OSError) -> DatabaseProblem:
    """Return the error for a copy that could not be written."""
    return DatabaseProblem(
        f"The copy {target} could not be written: {error.strerror}. Nothing was changed.",
        "Free some space there, or name another place.",
    )


def to_disk(path: Path) -> None:
    """Wait until the content of a file is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
