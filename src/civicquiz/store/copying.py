"""Copies of a database: whole, consistent while others write, and on the disk before they count."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from civicquiz.errors import BadInput, DatabaseProblem
from civicquiz.store.failures import read_only

__all__ = ["copy_beside", "copy_to", "free_name", "to_disk"]


def free_name(path: Path, now: datetime, why: str) -> Path:
    """Return a dated name beside `path` that no file has."""
    stem = f"{path.stem}-{now:%Y-%m-%d-%H%M%S}-{why}"
    found, number = path.with_name(stem + path.suffix), 1
    while found.exists():
        number += 1
        found = path.with_name(f"{stem}-{number}{path.suffix}")
    return found


def copy_beside(connection: Connection, path: Path, now: datetime, why: str) -> Path:
    """Copy the database to a dated name beside it, and return that."""
    return copy_to(connection, free_name(path, now, why))


def copy_to(connection: Connection, target: Path) -> Path:
    """Copy the database to a file that does not exist yet; a broken copy is not left behind."""
    if target.exists():
        raise BadInput(f"{target} exists already.", "Name a file that does not exist yet.")
    if not target.parent.is_dir():
        raise BadInput(f"There is no folder {target.parent}.", "Make it, or name another file.")
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        connection.exec_driver_sql("VACUUM INTO ?", (str(part),))
        to_disk(part)
        part.rename(target)
    except DatabaseProblem:
        part.unlink(missing_ok=True)
        if not os.access(target.parent, os.W_OK):
            raise read_only(str(target)) from None
        raise
    return target


def to_disk(path: Path) -> None:
    """Wait until the content of a file is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
