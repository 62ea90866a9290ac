"""Pinning banks: the lock file that tells of a cited passage whether it changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from civicquiz.app.gathering import banks_once, gather
from civicquiz.app.rewriting import rewrite
from civicquiz.errors import BadInput
from civicquiz.model import Fact, Question

__all__ = ["Pinned", "pin_files"]


@dataclass(frozen=True, slots=True)
class Pinned:
    """What pinning a bank did; `missing` are the citations whose passage was not found."""

    bank: str
    lock: Path
    passages: int
    missing: tuple[str, ...]
    changed: bool


def pin_files(
    paths: Sequence[Path], sources: Mapping[str, Path] | None = None, *, write: bool = True
) -> list[Pinned]:
    """Write the lock file of each bank; passages whose source is not at hand keep their pins."""
    from civicquiz.lint import is_newer, passage_of, pin_bank, write_pins

    done = []
    for file in banks_once(paths):
        desk = gather([file], sources or {})
        bank = desk.banks[0]
        texts = {
            source.id: desk.sources.get(f"{bank.id}/{source.id}", desk.sources.get(source.id))
            for source in bank.sources
        }
        at_hand = {name: text for name, text in texts.items() if text is not None}
        pins = pin_bank(bank, at_hand, desk.pins.get(bank.id))
        citing: tuple[Fact | Question, ...] = (*bank.facts, *bank.questions)
        missing = [
            str(citation.place)
            for entry in citing
            for citation in entry.citations
            if citation.fragments
            and (
                citation.source not in at_hand
                or passage_of(at_hand[citation.source], citation) is None
            )
        ]
        lock = file.with_suffix(".lock")
        text = write_pins(pins)
        there = lock.is_file()
        if there and is_newer(lock.read_bytes().decode(errors="replace")):
            raise BadInput(
                f"{lock} was written by a newer civicquiz.",
                "Pin with that one; or delete the file, and pin anew.",
            )
        changed = lock.read_bytes() != text.encode() if there else bool(pins.passages)
        if changed and write:
            rewrite(lock, text)
        done.append(Pinned(bank.id, lock, len(pins.passages), tuple(missing), changed))
    return done
