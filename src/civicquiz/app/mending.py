"""Mending banks: ``bank check --fix`` writes, ``--diff`` shows what it would write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from civicquiz.app.checking import refuse_unknown
from civicquiz.app.gathering import banks_once, gather
from civicquiz.app.reading import read_bank_file
from civicquiz.app.rewriting import difference, rewrite
from civicquiz.model import Problem

__all__ = ["MendedFile", "mend_files"]


@dataclass(frozen=True, slots=True)
class MendedFile:
    """What mending did to a bank or its lock file, or would do.

    `codes` tells how often each rule mended something, `ids` how many ids were written; `diff`
    is a unified one, empty where nothing changes.
    """

    path: Path
    codes: Mapping[str, int]
    ids: int
    diff: str


def mend_files(
    paths: Sequence[Path],
    on: date,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    sources: Mapping[str, Path] | None = None,
    write: bool = True,
) -> list[MendedFile]:
    """Mend files and folders of banks; each file is replaced whole or not at all.

    A bank that is not UTF-8 or cannot be read whole is left alone.
    """
    from civicquiz.lint import Context, mend, repin, write_pins

    refuse_unknown((*select, *ignore))
    done: list[MendedFile] = []
    for file in banks_once(paths):
        desk = gather([file], sources or {})
        context = Context(on, sources=desk.sources, pins=desk.pins)
        try:
            before = read_bank_file(file).decode()
        except UnicodeDecodeError:
            continue
        mended = mend(before, str(file), context, select=select, ignore=ignore)
        done.append(_put(file, before, mended.text, mended.problems, mended.ids, write=write))
        pins, repinned = repin(desk.banks[0], context, select=select, ignore=ignore)
        if pins and repinned:
            lock = file.with_suffix(".lock")
            old = lock.read_bytes().decode(errors="replace")
            done.append(_put(lock, old, write_pins(pins), repinned, 0, write=write))
    return done


def _put(
    file: Path, before: str, after: str, problems: Sequence[Problem], ids: int, *, write: bool
) -> MendedFile:
    """Write a file where it changes, and tell what changed."""
    if before == after:
        return MendedFile(file, {}, 0, "")
    if write:
        rewrite(file, after)
    codes = Counter(problem.code for problem in problems)
    diff = difference(file, before, after, "mended")
    return MendedFile(file, dict(sorted(codes.items())), ids, diff)
