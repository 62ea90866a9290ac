"""Rows for a spreadsheet: CSV that no spreadsheet takes for a formula."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence

from civicquiz.render.cells import clean

__all__ = ["to_csv"]

FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?%?")

NO_GRADE = "-"
"""What calculates nothing, and is how Moodle writes that there is no grade."""


def to_csv(rows: Iterable[Sequence[object]]) -> str:
    r"""Return the rows as CSV, each ended by ``\n``; None is an empty cell.

    A text that a spreadsheet would calculate gets an apostrophe before it; numbers do not.
    """
    import csv  # no session needs it

    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([_cell(cell) for cell in row] for row in rows)
    return out.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = clean(str(value))
    if FORMULA.match(text) and not NUMBER.fullmatch(text) and text != NO_GRADE:
        return "'" + text
    return text
