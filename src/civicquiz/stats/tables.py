"""The two tables that all figures start from: marks, and chosen options."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from civicquiz.model import Choice

__all__ = ["Chosen", "Mark", "Marks", "Options"]

Mark = float | None
"""A fraction from 0 to 1, or None where the item was not given to the student."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks of students (rows) on items (columns), as fractions from 0 to 1.

    None means that the item was not given (another quiz, or voided); a blank answer to an
    item that was given earns 0. Every item weighs the same. ValueError: rows that are not
    `items` long, or a mark outside 0..1.
    """

    rows: tuple[tuple[Mark, ...], ...]
    items: int

    def __post_init__(self) -> None:
        """Refuse what is no table of fractions."""
        for at, row in enumerate(self.rows):
            if len(row) != self.items:
                raise ValueError(f"row {at} holds {len(row)} marks, not {self.items}")
            for mark in row:
                if mark is not None and not 0 <= mark <= 1:  # NaN fails this as well
                    raise ValueError(f"row {at} holds a mark of {mark}, outside 0..1")

    @classmethod
    def of(cls, rows: Iterable[Iterable[Mark]]) -> Marks:
        """Take the number of items from the first row; no rows means no items."""
        table = tuple(tuple(row) for row in rows)
        return cls(table, len(table[0]) if table else 0)

    @property
    def students(self) -> int:
        """The number of rows."""
        return len(self.rows)

    @property
    def columns(self) -> tuple[tuple[Mark, ...], ...]:
        """The marks by item: one tuple of `students` marks for each."""
        if not self.rows:
            return ((),) * self.items
        return tuple(zip(*self.rows, strict=True))


@dataclass(frozen=True, slots=True)
class Options:
    """How many options an item has, and the positions of its keys, counted from 0."""

    count: int
    keys: tuple[int, ...]

    def __post_init__(self) -> None:
        """Refuse keys that are no options (ValueError)."""
        if not all(0 <= key < self.count for key in self.keys):
            raise ValueError(f"keys {self.keys} outside {self.count} options")

    @classmethod
    def of(cls, choice: Choice) -> Options:
        """Take them from the shape of a question."""
        return cls(len(choice.options), choice.keys)

    @property
    def guess(self) -> float:
        """The mark that blind guessing earns on average: 1/count with one key, else 0."""
        return 1 / self.count if len(self.keys) == 1 else 0.0


@dataclass(frozen=True, slots=True)
class Chosen:
    """The options that students (rows) chose in items (columns), by position from 0.

    A cell is None where the item was not given and empty where it was left blank; `items`
    holds None for an item that is no choice (its cells are not looked at). ValueError: rows
    of another length than `items`, or a position outside an item's options.
    """

    rows: tuple[tuple[tuple[int, ...] | None, ...], ...]
    items: tuple[Options | None, ...]

    def __post_init__(self) -> None:
        """Refuse what is no table of options."""
        for at, row in enumerate(self.rows):
            if len(row) != len(self.items):
                raise ValueError(f"row {at} holds {len(row)} answers, not {len(self.items)}")
            for options, cell in zip(self.items, row, strict=True):
                if options and cell and not all(0 <= spot < options.count for spot in cell):
                    raise ValueError(f"row {at} holds {cell}, outside {options.count} options")

    @classmethod
    def single(
        cls, rows: Iterable[Iterable[int | None]], items: Iterable[Options | None]
    ) -> Chosen:
        """Take one position a cell: -1 for a blank answer, None for an item not given."""
        return cls(
            tuple(
                tuple(None if spot is None else () if spot < 0 else (spot,) for spot in row)
                for row in rows
            ),
            tuple(items),
        )

    def marks(self) -> Marks:
        """Mark each answer 1 where just the keys were chosen, else 0; None stays None."""
        return Marks(
            tuple(
                tuple(
                    None
                    if cell is None or options is None
                    else float(set(cell) == set(options.keys))
                    for options, cell in zip(self.items, row, strict=True)
                )
                for row in self.rows
            ),
            len(self.items),
        )
