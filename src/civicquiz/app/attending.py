"""A class quiz under way at a terminal; final when it is in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from civicquiz.app.given import quiz_score, seconds_taken
from civicquiz.app.sitting import NOTHING_YET, Sitting
from civicquiz.errors import TakenOver, TooLate
from civicquiz.grade import grade, passes
from civicquiz.model import (
    Asked,
    Attempt,
    ClassQuiz,
    DateKey,
    Feedback,
    Kind,
    Learner,
    Manner,
    NumberKey,
    Outcome,
    Posed,
    Pupil,
    Rating,
    Response,
    Review,
    Summary,
    Typed,
)
from civicquiz.store import AttemptGuard, Log, Store
from civicquiz.study import Settings as Schedule
from civicquiz.study import Sitting as Course
from civicquiz.study import attempt_course, deadline, effective, is_final, shuffled, study_day

__all__ = ["Attending"]

A_DAY = timedelta(days=1)


class Attending(Sitting):
    """One attempt under way; as in every sitting, each answer is durable when `answer` returns."""

    def __init__(
        self,
        store: Store,
        pupil: Pupil,
        quiz: ClassQuiz,
        attempt: Attempt,
        schedule: Schedule,
        now: Callable[[], datetime],
        log: Log = NOTHING_YET,
    ) -> None:
        """Take up an attempt with the answers of `log` recorded already."""
        self.pupil = pupil
        self.quiz = quiz
        self.attempt = attempt
        self.items = store.quiz_items(quiz.id)
        learner = Learner(pupil.learner_id, pupil.name, pupil.joined_at)
        super().__init__(store, learner, attempt.session, schedule, now, log)

    @property
    def manner(self) -> Manner:
        """What it allows and tells."""
        silent = self.quiz.feedback is Feedback.AT_END
        again = f"civicquiz quiz --assigned {self.quiz.key} --as {self.pupil.alias}"
        return Manner(silent=silent, undo=silent, puts_off=True, resume=again)

    def ask(self) -> Asked | None:
        """Return the question to ask now; None at the end, or when the time is up."""
        self._look()
        asked = super().ask()
        if asked is None:
            return None
        end = deadline(self.quiz, self.attempt)
        self._asked = replace(
            asked,
            put_off=asked.posed.question_id in self.session.skipped,
            until=end,
            seconds_left=None if end is None else int((end - self._asked_at).total_seconds()),
        )
        return self._asked

    def answer(self, response: Response, *, response_ms: int, guessed: bool = False) -> Outcome:
        """Grade an answer and record it durably, unless it comes too late or from elsewhere."""
        outcome = super().answer(response, response_ms=response_ms, guessed=guessed)
        return replace(outcome, due_day=None)

    def guessed(self) -> Outcome:
        """Mark the last answer as guessed."""
        return replace(super().guessed(), due_day=None)

    def undo(self) -> bool:
        """Strike out the last answer, where nothing was told of it."""
        return self.manner.undo and super().undo()

    def finish(self) -> Summary:
        """Hand it in: from now on it is final."""
        with self.store.transaction():
            self._look()
            now = self.now()
            self._refuse_others()
            end = deadline(self.quiz, self.attempt)
            asked = {item.question_id for item in self.items if item.counts}
            asked |= {each.question_id for each in self._given}
            self.session = replace(
                self.session,
                # What was void is no blank, should it count again.
                plan=tuple(each for each in self.session.plan if each in asked),
                ended_at=now if end is None else min(now, end),
                score=quiz_score(self.items, self._given),
            )
            self.store.save_session(self.session)
        return self._summary(finished=True)

    def pause(self) -> Summary:
        """Stop early, where there is anything left to go on with."""
        self._guard()
        return super().pause()

    def flag(self, note: str = "") -> None:
        """Flag the question for its author, unless nothing is to be kept of the pupil."""
        self._guard()
        super().flag(note)

    def review(self) -> list[Outcome]:
        """Return each question with what was answered, in the order asked; after the end only.

        Where each answer was told of at once there is nothing left to tell.
        """
        if not self.manner.silent or self.session.ended_at is None:
            return []
        log = self.store.session_log(self.session.id)
        given = {each.question_id: each for each in effective(log.reviews, log.amendments)}
        open_ids = [item.question_id for item in self.items if item.counts]
        order = [each for each in self._course.plan if each in open_ids]
        today = study_day(self.now(), self.schedule.rollover_hour)
        outcomes = []
        for number, question_id in enumerate(order, 1):
            posed, _ = self._pose(question_id)
            assert posed is not None  # it is part of the quiz
            review = given.get(question_id)
            response = _blank(posed) if review is None else review.answer
            asked = Asked(posed, self._shown(posed, review), number, len(order))
            found = grade(posed.question, response, rivals=posed.rivals, second_try=True)
            outcomes.append(
                Outcome(asked, response, found, None, None, today, review.id if review else 0)
            )
        return outcomes

    def _summary(self, *, finished: bool) -> Summary:
        counting = {item.question_id for item in self.items if item.counts}
        answered = {each.question_id: each for each in self._given if each.question_id in counting}
        score = quiz_score(self.items, self._given)
        hidden = self.manner.silent and not finished
        end = deadline(self.quiz, self.attempt)
        pressing = end is not None and end - self.now() < A_DAY
        return Summary(
            session_id=self.session.id,
            kind=self.kind,
            asked=len(answered),
            right=0 if hidden else sum(each.score >= 1 for each in answered.values()),
            score=None if hidden else score,
            seconds=seconds_taken(self._given),
            passed=None if hidden else passes(score, self.quiz.pass_mark),
            left=len(counting) - len(answered),
            due_tomorrow=0,
            finished=finished,
            resume=self.manner.resume,
            hidden=hidden,
            until=end if pressing else None,
            timed_out=finished and end is not None and self.session.ended_at == end,
        )

    def _look(self) -> None:
        """Take notice of what the teacher changed meanwhile: the window, and what is void."""
        self.quiz = self.store.class_quiz_named(self.quiz.key) or self.quiz
        items = self.store.quiz_items(self.quiz.id)
        if items != self.items:
            self.items = items
            self._course = self._folded()

    @contextmanager
    def _guarded(self, now: datetime) -> Iterator[None]:
        """Let a change be made at `now` only by the terminal that has the attempt, in its time."""
        with self.store.transaction():
            self._refuse_others()
            if is_final(self.quiz, self.attempt, now):
                raise TooLate("The time is over: this was not taken any more.")
            yield

    def _refuse_others(self) -> None:
        """Raise where another terminal has taken the attempt up, or handed it in."""
        found = self._guard()
        if found.ended_at is not None:
            raise TakenOver(
                f"{self.quiz.key} was handed in for {self.pupil.alias} at another terminal.",
                "What was done here since then was not taken.",
            )
        if found.holder != self.attempt.holder:
            raise TakenOver(
                f"{self.pupil.alias} goes on with {self.quiz.key} at another terminal: this was not "
                "taken.",
                f"To go on here instead: {self.manner.resume}",
            )
        self.quiz = replace(self.quiz, opens_at=found.opens_at, closes_at=found.closes_at)

    def _guard(self) -> AttemptGuard:
        """Return who may answer, and until when; raise where the pupil was forgotten."""
        found = self.store.attempt_guard(self.session.id)
        if found is None:
            raise TakenOver(
                f"{self.pupil.alias} was taken out of the class for good: nothing is kept.",
                "Ask your teacher.",
            )
        return found

    def _folded(self) -> Course:
        answered = [each.question_id for each in self._given]
        voided = [item.question_id for item in self.items if not item.counts]
        return attempt_course(self.session.plan, answered, self.session.skipped, voided)

    def _leave_out(self, question_id: int) -> None:
        """Leave a question for the end; there, leave it blank."""
        skipped = replace(self.session, skipped=(*self.session.skipped, question_id))
        with self._guarded(self.now()):
            self.store.save_session(skipped)
        self.session = skipped
        self._course = self._folded()
        self._asked, self._second_try = None, False

    def _take_back_in(self, question_id: int) -> None:
        """Change nothing: a skip stays one when a later answer is taken back."""

    def _dice(self, posed: Posed, number: int) -> Random:
        """Return what shuffles the parts of a question: in one attempt always the same."""
        del number
        return Random(f"{self.session.seed}/{posed.name}")

    def _shown(self, posed: Posed, review: Review | None) -> tuple[int, ...]:
        if review is not None:
            return review.shown
        return shuffled(posed.question, self._dice(posed, 1))

    def _pose(self, question_id: int) -> tuple[Posed | None, bool]:
        """Return a question as it was picked; in silence its hint is not told either."""
        if question_id not in self._posed:
            found = self.store.pose_revisions([item.revision_id for item in self.items])
            for posed in found.values():
                question = posed.question
                if self.manner.silent:
                    question = replace(question, hint="")
                self._posed[posed.question_id] = (replace(posed, question=question), False)
        return self._posed.get(question_id, (None, False))

    def _time_is_up(self) -> bool:
        return is_final(self.quiz, self.attempt, self.now())


def _blank(posed: Posed) -> Response:
    """Return the response of somebody who did not answer."""
    if posed.question.kind is Kind.FLASHCARD:
        return (int(Rating.AGAIN),)
    return "" if isinstance(posed.question.shape, Typed | NumberKey | DateKey) else ()
