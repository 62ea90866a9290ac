"""Pinning banks: the lock file that tells of a cited passage whether it changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from civicquiz.app.gathering import Desk, banks_once, gather
from civicquiz.app.reading import is_file
from civicquiz.app.rewriting import rewrite
from civicquiz.errors import BadInput
from civicquiz.model import Bank, Citation, Fact, Question

__all__ = ["Pinned", "pin_files"]


@dataclass(frozen=True, slots=True)
class Pinned:
    """What pinning a bank did; `missing` are the citations whose passage was not found.

    `damage` is what was wrong with the lock file that is written anew, empty where nothing was.
    """

    bank: str
    lock: Path
    passages: int
    missing: tuple[str, ...]
    changed: bool
    damage: str = ""


def pin_files(
    paths: Sequence[Path], sources: Mapping[str, Path] | None = None, *, write: bool = True
) -> list[Pinned]:
    """Write the lock file of each bank; passages whose source is not at hand keep their pins."""
    from civicquiz.lint import pin_bank, write_pins

    done = []
    for file in banks_once(paths):
        desk = gather([file], sources or {})
        bank, lock = desk.banks[0], file.with_suffix(".lock")
        texts = {
            source.id: desk.sources.get(f"{bank.id}/{source.id}", desk.sources.get(source.id))
            for source in bank.sources
        }
        at_hand = {name: text for name, text in texts.items() if text is not None}
        quoting = [one for one in _citations(bank) if one.fragments]
        damage = _damage(desk, lock, lost=any(one.source not in at_hand for one in quoting))
        old = desk.pins.get(bank.id)
        pins = pin_bank(bank, at_hand, old)
        changed = pins != old if is_file(lock) else bool(pins.passages)
        if changed and write:
            rewrite(lock, write_pins(pins))
        missing = tuple(str(one.place) for one in quoting if not _stands(one, at_hand))
        done.append(Pinned(bank.id, lock, len(pins.passages), missing, changed, damage))
    return done


def _citations(bank: Bank) -> list[Citation]:
    citing: tuple[Fact | Question, ...] = (*bank.facts, *bank.questions)
    return [citation for entry in citing for citation in entry.citations]


def _stands(citation: Citation, at_hand: Mapping[str, str]) -> bool:
    from civicquiz.lint import passage_of

    text = at_hand.get(citation.source)
    return text is not None and passage_of(text, citation) is not None


def _damage(desk: Desk, lock: Path, *, lost: bool) -> str:
    """Return what is wrong with a lock file; refuse to lose what only that file may know."""
    from civicquiz.lint import is_newer

    if not desk.locks:
        return ""
    what = f"{lock}: {desk.locks[0].what}"
    if is_newer(lock.read_bytes().decode(errors="replace")):
        raise BadInput(what, "Pin with that one; or delete the file, and pin anew.")
    if lost:
        raise BadInput(
            f"{what} Pins of sources that are not at hand would be lost.",
            "Bring the file back, as from version control; or delete it, and pin anew.",
        )
    return what
