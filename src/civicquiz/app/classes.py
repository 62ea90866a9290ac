"""Classes: made, found by name, archived; and their pupils and quizzes, found by name."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches

from civicquiz.errors import BadInput, NotFound
from civicquiz.model import ClassQuiz, Classroom, Pupil
from civicquiz.store import Store

__all__ = [
    "ClassFigures",
    "archive_class",
    "class_figures",
    "find_class",
    "find_class_quiz",
    "find_pupil",
    "new_class",
    "refuse_archived",
]

LONGEST_NAME = 40

FORGIVEN = re.compile(r"\A([a-z]+)[\s_-]*([0-9]+)\Z")
"""An alias as somebody in a hurry may write it."""


@dataclass(frozen=True, slots=True)
class ClassFigures:
    """A class with how many pupils it has now, and how many quizzes it was given."""

    room: Classroom
    pupils: int
    quizzes: int


def new_class(store: Store, name: str, now: datetime) -> Classroom:
    """Make a class whose name is free, however its letters are written."""
    name = _checked(name)
    with store.transaction():
        for room in store.classrooms():
            if room.name.casefold() == name.casefold():
                archived = ", archived" if room.archived_at else ""
                raise BadInput(
                    f"There is a class '{room.name}' already{archived}.",
                    "Choose another name, such as one with the year.",
                )
        return store.add_classroom(name, now)


def archive_class(store: Store, name: str, when: datetime | None) -> Classroom:
    """Archive a class at that moment, or take it back into use (None)."""
    room = find_class(store, name)
    store.archive_classroom(room.id, when)
    return room


def find_class(store: Store, name: str, *, active: bool = False) -> Classroom:
    """Return the class of a name; it must not be archived where it must be `active`."""
    rooms = {room.name.casefold(): room for room in store.classrooms()}
    room = rooms.get(name.casefold())
    if room is None:
        known = [each.name for each in rooms.values()]
        first = "There are none yet. Make one: civicquiz class new NAME"
        raise NotFound(
            f"There is no class '{name}'.",
            _hint(name, known, "civicquiz class list") if known else first,
        )
    if active and room.archived_at is not None:
        raise _archived(room)
    return room


def refuse_archived(store: Store, quiz: ClassQuiz) -> None:
    """Raise where the class of a quiz is archived: nobody can take it."""
    room = store.classroom(quiz.classroom_id)
    if room is not None and room.archived_at is not None:
        raise _archived(room)


def _archived(room: Classroom) -> BadInput:
    return BadInput(
        f"The class {room.name} is archived.",
        f"Take it back into use: civicquiz class archive {room.name} --undo",
    )


def class_figures(store: Store, *, archived: bool = False) -> list[ClassFigures]:
    """Return the classes with their figures, by name; the archived ones only where asked for."""
    with store.snapshot():
        pupils = store.pupil_counts()
        quizzes = Counter(quiz.classroom_id for quiz in store.class_quizzes())
        return [
            ClassFigures(room, pupils.get(room.id, 0), quizzes[room.id])
            for room in store.classrooms()
            if archived or room.archived_at is None
        ]


def find_class_quiz(store: Store, key: str) -> ClassQuiz:
    """Return the class quiz of a key, however its letters are written."""
    quizzes = {quiz.key.casefold(): quiz for quiz in store.class_quizzes()}
    quiz = quizzes.get(key.casefold())
    if quiz is None:
        raise NotFound(
            f"There is no class quiz '{key}'.",
            _hint(key, [each.key for each in quizzes.values()], "civicquiz class quiz list"),
        )
    return quiz


def find_pupil(store: Store, room: Classroom, alias: str) -> Pupil:
    """Return the pupil of a class under an alias; one who left is not found.

    Capitals, and a blank or nothing for the hyphen, are forgiven: ``Otter 7`` is ``otter-7``.
    """
    wanted = alias.casefold().strip().removeprefix(f"{room.name.casefold()}/")
    wanted = FORGIVEN.sub(r"\1-\2", wanted)
    pupil = store.pupil_named(room.id, wanted)
    if pupil is not None and pupil.left_at is None:
        return pupil
    if pupil is not None:
        raise NotFound(
            f"{pupil.alias} was taken out of {room.name}.",
            f"In again: civicquiz class roster add {room.name} {pupil.alias}",
        )
    aliases = [each.alias for each in store.pupils(room.id)]
    raise NotFound(
        f"Nobody in {room.name} is '{alias}'.",
        _hint(wanted, aliases, f"civicquiz class roster list {room.name}"),
    )


def _hint(name: str, names: list[str], listing: str) -> str:
    near = get_close_matches(name, names, n=1, cutoff=0.5)
    return (f"Did you mean '{near[0]}'? " if near else "") + f"All of them: {listing}"


def _checked(name: str) -> str:
    """Return the name of a class, which stands in the names of its pupils and quizzes."""
    name = name.strip()
    fit = 0 < len(name) <= LONGEST_NAME and all(c.isalnum() or c in "-_." for c in name)
    if not fit or not name[0].isalnum():
        raise BadInput(
            f"'{name}' is no name for a class.",
            f"Use 1 to {LONGEST_NAME} letters and digits, and - _ . between them: 3B, 3B-2026.",
        )
    return name
