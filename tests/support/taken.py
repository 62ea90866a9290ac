"""A class with a quiz in a store, and pupils who take it, without a terminal or paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from civicquiz.app.scheduling import Scheduling
from civicquiz.grade import grade
from civicquiz.model import (
    Attempt,
    ClassQuiz,
    Classroom,
    Learner,
    Medium,
    Pupil,
    Purpose,
    Rating,
    Response,
    Review,
)
from civicquiz.store import Store
from civicquiz.study import Settings, study_day
from support.storing import NOW

__all__ = ["QuizTaken", "make_class_quiz"]


@dataclass
class QuizTaken:
    """A class, its quiz, and the pupils who take it; a moment that moves on by itself."""

    store: Store
    room: Classroom
    quiz: ClassQuiz
    schedule: Settings = field(default_factory=Settings)
    moment: datetime = NOW

    def pupil(self, alias: str) -> Pupil:
        """Return a pupil of the class, who joins where there is none."""
        found = self.store.pupil_named(self.room.id, alias)
        return found or self.store.add_pupils(self.room, [alias], NOW)[0]

    def begin(self, alias: str, medium: Medium = Medium.TERMINAL, version: str = "") -> Attempt:
        """Let a pupil begin an attempt."""
        pupil = self.pupil(alias)
        number = 1 + len(self.store.attempts(self.quiz.id, pupil.learner_id))
        self.moment += timedelta(seconds=1)
        return self.store.start_attempt(
            self.quiz,
            pupil.learner_id,
            number=number,
            medium=medium,
            plan=[item.question_id for item in self.store.quiz_items(self.quiz.id)],
            settings={},
            seed=number,
            now=self.moment,
            version=version,
        )

    def answer(self, attempt: Attempt, at: int, response: Response, ms: int = 5000) -> Review:
        """Record an answer to the item at a position (from 0), graded as it was asked."""
        item = self.store.quiz_items(self.quiz.id)[at]
        posed = self.store.pose_revisions([item.revision_id])[item.revision_id]
        score = grade(posed.question, response, rivals=posed.rivals, second_try=True).score
        pupil = self.store.pupil(attempt.learner_id)
        assert pupil is not None
        self.moment += timedelta(milliseconds=max(ms, 1))
        given = Review(
            id=0,
            learner_id=pupil.learner_id,
            question_id=item.question_id,
            revision_id=item.revision_id,
            session_id=attempt.session.id,
            asked_at=self.moment - timedelta(milliseconds=ms),
            answered_at=self.moment,
            day=study_day(self.moment),
            shown=(),
            answer=response,
            score=score,
            graded_by="program",
            rating=Rating.GOOD if score >= 1 else Rating.AGAIN,
            response_ms=ms if attempt.medium is Medium.TERMINAL else 0,
            guessed=False,
            tries=1,
            due_day=None,
        )
        learner = Learner(pupil.learner_id, pupil.name, pupil.joined_at)
        return Scheduling(self.store, learner, self.schedule).record(given, posed)

    def submit(self, attempt: Attempt) -> None:
        """Hand an attempt in."""
        self.moment += timedelta(seconds=1)
        self.store.save_session(replace(attempt.session, ended_at=self.moment))

    def take(
        self,
        alias: str,
        responses: Sequence[Response | None],
        *,
        medium: Medium = Medium.TERMINAL,
        ms: int = 5000,
    ) -> Attempt:
        """Let a pupil answer all items, None leaving one blank, and hand in."""
        attempt = self.begin(alias, medium, "A" if medium is Medium.PAPER else "")
        for at, response in enumerate(responses):
            if response is not None:
                self.answer(attempt, at, response, ms)
        self.submit(attempt)
        return attempt


def make_class_quiz(
    store: Store,
    question_ids: Sequence[int],
    aliases: Sequence[str] = (),
    *,
    room: str = "3B",
    **changes: object,
) -> QuizTaken:
    """Return a quiz of those questions, as they are now, for a class of those pupils."""
    found = store.classroom_named(room) or store.add_classroom(room, NOW)
    if aliases:
        store.add_pupils(found, aliases, NOW)
    posed = store.pose(question_ids)
    number = 1 + len(store.class_quizzes(found.id))
    plain = ClassQuiz(0, found.id, f"{room}-quiz-{number}", "A quiz", Purpose.QUIZ, 7, NOW)
    made = store.add_class_quiz(
        replace(plain, **changes),  # type: ignore[arg-type]  # any fields
        [(found, posed[found].revision_id) for found in question_ids],
    )
    return QuizTaken(store, found, made)
