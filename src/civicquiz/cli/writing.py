"""Files that a user named: read whole, and written, never over one that is there unasked."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from civicquiz.errors import BadInput

if TYPE_CHECKING:  # loaded where a table is read
    from civicquiz.formats import Table

__all__ = [
    "make_folder",
    "read_csv",
    "read_whole",
    "refuse_existing",
    "write_names",
    "write_new",
    "write_together",
]

OWN = 0o600
"""The mode of a file that nobody else on the machine may read."""

WRITABLE = 0o222
"""What a mode has, any of it, unless the file is write-protected."""


def write_new(path: Path, text: str, *, encoding: str = "utf-8", mode: int | None = None) -> None:
    """Write a new file; raise BadInput where it exists or cannot be made.

    Who may read it is settled, by `mode`, before anything stands in it.
    """
    try:
        file = path.open("x", encoding=encoding)
    except FileExistsError:
        raise BadInput(f"{path} exists already.", "Name another file.") from None
    except OSError as error:
        raise _cannot_be_written(path, error) from error
    try:
        with file:
            if mode is not None:
                path.chmod(mode)
            file.write(text)
    except OSError as error:  # a disk that is full: half a file would bar the way next time
        path.unlink(missing_ok=True)
        raise _cannot_be_written(path, error) from error


def write_names(path: Path, rows: list[list[str]], *, over: bool = False) -> None:
    """Write a table of real names as CSV, with a mark by which spreadsheets know UTF-8.

    Nobody else on the machine may read it: pupils may sit at the terminals. With `over` it takes
    the place of a file at once, there is no moment at which it is half there, and whoever might
    read that one may read it still.
    """
    from civicquiz.render import to_csv  # only where a table is written

    if not over:
        write_new(path, to_csv(rows), encoding="utf-8-sig", mode=OWN)
        return
    path = path.resolve()  # what a link points to, and not the link
    mode = stat.S_IMODE(path.stat().st_mode)
    if not (mode & WRITABLE and os.access(path, os.W_OK)):
        # Its folder would let us, but somebody protected it.
        raise BadInput(f"{path} is write-protected.", "Allow it, or name another file with -o.")
    beside = path.with_name(f"{path.name}.new")
    write_new(beside, to_csv(rows), encoding="utf-8-sig", mode=mode)
    try:
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise _cannot_be_written(path, error) from error


def make_folder(folder: Path) -> None:
    """Make a folder that a user named, and those above it, where there is none."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(
            f"The folder {folder} cannot be made: {error.strerror}.", "Name another folder."
        ) from error


def refuse_existing(paths: list[Path]) -> None:
    """Raise BadInput, before any work, where a file to be written is there already."""
    there = [path for path in paths if path.exists()]
    if there:
        more = f" So do {len(there) - 1} more." if len(there) > 1 else ""
        raise BadInput(f"{there[0]} exists already.{more}", "Name another folder, or add --force.")


def write_together(contents: Mapping[Path, bytes], *, over: bool = False) -> None:
    """Write files of names or keys, each at once; where one cannot be written, none is.

    Only with `over` they take the place of files that are there. Whoever might read one of those
    may read it still; new ones are the teacher's alone, on a machine at which pupils may sit.
    """
    if not over:
        refuse_existing(list(contents))
    beside = {path: path.with_name(f".{path.name}.new") for path in contents}
    at = next(iter(contents))
    try:
        for at, content in contents.items():
            _write(beside[at], content, stat.S_IMODE(at.stat().st_mode) if at.exists() else OWN)
        for at, new in beside.items():
            new.replace(at)
    except OSError as error:
        for new in beside.values():
            new.unlink(missing_ok=True)
        raise _cannot_be_written(at, error) from error


def _write(path: Path, content: bytes, mode: int) -> None:
    """Write a file of which it is settled, before anything stands in it, who may read it."""
    with path.open("wb") as file:
        path.chmod(mode)
        file.write(content)


def _cannot_be_written(path: Path, error: OSError) -> BadInput:
    full = error.errno in {errno.ENOSPC, errno.EDQUOT}
    fix = (
        "Free some space on the disk, or name a file on another." if full else "Name another file."
    )
    return BadInput(f"{path} cannot be written: {error.strerror}.", fix)


def read_csv(path: Path) -> Table:
    """Read a table; every fault names the file."""
    from civicquiz.formats import read_table  # only where a table is read

    data = read_whole(path)
    try:
        return read_table(data)
    except BadInput as error:
        raise BadInput(f"{path}: {error.message}", error.hint) from error


def read_whole(path: Path) -> bytes:
    """Read a file that a user named."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}.", "Is the name right?") from error
