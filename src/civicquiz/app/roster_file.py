"""The teacher's file of names: read, checked, and written again with an alias in each row."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from civicquiz.errors import BadInput
from civicquiz.formats import Row, Table
from civicquiz.study import is_alias

__all__ = ["NamedRow", "Roster", "names_table", "read_roster"]

ALIAS, NAME, PIN = "alias", "name", "pin"
WHOLE = ("name", "full name", "pupil", "student", "learner", "schüler", "nom complet", "nombre")
GIVEN = ("first name", "firstname", "given name", "forename", "vorname", "prénom", "prenom")
FAMILY = ("last name", "lastname", "surname", "family name", "nachname", "nom", "apellido")
OTHERS = (
    *("alias", "pin", "id", "number", "no", "no.", "nr", "email", "e-mail", "email address"),
    *("mail", "login", "username", "user", "class", "group", "section", "klasse", "idnumber"),
    *("id number", "sis user id", "sis login id", "student id"),
)
KNOWN = {*WHOLE, *GIVEN, *FAMILY, *OTHERS}
"""Headings by which a first row is known to be one, in small letters."""

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

    def under(self, alias: str) -> NamedRow:
        """Return the row with an alias."""
        return replace(self, alias=alias)

    def with_pin(self, pin: str) -> NamedRow:
        """Return the row with a PIN."""
        return replace(self, pin=pin)


@dataclass(frozen=True, slots=True)
class Roster:
    """What the file holds; `namesakes` are names that stand twice, with their lines."""

    headings: tuple[str, ...]
    rows: tuple[NamedRow, ...]
    namesakes: tuple[tuple[str, tuple[int, ...]], ...] = ()

    @property
    def nameless(self) -> int:
        """How many rows have no alias yet."""
        return sum(not row.alias for row in self.rows)


def read_roster(table: Table) -> Roster:
    """Return who stands in a table; raise BadInput, with the lines, where that is not certain."""
    headings, rows = _headed(table)
    lower = [heading.casefold() for heading in headings]
    for heading in (ALIAS, PIN):
        table.column(heading)  # one of each at most
    named = []
    for row in rows:
        if len(row.cells) > len(headings):
            raise BadInput(
                f"Line {row.line} has {len(row.cells)} cells, the headings are {len(headings)}.",
                "Put a cell that holds a comma into quotation marks.",
            )
        cells = dict(zip(lower, row.cells, strict=False))
        alias, pin = cells.get(ALIAS, "").casefold(), cells.get(PIN, "")
        named.append(NamedRow(row.line, _name(lower, row.cells), alias, row.cells, pin))
    if not named:
        raise BadInput("Nobody stands in this file.", "Write a line for each pupil.")
    _check_aliases(named)
    return Roster(headings, tuple(named), _namesakes(named, has_more=len(headings) > 1))


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


def _headed(table: Table) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """Return headings and rows; a single column of names needs no heading."""
    if any(heading.casefold() in KNOWN for heading in table.headings):
        return table.headings, table.rows
    first = Row(table.line, table.headings)
    if len(table.headings) == 1:
        return (NAME,), (first, *table.rows)
    raise BadInput(
        f"Line {table.line} names no column that is known: {', '.join(table.headings[:SHOWN])}.",
        "Write headings into the first line: name, or first name and last name; others may follow.",
    )


def _name(lower: list[str], cells: tuple[str, ...]) -> str:
    """Return who a row is about: the name, or the given and the family name, or the first cell."""
    for wanted in (WHOLE, (*GIVEN, *FAMILY)):
        parts = [(wanted.index(each), cells[at]) for at, each in enumerate(lower) if each in wanted]
        told = " ".join(cell for _, cell in sorted(parts) if cell)
        if told:
            return told
    return next((cell for at, cell in enumerate(cells[: len(lower)]) if lower[at] != ALIAS), "")


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
