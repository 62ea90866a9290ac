"""Class quizzes: what was given to a class, and who took it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from functools import cache

from sqlalchemy import bindparam, case, delete, func, insert, or_, select, update

from civicquiz.model import (
    Attempt,
    ClassQuiz,
    Feedback,
    Hands,
    Medium,
    Purpose,
    QuizItem,
    SessionKind,
)
from civicquiz.store.bodies import from_json, to_json
from civicquiz.store.class_tables import attempt, class_quiz, class_quiz_item, show_of_hands
from civicquiz.store.connected import AnyRow, AnySelect
from civicquiz.store.rows import (
    AMENDMENT,
    REVIEW,
    SESSION,
    amendment_from_row,
    review_from_row,
    session_from_row,
)
from civicquiz.store.sessions import Sessions
from civicquiz.store.tables import amendment, question, quiz_session, review
from civicquiz.store.values import AttemptGuard, Log

__all__ = ["ClassQuizzes"]

QUIZ = tuple(class_quiz.c[name] for name in ClassQuiz.__dataclass_fields__)
ITEM = tuple(class_quiz_item.c[name] for name in QuizItem.__dataclass_fields__)
HANDS = tuple(show_of_hands.c[name] for name in Hands.__dataclass_fields__)
ATTEMPT = (
    attempt.c.quiz_id,
    attempt.c.learner_id,
    attempt.c.number,
    attempt.c.medium,
    attempt.c.version,
    attempt.c.holder,
)
"""The columns of each value; an attempt's session follows them."""


@cache
def guarding() -> AnySelect:
    """Find what decides whether an answer is taken."""
    return (
        select(
            attempt.c.holder,
            quiz_session.c.ended_at,
            class_quiz.c.opens_at,
            class_quiz.c.closes_at,
        )
        .select_from(
            attempt.join(quiz_session, quiz_session.c.id == attempt.c.session_id).join(
                class_quiz, class_quiz.c.id == attempt.c.quiz_id
            )
        )
        .where(attempt.c.session_id == bindparam("session"))
    )


class ClassQuizzes(Sessions):
    """Class quizzes by key, their items, attempts and shows of hands."""

    def add_class_quiz(self, quiz: ClassQuiz, items: Sequence[tuple[int, int]]) -> ClassQuiz:
        """Add a quiz, whose own id counts for nothing; `items` are question and revision ids."""
        with self.transaction():
            row = asdict(quiz)
            del row["id"]
            made = replace(quiz, id=self._insert(insert(class_quiz), row))
            self._do(
                insert(class_quiz_item),
                [
                    asdict(QuizItem(made.id, position, asked, revised))
                    for position, (asked, revised) in enumerate(items)
                ],
            )
        return made

    def class_quizzes(self, classroom_id: int | None = None) -> list[ClassQuiz]:
        """Return the quizzes of a class, or of all, in the order in which they were made."""
        statement = select(*QUIZ).order_by(class_quiz.c.id)
        if classroom_id is not None:
            statement = statement.where(class_quiz.c.classroom_id == classroom_id)
        return [quiz_from_row(row) for row in self._rows(statement)]

    def class_quiz_named(self, key: str) -> ClassQuiz | None:
        """Return the quiz of exactly that key."""
        row = self._row(select(*QUIZ).where(class_quiz.c.key == key))
        return None if row is None else quiz_from_row(row)

    def set_window(
        self, quiz_id: int, opens_at: datetime | None, closes_at: datetime | None
    ) -> None:
        """Change from when until when a quiz can be taken."""
        statement = update(class_quiz).where(class_quiz.c.id == quiz_id)
        self._do(statement, {"opens_at": opens_at, "closes_at": closes_at})

    def set_versions(self, quiz_id: int, versions: int) -> None:
        """Keep in how many versions a quiz was printed."""
        statement = update(class_quiz).where(class_quiz.c.id == quiz_id)
        self._do(statement, {"versions": versions})

    def quiz_items(self, quiz_id: int) -> list[QuizItem]:
        """Return the items of a quiz, in their order."""
        statement = select(*ITEM).where(class_quiz_item.c.quiz_id == quiz_id)
        return [QuizItem(*row) for row in self._rows(statement.order_by("position"))]

    def void_item(self, quiz_id: int, question_id: int, when: datetime | None, reason: str) -> None:
        """Void a question for one quiz; None for `when` lets it count again."""
        statement = update(class_quiz_item).where(
            class_quiz_item.c.quiz_id == quiz_id, class_quiz_item.c.question_id == question_id
        )
        self._do(statement, {"voided_at": when, "void_reason": reason})

    def voided_questions(self, classroom_id: int) -> set[int]:
        """Return what was voided for a class as it is worded now, and was not given to it since."""
        item = class_quiz_item.c
        voided = func.max(item.voided_at)
        given = func.max(case((item.voided_at.is_(None), class_quiz.c.created_at)))
        statement = (
            select(item.question_id)
            .join(class_quiz, class_quiz.c.id == item.quiz_id)
            .join(question, question.c.revision_id == item.revision_id)
            .where(class_quiz.c.classroom_id == classroom_id)
            .group_by(item.question_id)
            .having(voided.is_not(None), or_(given.is_(None), voided > given))
        )
        return {asked for (asked,) in self._rows(statement)}

    def quizzes_with(self, question_id: int) -> list[ClassQuiz]:
        """Return the quizzes that a question is part of."""
        statement = (
            select(*QUIZ)
            .join(class_quiz_item, class_quiz_item.c.quiz_id == class_quiz.c.id)
            .where(class_quiz_item.c.question_id == question_id)
        )
        return [quiz_from_row(row) for row in self._rows(statement.order_by(class_quiz.c.id))]

    def start_attempt(
        self,
        quiz: ClassQuiz,
        learner_id: int,
        *,
        number: int,
        medium: Medium,
        plan: Sequence[int],
        settings: Mapping[str, object],
        seed: int,
        now: datetime,
        version: str = "",
        holder: str = "",
    ) -> Attempt:
        """Add an attempt with a session of its own that starts now; its number must be free."""
        with self.transaction():
            session = self.start_session(
                learner_id, SessionKind.ASSIGNED, settings, seed=seed, plan=plan, now=now
            )
            row = {
                "session_id": session.id,
                "quiz_id": quiz.id,
                "learner_id": learner_id,
                "number": number,
                "medium": medium.value,
                "version": version,
                "holder": holder,
            }
            self._do(insert(attempt), row)
        return Attempt(quiz.id, learner_id, number, medium, session, version, holder)

    def attempts(self, quiz_id: int, learner_id: int | None = None) -> list[Attempt]:
        """Return who took a quiz (or one pupil's attempts), in the order of their beginning."""
        statement = (
            select(*ATTEMPT, *SESSION)
            .join(quiz_session, quiz_session.c.id == attempt.c.session_id)
            .where(attempt.c.quiz_id == quiz_id)
            .order_by(attempt.c.session_id)
        )
        if learner_id is not None:
            statement = statement.where(attempt.c.learner_id == learner_id)
        return [attempt_from_row(row) for row in self._rows(statement)]

    def attempt_guard(self, session_id: int) -> AttemptGuard | None:
        """Return who may answer in an attempt, and until when, in one look; for each answer."""
        row = self._row(guarding(), {"session": session_id})
        return None if row is None else AttemptGuard(*row)

    def hold(self, session_id: int, holder: str) -> None:
        """Give an attempt to a terminal: from now on only that one may answer."""
        self._do(update(attempt).where(attempt.c.session_id == session_id), {"holder": holder})

    def set_version(self, session_id: int, version: str) -> None:
        """Correct which booklet an attempt on paper was written in."""
        self._do(update(attempt).where(attempt.c.session_id == session_id), {"version": version})

    def drop_attempt(self, gone: Attempt) -> None:
        """Take an attempt out of its quiz; the pupil's later ones move up. Its log remains."""
        with self.transaction():
            self._do(delete(attempt).where(attempt.c.session_id == gone.session.id))
            for each in self.attempts(gone.quiz_id, gone.learner_id):
                if each.number > gone.number:
                    moved = update(attempt).where(attempt.c.session_id == each.session.id)
                    self._do(moved, {"number": each.number - 1})

    def holder(self, session_id: int) -> str | None:
        """Return the token of the terminal that has an attempt; None where there is none."""
        found: str | None = self._value(
            select(attempt.c.holder).where(attempt.c.session_id == session_id)
        )
        return found

    def quiz_log(self, quiz_id: int) -> Log:
        """Return all reviews of all attempts at a quiz, and all amendments to them."""
        reviews = (
            select(*REVIEW)
            .join(attempt, attempt.c.session_id == review.c.session_id)
            .where(attempt.c.quiz_id == quiz_id)
            .order_by(review.c.id)
        )
        words = (
            select(*AMENDMENT)
            .join(review, review.c.id == amendment.c.review_id)
            .join(attempt, attempt.c.session_id == review.c.session_id)
            .where(attempt.c.quiz_id == quiz_id)
            .order_by(amendment.c.id)
        )
        with self.snapshot():
            return Log(
                tuple(map(review_from_row, self._rows(reviews))),
                tuple(map(amendment_from_row, self._rows(words))),
            )

    def add_hands(self, hands: Hands) -> Hands:
        """Keep a show of hands, whose own id counts for nothing."""
        row = asdict(hands) | {"counts": to_json(hands.counts)}
        del row["id"]
        return replace(hands, id=self._insert(insert(show_of_hands), row))

    def hands(self, quiz_id: int) -> list[Hands]:
        """Return the shows of hands of a quiz, in order of time."""
        statement = select(*HANDS).where(show_of_hands.c.quiz_id == quiz_id)
        return [hands_from_row(row) for row in self._rows(statement.order_by("id"))]

    def shown_questions(self, classroom_id: int) -> dict[int, datetime]:
        """Return when a class was last shown which question at the projector, by question."""
        statement = (
            select(show_of_hands.c.question_id, func.max(show_of_hands.c.at))
            .join(class_quiz, class_quiz.c.id == show_of_hands.c.quiz_id)
            .where(class_quiz.c.classroom_id == classroom_id)
            .group_by(show_of_hands.c.question_id)
        )
        found = dict[int, datetime]()
        for asked, at in self._rows(statement):
            found[asked] = at
        return found


def quiz_from_row(row: AnyRow) -> ClassQuiz:
    """Return a class quiz, of a row of `QUIZ`."""
    quiz = ClassQuiz(*row)
    return replace(quiz, purpose=Purpose(quiz.purpose), feedback=Feedback(quiz.feedback))


def attempt_from_row(row: AnyRow) -> Attempt:
    """Return an attempt, of a row of `ATTEMPT` and `SESSION`."""
    quiz_id, learner_id, number, medium, version, holder, *session = row
    taken = session_from_row(session)
    return Attempt(quiz_id, learner_id, number, Medium(medium), taken, version, holder)


def hands_from_row(row: AnyRow) -> Hands:
    """Return a show of hands, of a row of `HANDS`."""
    hands = Hands(*row)
    return replace(hands, counts=tuple(from_json(row.counts)))
