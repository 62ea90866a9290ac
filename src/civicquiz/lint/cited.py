"""What became of each cited passage: found as it was pinned, changed, or missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from civicquiz.lint.context import Context
from civicquiz.lint.passages import passage_of
from civicquiz.lint.pins import compare, name_of, nearest, pin
from civicquiz.lint.views import Sheet
from civicquiz.model import Citation

__all__ = ["Change", "changes"]


class Change(NamedTuple):
    """A citation, and ``same``, ``wording``, ``matter`` or ``missing``."""

    citation: Citation
    kind: str


def changes(sheet: Sheet, context: Context) -> Iterator[Change]:
    """Give what became of each quotation whose source is at hand."""
    pins = context.pins.get(sheet.bank.id)
    for fact in sheet.facts:
        for citation in fact.citations:
            text = context.source(sheet.bank.id, citation.source)
            if text is None or not citation.fragments:
                continue
            old = pins.passages.get(name_of(citation)) if pins else None
            passage = passage_of(text, citation)
            if old is not None and (passage is None or compare(old, pin(passage)) == "matter"):
                near = nearest(text, old)
                passage = passage or near
            if passage is None:
                yield Change(citation, "missing")
            elif old is not None:
                yield Change(citation, compare(old, pin(passage)))
