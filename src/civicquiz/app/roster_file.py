"""The teacher's file of names: read, checked, and written again with an alias in each row."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from civicquiz.app.headings import Columns, columns_of, is_heading, names_people
from civicquiz.errors import BadInput
from civicquiz.formats import Row, Table
from civicquiz.study import is_alias

__all__ = ["NamedRow", "Roster", "names_table", "read_roster"]

ALIAS, NAME, PIN = "alias", "name", "pin"

LOOKED = 10
"""Among how many rows the headings are looked for: a title may stand above them."""

NOBODY = ("points possible", "student, test")
"""What Canvas writes into the column of names, and is no pupil."""

SIGNS = {",": "comma", ";": "semicolon", "\t": "tab"}

SHOWN = 5
"""How many faults of one kind a message names."""


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row of the file: who it is, the alias and PIN (empty: none yet), and all its cells."""

    line: int
    name: str
    alias: str
    cells: tuple[str, ...]
    pin: str = ""

    @property
    def is_nobody(self) -> bool:
        """Whether it is no pupil's: a line that was numbered in advance, say."""
        return not self.alias and not self.name

    @property
    def is_new(self) -> bool:
        """Whether it is that of a pupil without an alias."""
        return not self.alias and bool(self.name)

    def under(self, alias: str) -> NamedRow:
        """Return the row with an alias."""
        return replace(self, alias=alias)

    def with_pin(self, pin: str) -> NamedRow:
        """Return the row with a PIN."""
        return replace(self, pin=pin)


@dataclass(frozen=True, slots=True)
class Roster:
    """What the file holds; `namesakes` are names that stand twice, with their lines.

    `above` are the lines of what stands above the headings.
    """

    headings: tuple[str, ...]
    rows: tuple[NamedRow, ...]
    namesakes: tuple[tuple[str, tuple[int, ...]], ...] = ()
    above: tuple[int, ...] = ()

    @property
    def has_aliases(self) -> bool:
        """Whether any row has an alias already."""
        return any(row.alias for row in self.rows)

    @property
    def left_out(self) -> tuple[int, ...]:
        """The lines in which nobody stands."""
        return (*self.above, *(row.line for row in self.rows if row.is_nobody))


def read_roster(table: Table) -> Roster:
    """Return who stands in a table; raise BadInput, with the lines, where that is not certain."""
    headings, rows, above = _headed(table)
    lower = [heading.casefold() for heading in headings]
    replace(table, headings=headings).column(ALIAS)  # one of each at most
    replace(table, headings=headings).column(PIN)
    columns = columns_of(headings)
    named = []
    for row in rows:
        if len(row.cells) > len(headings):
            raise BadInput(
                f"Line {row.line} has {len(row.cells)} cells, the headings are {len(headings)}.",
                f"Put a cell that holds a {SIGNS[table.delimiter]} into quotation marks.",
            )
        cells = dict(zip(lower, row.cells, strict=False))
        alias, pin = cells.get(ALIAS, "").casefold(), cells.get(PIN, "")
        name = _name(headings, columns, row, alias)
        named.append(NamedRow(row.line, name, alias, row.cells, pin))
    if all(row.is_nobody for row in named):
        raise BadInput("Nobody stands in this file.", "Write a line for each pupil.")
    _check_aliases(named)
    people = [row for row in named if not row.is_nobody]
    namesakes = _namesakes(people, has_more=len(headings) > 1)
    return Roster(headings, tuple(named), namesakes, above)


def names_table(roster: Roster, rows: list[NamedRow]) -> list[list[str]]:
    """Return the file of names: alias, name, the PINs if there are any, then all it held before."""
    lower = [heading.casefold() for heading in roster.headings]
    kept = [at for at, heading in enumerate(lower) if heading not in {ALIAS, NAME, PIN}]
    pins = any(row.pin for row in rows)
    lead = [ALIAS, NAME, *([PIN] if pins else [])]
    return [
        [*lead, *(roster.headings[at] for at in kept)],
        *(
            [row.alias, row.name, *([row.pin] if pins else []), *(row.cells[at] for at in kept)]
            for row in rows
        ),
    ]


def _headed(table: Table) -> tuple[tuple[str, ...], tuple[Row, ...], tuple[int, ...]]:
    """Return the headings, the rows below and the lines above them.

    A single column of names needs no heading.
    """
    rows = (Row(table.line, table.headings), *table.rows)
    for at, row in enumerate(rows[:LOOKED]):
        if names_people(row.cells):
            headings = _bare(row.cells)
            below = tuple(_fitted(each, len(headings)) for each in rows[at + 1 :])
            return headings, below, tuple(each.line for each in rows[:at])
    if any(map(is_heading, table.headings)):
        return table.headings, table.rows, ()
    if len(table.headings) == 1:
        return (NAME,), rows, ()
    raise BadInput(
        f"Line {table.line} names no column that is known: {', '.join(table.headings[:SHOWN])}.",
        "Write headings into the first line: name, or first name and last name; others may follow.",
    )


def _bare(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Return cells without the empty ones at the end."""
    kept = max((at for at, cell in enumerate(cells, 1) if cell), default=0)
    return cells[:kept]


def _fitted(row: Row, wanted: int) -> Row:
    """Return a row with at least so many cells, and more only where something stands in them."""
    cells = _bare(row.cells)
    return replace(row, cells=cells + ("",) * (wanted - len(cells)))


def _name(headings: tuple[str, ...], columns: Columns, row: Row, alias: str) -> str:
    """Return who a row is about; empty: nobody."""
    if columns:
        name = columns.name(row.cells)
        return "" if name.casefold() in NOBODY else name
    unknown = [heading for heading in headings if not is_heading(heading)]
    if unknown and not alias:
        raise BadInput(
            f"Line {row.line} has no alias, and no column is headed as that of the names: "
            f"{', '.join(unknown[:SHOWN])}.",
            "Head it so in the first line: name, or first name and last name.",
        )
    cells = zip(headings, row.cells, strict=False)  # an e-mail address or a number is told
    return next((cell for head, cell in cells if cell and head.casefold() != ALIAS), "")


def _check_aliases(rows: list[NamedRow]) -> None:
    first: dict[str, int] = {}
    for row in rows:
        if not row.alias:
            continue
        if not is_alias(row.alias):
            raise BadInput(
                f"Line {row.line}: '{row.alias}' is no alias.",
                "Leave the cell empty: an alias is given. (It looks like this: otter-7)",
            )
        if row.alias in first:
            raise BadInput(
                f"Lines {first[row.alias]} and {row.line} have one alias, {row.alias}.",
                "Empty the cell of the one who is new.",
            )
        first[row.alias] = row.line


def _namesakes(rows: list[NamedRow], *, has_more: bool) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Return names that stand twice; a whole line that stands twice is a slip, and refused."""
    alike = defaultdict[tuple[str, ...], list[int]](list)
    named = defaultdict[str, list[int]](list)
    for row in rows:
        alike[tuple(cell.casefold() for cell in row.cells)].append(row.line)
        named[row.name.casefold()].append(row.line)
    doubled = [lines for lines in alike.values() if len(lines) > 1]
    if has_more and doubled:
        told = "; ".join(" and ".join(map(str, lines)) for lines in doubled[:SHOWN])
        raise BadInput(f"These lines are the same: {told}.", "Keep one of each.")
    names = {row.name.casefold(): row.name for row in rows}
    return tuple(
        (names[key], tuple(lines)) for key, lines in named.items() if key and len(lines) > 1
    )
