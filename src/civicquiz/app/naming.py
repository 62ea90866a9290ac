"""The teacher's file of names, joined to aliases in what is shown and never kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from civicquiz.app.roster_file import read_roster
from civicquiz.errors import BadInput
from civicquiz.formats import Table

__all__ = ["Names", "known_names"]

COLUMNS = {
    "email": ("email", "e-mail", "email address", "mail"),
    "username": ("username", "login", "user"),
    "id number": ("id number", "idnumber"),
    "canvas id": ("canvas id",),
    "sis user id": ("sis user id", "student id"),
    "sis login id": ("sis login id",),
    "section": ("section",),
}
"""What a gradebook may want to know of a pupil, and what the column may be headed."""

MOST = 10
"""How many are told."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the file says of each alias, by ``name`` and `COLUMNS`; and what to tell about it."""

    people: Mapping[str, Mapping[str, str]]
    notes: tuple[str, ...] = ()

    @property
    def names(self) -> dict[str, str]:
        """The real name of each alias that has one."""
        return {alias: each["name"] for alias, each in self.people.items() if each.get("name")}


def known_names(table: Table, aliases: Collection[str]) -> Names:
    """Return who the pupils are, by the file that an import of the roster wrote.

    Raises BadInput for a file without aliases.
    """
    roster = read_roster(table)
    spots = _spots([heading.casefold() for heading in roster.headings])
    people: dict[str, dict[str, str]] = {}
    strangers: list[str] = []
    for row in roster.rows:
        if not row.alias:
            continue
        cells = {column: row.cells[at] for column, at in spots.items() if at < len(row.cells)}
        people[row.alias] = {"name": row.name, **cells}
        if row.alias not in aliases:
            strangers.append(f"{row.alias} (line {row.line})")
    if not people:
        raise BadInput(
            "The file of names has no aliases.", "Give the file that class roster import wrote."
        )
    notes = []
    if strangers:
        notes.append(f"Named, but not among the pupils of this quiz: {_some(strangers)}")
    if nameless := sorted(set(aliases) - set(people)):
        notes.append(f"Not in the file of names: {_some(nameless)}")
    return Names(people, tuple(notes))


def _spots(headings: list[str]) -> dict[str, int]:
    """Return where each column stands that a gradebook may want.

    A bare ``id`` may be anybody's; only beside a SIS id is it Canvas's own, as in its export.
    """
    spots = {
        column: next(at for at, heading in enumerate(headings) if heading in wanted)
        for column, wanted in COLUMNS.items()
        if any(heading in wanted for heading in headings)
    }
    if "id" in headings and {"sis user id", "sis login id"} & set(headings):
        spots.setdefault("canvas id", headings.index("id"))
    return spots


def _some(found: list[str]) -> str:
    more = f" and {len(found) - MOST} more" if len(found) > MOST else ""
    return ", ".join(found[:MOST]) + more
