"""Rosters: who is in a class. Real names pass through here, from file to file, and are not kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random

from civicquiz.app.classes import find_class, find_pupil
from civicquiz.app.pins import hash_pin
from civicquiz.app.roster_file import NamedRow, Roster, names_table
from civicquiz.errors import BadInput
from civicquiz.model import Classroom, Pupil
from civicquiz.store import Store
from civicquiz.study import new_aliases

__all__ = [
    "Imported",
    "add_pupils",
    "import_roster",
    "return_pupil",
    "set_pin",
    "take_out",
]

MOST_AT_ONCE = 10_000
PINS = range(1000, 10_000)
"""Four digits, none of them a nought at the start: a spreadsheet would drop it."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did.

    `added` are the new pupils, `known` how many of the file were in the class before, `absent` the
    aliases of the class that the file does not name, `gone` those in the file who were taken out,
    `namesakes` names that stand twice, with the lines, `left_out` the lines where nobody stands.
    """

    room: Classroom
    added: tuple[Pupil, ...]
    known: int
    absent: tuple[str, ...]
    gone: tuple[str, ...]
    namesakes: tuple[tuple[str, tuple[int, ...]], ...]
    left_out: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import will do: the rows as they will be, and the hash of the PIN of each new one.

    `hashes` stand under the places of the rows; `here` are those whom the class has and had.
    """

    room: Classroom
    here: dict[str, Pupil]
    rows: list[NamedRow]
    hashes: dict[int, str]


def import_roster(
    store: Store,
    class_name: str,
    roster: Roster,
    now: datetime,
    rng: Random,
    write: Callable[[list[list[str]]], None],
    *,
    add: bool = False,
    pins: bool = False,
) -> Imported:
    """Give an alias to each row that has none, and `write` the file of names with the aliases.

    The pupils and the file come to be together or not at all. `add`: rows without an alias are
    new pupils even though the class is not empty. `pins`: each new pupil whose row has no PIN gets
    one. Who was taken out stays out: their names are kept for old results.
    """
    while True:
        plan = _planned(store, class_name, roster, rng, add=add, pins=pins)
        rows, room, here = plan.rows, plan.room, plan.here
        with store.transaction():
            if _members(store, room) != here:
                continue  # somebody else came or went meanwhile
            added = store.add_pupils(room, [rows[at].alias for at in plan.hashes], now)
            for pupil, kept in zip(added, plan.hashes.values(), strict=True):
                if kept:
                    store.set_pin(pupil.learner_id, kept)
            write(names_table(roster, rows))
            break
    named = {row.alias for row in rows}
    known = [each for alias, each in here.items() if alias in named]
    return Imported(
        room,
        added=tuple(added),
        known=sum(each.left_at is None for each in known),
        absent=tuple(a for a, each in here.items() if a not in named and not each.left_at),
        gone=tuple(each.alias for each in known if each.left_at),
        namesakes=roster.namesakes,
        left_out=roster.left_out,
    )


def _planned(
    store: Store, class_name: str, roster: Roster, rng: Random, *, add: bool, pins: bool
) -> Plan:
    """Return what an import will do. Hashing a school's PINs takes long: nobody waits meanwhile."""
    with store.snapshot():
        room = find_class(store, class_name, active=True)
        here = _members(store, room)
        _refuse_doubles(room, roster, here, add=add)
        fresh = sum(row.is_new for row in roster.rows)
        drawn = iter(_free_aliases(store, room, fresh, rng, roster))
    rows = [row.under(next(drawn)) if row.is_new else row for row in roster.rows]
    new = [at for at, row in enumerate(rows) if row.alias and row.alias not in here]
    if pins:
        for at in new:
            rows[at] = rows[at] if rows[at].pin else rows[at].with_pin(_pin(rng))
    return Plan(room, here, rows, {at: _hashed(rows[at].pin, rng) for at in new})


def _members(store: Store, room: Classroom) -> dict[str, Pupil]:
    """Return all who are or were in a class, by alias."""
    return {pupil.alias: pupil for pupil in store.pupils(room.id, left=True)}


def add_pupils(
    store: Store, class_name: str, count: int, now: datetime, rng: Random
) -> tuple[Classroom, list[Pupil]]:
    """Add pupils under new aliases."""
    with store.transaction():
        room = find_class(store, class_name, active=True)
        return room, store.add_pupils(room, _free_aliases(store, room, count, rng), now)


def return_pupil(store: Store, class_name: str, alias: str) -> Pupil:
    """Take a pupil in again who was taken out, history and all."""
    with store.transaction():
        room = find_class(store, class_name, active=True)
        gone = {each.alias: each for each in store.pupils(room.id, left=True) if each.left_at}
        pupil = gone.get(alias.casefold())
        if pupil is None:
            told = f"Nobody who left {room.name} is '{alias}'."
            raise BadInput(told, f"See: civicquiz class roster list {room.name} --left")
        store.pupil_leaves(pupil.learner_id, None)
    return pupil


def take_out(store: Store, class_name: str, alias: str, now: datetime) -> Pupil:
    """Take a pupil out of a class; all answers stay, and nobody else gets the alias."""
    with store.transaction():
        pupil = find_pupil(store, find_class(store, class_name), alias)
        store.pupil_leaves(pupil.learner_id, now)
    return pupil


def set_pin(
    store: Store, class_name: str, aliases: Sequence[str], rng: Random, *, none: bool = False
) -> list[tuple[Pupil, str]]:
    """Draw a new PIN for each pupil named (all where none is), or take it away; return them.

    What is kept is a hash: this is the only time that the PINs are seen.
    """
    with store.snapshot():
        room = find_class(store, class_name, active=True)
        chosen = [find_pupil(store, room, alias) for alias in aliases] or store.pupils(room.id)
    drawn = [(pupil, "" if none else _pin(rng)) for pupil in chosen]
    hashes = [_hashed(pin, rng) for _, pin in drawn]  # nobody waits meanwhile
    with store.transaction():
        for (pupil, _), kept in zip(drawn, hashes, strict=True):
            store.set_pin(pupil.learner_id, kept)
    return drawn


def _refuse_doubles(room: Classroom, roster: Roster, here: dict[str, Pupil], *, add: bool) -> None:
    """Refuse a file that would most likely add pupils a second time."""
    count = sum(pupil.left_at is None for pupil in here.values())
    if not count or add:
        return
    if roster.has_aliases and not any(row.alias in here for row in roster.rows):
        raise BadInput(
            f"None of the aliases in this file is one of {room.name}'s {count:,} pupils.",
            "Is it the file of another class? If all of them are new here, add --add.",
        )
    if not roster.has_aliases:
        raise BadInput(
            f"{room.name} has {count:,} pupils already, and this file names no aliases.",
            "If all of them are new, add --add. Else add the new ones, without an alias, to the "
            "file of names that the first import wrote, and import that with --update.",
        )


def _free_aliases(
    store: Store, room: Classroom, count: int, rng: Random, roster: Roster | None = None
) -> list[str]:
    """Return aliases that nobody has or had in the class, nor in the file."""
    if count > MOST_AT_ONCE:
        raise BadInput(
            f"That is {count:,} pupils at once; {MOST_AT_ONCE:,} is the most.", "Is it one class?"
        )
    taken = [row.alias for row in roster.rows if row.alias] if roster is not None else []
    # Pupils, those too who left, and whoever was given such a name by hand.
    start = f"{room.name}/"
    taken += [
        learner.name.removeprefix(start)
        for learner in store.learners()
        if learner.name.startswith(start)
    ]
    return new_aliases(count, taken, rng)


def _pin(rng: Random) -> str:
    return str(rng.choice(PINS))


def _hashed(pin: str, rng: Random) -> str:
    """Return what is kept of a PIN; empty where there is none."""
    return hash_pin(pin, rng.randbytes(16)) if pin else ""
