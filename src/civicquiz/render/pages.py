"""A page of the manual for a screen: prose wrapped, tables laid out, what is typed as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicquiz.render.cells import text_width
from civicquiz.render.inline import without_marks
from civicquiz.render.prose import prose_lines
from civicquiz.render.style import Role, Style
from civicquiz.render.table import table
from civicquiz.render.wrap import wrap_text

__all__ = ["page_lines"]

FENCE = re.compile(r"(`{3,})\w*")
INDENT = "    "
"""What makes a line code that stands between blank lines."""

BAR = re.compile(r"(?<!\\)\|")
PROMPT = "$ "

Part = tuple[str, list[str]]


def page_lines(markdown: str, width: int, style: Style) -> list[str]:
    """Return the lines of a page, none wider than `width` columns."""
    lines: list[str] = []
    for kind, part in _parts(markdown):
        if lines:
            lines.append("")
        if kind == "code":
            lines += _typed(part, width, style)
        elif kind == "table":
            lines += _table(part, width, style)
        else:
            lines += prose_lines("\n".join(part), width, style)
    return lines


def _parts(markdown: str) -> Iterator[Part]:
    """Yield stretches of prose, of one table, or of one block of code without its fences."""
    kind, part, fence = "prose", list[str](), ""
    for line in markdown.splitlines():
        found = None if fence and fence != line.strip() else FENCE.fullmatch(line)
        if found:
            yield from _whole(kind, part)
            fence = "" if fence else found[1]
            kind, part = ("code" if fence else "prose"), []
        elif fence:
            part.append(line)
        else:
            now = _kind(line, kind, blank=not part or not part[-1].strip())
            if now != kind:
                yield from _whole(kind, part)
                kind, part = now, []
            part.append(line.removeprefix(INDENT) if kind == "code" else line)
    yield from _whole(kind, part)


def _kind(line: str, before: str, *, blank: bool) -> str:
    if line.startswith("|"):
        return "table"
    if line.startswith(INDENT) and (blank or before == "code"):
        return "code"
    return before if before == "code" and not line else "prose"


def _whole(kind: str, part: list[str]) -> Iterator[Part]:
    """Yield a stretch, if there is anything in it, without blank lines around it."""
    while part and not part[-1].strip():
        part.pop()
    while part and not part[0].strip():
        del part[0]
    if part:
        yield kind, part


def _typed(part: Sequence[str], width: int, style: Style) -> list[str]:
    """Return code as it stands, set in by two columns where there is room for all of it."""
    room = max(map(text_width, part)) + 2 <= width
    lines = []
    for line in part:
        role = Role.STRONG if line.startswith(PROMPT) else Role.NONE
        lines += wrap_text(line, width, style, role, first="  " if room else "")
    return lines


def _table(part: Sequence[str], width: int, style: Style) -> list[str]:
    headings, _, *rows = map(_cells, part)
    return table(rows, headings, width, style)


def _cells(line: str) -> list[str]:
    cells = BAR.split(line.strip().removeprefix("|").removesuffix("|"))
    return [without_marks(cell.strip().replace("\\|", "|")) for cell in cells]
