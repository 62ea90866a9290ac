"""Files that a user named: read whole, and written, never over one that is there unasked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from civicquiz.errors import BadInput

if TYPE_CHECKING:  # loaded where a table is read
    from civicquiz.formats import Table

__all__ = ["read_csv", "write_csv", "write_new"]


def write_new(path: Path, text: str, *, encoding: str = "utf-8") -> None:
    """Write a new file; raise BadInput where it exists or cannot be made."""
    try:
        with path.open("x", encoding=encoding) as file:
            file.write(text)
    except FileExistsError:
        raise BadInput(f"{path} exists already.", "Name another file.") from None
    except OSError as error:
        raise _cannot_be_written(path, error) from error


def write_csv(path: Path, rows: list[list[str]], *, over: bool = False) -> None:
    """Write a table as CSV with a mark by which spreadsheets know UTF-8.

    With `over` it takes the place of a file at once: there is no moment at which it is half there.
    """
    from civicquiz.render import to_csv  # only where a table is written

    if not over:
        write_new(path, to_csv(rows), encoding="utf-8-sig")
        return
    beside = path.with_name(f"{path.name}.new")
    write_new(beside, to_csv(rows), encoding="utf-8-sig")
    try:
        beside.replace(path)
    except OSError as error:
        raise _cannot_be_written(path, error) from error


def _cannot_be_written(path: Path, error: OSError) -> BadInput:
    return BadInput(f"{path} cannot be written: {error.strerror}.", "Name another file.")


def read_csv(path: Path) -> Table:
    """Read a table; every fault names the file."""
    from civicquiz.formats import read_table  # only where a table is read

    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}.", "Is the name right?") from error
    try:
        return read_table(data)
    except BadInput as error:
        raise BadInput(f"{path}: {error.message}", error.hint) from error
