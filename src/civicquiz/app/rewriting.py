"""Files of an instructor's that a command changes: replaced whole or not at all, and what differs."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

from civicquiz.errors import BadInput

__all__ = ["difference", "rewrite"]

OPEN = "\\ No newline at end of file"
"""What `diff` writes below a last line without an end."""


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
    """Return a unified diff of a file's text as `patch` applies it, empty where nothing changed."""
    lines = difflib.unified_diff(
        lines_of(before), lines_of(after), str(file), str(file), "as it stands", note
    )
    return "".join(line if line.endswith("\n") else f"{line}\n{OPEN}\n" for line in lines)


def lines_of(text: str) -> list[str]:
    """Return lines with their ends; `splitlines` would part them at a form feed, too."""
    return re.findall(r"[^\n]*\n|[^\n]+\Z", text)
