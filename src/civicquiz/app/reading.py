"""Reading a bank's file: bytes in, one clear error for what cannot be read at all."""

from __future__ import annotations

from pathlib import Path

from civicquiz.errors import BadInput, NotFound
from civicquiz.model import Bank, Problem

__all__ = ["LARGEST", "bank_files", "check_text", "is_file", "read_bank_file"]

LARGEST = 10 * 1024 * 1024
"""Bytes beyond which a bank is refused; the parser says so with its place."""


def read_bank_file(path: Path) -> bytes:
    """Return the bytes of a bank, cut a little beyond the largest size."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError:
        raise NotFound(f"There is no file {path}.", "Check the path.") from None
    except IsADirectoryError:
        raise BadInput(f"{path} is a folder.", "Name a bank's file, ending in .md.") from None
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}.", "Check its rights.") from error


def is_file(path: Path) -> bool:
    """Whether there is a file; a name that no file can have, as one too long, is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Whether there is a folder; a name that none can have is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def bank_files(paths: list[Path]) -> list[Path]:
    """Return the files that are meant: a folder means the banks (``*.md``) in it, by name."""
    found = []
    for path in paths:
        if is_folder(path):
            inside = sorted(each for each in path.glob("*.md") if not each.is_dir())
            if not inside:
                raise NotFound(f"The folder {path} holds no bank (*.md).", "Name another.")
            found += inside
        else:
            found.append(path)
    return found


def check_text(text: bytes, path: str) -> tuple[Bank, tuple[Problem, ...]]:
    """Return the bank that a text holds, and all of its problems."""
    from civicquiz.bank import parse  # Markdown: not on the way to a question

    parsed = parse(text, path)
    return parsed.bank, parsed.problems
