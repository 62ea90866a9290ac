"""Classes and their pupils."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, insert, select, update

from civicquiz.model import Classroom, Memory, Pupil
from civicquiz.store.class_tables import classroom, pupil
from civicquiz.store.connected import AnySelect, Connected
from civicquiz.store.rows import MEMORY
from civicquiz.store.tables import learner, memory

__all__ = ["Classes"]

CLASSROOM = tuple(classroom.c[name] for name in Classroom.__dataclass_fields__)
PUPIL = (
    pupil.c.learner_id,
    pupil.c.classroom_id,
    pupil.c.alias,
    learner.c.name,
    pupil.c.joined_at,
    pupil.c.pin_hash,
    pupil.c.left_at,
)
"""The columns of each value, in the order of its fields."""


def the_pupils() -> AnySelect:
    """Find pupils, with the names that they have as learners."""
    return select(*PUPIL).join(learner, learner.c.id == pupil.c.learner_id)


class Classes(Connected):
    """Classes by name, pupils by alias."""

    def add_classroom(self, name: str, now: datetime) -> Classroom:
        """Add a class; the name must be free."""
        found = self._insert(insert(classroom), {"name": name, "created_at": now})
        return Classroom(found, name, now)

    def classrooms(self) -> list[Classroom]:
        """Return all classes, archived ones too, by name."""
        return [Classroom(*row) for row in self._rows(select(*CLASSROOM).order_by("name"))]

    def classroom(self, classroom_id: int) -> Classroom | None:
        """Return the class of that id."""
        row = self._row(select(*CLASSROOM).where(classroom.c.id == classroom_id))
        return None if row is None else Classroom(*row)

    def classroom_named(self, name: str) -> Classroom | None:
        """Return the class of exactly that name."""
        row = self._row(select(*CLASSROOM).where(classroom.c.name == name))
        return None if row is None else Classroom(*row)

    def archive_classroom(self, classroom_id: int, when: datetime | None) -> None:
        """Archive a class at that moment; None takes it back into use."""
        statement = update(classroom).where(classroom.c.id == classroom_id)
        self._do(statement, {"archived_at": when})

    def add_pupils(
        self, room: Classroom, aliases: Sequence[str], now: datetime, *, pin_hash: str = ""
    ) -> list[Pupil]:
        """Add a learner ``CLASS/ALIAS`` for each alias, all of them free; one transaction."""
        names = {alias: f"{room.name}/{alias}" for alias in aliases}
        with self.transaction():
            self._do(
                insert(learner),
                [{"name": name, "created_at": now} for name in names.values()],
            )
            ids = {
                name: found
                for found, name in self._rows(
                    select(learner.c.id, learner.c.name).where(learner.c.name.in_(names.values()))
                )
            }
            added = [
                Pupil(ids[name], room.id, alias, name, now, pin_hash)
                for alias, name in names.items()
            ]
            self._do(
                insert(pupil),
                [
                    {
                        "learner_id": each.learner_id,
                        "classroom_id": each.classroom_id,
                        "alias": each.alias,
                        "joined_at": each.joined_at,
                        "pin_hash": each.pin_hash,
                    }
                    for each in added
                ],
            )
        return added

    def pupils(self, classroom_id: int, *, left: bool = False) -> list[Pupil]:
        """Return the pupils of a class by alias; with `left`, those too who are gone from it."""
        statement = the_pupils().where(pupil.c.classroom_id == classroom_id)
        if not left:
            statement = statement.where(pupil.c.left_at.is_(None))
        return [Pupil(*row) for row in self._rows(statement.order_by(pupil.c.alias))]

    def pupil_counts(self) -> dict[int, int]:
        """Return how many pupils each class has now, under its id; an empty one is left out."""
        statement = select(pupil.c.classroom_id, func.count()).where(pupil.c.left_at.is_(None))
        counts = dict[int, int]()
        for found, count in self._rows(statement.group_by("classroom_id")):
            counts[found] = count
        return counts

    def pupil_named(self, classroom_id: int, alias: str) -> Pupil | None:
        """Return the pupil of a class under exactly that alias, gone or not."""
        statement = the_pupils().where(pupil.c.classroom_id == classroom_id, pupil.c.alias == alias)
        row = self._row(statement)
        return None if row is None else Pupil(*row)

    def pupil(self, learner_id: int) -> Pupil | None:
        """Return a learner as a pupil; None for one of no class."""
        row = self._row(the_pupils().where(pupil.c.learner_id == learner_id))
        return None if row is None else Pupil(*row)

    def pupil_ids(self) -> set[int]:
        """Return which learners are pupils, of any class, gone or not."""
        return {found for (found,) in self._rows(select(pupil.c.learner_id))}

    def pupil_leaves(self, learner_id: int, when: datetime | None) -> None:
        """Take a pupil out of the class, the history stays; None takes the pupil in again."""
        self._do(update(pupil).where(pupil.c.learner_id == learner_id), {"left_at": when})

    def set_pin(self, learner_id: int, pin_hash: str) -> None:
        """Keep the hash of a pupil's PIN; empty: none is asked for."""
        self._do(update(pupil).where(pupil.c.learner_id == learner_id), {"pin_hash": pin_hash})

    def class_memories(self, classroom_id: int) -> list[tuple[int, int, Memory]]:
        """Return learner, question and memory of all that the pupils of a class have met."""
        statement = (
            select(memory.c.learner_id, memory.c.question_id, *MEMORY)
            .join(pupil, pupil.c.learner_id == memory.c.learner_id)
            .where(pupil.c.classroom_id == classroom_id, pupil.c.left_at.is_(None))
            .order_by(memory.c.learner_id, memory.c.question_id)
        )
        return [(who, what, Memory(*rest)) for who, what, *rest in self._rows(statement)]
