"""What lies on which study day: what is due, what was asked, what siblings do."""

from __future__ import annotations

from datetime import date
from functools import cache

from sqlalchemy import Integer, bindparam, func, select

from civicquiz.model import Action
from civicquiz.store.connected import AnySelect, Connected
from civicquiz.store.queue import FACT, LEARNER, askable
from civicquiz.store.standing import scheduled
from civicquiz.store.tables import amendment, bank, memory, question, review
from civicquiz.store.values import DayCounts

__all__ = ["Calendar"]


ASKED = bindparam("question_id", type_=Integer)


@cache
def sibling_days() -> AnySelect:
    """Find the due days of the other questions of a question's fact."""
    asked, sibling = question.alias("asked"), question.alias("sibling")
    siblings = (
        select(sibling.c.id)
        .join(asked, asked.c.fact_id == sibling.c.fact_id)
        .where(asked.c.id == ASKED, sibling.c.id != ASKED)
    )
    # As IN and in no order, else SQLite would walk through all that the learner remembers.
    return select(memory.c.due_day).where(
        memory.c.learner_id == LEARNER, memory.c.question_id.in_(siblings)
    )


class Calendar(Connected):
    """Counts and days of a learner."""

    def facts_asked(self, learner_id: int, day: date) -> set[int]:
        """Return the facts of which a question was answered on `day` and moved the schedule."""
        statement = (
            select(question.c.fact_id)
            .join(review, review.c.question_id == question.c.id)
            .where(review.c.learner_id == learner_id, review.c.day == day)
            .where(question.c.fact_id.is_not(None), scheduled())
        )
        return set(self._connection.execute(statement).scalars())

    def day_counts(self, learner_id: int, day: date) -> DayCounts:
        """Return how much was answered, reviewed and introduced on `day`."""
        earlier, undone = review.alias("earlier"), amendment.alias("undone")
        struck = select(undone.c.id).where(
            undone.c.review_id == earlier.c.id, undone.c.action == Action.UNDO.value
        )
        met = (
            select(earlier.c.id)
            .where(
                earlier.c.question_id == review.c.question_id,
                earlier.c.learner_id == review.c.learner_id,
                earlier.c.id < review.c.id,
                earlier.c.day != review.c.day,
                earlier.c.rating.is_not(None),
                ~struck.exists(),
            )
            .exists()
        )
        statement = (
            select(review.c.question_id, func.count(), func.max(met))
            .where(review.c.learner_id == learner_id, review.c.day == day, scheduled())
            .group_by(review.c.question_id)
        )
        rows = self._rows(statement)
        reviewed = sum(1 for row in rows if row[2])
        return DayCounts(sum(row[1] for row in rows), reviewed, len(rows) - reviewed)

    def due_counts(self, learner_id: int, day: date, until: date, *, leech: int) -> dict[date, int]:
        """Return how many questions fall due on each day up to `until`; what is overdue, on `day`.

        What rests on `day`, or is retired, is not counted; a day without any is left out.
        """
        statement = (
            select(memory.c.due_day, func.count())
            .select_from(
                FACT.join(memory, memory.c.question_id == question.c.id).join(
                    bank, bank.c.id == question.c.bank_id
                )
            )
            .where(memory.c.learner_id == LEARNER, memory.c.due_day <= bindparam("until"))
            .where(memory.c.struggles < bindparam("leech"), bank.c.retired_at.is_(None), askable())
            .group_by(memory.c.due_day)
        )
        values = {"learner_id": learner_id, "day": day, "until": until, "leech": leech}
        counts = dict[date, int]()
        for due, count in self._rows(statement, values):
            counts[max(due, day)] = counts.get(max(due, day), 0) + count
        return dict(sorted(counts.items()))

    def due_load(self, learner_id: int, first: date, last: date) -> dict[date, int]:
        """Return how many memories fall due on each day from `first` to `last`, resting or not."""
        statement = (
            select(memory.c.due_day, func.count())
            .where(memory.c.learner_id == LEARNER)
            .where(memory.c.due_day.between(bindparam("first"), bindparam("last")))
            .group_by(memory.c.due_day)
        )
        values = {"learner_id": learner_id, "first": first, "last": last}
        return dict(self._rows(statement, values))

    def sibling_due_days(self, learner_id: int, question_id: int) -> list[date]:
        """Return the days on which the other questions of the same fact are due."""
        values = {"learner_id": learner_id, "question_id": question_id}
        return sorted(self._connection.execute(sibling_days(), values).scalars())

    def leeches(self, leech: int, *, learner_id: int | None = None) -> list[tuple[int, int, int]]:
        """Return learner, question and struggles where these are `leech` or more."""
        statement = select(memory.c.learner_id, memory.c.question_id, memory.c.struggles)
        statement = statement.where(memory.c.struggles >= leech)
        if learner_id is not None:
            statement = statement.where(memory.c.learner_id == learner_id)
        rows = self._rows(statement.order_by(memory.c.learner_id, memory.c.question_id))
        return [(who, asked, struggles) for who, asked, struggles in rows]
