"""The blocks of a bank's Markdown, each with its lines (counted from 0)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

__all__ = ["Block", "BlockKind", "Item"]


class BlockKind(Enum):
    """What a block is."""

    HEADING = auto()
    FIELD = auto()
    TEXT = auto()
    BULLETS = auto()
    NUMBERS = auto()
    TABLE = auto()
    QUOTE = auto()
    FENCE = auto()
    CODE = auto()
    RULE = auto()


@dataclass(slots=True)
class Item:
    """An item of a list: where its mark stands, and its lines without mark and indent.

    `indent` is the column at which its text starts.
    """

    line: int
    column: int
    indent: int
    rows: list[str]


@dataclass(slots=True)
class Block:
    """A block from line `start` up to, and without, line `end`.

    `text` is the content of a heading or quote and the value of a field; `name` the name of
    a field, not `exact` where it is a near miss; `level` a heading's; `column` where it starts.
    """

    kind: BlockKind
    start: int
    end: int
    text: str = ""
    level: int = 0
    name: str = ""
    exact: bool = True
    column: int = 0
    items: tuple[Item, ...] = ()
