"""Reviews as they stand after their amendments, in SQL (`study.effective` says it in Python)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Subquery, func, select

from civicquiz.model import Action
from civicquiz.store.tables import amendment, review

__all__ = ["first_answers", "latest", "not_undone", "scheduled"]


def not_undone() -> ColumnElement[bool]:
    """Hold for a review that was not struck out."""
    undone = select(amendment.c.id).where(
        amendment.c.review_id == review.c.id, amendment.c.action == Action.UNDO.value
    )
    return ~undone.exists()


def scheduled() -> ColumnElement[bool]:
    """Hold for a review that stands and moved the schedule."""
    return review.c.rating.is_not(None) & not_undone()


def latest(name: str) -> ColumnElement[Any]:
    """Return a column of a review after its amendments: score, rating or revision_id."""
    word = amendment.c[name]
    newest = (
        select(word)
        .where(amendment.c.review_id == review.c.id, word.is_not(None))
        .order_by(amendment.c.id.desc())
        .limit(1)
    )
    return func.coalesce(newest.scalar_subquery(), review.c[name])


def first_answers(*conditions: ColumnElement[bool]) -> Subquery:
    """Return standing reviews that meet `conditions`, the first of a question in a session as 1."""
    order = func.row_number().over(
        partition_by=(review.c.session_id, review.c.question_id), order_by=review.c.id
    )
    return (
        select(
            review.c.session_id,
            review.c.learner_id,
            review.c.question_id,
            review.c.day,
            review.c.response_ms,
            latest("score").label("score"),
            order.label("nth"),
        )
        .where(not_undone(), *conditions)
        .subquery("standing")
    )
