"""One pupil's paper as an attempt: recorded whole, or put in the place of a mistyped one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from civicquiz.app.given import Given, mean_score
from civicquiz.app.scheduling import Scheduling
from civicquiz.model import (
    Action,
    Attempt,
    ClassQuiz,
    Kind,
    Learner,
    Medium,
    Posed,
    Pupil,
    Rating,
    Review,
)
from civicquiz.store import Store
from civicquiz.study import Pace, effective, rate
from civicquiz.study import Settings as Schedule
from civicquiz.study.paper import Marked

__all__ = [
    "Before",
    "Graded",
    "Sheet",
    "Standing",
    "look_before",
    "paper_of",
    "record_sheet",
    "take_back_paper",
]

REASON = "the paper was entered again"
TAKEN_BACK = "the paper was taken back"
PROGRAM, TEACHER = "program", "teacher"


@dataclass(frozen=True, slots=True)
class Graded:
    """An answer on paper, with its question as it was printed and its score from 0 to 1."""

    marked: Marked
    posed: Posed
    score: float

    @property
    def graded_by(self) -> str:
        """Who said what it is worth."""
        return PROGRAM if self.marked.score is None else TEACHER


@dataclass(frozen=True, slots=True)
class Sheet:
    """The paper of one pupil: the answers in the printed order, and the points that count."""

    pupil: Pupil
    version: str
    answers: tuple[Graded, ...]
    points: float


class Standing(StrEnum):
    """What is there of a pupil before a paper is entered."""

    NEW = "new"
    SAME = "the same paper"
    OTHER = "another paper"
    TERMINAL = "an attempt at a terminal"


@dataclass(frozen=True, slots=True)
class Before:
    """What is there already: an attempt, what it scores, and how many there are.

    Of another paper, `kept` are the answers that are the same on this one, `gone` those that are
    not.
    """

    standing: Standing
    attempt: Attempt | None = None
    points: float = 0.0
    kept: tuple[Review, ...] = ()
    gone: tuple[Review, ...] = ()
    attempts: int = 0

    @property
    def submitted(self) -> bool:
        """Whether the attempt is final."""
        return self.attempt is not None and self.attempt.submitted


def look_before(
    store: Store, quiz: ClassQuiz, sheet: Sheet, counting: AbstractSet[int], written: date | None
) -> Before:
    """Return what is there of a pupil; a paper goes before an attempt at a terminal.

    `counting` are the questions that count; `written` a day that should be kept, if any.
    """
    attempts = store.attempts(quiz.id, sheet.pupil.learner_id)
    if not attempts:
        return Before(Standing.NEW)
    paper = paper_of(attempts)
    attempt = paper or attempts[-1]
    there = _answers(store, attempt)
    points = _points(there, counting)
    if paper is None:
        return Before(Standing.TERMINAL, attempt, points, attempts=len(attempts))
    stand = {
        each.posed.question_id
        for each in sheet.answers
        if _stands(each, there.get(each.posed.question_id), written)
    }
    same = attempt.version == sheet.version and len(stand) == len(sheet.answers)
    return Before(
        Standing.SAME if same else Standing.OTHER,
        attempt,
        points,
        kept=tuple(review for asked, review in there.items() if asked in stand),
        gone=tuple(review for asked, review in there.items() if asked not in stand),
        attempts=len(attempts),
    )


def paper_of(attempts: Sequence[Attempt]) -> Attempt | None:
    """Return the last of some attempts that was on paper."""
    return next((each for each in reversed(attempts) if each.medium is Medium.PAPER), None)


def _answers(store: Store, attempt: Attempt) -> dict[int, Review]:
    """Return the answers of an attempt that count now, by question."""
    log = store.session_log(attempt.session.id)
    return {review.question_id: review for review in effective(log.reviews, log.amendments)}


def _points(answers: Mapping[int, Review], counting: AbstractSet[int]) -> float:
    return sum(review.score for asked, review in answers.items() if asked in counting)


def _stands(graded: Graded, review: Review | None, written: date | None) -> bool:
    """Tell whether an answer is recorded just so; a later word on its score may stand on it."""
    marked = graded.marked
    if review is None or marked.is_blank:
        return review is None and marked.is_blank
    return (
        (review.answer, review.shown, review.graded_by)
        == (marked.answer, marked.shown, graded.graded_by)
        and marked.score in {None, review.score}
        and written in {None, review.day}
    )


def record_sheet(
    store: Store,
    schedule: Schedule,
    quiz: ClassQuiz,
    sheet: Sheet,
    before: Before,
    now: datetime,
    moment: datetime,
    day: date,
) -> None:
    """Record a paper that was written at a moment, submitted at once; one transaction.

    In place of another paper its answers that differ are taken back, and stay in the log: the
    attempt remains the same one, since a slip of the teacher's is no second try of the pupil's.
    """
    scheduling = Scheduling(
        store, Learner(sheet.pupil.learner_id, sheet.pupil.name, sheet.pupil.joined_at), schedule
    )
    plan = tuple(each.posed.question_id for each in sheet.answers)
    with store.transaction():
        attempt = before.attempt
        kept = {review.question_id: review for review in before.kept}
        if attempt is None or before.standing is not Standing.OTHER:
            attempt = store.start_attempt(
                quiz,
                sheet.pupil.learner_id,
                number=before.attempts + 1,
                medium=Medium.PAPER,
                plan=plan,
                settings={},
                seed=quiz.seed,
                now=moment,
                version=sheet.version,
            )
        else:
            _take_back(sheet, before, scheduling, now)
            store.set_version(attempt.session.id, sheet.version)
        given = []
        for each in sheet.answers:
            review = kept.get(each.posed.question_id)
            if review is None and not each.marked.is_blank:
                fresh = _review(each, attempt, schedule, moment, day)
                review = scheduling.record(fresh, each.posed)
            if review is not None:
                given.append(Given.of(review))
        ended = attempt.session.ended_at or moment
        store.save_session(
            replace(attempt.session, plan=plan, ended_at=ended, score=mean_score(given))
        )


def _take_back(sheet: Sheet, before: Before, scheduling: Scheduling, now: datetime) -> None:
    """Take back the answers that are not on the sheet."""
    posed = {each.posed.question_id: each.posed for each in sheet.answers}
    for review in before.gone:
        asked = posed[review.question_id]
        scheduling.amend(review.id, asked, Action.UNDO, now, None, reason=REASON)


def take_back_paper(
    store: Store,
    schedule: Schedule,
    paper: Attempt,
    pupil: Pupil,
    posed: Mapping[int, Posed],
    now: datetime,
) -> None:
    """Take a paper out of its quiz, as if it had never been entered; the log keeps its answers."""
    learner = Learner(pupil.learner_id, pupil.name, pupil.joined_at)
    scheduling = Scheduling(store, learner, schedule)
    with store.transaction():
        for asked, review in _answers(store, paper).items():
            scheduling.amend(review.id, posed[asked], Action.UNDO, now, None, reason=TAKEN_BACK)
        store.drop_attempt(paper)
        store.save_session(replace(paper.session, score=None))


def _review(
    graded: Graded, attempt: Attempt, schedule: Schedule, moment: datetime, day: date
) -> Review:
    """Return an answer as it is recorded; how long it took nobody knows."""
    marked, posed = graded.marked, graded.posed
    own = Rating(int(marked.answer[0])) if posed.question.kind is Kind.FLASHCARD else None
    return Review(
        id=0,
        learner_id=attempt.learner_id,
        question_id=posed.question_id,
        revision_id=posed.revision_id,
        session_id=attempt.session.id,
        asked_at=moment,
        answered_at=moment,
        day=day,
        shown=marked.shown,
        answer=marked.answer,
        score=graded.score,
        graded_by=graded.graded_by,
        rating=rate(graded.score, 0, Pace(), own=own, pass_mark=schedule.pass_mark),
        response_ms=0,
        guessed=False,
        tries=1,
        due_day=None,
    )
