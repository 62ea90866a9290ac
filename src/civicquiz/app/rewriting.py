"""Files of an instructor's that a command changes: replaced whole or not at all, and what differs."""

from __future__ import annotations

import difflib
from pathlib import Path

from civicquiz.errors import BadInput

__all__ = ["difference", "rewrite"]


def rewrite(file: Path, text: str) -> None:
    """Put a text in the place of a file's, behind a link too; its rights stay as they are.

    Raises BadInput where it cannot be written; the file is then as before.
    """
    file = file.resolve()
    part = file.with_name(file.name + ".part")
    try:
        part.write_bytes(text.encode())
        if file.exists():
            part.chmod(file.stat().st_mode)
        part.replace(file)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise BadInput(
            f"{file} cannot be written: {error.strerror}.", "Check its rights."
        ) from error


def difference(file: Path, before: str, after: str, note: str) -> str:
    """Return a unified diff of a file's text, empty where nothing changed."""
    lines = difflib.unified_diff(
        before.splitlines(keepends=True),
        after.splitlines(keepends=True),
        str(file),
        f"{file} ({note})",
    )
    return "".join(lines)
