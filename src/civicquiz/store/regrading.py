"""Answers that were graded under a key which a question no longer has."""

from __future__ import annotations

from sqlalchemy import ColumnElement, FromClause, func, select

from civicquiz.store.connected import Connected, chunks
from civicquiz.store.rows import AMENDMENT, REVIEW, amendment_from_row, review_from_row
from civicquiz.store.standing import latest, not_undone
from civicquiz.store.tables import amendment, bank, question, review, revision
from civicquiz.store.values import Log

__all__ = ["Regrading"]

OLDER = revision.alias("older")


def under_an_old_key(bank_key: str) -> tuple[FromClause, tuple[ColumnElement[bool], ...]]:
    """Return tables and conditions that find such reviews, not undone, in a bank."""
    tables = (
        question.join(bank, bank.c.id == question.c.bank_id)
        .join(revision, revision.c.id == question.c.revision_id)
        .join(OLDER, OLDER.c.question_id == question.c.id)
        .join(review, review.c.question_id == question.c.id)
    )
    return tables, (
        bank.c.key == bank_key,
        OLDER.c.key_hash != revision.c.key_hash,
        latest("revision_id") == OLDER.c.id,
        not_undone(),
    )


class Regrading(Connected):
    """Which past answers a changed key concerns."""

    def old_key_counts(self, bank_key: str) -> dict[int, int]:
        """Return how many answers were graded under an old key, under the questions' ids."""
        tables, conditions = under_an_old_key(bank_key)
        statement = select(question.c.id, func.count()).select_from(tables).where(*conditions)
        counts = dict[int, int]()
        for found, count in self._rows(statement.group_by(question.c.id).order_by(question.c.id)):
            counts[found] = count
        return counts

    def old_key_log(self, bank_key: str, question_id: int | None = None) -> Log:
        """Return the answers graded under an old key, with all amendments to them."""
        tables, conditions = under_an_old_key(bank_key)
        statement = select(*REVIEW).select_from(tables).where(*conditions).order_by(review.c.id)
        if question_id is not None:
            statement = statement.where(question.c.id == question_id)
        with self.snapshot():
            reviews = tuple(map(review_from_row, self._rows(statement)))
            words = [
                amendment_from_row(row)
                for ids in chunks(each.id for each in reviews)
                for row in self._rows(select(*AMENDMENT).where(amendment.c.review_id.in_(ids)))
            ]
        return Log(reviews, tuple(sorted(words, key=lambda word: word.id)))
