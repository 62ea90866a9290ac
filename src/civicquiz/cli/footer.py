"""The foot of the screen: the keys that work now, and what is being entered; it alone is redrawn."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TextIO

from civicquiz.render import COLOURED, SIGNS, Role, Style, cut, one_line, text_width

__all__ = ["Footer", "keys_lines", "style_of"]

Keys = Sequence[tuple[str, str]]
"""Keys, each with what it does."""

SIGNS_USED = "✓✗≈–›·─•…“”↑↓█←→"

WIDEST = 100
"""Columns beyond which text is no pleasure to read."""

SIZE = (80, 24)
"""Columns and lines of a terminal that does not tell."""


def keys_lines(keys: Keys, width: int, style: Style) -> list[str]:
    """Return keys and what they do, as many on a line as fit, none torn apart."""
    lines: list[str] = []
    used = width
    between = style.sign(" · ", "  ")
    for key, what in keys:
        does = cut(what, width - text_width(key) - 1)
        needs = text_width(key) + 1 + text_width(does)
        painted = f"{style.paint(key, Role.STRONG)} {style.paint(does, Role.FAINT)}"
        if used + len(between) + needs > width:
            lines.append(painted)
            used = needs
        else:
            lines[-1] += style.paint(between, Role.FAINT) + painted
            used += len(between) + needs
    return lines


class Footer:
    """Lines below which nothing stands; each `show` takes the place of the one before."""

    def __init__(self, out: TextIO, style: Style) -> None:
        """Show nothing yet."""
        self.out = out
        self.style = style
        self.height = 0
        self._shown: tuple[Keys, Sequence[str]] = ((), ())

    @property
    def size(self) -> tuple[int, int]:
        """Columns (up to what is pleasant to read) and lines of the terminal, as they are now."""
        try:
            columns, lines = os.get_terminal_size(self.out.fileno())
        except (OSError, ValueError):
            columns, lines = SIZE
        return min(columns or SIZE[0], WIDEST), lines or SIZE[1]

    @property
    def width(self) -> int:
        """Columns for text."""
        return self.size[0]

    def keys_lines(self, keys: Keys) -> list[str]:
        """Return keys and what they do, as many on a line as fit."""
        return keys_lines(keys, self.width, self.style)

    def show(self, keys: Keys, entries: Sequence[str] = ()) -> None:
        """Show what is being entered, under the keys; on a small screen the end of it."""
        columns, rows = self.size
        shown = [cut(one_line(entry), columns - 1) for entry in entries]
        lines = (self.keys_lines(keys) + shown)[-max(rows - 1, 1) :]
        self.clear()
        self._shown = keys, entries
        self.out.write("\n".join(lines))
        self.out.flush()
        self.height = len(lines)

    def repeat(self) -> None:
        """Show the same again, below whatever has been written in the meantime."""
        if self.height:
            self.height = 0
            self.show(*self._shown)

    def clear(self) -> None:
        """Take away what was shown; what stands above stays."""
        if not self.height:
            return
        up = f"\x1b[{self.height - 1}A" if self.height > 1 else ""
        self.out.write(f"\r{up}\x1b[J")
        self.height = 0

    def write(self, lines: Sequence[str]) -> None:
        """Print lines for good, in the place of what was shown."""
        self.clear()
        self.out.write("".join(f"{line}\n" for line in lines))
        self.out.flush()


def style_of(out: TextIO, *, colour: bool) -> Style:
    """Return the style that the terminal's encoding allows."""
    try:
        SIGNS_USED.encode(out.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return Style(colour=colour)
    return COLOURED if colour else SIGNS
