"""Answer sheets: for each pupil the numbers of their version, with room for each answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from civicquiz.model import Choice, Cloze, DateKey, Kind, Listing, Matching, NumberKey, Ordering
from civicquiz.render.paper.runs import plain_runs
from civicquiz.render.paper.values import Content, Heading, Look, Printed, Sheet, Version, letter

__all__ = ["answer_code", "sheets_content"]


ONE_COLUMN = 21
"""Rows that one column of a page has room for."""


def answer_code(quiz: str, sheet: Sheet) -> str:
    """Return what the code on a sheet says: ``civicquiz:3B-quiz-1/B/otter-7``."""
    return f"civicquiz:{quiz}/{sheet.version}/{sheet.alias}"


def sheets_content(
    heading: Heading,
    versions: Sequence[Version],
    sheets: Sequence[Sheet],
    look: Look,
    drawn: Callable[[str], str],
) -> Content:
    """Return the answer sheets as their template reads them; `drawn` makes a code an SVG."""
    rows = {version.letter: [_row(item) for item in version.items] for version in versions}
    high = sum(_height(row) for row in rows[versions[0].letter])
    return {
        "kind": "sheets",
        "look": look.content(),
        "heading": heading.content(),
        "columns": 1 if high <= ONE_COLUMN or look.large else 2,
        "rows": rows,
        "sheets": [
            {
                "of": sheet.alias,
                "alias": sheet.alias,
                "name": plain_runs(sheet.name),
                "version": sheet.version,
                "code": answer_code(heading.key, sheet),
                "drawn": drawn(answer_code(heading.key, sheet)),
            }
            for sheet in sheets
        ],
    }


def _height(row: Content) -> int:
    """Return how many rows of bubbles are as high as a row."""
    labels = row["labels"]
    return len(labels) if row["form"] == "lines" and isinstance(labels, list) else 1


def _row(item: Printed) -> Content:
    """Return the room for one answer: ``one`` of the letters, ``several``, or boxes, or lines."""
    question = item.posed.question
    letters = [letter(at) for at in range(len(item.shown))]
    row: Content = {"form": "lines", "letters": letters, "labels": [""], "unit": ""}
    match question.shape:
        case Choice():
            row["form"] = "several" if question.kind is Kind.MULTIPLE else "one"
        case Ordering():
            row |= {"form": "boxes", "labels": ["" for _ in letters]}
        case Matching():
            row |= {"form": "boxes", "labels": [str(at + 1) for at in range(len(letters))]}
        case Listing(needs=needs):
            row["labels"] = ["" for _ in range(needs)]
        case Cloze(gaps=gaps) if len(gaps) > 1:
            row["labels"] = [str(at + 1) for at in range(len(gaps))]
        case NumberKey(unit=unit):
            row["unit"] = unit
        case DateKey():
            row["unit"] = "day month year"
        case _:
            pass
    return row
