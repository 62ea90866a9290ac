"""Beginning a session, or going on with one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from random import Random

from civicquiz.app.choosing import Scope, bank_ids_of, pick, topics_of
from civicquiz.app.sitting import Sitting
from civicquiz.errors import NotFound
from civicquiz.model import Learner, QuizSession, SessionKind
from civicquiz.store import Store
from civicquiz.study import Settings as Schedule
from civicquiz.study import build_queue, study_day, take_turns

__all__ = ["Scope", "begin_cram", "begin_quiz", "begin_study", "resume_session"]

CRAMMED = 20
"""How many questions are crammed where no number is given."""


def begin_study(
    store: Store,
    learner: Learner,
    schedule: Schedule,
    now: Callable[[], datetime],
    seed: int,
    scope: Scope,
    *,
    new: int | None = None,
    limit: int | None = None,
    minutes: float | None = None,
) -> Sitting | None:
    """Plan the day's queue and begin; None where nothing is to be asked now.

    `new` is how many new questions may be asked now (what is left of the day's when None).
    """
    today = study_day(now(), schedule.rollover_hour)
    banks = bank_ids_of(store, scope.banks)
    topics = topics_of(store, banks, scope.topics)
    counts = store.day_counts(learner.id, today)
    due = store.due_candidates(
        learner.id, today, leech=schedule.leech, banks=banks if scope.banks else (), topics=topics
    )
    unseen = (
        store.new_candidates(learner.id, today, banks=[bank], topics=topics) for bank in banks
    )
    queue = build_queue(
        due,
        take_turns(*unseen),
        facts_asked_today=store.facts_asked(learner.id, today),
        reviews_left=max(0, schedule.reviews_a_day - counts.reviewed),
        new_left=max(0, schedule.new_a_day - counts.introduced) if new is None else new,
        limit=limit,
        rng=Random(seed),
    )
    if not queue:
        return None
    settings = scope.settings | {"minutes": minutes}
    plan = [candidate.question_id for candidate in queue]
    with store.transaction():  # one wait for the disk, not two
        _end_older(store, learner, schedule, now)
        session = store.start_session(
            learner.id, SessionKind.STUDY, settings, seed=seed, plan=plan, now=now()
        )
    return Sitting(store, learner, session, schedule, now)


def begin_quiz(
    store: Store,
    learner: Learner,
    schedule: Schedule,
    now: Callable[[], datetime],
    seed: int,
    scope: Scope,
    *,
    count: int,
    pass_mark: float | None = None,
) -> Sitting | None:
    """Pick a quiz of `count` questions by chance and begin; None where there are none."""
    plan = pick(store, study_day(now(), schedule.rollover_hour), seed, scope, count)
    if not plan:
        return None
    settings = scope.settings | {"pass": pass_mark}
    session = store.start_session(
        learner.id, SessionKind.QUIZ, settings, seed=seed, plan=plan, now=now()
    )
    return Sitting(store, learner, session, schedule, now)


def begin_cram(
    store: Store,
    learner: Learner,
    schedule: Schedule,
    now: Callable[[], datetime],
    seed: int,
    scope: Scope,
    *,
    limit: int | None = None,
    minutes: float | None = None,
) -> Sitting | None:
    """Begin a session that leaves the schedule alone; None where there are no questions."""
    today = study_day(now(), schedule.rollover_hour)
    plan = pick(store, today, seed, scope, CRAMMED if limit is None else limit)
    if not plan:
        return None
    settings = scope.settings | {"minutes": minutes}
    session = store.start_session(
        learner.id, SessionKind.CRAM, settings, seed=seed, plan=plan, now=now()
    )
    return Sitting(store, learner, session, schedule, now)


def resume_session(
    store: Store, learner: Learner, schedule: Schedule, now: Callable[[], datetime]
) -> Sitting:
    """Go on with the last session that was not finished."""
    session = store.unfinished_session(learner.id)
    if session is None:
        raise NotFound(
            f"There is no unfinished session of '{learner.name}'.", "Begin one: civicquiz study"
        )
    if "minutes" in session.settings:  # the time was for one sitting, and that one is over
        session = replace(session, settings={**session.settings, "minutes": None})
    today = study_day(now(), schedule.rollover_hour)
    if rest := _resting_by_now(store, learner, session, today):
        session = replace(session, skipped=tuple(dict.fromkeys((*session.skipped, *rest))))
        store.save_session(session)
    return Sitting(store, learner, session, schedule, now, store.session_log(session.id))


def _resting_by_now(store: Store, learner: Learner, session: QuizSession, today: date) -> list[int]:
    """Return what a session would ask still though it rests today: days may have gone by.

    That is what was retired, has expired or came under dispute, and in spaced study what has a
    fact that another session asked today.
    """
    planned = store.candidates(learner.id, session.plan)
    banks = sorted({candidate.bank_id for candidate in planned})
    askable = {found for found, _ in store.askable_ids(today, banks=banks)}
    rest = [found for found in session.plan if found not in askable]
    if session.kind is SessionKind.STUDY:
        log = store.session_log(session.id)
        here = {review.question_id for review in log.reviews if review.day == today}
        asked = store.facts_asked(learner.id, today)
        rest += [
            candidate.question_id
            for candidate in planned
            if candidate.fact_id in asked and candidate.question_id not in here
        ]
    return rest


def _end_older(
    store: Store, learner: Learner, schedule: Schedule, now: Callable[[], datetime]
) -> None:
    """End what was left of older study: the new queue takes its questions up again."""
    older = store.unfinished_session(learner.id)
    if older is not None and older.kind is not SessionKind.QUIZ:
        Sitting(store, learner, older, schedule, now, store.session_log(older.id)).close()
