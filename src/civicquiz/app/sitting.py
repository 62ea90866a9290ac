"""One session under way: asks, grades, records and schedules, one transaction an answer."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from civicquiz.app.given import Given, first_scores, given_in, mean_score, own_rating, seconds_taken
from civicquiz.app.pacing import Pacing
from civicquiz.app.scheduling import Scheduling
from civicquiz.errors import UsageProblem
from civicquiz.grade import grade, passes
from civicquiz.model import (
    Action,
    Asked,
    Kind,
    Learner,
    Manner,
    Outcome,
    Posed,
    QuizSession,
    Rating,
    Response,
    Review,
    SessionKind,
    Summary,
    Verdict,
)
from civicquiz.store import Log, Store
from civicquiz.study import Settings as Schedule
from civicquiz.study import Sitting as Course
from civicquiz.study import resume, shuffled, study_day

__all__ = ["Sitting"]

NOTHING_YET = Log((), ())
"""The log of a session that just began."""

AHEAD = 12
"""How many questions are fetched at once: one query for a dozen."""


class Sitting:
    """A session under way; each answer is durable when `answer` returns.

    What comes next is a pure fold of plan, answers and skips (`civicquiz.study.resume`), so a
    session that was cut off goes on exactly where it was.
    """

    def __init__(
        self,
        store: Store,
        learner: Learner,
        session: QuizSession,
        schedule: Schedule,
        now: Callable[[], datetime],
        log: Log = NOTHING_YET,
    ) -> None:
        """Take up `session`, new, or with the answers of `log` recorded already."""
        self.store = store
        self.learner = learner
        self.session = session
        self.schedule = schedule
        self.now = now
        self._given = given_in(log)
        self._scheduling = Scheduling(store, learner, schedule)
        self._posed: dict[int, tuple[Posed, bool]] = {}
        self._pacing = Pacing(store, learner, schedule)
        self._asked: Asked | None = None
        self._asked_at = now()
        self._last: Outcome | None = None
        self._second_try = False
        self._course = self._folded()

    @property
    def kind(self) -> SessionKind:
        """Whether this is study, a quiz, or cramming."""
        return self.session.kind

    @property
    def manner(self) -> Manner:
        """What it allows and tells."""
        return Manner(again=self.kind is SessionKind.STUDY)

    def ask(self) -> Asked | None:
        """Return the question to ask now; None at the end, or when the time is up."""
        while (found := self._course.current) is not None and not self._time_is_up():
            posed, new = self._pose(found)
            if posed is None:  # gone from its bank since the session began
                self._leave_out(found)
                continue
            self._asked_at = self.now()
            number = self._course.answers + 1
            self._asked = Asked(
                posed,
                shuffled(posed.question, self._dice(posed, number)),
                number,
                self._course.answers + self._course.left,
                answered=len(self._given),
                right=None if self.manner.silent else sum(each.score >= 1 for each in self._given),
                repeat=self._course.repeat,
                new=new and not self._course.repeat,
                second_try=self._second_try,
            )
            return self._asked
        self._asked = None
        return None

    def answer(self, response: Response, *, response_ms: int, guessed: bool = False) -> Outcome:
        """Grade an answer to the current question and record it durably.

        An almost right answer is not recorded: the same question is asked once more. Raises
        BadInput for a response that is none for this kind of question.
        """
        asked, now = self._current(), self.now()
        posed, kind = asked.posed, asked.posed.question.kind
        tries = 2 if self._second_try else 1
        last = tries > 1 or self.manner.silent
        found = grade(posed.question, response, rivals=posed.rivals, second_try=last)
        today = study_day(now, self.schedule.rollover_hour)
        if found.verdict is Verdict.ALMOST:
            self._second_try = True
            return Outcome(asked, response, found, None, None, today, None)
        own = own_rating(kind, response)
        rating = None  # where one crams, the schedule hears nothing
        if self.kind is not SessionKind.CRAM:
            rating = self._pacing.rating(kind, found.score, response_ms, own, tries, guessed)
        review = Review(
            id=0,
            learner_id=self.learner.id,
            question_id=posed.question_id,
            revision_id=posed.revision_id,
            session_id=self.session.id,
            asked_at=self._asked_at,
            answered_at=now,
            day=today,
            shown=asked.shown,
            answer=response,
            score=found.score,
            graded_by="learner" if own else "program",
            rating=rating,
            response_ms=response_ms,
            guessed=guessed,
            tries=tries,
            due_day=None,
        )
        with self._guarded(now):
            review = self._scheduling.record(review, posed)
        self._keep(review, kind)
        self._posed[posed.question_id] = (posed, False)
        self._last = Outcome(
            asked, response, found, review.rating, review.due_day, today, review.id, guessed
        )
        return self._last

    def guessed(self) -> Outcome:
        """Mark the last answer as guessed: it keeps its score, and is rated Again."""
        last = self._last
        if last is None or last.review_id is None:
            raise UsageProblem("There is no answer to mark as guessed.", "Answer first.")
        if last.guessed:
            return last
        posed, now = last.asked.posed, self.now()
        rating = None if last.rating is None else Rating.AGAIN
        with self._guarded(now):
            due_day = self._scheduling.amend(last.review_id, posed, Action.GUESSED, now, rating)
        passed = self.kind is not SessionKind.STUDY
        self._given[-1] = replace(self._given[-1], passed=passed)
        self._course = self._folded()
        self._last = replace(last, rating=rating, due_day=due_day if rating else None, guessed=True)
        return self._last

    def undo(self) -> bool:
        """Strike out the last answer, so that its question comes again; False if there is none."""
        self._second_try = False
        if not self._given:
            return False
        given, now = self._given[-1], self.now()
        posed = self.store.pose([given.question_id])[given.question_id]
        with self._guarded(now):
            self._take_back_in(given.question_id)
            self._scheduling.amend(given.review_id, posed, Action.UNDO, now, None)
        self._given.pop()
        self._pacing.forget(posed.question.kind)
        self._posed.pop(given.question_id, None)
        self._last = self._asked = None
        self._course = self._folded()
        return True

    def skip(self) -> None:
        """Leave the current question out of this session."""
        self._leave_out(self._current().posed.question_id)

    def flag(self, note: str = "") -> None:
        """Mark the question on the screen for its author."""
        asked = self._asked or (self._last.asked if self._last else None)
        if asked is None:
            raise UsageProblem("There is no question to flag.", "Flag one while it is asked.")
        posed = asked.posed
        self.store.flag(self.learner.id, posed.question_id, posed.revision_id, note, self.now())

    def finish(self) -> Summary:
        """End the session and keep its score."""
        self.close()
        return self._summary(finished=True)

    def review(self) -> list[Outcome]:
        """Return what is told after the end: nothing, all was told at once."""
        return []

    def close(self) -> None:
        """End the session and keep its score, with nothing to tell."""
        self.session = replace(self.session, ended_at=self.now(), score=mean_score(self._given))
        self.store.save_session(self.session)

    def pause(self) -> Summary:
        """Stop for now; `civicquiz resume` goes on."""
        return self._summary(finished=False)

    def _summary(self, *, finished: bool) -> Summary:
        first, score = first_scores(self._given), mean_score(self._given)
        mark = self.session.settings.get("pass")
        today = study_day(self.now(), self.schedule.rollover_hour)
        tomorrow = today + timedelta(days=1)
        due = self.store.due_counts(self.learner.id, today, tomorrow, leech=self.schedule.leech)
        return Summary(
            session_id=self.session.id,
            kind=self.kind,
            asked=len(first),
            right=sum(each >= 1 for each in first),
            score=score,
            seconds=seconds_taken(self._given),
            passed=passes(score, mark if isinstance(mark, float) else None),
            left=self._course.left,
            due_tomorrow=due.get(tomorrow, 0),
            finished=finished,
        )

    def _dice(self, posed: Posed, number: int) -> Random:
        """Return what the parts of a question are shuffled by: each time anew."""
        return Random(f"{self.session.seed}/{posed.name}/{number}")

    def _guarded(self, now: datetime) -> AbstractContextManager[None]:
        """Return what stands around each change of the log that is made at `now`."""
        del now
        return nullcontext()

    def _keep(self, review: Review, kind: Kind) -> None:
        """Move the session on after an answer that was recorded."""
        self._given.append(Given.of(review))
        self._course = self._course.answered(self._given[-1].passed)
        self._pacing.keep(kind, review.score, review.response_ms)
        self._asked, self._second_try = None, False

    def _current(self) -> Asked:
        if self._asked is None and self.ask() is None:
            raise UsageProblem("The session is over.", "Begin another.")
        assert self._asked is not None
        return self._asked

    def _folded(self) -> Course:
        """Return the course of the session as the answers so far lead it."""
        return resume(
            self.session.plan,
            [(given.question_id, given.passed) for given in self._given],
            self.session.skipped,
            retry=self.manner.again,
        )

    def _leave_out(self, question_id: int) -> None:
        self.session = replace(self.session, skipped=(*self.session.skipped, question_id))
        self.store.save_session(self.session)
        self._course = self._course.skipped(question_id)
        self._asked, self._second_try = None, False

    def _take_back_in(self, question_id: int) -> None:
        """Ask a question again that was left out after its answer, which is taken back now."""
        if question_id in self.session.skipped:
            skipped = tuple(each for each in self.session.skipped if each != question_id)
            self.session = replace(self.session, skipped=skipped)
            self.store.save_session(self.session)

    def _pose(self, question_id: int) -> tuple[Posed | None, bool]:
        """Return a question and whether it is new, fetching those that follow it as well."""
        if question_id not in self._posed:
            at = self._course.at
            ahead = [question_id, *self.session.plan[at : at + AHEAD]]
            posed = self.store.pose(ahead)
            for candidate in self.store.candidates(self.learner.id, list(posed)):
                new = candidate.due_day is None
                self._posed[candidate.question_id] = (posed[candidate.question_id], new)
        return self._posed.get(question_id, (None, False))

    def _time_is_up(self) -> bool:
        minutes = self.session.settings.get("minutes")
        if not isinstance(minutes, int | float):
            return False
        return self.now() - self.session.started_at >= timedelta(minutes=minutes)
