"""The log: answers and later words on them, and the memory that is their sum."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache

from sqlalchemy import (
    Delete,
    Insert,
    bindparam,
    delete,
    insert,
    literal_column,
    select,
)
from sqlalchemy.dialects.sqlite import insert as insert_or_update

from civicquiz.model import Amendment, Kind, Memory, Review
from civicquiz.store.connected import AnySelect, Connected, chunks
from civicquiz.store.rows import (
    AMENDMENT,
    MEMORY,
    REVIEW,
    amendment_from_row,
    amendment_to_row,
    memory_from_row,
    memory_to_row,
    review_from_row,
    review_to_row,
)
from civicquiz.store.standing import not_undone
from civicquiz.store.tables import amendment, bank, flag, learner, memory, question, review
from civicquiz.store.values import Flag, Log

__all__ = ["Recording"]

OF_ONE = (
    memory.c.learner_id == bindparam("learner"),
    memory.c.question_id == bindparam("question"),
)


def writing_review() -> Insert:
    """Write a review; the kind is the question's."""
    kind = select(question.c.kind).where(question.c.id == bindparam("asked"))
    return insert(review).values(kind=kind.scalar_subquery())


def writing_memory() -> Insert:
    """Write a memory over the older one, if any. PostgreSQL has the same form of its own."""
    statement = insert_or_update(memory)
    names = [column.name for column in MEMORY]
    return statement.on_conflict_do_update(
        index_elements=["learner_id", "question_id"],
        set_={name: statement.excluded[name] for name in names},
    )


@cache
def reading_memory() -> AnySelect:
    """Find the memory of a learner and a question."""
    return select(*MEMORY).where(*OF_ONE)


@cache
def dropping_memory() -> Delete:
    """Delete the memory of a learner and a question."""
    return delete(memory).where(*OF_ONE)


class Recording(Connected):
    """Writing and reading of reviews, amendments, memories and flags."""

    def memory(self, learner_id: int, question_id: int) -> Memory | None:
        """Return what a learner is thought to know of a question."""
        row = self._row(reading_memory(), {"learner": learner_id, "question": question_id})
        return None if row is None else memory_from_row(row)

    def replace_memory(self, learner_id: int, question_id: int, kept: Memory | None) -> None:
        """Write a memory over the older one, or leave none."""
        if kept is None:
            self._do(dropping_memory(), {"learner": learner_id, "question": question_id})
            return
        row = memory_to_row(kept) | {"learner_id": learner_id, "question_id": question_id}
        self._write(writing_memory, row)

    def record_review(self, given: Review, kept: Memory | None) -> int:
        """Add a review, whose own id counts for nothing, and return the id it got.

        `kept` is the memory from then on; None leaves what there is (cramming).
        """
        with self.transaction():
            row = review_to_row(given) | {"asked": given.question_id}
            found = self._write(writing_review, row)
            if kept is not None:
                self.replace_memory(given.learner_id, given.question_id, kept)
        return found

    def amend(self, word: Amendment, kept: Memory | None) -> int:
        """Add an amendment, whose own id counts for nothing, and return the id it got.

        `kept` is the memory from then on; None leaves none.
        """
        with self.transaction():
            whose = select(review.c.learner_id, review.c.question_id)
            row = self._row(whose.where(review.c.id == word.review_id))
            found = self._insert(insert(amendment), amendment_to_row(word))
            if row is not None:
                self.replace_memory(row.learner_id, row.question_id, kept)
        return found

    def log(self, learner_id: int, question_id: int) -> Log:
        """Return all that happened between a learner and a question."""
        return dict(self._logs(learner_id, [question_id])).get(question_id, Log((), ()))

    def logs(self, learner_id: int) -> Iterator[tuple[int, Log]]:
        """Return the log of each question that a learner ever answered, by its id."""
        statement = select(review.c.question_id).where(review.c.learner_id == learner_id)
        ids = [row[0] for row in self._rows(statement.distinct().order_by(review.c.question_id))]
        for some in chunks(ids):
            yield from self._logs(learner_id, some)

    def _logs(self, learner_id: int, ids: Sequence[int]) -> Iterator[tuple[int, Log]]:
        theirs = (review.c.learner_id == learner_id, review.c.question_id.in_(ids))
        reviews: defaultdict[int, list[Review]] = defaultdict(list)
        statement = select(*REVIEW).where(*theirs)
        for row in self._rows(statement.order_by(review.c.question_id, review.c.id)):
            reviews[row.question_id].append(review_from_row(row))
        amendments: defaultdict[int, list[Amendment]] = defaultdict(list)
        words = select(*AMENDMENT, review.c.question_id).select_from(
            review.join(amendment, amendment.c.review_id == review.c.id)
        )
        for *columns, asked in self._rows(words.where(*theirs).order_by(amendment.c.id)):
            amendments[asked].append(amendment_from_row(columns))
        for asked, given in reviews.items():
            yield asked, Log(tuple(given), tuple(amendments.get(asked, ())))

    def response_times(self, learner_id: int, kind: Kind, limit: int = 1000) -> list[int]:
        """Return the milliseconds of the latest right answers to a kind, the newest first.

        As they were graded then; those without a time, and what was undone, do not count.
        """
        statement = (
            select(review.c.response_ms)
            .where(
                review.c.learner_id == learner_id,
                review.c.kind == kind.value,
                review.c.score >= 1,
                review.c.response_ms > 0,
                not_undone(),
            )
            .order_by(review.c.id.desc())
            .limit(limit)
        )
        return list(self._connection.execute(statement).scalars())

    def flag(
        self, learner_id: int, question_id: int, revision_id: int, note: str, now: datetime
    ) -> int:
        """Mark a question for its author; return the id of the mark."""
        # From JSON a note may hold half a character, which no database takes.
        note = note.encode("utf-8", "replace").decode()
        values = {"learner_id": learner_id, "question_id": question_id, "note": note, "at": now}
        return self._insert(insert(flag), values | {"revision_id": revision_id})

    def flags(self, *, bank_id: int | None = None, learner_id: int | None = None) -> list[Flag]:
        """Return what was marked, in a bank or by a learner, in order of time."""
        statement = (
            select(
                flag.c.id,
                learner.c.name,
                flag.c.question_id,
                bank.c.key + literal_column("'/'") + question.c.key,
                flag.c.revision_id,
                flag.c.at,
                flag.c.note,
            )
            .join(learner, learner.c.id == flag.c.learner_id)
            .join(question, question.c.id == flag.c.question_id)
            .join(bank, bank.c.id == question.c.bank_id)
            .order_by(flag.c.id)
        )
        if bank_id is not None:
            statement = statement.where(bank.c.id == bank_id)
        if learner_id is not None:
            statement = statement.where(flag.c.learner_id == learner_id)
        return [Flag(*row) for row in self._rows(statement)]
