"""Who learns here, and all that is kept of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from civicquiz.model import Amendment, Learner, Memory, Review
from civicquiz.store.class_tables import attempt, pupil
from civicquiz.store.connected import CHUNK, Connected
from civicquiz.store.rows import (
    AMENDMENT,
    LEARNER,
    MEMORY,
    REVIEW,
    amendment_from_row,
    learner_from_row,
    review_from_row,
)
from civicquiz.store.tables import amendment, flag, learner, memory, quiz_session, review

__all__ = ["Learners"]


class Learners(Connected):
    """Learners, by name; export and forgetting."""

    def learners(self) -> list[Learner]:
        """Return all learners, by name."""
        return [learner_from_row(row) for row in self._rows(select(*LEARNER).order_by("name"))]

    def learner_named(self, name: str) -> Learner | None:
        """Return the learner of exactly that name."""
        row = self._row(select(*LEARNER).where(learner.c.name == name))
        return None if row is None else learner_from_row(row)

    def add_learner(self, name: str, now: datetime) -> Learner:
        """Add a learner; the name must be free."""
        with self.transaction():
            self._do(insert(learner), {"name": name, "created_at": now})
            found = self.learner_named(name)
        assert found is not None
        return found

    def rename_learner(self, learner_id: int, name: str) -> None:
        """Give a learner another name, which must be free; no trace is left of the old one."""
        self._do(update(learner).where(learner.c.id == learner_id), {"name": name})
        self._wipe_log()

    def forget_learner(self, learner_id: int) -> dict[str, int]:
        """Delete all that is kept of a learner; return how many rows of which table.

        No trace is left in the file.
        """
        theirs = select(review.c.id).where(review.c.learner_id == learner_id)
        with self.transaction():
            gone = {
                "amendment": self._do(delete(amendment).where(amendment.c.review_id.in_(theirs)))
            }
            # Children before those that they point to.
            for table in (flag, memory, review, attempt, quiz_session, pupil):
                gone[table.name] = self._do(delete(table).where(table.c.learner_id == learner_id))
            gone["learner"] = self._do(delete(learner).where(learner.c.id == learner_id))
        self._wipe_log()
        return gone

    def reviews_of(self, learner_id: int) -> Iterator[Review]:
        """Return all reviews of a learner, in order of recording, a few at a time."""
        statement = select(*REVIEW).where(review.c.learner_id == learner_id)
        after = 0
        while rows := self._rows(
            statement.where(review.c.id > after).order_by(review.c.id).limit(CHUNK)
        ):
            yield from map(review_from_row, rows)
            after = rows[-1].id

    def amendments_of(self, learner_id: int) -> Iterator[Amendment]:
        """Return all amendments to a learner's reviews, in order of recording."""
        statement = select(*AMENDMENT).join(review, review.c.id == amendment.c.review_id)
        statement = statement.where(review.c.learner_id == learner_id).order_by(amendment.c.id)
        yield from map(amendment_from_row, self._rows(statement))

    def memories_of(self, learner_id: int) -> Iterator[tuple[int, Memory]]:
        """Return each question that a learner has a memory of, by id, with it."""
        statement = select(*MEMORY, memory.c.question_id).where(memory.c.learner_id == learner_id)
        after = 0
        while rows := self._rows(
            statement.where(memory.c.question_id > after)
            .order_by(memory.c.question_id)
            .limit(CHUNK)
        ):
            for *columns, question_id in rows:
                yield question_id, Memory(*columns)
                after = question_id
