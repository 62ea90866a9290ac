"""What the readers of sections share: the lines as shown, and the report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    """The lines of a bank, those of which comments took a part, and its problems so far."""

    path: str
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
            indent = len(text) - len(text.lstrip(" "))
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
        """Return blocks as they stand, and the blank lines between them as they are."""
        rows: list[str] = []
        last = -1
        for block in blocks:
            if last >= 0:
                between = self.shown[last : block.start]
                rows += [""] if any(line.strip(" \t") for line in between) else between
            last = block.end
            for line in range(block.start, block.end):
                text = self.shown[line]
                if block.kind is BlockKind.FENCE:
                    rows.append(text)
                else:
                    rows.append(read_line(self.row(line, text)))
        return tidy(rows)
