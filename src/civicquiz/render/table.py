"""Tables for reports: aligned by what is seen, and told row by row where there is no room."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from civicquiz.render.cells import one_line, pad, text_width
from civicquiz.render.style import PLAIN, Role, Style
from civicquiz.render.wrap import NARROWEST, wrap_text

__all__ = ["table"]

BETWEEN = 2
"""Blank columns between two cells."""

NARROWEST_CELL = 8
"""Columns below which the text of a cell is not wrapped any further."""

FIGURE = re.compile(r"[-+−~]?[\d][\d.,:]*(?: ?[%a-z]{1,3}(?: \d+ (?:s|min))?)?|[-–—]?")


def table(
    rows: Sequence[Sequence[str]], headings: Sequence[str], width: int, style: Style = PLAIN
) -> list[str]:
    """Return the lines of a table of at most `width` columns; none where there are no rows.

    Columns of figures stand flush right. Where the columns do not fit, long cells are wrapped;
    where they still do not, each row is told as ``heading: cell`` lines.
    """
    if not rows:
        return []
    width = max(width, NARROWEST)
    cells = [[one_line(cell) for cell in row] for row in rows]
    names = [one_line(name) for name in headings]
    columns = [list(column) for column in zip(names, *cells, strict=True)]
    widths = _fitted([max(map(text_width, column)) for column in columns], columns, width)
    if widths is None:
        return _told(cells, names, width, style)
    right = [all(FIGURE.fullmatch(cell) for cell in column[1:]) for column in columns]
    lines = _row(names, widths, right, style, Role.STRONG)
    for row in cells:
        lines += _row(row, widths, right, style, Role.NONE)
    return lines


def _fitted(widths: list[int], columns: list[list[str]], width: int) -> list[int] | None:
    """Return the widths, the widest taken in until all fit; None where they cannot."""
    room = width - BETWEEN * (len(widths) - 1)
    least = [max(min(each, NARROWEST_CELL), _longest(column[:1])) for each, column in
             zip(widths, columns, strict=True)]  # fmt: skip
    if sum(least) > room:
        return None
    widths = list(widths)
    while (over := sum(widths) - room) > 0:
        loose = [at for at, each in enumerate(widths) if each > least[at]]
        most = max(widths[at] for at in loose)
        widest = [at for at in loose if widths[at] == most]
        floor = max(
            [*(least[at] for at in widest), *(widths[at] for at in loose if widths[at] < most)]
        )
        cut = max(1, min(over // len(widest), most - floor))
        for at in widest[: over // cut]:
            widths[at] -= cut
    return widths


def _longest(cells: Sequence[str]) -> int:
    """Return the width of the longest word."""
    return max((text_width(word) for cell in cells for word in cell.split()), default=0)


def _row(
    row: Sequence[str], widths: Sequence[int], right: Sequence[bool], style: Style, role: Role
) -> list[str]:
    """Return one row, of as many lines as its longest cell needs."""
    wrapped = [
        wrap_text(cell, width, PLAIN) if text_width(cell) > width else [cell]
        for cell, width in zip(row, widths, strict=True)
    ]
    lines = []
    for parts in zip_longest(*wrapped, fillvalue=""):
        filled = [
            pad(part, width, right=flush)
            for part, width, flush in zip(parts, widths, right, strict=True)
        ]
        lines.append(style.paint((" " * BETWEEN).join(filled).rstrip(), role))
    return lines


def _told(
    cells: Sequence[Sequence[str]], names: Sequence[str], width: int, style: Style
) -> list[str]:
    lines: list[str] = []
    for row in cells:
        if lines:
            lines.append("")
        for name, cell in zip(names, row, strict=True):
            if cell:
                first = f"{name}: " if name else ""
                lines += wrap_text(first + cell, width, style, first="", rest="  ")
    return lines
