"""Grading past answers again under a corrected key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from civicquiz.app.scheduling import Scheduling
from civicquiz.errors import NotFound
from civicquiz.grade import carry_over, grade
from civicquiz.model import Action, Kind, Learner, Posed, Rating, Review, Verdict
from civicquiz.store import Store
from civicquiz.study import Pace, effective, rate, study_day
from civicquiz.study import Settings as Schedule

__all__ = ["Regraded", "old_answers", "regrade"]

REASON = "the key was corrected"


@dataclass(frozen=True, slots=True)
class Regraded:
    """What became of the old answers to one question.

    `answers` were graded again, `changed` of them to another score; `kept` could not be
    expressed for the new form of the question, or are known by their mark alone, and keep their
    grades. `quizzes` are the keys of the class quizzes whose results changed.
    """

    name: str
    answers: int
    changed: int
    kept: int
    quizzes: tuple[str, ...] = ()


def regrade(
    store: Store,
    schedule: Schedule,
    bank_key: str,
    names: list[str],
    now: datetime,
    *,
    reason: str = REASON,
) -> list[Regraded]:
    """Grade answers again that were graded under a key which a question no longer has.

    `names` are question ids of the bank; none means all that are concerned. One transaction a
    question: the log gets an amendment for each answer, and the memories are replayed.
    """
    concerned = _concerned(store, bank_key, names)
    learners = {learner.id: learner for learner in store.learners()}
    done = []
    for question_id in concerned:
        with store.transaction():
            done.append(_regrade_one(store, schedule, bank_key, question_id, learners, now, reason))
    return done


def old_answers(store: Store, bank_key: str, names: list[str]) -> int:
    """Return how many answers were graded under a key that their question no longer has."""
    counts = store.old_key_counts(bank_key)
    return sum(counts.get(asked, 0) for asked in _concerned(store, bank_key, names))


def _concerned(store: Store, bank_key: str, names: list[str]) -> list[int]:
    if not names:
        return sorted(store.old_key_counts(bank_key))
    return [_question_id(store, bank_key, name) for name in names]


def _question_id(store: Store, bank_key: str, name: str) -> int:
    found = store.question_named(bank_key, name.removeprefix(f"{bank_key}/"))
    if found is None:
        raise NotFound(
            f"The bank '{bank_key}' has no question '{name}'.",
            f"See: civicquiz bank show {bank_key}",
        )
    return found


def _regrade_one(
    store: Store,
    schedule: Schedule,
    bank_key: str,
    question_id: int,
    learners: dict[int, Learner],
    now: datetime,
    reason: str,
) -> Regraded:
    posed = store.pose([question_id])[question_id]
    log = store.old_key_log(bank_key, question_id)
    counting = effective(log.reviews, log.amendments)
    # An answer names the parts of the question as it was asked, however often it was regraded.
    asked = {review.id: review.revision_id for review in log.reviews}
    older = store.pose_revisions(list(set(asked.values())))
    answers = kept = 0
    changed: list[Review] = []
    for review in counting:
        scheduling = Scheduling(store, learners[review.learner_id], schedule)
        found = _graded_again(review, older[asked[review.id]], posed)
        if found is None:
            kept += 1
            scheduling.meet_again(
                review, posed, now, study_day(now, schedule.rollover_hour), reason
            )
            continue
        answers += 1
        if found != review.score:
            changed.append(review)
        scheduling.amend(
            review.id,
            posed,
            Action.REGRADE,
            now,
            _rating(review, found, posed, schedule),
            score=found,
            revision_id=posed.revision_id,
            reason=reason,
            meet_by=_meet_by(review, found, now, schedule),
        )
    quizzes = _quizzes_with(store, question_id, {review.session_id for review in changed})
    return Regraded(posed.name, answers, len(changed), kept, quizzes)


def _meet_by(review: Review, score: float, now: datetime, schedule: Schedule) -> date | None:
    """Return the study day by which to meet the question again; None where nothing false was told.

    Whoever was not right under both keys was told a wrong key: right, that it was so; wrong, what
    would have been right. That is mended soon, and not when the schedule comes round to it.
    """
    if min(review.score, score) >= 1:
        return None
    return study_day(now, schedule.rollover_hour)


def _quizzes_with(store: Store, question_id: int, sessions: set[int]) -> tuple[str, ...]:
    """Return the keys of the class quizzes that any of these sessions is an attempt at."""
    if not sessions:
        return ()
    return tuple(
        quiz.key
        for quiz in store.quizzes_with(question_id)
        if any(attempt.session.id in sessions for attempt in store.attempts(quiz.id))
    )


def _graded_again(review: Review, older: Posed, posed: Posed) -> float | None:
    """Return the score of an old answer under the new key; None where it cannot be told.

    An answer that is almost right was not offered its second try: it gets the benefit, and 1.
    """
    if review.graded_by == "teacher":
        return None  # the mark is known, not what was written
    response = carry_over(review.answer, older.question, posed.question)
    if response is None:
        return None
    found = grade(posed.question, response, rivals=posed.rivals, second_try=True)
    return 1.0 if found.verdict is Verdict.ALMOST else found.score


def _rating(review: Review, score: float, posed: Posed, schedule: Schedule) -> Rating | None:
    """Return the rating under the new score; how fast the answer came says nothing any more."""
    if review.rating is None:
        return None
    if posed.question.kind is Kind.FLASHCARD or score == review.score:
        return review.rating
    return rate(
        score,
        0,
        Pace(),
        tries=review.tries,
        guessed=review.guessed,
        pass_mark=schedule.pass_mark,
    )
