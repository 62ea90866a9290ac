"""Markdown for paper: paragraphs of runs, each a text and how it is set; gaps are blank lines."""

from __future__ import annotations

import re
from dataclasses import replace

from civicquiz.model import Cloze, Question
from civicquiz.render.cells import clean, clusters
from civicquiz.render.gaps import stem_and_prose
from civicquiz.render.inline import inline
from civicquiz.render.prose import COMMENT, blocks
from civicquiz.render.style import Role

__all__ = ["Paragraph", "Run", "asked_runs", "paragraphs", "plain_runs", "runs"]

Run = tuple[str, str]
"""A text and letters for how it is set: s strong, e emphasis, c code; or ``gap`` or ``break``."""

Paragraph = dict[str, object]
"""A block: its `marker` (of a list), `indent`, whether a `gap` stands above it, and its `runs`."""

GAP = re.compile("\x01([0-9]*)\x02")
"""A gap on its way through `inline`; `clean` leaves no such signs in a text."""

CUT = re.compile(f"{GAP.pattern}|\n")
LONG = re.compile(r"\S{25,}")
JOINTS = re.compile(r"(?<=[/.?&=_,;:-])(?=[^/.?&=_,;:-])")
LONGEST = 18
SPACE = "\u200b"
"""A space without width, where a very long word may be broken."""


def runs(markdown: str) -> list[Run]:
    """Return a text within a line."""
    return _runs(clean(markdown))


def plain_runs(text: str, setting: str = "") -> list[Run]:
    """Return a text that is no Markdown, on one line."""
    return [(folded(re.sub(r"\s+", " ", clean(text))), setting)] if text else []


def paragraphs(markdown: str) -> list[Paragraph]:
    """Return a text of several lines, block by block."""
    return _paragraphs(clean(markdown))


def asked_runs(question: Question) -> tuple[list[Run], list[Paragraph]]:
    """Return stem and prose with each gap of a cloze as a run ``gap``, numbered if not alone."""
    alone = isinstance(question.shape, Cloze) and len(question.shape.gaps) == 1
    cleaned = replace(question, stem=clean(question.stem), prose=clean(question.prose))
    stem, prose = stem_and_prose(
        cleaned, lambda number: "\x01\x02" if alone else f"\x01{number}\x02"
    )
    return _runs(stem), _paragraphs(prose)


def folded(text: str) -> str:
    """Return `text` with places where a word too long for a line may be broken."""
    return LONG.sub(lambda word: SPACE.join(_pieces(word[0])), text)


def _pieces(word: str) -> list[str]:
    """Cut a long word behind its signs, and where there are none, every few letters."""
    found = []
    for part in JOINTS.split(word):
        letters = [cluster for cluster, _ in clusters(part)]
        found += ["".join(letters[at : at + LONGEST]) for at in range(0, len(letters), LONGEST)]
    return found


def _runs(markdown: str, role: Role = Role.NONE) -> list[Run]:
    found: list[Run] = []
    for text, marks in inline(markdown):
        setting = _setting(marks | role)
        at = 0
        for cut in CUT.finditer(text):
            found += _piece(text[at : cut.start()], setting)
            found.append(("", "break") if cut[0] == "\n" else (cut[1], "gap"))
            at = cut.end()
        found += _piece(text[at:], setting)
    return found


def _piece(text: str, setting: str) -> list[Run]:
    """Return a run; an entity may have brought in what is not to be printed."""
    return [(folded(clean(text)), setting)] if text else []


def _paragraphs(markdown: str) -> list[Paragraph]:
    found: list[Paragraph] = []
    for block in blocks(COMMENT.sub("", markdown)):
        text = "\n".join(block.lines)
        marker = block.marker.strip()
        found.append(
            {
                "marker": "•" if marker in {"-", "*", "+"} else marker,
                "indent": (len(block.marker) - len(block.marker.lstrip(" "))) // 2,
                "gap": block.gap,
                "runs": [(folded(text), "c")] if block.verbatim else _runs(text, block.role),
            }
        )
    return found


def _setting(role: Role) -> str:
    return "".join(
        sign
        for sign, each in (("s", Role.STRONG), ("e", Role.EMPHASIS), ("c", Role.CODE))
        if each in role
    )
