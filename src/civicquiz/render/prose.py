"""Markdown of several lines, as lines that fit: paragraphs, lists, code and little more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from civicquiz.render.inline import inline
from civicquiz.render.style import Role, Style
from civicquiz.render.wrap import wrap, wrap_text

__all__ = ["COMMENT", "Block", "blocks", "prose_lines"]

COMMENT = re.compile(r"<!--.{0,2000}?-->", re.DOTALL)
"""A comment, which nobody is shown."""

FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})[^`]*")
ITEM = re.compile(r"(?P<depth> {0,12})(?P<marker>[-*+]|\d{1,9}[.)])[ ]+(?P<text>\S.*)")
HEADING = re.compile(r" {0,3}#{1,6}[ ]+(?P<text>.*?)(?:[ ]+#+)?[ ]*")
QUOTE = re.compile(r" {0,3}>[ ]?(?P<text>.*)")
RULE = re.compile(r" {0,3}(?:(?:-[ ]*){3,}|(?:\*[ ]*){3,}|(?:_[ ]*){3,})")
TABLE_RULE = re.compile(r"[ ]*\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*")


@dataclass(slots=True)
class Block:
    """A paragraph, an item or a line of code; `gap` asks for a blank line before it."""

    gap: bool
    marker: str = ""
    role: Role = Role.NONE
    verbatim: bool = False
    lines: list[str] = field(default_factory=list)


def prose_lines(
    markdown: str, width: int, style: Style, indent: str = "", role: Role = Role.NONE
) -> list[str]:
    """Return the painted lines of a text; none for an empty one."""
    lines: list[str] = []
    for block in blocks(COMMENT.sub("", markdown)):
        if block.gap and lines:
            lines.append("")
        first = indent + block.marker
        text = "\n".join(block.lines)
        if block.verbatim:
            lines += wrap_text(text, width, style, role | Role.CODE, first=first)
        else:
            spans = [(part, role | block.role | each) for part, each in inline(text)]
            lines += wrap(spans, width, style, first)
    return lines


def blocks(markdown: str) -> Iterator[Block]:
    """Yield the blocks; a line that opens none goes on with the one before."""
    current: Block | None = None
    blank = True
    fence = ""
    for line in markdown.splitlines():
        if fence:
            if line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
            else:
                yield Block(gap=blank, marker="  ", verbatim=True, lines=[line])
                blank = False
            continue
        opened = _opening(line, gap=blank)
        found = FENCE.fullmatch(line)
        ends = not line.strip() or found is not None or RULE.fullmatch(line) is not None
        if current is not None and (opened is not None or ends or blank):
            yield current
            current = None
        if found is not None:
            fence, blank = found["fence"], True
        elif ends:
            blank = True
        else:
            if opened is not None:
                current = opened
            elif current is None:
                current = Block(gap=blank, lines=[line.lstrip(" ")])
            else:
                current.lines.append(line.lstrip(" "))
            blank = False
    if current is not None:
        yield current


def _opening(line: str, *, gap: bool) -> Block | None:
    """Return the block that a line opens, or None where it may go on with the one before."""
    if RULE.fullmatch(line):
        return None
    if found := ITEM.fullmatch(line):
        depth = "  " * (len(found["depth"]) // 2)
        return Block(gap=gap, marker=f"{depth}{found['marker']} ", lines=[found["text"]])
    if found := HEADING.fullmatch(line):
        return Block(gap=True, role=Role.STRONG, lines=[found["text"]])
    if found := QUOTE.fullmatch(line):
        return Block(gap=gap, marker="  ", lines=[found["text"]])
    if line.lstrip(" ").startswith("|"):
        return Block(gap=gap, lines=[] if TABLE_RULE.fullmatch(line) else [_row(line)])
    return None


def _row(line: str) -> str:
    """Return a table's row with its cells set apart."""
    cells = re.split(r"(?<!\\)\|", line.strip().strip("|"))
    return " | ".join(cell.strip().replace("\\|", "|") for cell in cells)
