"""Gathering what a check needs: the banks, and the sources and lock files beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from civicquiz.app.decoding import text_of
from civicquiz.app.reading import bank_files, check_text, is_file, read_bank_file
from civicquiz.errors import NotFound
from civicquiz.model import Bank, Problem

if TYPE_CHECKING:  # the rules are imported by those who check
    from civicquiz.lint import Pins

__all__ = ["Desk", "banks_once", "gather"]

LARGEST = 32 * 1024 * 1024
"""Bytes of a source that are read; beyond it is not checked."""


@dataclass(slots=True)
class Desk:
    """The banks to be checked, and all that lies beside them."""

    banks: list[Bank]
    problems: list[Problem]
    texts: dict[str, Sequence[str]]
    sources: dict[str, str]
    pins: dict[str, Pins]
    locks: list[Problem]
    notes: list[str]


def banks_once(paths: Sequence[Path]) -> list[Path]:
    """Return the files that are meant, one that is named twice once."""
    found: dict[Path, Path] = {}
    for file in bank_files(list(paths)):
        found.setdefault(file.resolve(), file)
    return list(found.values())


def gather(files: Sequence[Path], given: Mapping[str, Path]) -> Desk:
    """Read banks, and the sources and lock files that lie beside them."""
    from civicquiz.lint import read_pins

    desk = Desk([], [], {}, {}, {}, [], [])
    ids: dict[str, Path] = {}
    for name, path in given.items():
        if not is_file(path):
            what = f"There is no file {path} for the source {name!r}."
            raise NotFound(what, "Name a text, Markdown or HTML file.")
        take(desk, name, path)
    for file in files:
        data = read_bank_file(file)
        bank, problems = check_text(data, str(file))
        desk.banks.append(bank)
        if bank.id and ids.setdefault(bank.id, file) is not file:
            what = f"{file} has the same id as {ids[bank.id]}, {bank.id!r}"
            desk.notes.append(f"{what}: loading one takes the place of the other.")
        desk.problems += problems
        text = data.decode(errors="replace").removeprefix("\ufeff")
        desk.texts[str(file)] = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for source in bank.sources:
            local = local_file(file, source.location)
            if source.id not in given and local is not None and is_file(local):
                take(desk, f"{bank.id}/{source.id}", local)
        lock = file.with_suffix(".lock")
        if is_file(lock):
            try:
                text = lock.read_bytes().decode(errors="replace")
            except OSError as error:
                desk.notes.append(f"{lock}: {error.strerror}; no passage is compared with its pin.")
                continue
            found, damage = read_pins(text, bank.id, str(lock))
            desk.locks += damage
            if found:
                desk.pins[bank.id] = found
    cited = {source.id for bank in desk.banks for source in bank.sources}
    desk.notes += [f"No bank here has a source {name!r}." for name in given if name not in cited]
    return desk


def local_file(bank: Path, location: str) -> Path | None:
    """Return the file that a source means, None for a URL or no location at all."""
    if not location or "://" in location or "\0" in location:
        return None
    return bank.parent / location


def take(desk: Desk, name: str, path: Path) -> None:
    """Read a source; one that cannot be read as text is noted and not checked."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        desk.notes.append(f"{path}: {error.strerror}; not checked.")
        return
    if len(data) > LARGEST:
        desk.notes.append(f"{path} is over 32 MiB; not checked.")
        return
    text = text_of(data)
    if text is None:
        desk.notes.append(f"{path} is no text; not checked. Save it as text or HTML.")
        return
    desk.sources[name] = text
