"""Quiz sessions, their answers, and what they come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Update, bindparam, case, func, insert, literal, select, update

from civicquiz.model import QuizSession, SessionKind
from civicquiz.store.connected import Connected
from civicquiz.store.rows import (
    AMENDMENT,
    REVIEW,
    SESSION,
    amendment_from_row,
    review_from_row,
    session_from_row,
    session_to_row,
)
from civicquiz.store.standing import first_answers
from civicquiz.store.tables import amendment, bank, learner, question, quiz_session, review
from civicquiz.store.values import HistoryFigures, Log, SessionFigures

__all__ = ["Sessions"]

LARGEST_ID = 2**63 - 1


def saving_session() -> Update:
    """Write what can change of a session."""
    columns = {
        name: bindparam(f"new_{name}", type_=quiz_session.c[name].type)
        for name in ("plan", "skipped", "ended_at", "score")
    }
    return update(quiz_session).where(quiz_session.c.id == bindparam("session")).values(columns)


class Sessions(Connected):
    """Sessions from start to end, and the history that they make."""

    def start_session(
        self,
        learner_id: int,
        kind: SessionKind,
        settings: Mapping[str, object],
        *,
        seed: int,
        plan: Sequence[int],
        now: datetime,
    ) -> QuizSession:
        """Add a session that starts now."""
        fresh = QuizSession(0, learner_id, kind, settings, seed, tuple(plan), (), now)
        return replace(fresh, id=self._insert(insert(quiz_session), session_to_row(fresh)))

    def save_session(self, session: QuizSession) -> None:
        """Write plan, what was skipped, end and score of a session; the rest never changes."""
        row = session_to_row(session)
        values = {f"new_{name}": row[name] for name in ("plan", "skipped", "ended_at", "score")}
        self._write(saving_session, values | {"session": session.id})

    def session(self, session_id: int) -> QuizSession | None:
        """Return a session; None where there is none of that number."""
        if not 0 < session_id <= LARGEST_ID:
            return None
        row = self._row(select(*SESSION).where(quiz_session.c.id == session_id))
        return None if row is None else session_from_row(row)

    def unfinished_session(self, learner_id: int) -> QuizSession | None:
        """Return the last session that a learner started and did not end.

        A class quiz is none of these: it is gone on with by its own name, under its own rules.
        """
        row = self._row(
            select(*SESSION)
            .where(
                quiz_session.c.learner_id == learner_id,
                quiz_session.c.ended_at.is_(None),
                quiz_session.c.kind != SessionKind.ASSIGNED.value,
            )
            .order_by(quiz_session.c.id.desc())
            .limit(1)
        )
        return None if row is None else session_from_row(row)

    def session_log(self, session_id: int) -> Log:
        """Return all reviews of a session, and all amendments to them."""
        reviews = select(*REVIEW).where(review.c.session_id == session_id).order_by(review.c.id)
        words = select(*AMENDMENT).join(review, review.c.id == amendment.c.review_id)
        words = words.where(review.c.session_id == session_id).order_by(amendment.c.id)
        with self.snapshot():
            return Log(
                tuple(map(review_from_row, self._rows(reviews))),
                tuple(map(amendment_from_row, self._rows(words))),
            )

    def sessions(
        self, learner_id: int, *, limit: int = -1, before: int = LARGEST_ID
    ) -> list[SessionFigures]:
        """Return the sessions of a learner with figures, the newest first."""
        chosen = (
            select(quiz_session.c.id)
            .where(quiz_session.c.learner_id == learner_id, quiz_session.c.id < before)
            .order_by(quiz_session.c.id.desc())
        )
        if limit >= 0:
            chosen = chosen.limit(limit)
        answers = first_answers(review.c.session_id.in_(chosen))
        first = answers.c.nth == 1
        figures = select(
            answers.c.session_id,
            func.sum(case((first, 1), else_=0)),
            func.sum(case((first & (answers.c.score >= 1), 1), else_=0)),
            func.avg(case((first, answers.c.score))),
            func.sum(answers.c.response_ms),
        ).group_by(answers.c.session_id)
        with self.snapshot():
            sessions = self._rows(
                select(*SESSION)
                .where(quiz_session.c.id.in_(chosen))
                .order_by(quiz_session.c.id.desc())
            )
            counted = {found: tuple(rest) for found, *rest in self._rows(figures)}
        return [
            SessionFigures(session_from_row(row), *counted.get(row[0], (0, 0, None, 0)))
            for row in sessions
        ]

    def history_figures(
        self, learner_id: int | None = None, *, by_topic: bool = True
    ) -> list[HistoryFigures]:
        """Return what each learner (or one) did in each topic of each bank, in that order.

        Without `by_topic`, in each bank, the topic left empty. A class quiz counts only when it
        was submitted.
        """
        topic = question.c.topic if by_topic else literal("")
        whose = () if learner_id is None else (review.c.learner_id == learner_id,)
        secret = select(quiz_session.c.id).where(
            quiz_session.c.kind == SessionKind.ASSIGNED.value, quiz_session.c.ended_at.is_(None)
        )
        answers = first_answers(*whose, review.c.session_id.not_in(secret))
        first = answers.c.nth == 1
        statement = (
            select(
                learner.c.name,
                bank.c.key,
                topic,
                func.count(answers.c.session_id.distinct()),
                func.sum(case((first, 1), else_=0)),
                func.sum(case((first & (answers.c.score >= 1), 1), else_=0)),
                func.avg(case((first, answers.c.score))),
                func.sum(answers.c.response_ms),
                func.max(answers.c.day),
            )
            .select_from(
                answers.join(learner, learner.c.id == answers.c.learner_id)
                .join(question, question.c.id == answers.c.question_id)
                .join(bank, bank.c.id == question.c.bank_id)
            )
            .group_by(learner.c.name, bank.c.key, topic)
            .order_by(learner.c.name, bank.c.key, func.min(question.c.position))
        )
        return [HistoryFigures(*row) for row in self._rows(statement)]
