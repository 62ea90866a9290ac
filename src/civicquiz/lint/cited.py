"""What became of each cited passage: found as it was pinned, changed, or missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from civicquiz.lint.context import Context
from civicquiz.lint.passages import Passage, passage_of
from civicquiz.lint.pins import Pin, compare, name_of, nearest, pin
from civicquiz.lint.views import Sheet
from civicquiz.model import Citation

__all__ = ["Change", "changes"]


class Change(NamedTuple):
    """A citation, and ``same``, ``wording``, ``matter`` or ``missing``."""

    citation: Citation
    kind: str


def changes(sheet: Sheet, context: Context) -> tuple[Change, ...]:
    """Return what became of each quotation whose source is at hand; several rules ask for it."""
    if sheet.changes is None:
        sheet.changes = tuple(looked_at(sheet, context))
    return sheet.changes


def looked_at(sheet: Sheet, context: Context) -> Iterator[Change]:
    """Look each quotation up, and those that are not as they were pinned near where they were."""
    pins = context.pins.get(sheet.bank.id)
    kept = pins.passages if pins else {}
    found: list[tuple[Citation, Pin | None, Passage | None]] = []
    lost: dict[str, dict[Pin, Passage | None]] = {}
    for fact in sheet.facts:
        for citation in fact.citations:
            text = context.source(sheet.bank.id, citation.source)
            if text is None or not citation.fragments:
                continue
            old, passage = kept.get(name_of(citation)), passage_of(text, citation)
            found.append((citation, old, passage))
            if old is not None and passage is None:
                lost.setdefault(text, {})[old] = None
    for text, olds in lost.items():
        olds.update(zip(olds, nearest(text, list(olds)), strict=True))
    for citation, old, passage in found:
        text = context.source(sheet.bank.id, citation.source) or ""
        there = passage or (lost[text][old] if old else None)
        if there is None:
            yield Change(citation, "missing")
        elif old is not None:
            yield Change(citation, compare(old, pin(there)))
