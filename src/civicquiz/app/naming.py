"""The teacher's file of names, joined to aliases in what is shown and never kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from civicquiz.errors import BadInput
from civicquiz.formats import read_table

__all__ = ["Names", "read_names"]

COLUMNS = {
    "name": ("name", "student", "full name"),
    "email": ("email", "e-mail", "email address"),
    "username": ("username", "user name", "login"),
    "id number": ("id number", "idnumber"),
    "canvas id": ("canvas id", "id"),
    "sis user id": ("sis user id", "sis id"),
    "sis login id": ("sis login id",),
    "section": ("section",),
}
"""What a gradebook may want to know of a pupil, and what the column may be headed."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the file says of each alias, by the names of `COLUMNS`, and what to tell about it."""

    people: Mapping[str, Mapping[str, str]]
    notes: tuple[str, ...] = ()

    @property
    def names(self) -> dict[str, str]:
        """The real name of each alias that has one."""
        return {alias: each["name"] for alias, each in self.people.items() if each.get("name")}


def read_names(content: bytes, aliases: Collection[str]) -> Names:
    """Read a CSV file with the columns ``alias`` and ``name``, and those of a gradebook.

    Raises BadInput for a file without aliases, or one that names an alias twice.
    """
    table = read_table(content)
    at = table.column("alias")
    if at is None:
        raise BadInput(
            "The file of names has no column “alias”.",
            "Its first row names the columns: alias,name",
        )
    known = {column: table.column(*headings) for column, headings in COLUMNS.items()}
    people: dict[str, dict[str, str]] = {}
    strangers: list[str] = []
    for row in table.rows:
        alias = row.cells[at].casefold()
        if alias in people:
            raise BadInput(f"Line {row.line}: '{alias}' is named twice.", "Keep one line of them.")
        if not alias:
            raise BadInput(f"Line {row.line} has no alias.", "Fill it in, or delete the line.")
        people[alias] = {
            column: row.cells[spot] for column, spot in known.items() if spot is not None
        }
        if alias not in aliases:
            strangers.append(f"line {row.line}: {alias}")
    nameless = sorted(set(aliases) - set(people))
    notes = []
    if strangers:
        notes.append(f"Named, but not among the pupils of this quiz: {_some(strangers)}")
    if nameless:
        notes.append(f"Not in the file of names: {_some(nameless)}")
    return Names(people, tuple(notes))


MOST = 10
"""How many are told."""


def _some(found: list[str]) -> str:
    more = f" and {len(found) - MOST} more" if len(found) > MOST else ""
    return ", ".join(found[:MOST]) + more
