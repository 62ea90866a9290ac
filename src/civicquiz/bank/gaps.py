"""Gaps of a cloze: how they stand in a text, and how they come out of it."""

from __future__ import annotations

import re
from typing import NamedTuple

from civicquiz.bank.escapes import one_line, split
from civicquiz.model import Gap

__all__ = ["GapMark", "read_gaps", "write_gap"]

OPENING = re.compile(r"(?<![\\{])\{\{")
STRUCTURE = re.compile(r"[|}]|\{\{+")
SLASHED = re.compile(r"\\(\}|\{\{+)")


class GapMark(NamedTuple):
    """A gap and where its mark starts and ends in the text; `gap` is None where it is not closed."""

    start: int
    end: int
    gap: Gap | None


def closing(text: str, start: int) -> int:
    """Return where the ``}}`` of a gap stands, -1 where the line has none."""
    at = text.find("}}", start)
    while at > 0 and text[at - 1] == "\\":
        at = text.find("}}", at + 1)
    return -1 if at >= 0 and "\n" in text[start:at] else at


def read_gaps(text: str) -> tuple[GapMark, ...]:
    """Return the gaps of a text in their order; a mark has both its braces on one line."""
    if "{{" not in text:
        return ()
    marks = []
    found = OPENING.search(text)
    while found:
        start = found.start()
        end = closing(text, start + 2)
        if end < 0:
            marks.append(GapMark(start, start + 2, None))
            found = OPENING.search(text, start + 2)
            continue
        parts = [one_line(SLASHED.sub(r"\1", part)) for part in split("|", text[start + 2 : end])]
        also = tuple(part for part in parts[1:] if part)
        marks.append(GapMark(start, end + 2, Gap(parts[0], also)))
        found = OPENING.search(text, end + 2)
    return tuple(marks)


def write_gap(gap: Gap) -> str:
    """Write a gap as it stands in a text: ``{{key | also right}}``."""
    texts = (gap.key, *gap.also)
    inside = " | ".join(STRUCTURE.sub(r"\\\g<0>", text) for text in texts)
    return "{{" + inside + (" }}" if inside.endswith("\\") else "}}")
