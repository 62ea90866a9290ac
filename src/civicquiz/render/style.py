"""How text is dressed: plain words, signs without colour, or signs and modest colours."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntFlag

__all__ = ["COLOURED", "PLAIN", "SIGNS", "Role", "Span", "Style"]


class Role(IntFlag):
    """What a piece of text is; roles combine (a strong word in a faint line)."""

    NONE = 0
    STRONG = 1
    EMPHASIS = 2
    CODE = 4
    FAINT = 8
    GOOD = 16
    BAD = 32
    WARN = 64


Span = tuple[str, Role]
"""A piece of text and what it is."""

CODES = {
    Role.STRONG: "1",
    Role.EMPHASIS: "4",
    Role.CODE: "36",
    Role.FAINT: "2",
    Role.GOOD: "32",
    Role.BAD: "31",
    Role.WARN: "33",
}


@dataclass(frozen=True, slots=True)
class Style:
    """`colour` allows escape sequences; `signs` allows ✓, › and rules, else words do it."""

    colour: bool = False
    signs: bool = False

    def paint(self, text: str, role: Role) -> str:
        """Return `text` with the escape sequences of `role`, if colours are allowed."""
        if not self.colour or not role or not text.strip():
            return text
        codes = ";".join(code for each, code in CODES.items() if each in role)
        return f"\x1b[{codes}m{text}\x1b[0m"

    def sign(self, with_signs: str, in_words: str) -> str:
        """Return the form that this style allows."""
        return with_signs if self.signs else in_words


PLAIN = Style()
"""Nothing that a screen reader stumbles over."""

SIGNS = Style(signs=True)
"""A terminal whose owner wants no colour."""

COLOURED = Style(colour=True, signs=True)
"""A terminal."""
