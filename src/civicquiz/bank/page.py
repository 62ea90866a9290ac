"""What the readers of sections share: the lines as shown, and the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from civicquiz.bank.blocks import Block, BlockKind
from civicquiz.bank.escapes import one_line, read_comments, read_line
from civicquiz.bank.problems import Report
from civicquiz.model import Place

__all__ = ["Page"]


def tidy(rows: Iterable[str]) -> str:
    """Join lines: blank ones emptied, none of them at either end, no blanks after the last."""
    lines = [row if row.strip(" \t") else "" for row in rows]
    while lines and not lines[0]:
        del lines[0]
    return "\n".join(lines).rstrip()


class Page(NamedTuple):
    """The lines of a bank as written and as shown (without comments), and its problems so far.

    `commented` holds the lines of which a comment took a part.
    """

    path: str
    lines: Sequence[str]
    shown: Sequence[str]
    commented: frozenset[int]
    report: Report

    def place(self, line: int, column: int) -> Place:
        """Return the place of a line and column counted from 0."""
        return Place(self.path, line + 1, column + 1)

    def value(self, block: Block) -> str:
        """Return the value of a field, folded."""
        return one_line(read_comments(block.text))

    def value_column(self, block: Block) -> int:
        """Return where the value of a field starts, or the field itself where it has none."""
        line = self.shown[block.start]
        at = line.index(":") + 1
        rest = line[at:]
        return at + len(rest) - len(rest.lstrip()) if rest.strip() else block.column

    def row(self, line: int, text: str) -> str:
        """Return a row of a text of several lines; blanks that a comment left are folded."""
        if line in self.commented:
            rest = text.lstrip(" ")
            indent, start = len(text) - len(rest), len(self.shown[line]) - len(rest)
            if self.lines[line][max(0, start - indent) : start].strip():
                indent = 0
            text = " " * indent + one_line(text) if text.strip() else ""
        return read_comments(text)

    def quoted(self, blocks: Sequence[Block]) -> str:
        """Return the text of block quotes, a blank line between two."""
        texts = []
        for block in blocks:
            rows = block.text.split("\n")
            texts.append(tidy(self.row(block.start + at, row) for at, row in enumerate(rows)))
        return "\n\n".join(text for text in texts if text)

    def prose(self, blocks: Sequence[Block]) -> str:
        """Return blocks as they stand, and the blank lines between them as they are.

        What stands between two blocks and is no prose leaves one blank line, and so does a
        comment with the blank lines after it.
        """
        rows: list[str] = []
        after_comment = False
        for line, kind in self.prose_lines(blocks):
            text = self.shown[line] if line >= 0 else ""
            if kind is BlockKind.FENCE:
                rows.append(text)
            elif text.strip(" \t"):
                rows.append(read_line(self.row(line, text)))
                after_comment = False
            else:
                after_comment = after_comment or line in self.commented
                if not after_comment or (rows and rows[-1]):
                    rows.append("")
        return tidy(rows)

    def prose_lines(self, blocks: Sequence[Block]) -> Iterator[tuple[int, BlockKind | None]]:
        """Return the lines of some blocks and between them; -1 for what is no prose."""
        last = -1
        for block in blocks:
            between = range(last, block.start) if last >= 0 else range(0)
            if any(self.shown[line].strip(" \t") for line in between):
                between = range(-1, 0)
            for line in between:
                yield line, None
            for line in range(block.start, block.end):
                yield line, block.kind
            last = block.end
