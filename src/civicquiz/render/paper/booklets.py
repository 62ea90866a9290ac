"""A booklet: the questions of one version, numbered, their options lettered."""

from __future__ import annotations

from collections.abc import Sequence

from civicquiz.model import (
    Choice,
    Cloze,
    DateKey,
    Kind,
    Listing,
    Matching,
    NumberKey,
    Ordering,
    Question,
)
from civicquiz.render.cells import text_width
from civicquiz.render.inline import without_marks
from civicquiz.render.paper.runs import asked_runs, runs
from civicquiz.render.paper.values import Content, Heading, Look, Printed, Version, letter
from civicquiz.render.question import shown_texts

__all__ = ["booklet_content"]

MARGIN = 6
"""Letters' worth of room that a letter before an option takes, with the gap behind it."""


def booklet_content(heading: Heading, version: Version, look: Look) -> Content:
    """Return a booklet as its template reads it."""
    questions = [_question(item, look) for item in version.items]
    return {
        "kind": "booklet",
        "look": look.content(),
        "heading": heading.content(),
        "version": version.letter,
        "questions": questions,
    }


def _question(item: Printed, look: Look) -> Content:
    question = item.posed.question
    stem, prose = asked_runs(question)
    texts = shown_texts(item)
    content: Content = {
        "of": item.posed.name,
        "stem": stem,
        "prose": prose,
        "task": _task(question),
        "letters": [letter(at) for at in range(len(texts))],
        "options": [runs(text) for text in texts],
        "columns": _columns(texts, look.line),
        "left": [],
        "headings": [],
        "lines": _lines(question),
        "unit": "",
        "boxes": 0,
    }
    match question.shape:
        case Matching(headings=headings, pairs=pairs):
            content["headings"] = [runs(text) for text in headings]
            content["left"] = [runs(left) for left, _ in pairs]
        case Ordering(items=items):
            content["boxes"] = len(items)
        case NumberKey(unit=unit):
            content["unit"] = unit
        case _:
            pass
    return content


def _lines(question: Question) -> int:
    """Return how many lines an answer is written on, where it is written at all."""
    match question.shape:
        case Choice() | Ordering() | Matching() | Cloze():
            return 0
        case Listing(needs=needs):
            return needs
        case _:
            return 1


def _columns(texts: Sequence[str], line: int) -> int:
    """Return in how many columns options stand: as many as the longest leaves room for."""
    longest = max((text_width(without_marks(text)) for text in texts), default=0) + MARGIN
    for columns in (4, 2):
        if len(texts) % columns == 0 and longest * columns <= line:
            return columns
    return 1


def _task(question: Question) -> str:
    """Return what the pupil is to do, where that is more than choosing one option."""
    match question.shape:
        case Choice() if question.kind is Kind.MULTIPLE:
            return "More than one is right."
        case Ordering():
            return "Put these in order: write their letters, first to last."
        case Matching():
            return "Write the letter that belongs to each number."
        case Listing(needs=needs) if not question.stem.casefold().startswith("name "):
            return f"Name {needs}."
        case DateKey():
            return "Give day, month and year."
        case _:
            return ""
