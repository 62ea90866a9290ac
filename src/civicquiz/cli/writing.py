"""Writing a file that a user named: never over one that is there."""

from __future__ import annotations

from pathlib import Path

from civicquiz.errors import BadInput

__all__ = ["write_new"]


def write_new(path: Path, text: str) -> None:
    """Write a new file; raise BadInput where it exists or cannot be made."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise BadInput(f"{path} exists already.", "Name another file.") from None
    except OSError as error:
        raise BadInput(
            f"{path} cannot be written: {error.strerror}.", "Name another file."
        ) from error
