"""The teacher's file of names, read to be joined in what is printed."""

from __future__ import annotations

from pathlib import Path

from civicquiz.cli.writing import read_csv
from civicquiz.errors import BadInput

__all__ = ["names_in"]


def names_in(path: Path | None) -> dict[str, str]:
    """Return the real name of each alias in the file that an import wrote; none without a file."""
    if path is None:
        return {}
    from civicquiz.app.roster_file import read_roster  # only with --names

    found = {row.alias: row.name for row in read_roster(read_csv(path)).rows if row.alias}
    if not found:
        raise BadInput(
            f"{path} has no column “alias”.", "Give the file that class roster import wrote."
        )
    return found
