"""A pupil takes a class quiz at a terminal: an attempt is begun, or gone on with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from civicquiz.app.attending import Attending
from civicquiz.app.classes import find_class_quiz, find_pupil
from civicquiz.app.given import given_in, quiz_score
from civicquiz.app.pins import check_pin
from civicquiz.errors import BadInput
from civicquiz.model import Attempt, ClassQuiz, Medium, Pupil
from civicquiz.render import moment_phrase, percent
from civicquiz.store import Store
from civicquiz.study import Settings as Schedule
from civicquiz.study import Window, attempt_plan, attempt_seed, window_at

__all__ = ["attend"]


def attend(
    store: Store,
    key: str,
    alias: str,
    schedule: Schedule,
    now: Callable[[], datetime],
    *,
    holder: str,
    pin: Callable[[Pupil], str],
) -> Attending:
    """Begin an attempt, or go on with the one that was begun; `holder` names this terminal.

    `pin` is called where the pupil has a PIN. One whose time is over meanwhile is taken up all the
    same: there is nothing more to ask, and it is handed in.
    """
    quiz = find_class_quiz(store, key)
    room = store.classroom(quiz.classroom_id)
    assert room is not None  # the database keeps it
    if room.archived_at is not None:
        raise BadInput(
            f"The class {room.name} is archived: its quizzes are over.", "Ask your teacher."
        )
    pupil = find_pupil(store, room, alias)
    if pupil.pin_hash and not check_pin(pin(pupil), pupil.pin_hash):
        raise BadInput(f"That is not the PIN of {pupil.alias}.", "Your teacher can give a new one.")
    with store.transaction():
        attempt = _taken_up(store, quiz, pupil, now(), holder)
        log = store.session_log(attempt.session.id)
    return Attending(store, pupil, quiz, attempt, schedule, now, log)


def _taken_up(store: Store, quiz: ClassQuiz, pupil: Pupil, now: datetime, holder: str) -> Attempt:
    """Return the attempt under way, held by this terminal from now on, or a new one."""
    taken = store.attempts(quiz.id, pupil.learner_id)
    last = taken[-1] if taken else None
    if last is not None and last.medium is Medium.TERMINAL and not last.submitted:
        store.hold(last.session.id, holder)
        return replace(last, holder=holder)
    if len(taken) >= quiz.attempts:
        raise _used_up(store, quiz, pupil, taken)
    match window_at(quiz, now):
        case Window.EARLY:
            assert quiz.opens_at is not None
            raise BadInput(
                f"{quiz.key} opens {moment_phrase(now, quiz.opens_at)}.", "Come back then."
            )
        case Window.CLOSED:
            assert quiz.closes_at is not None
            raise BadInput(
                f"{quiz.key} is closed since {moment_phrase(now, quiz.closes_at)}.",
                f"Your teacher can open it again: civicquiz class quiz open {quiz.key}",
            )
        case _:
            pass
    items = store.quiz_items(quiz.id)
    if not any(item.counts for item in items):
        # An attempt at nothing would be used up when a question counts again.
        raise BadInput(f"Every question of {quiz.key} was voided.", "Ask your teacher.")
    number = len(taken) + 1
    seed = attempt_seed(quiz.seed, pupil.alias, number)
    return store.start_attempt(
        quiz,
        pupil.learner_id,
        number=number,
        medium=Medium.TERMINAL,
        plan=attempt_plan([item.question_id for item in items], seed),
        settings={"quiz": quiz.key},
        seed=seed,
        now=now,
        holder=holder,
    )


def _used_up(store: Store, quiz: ClassQuiz, pupil: Pupil, taken: Sequence[Attempt]) -> BadInput:
    """Return what to tell somebody who has no attempt left: the score, where it was told before."""
    items = store.quiz_items(quiz.id)
    scores = [
        quiz_score(
            [item for item in items if item.question_id in each.session.plan],
            given_in(store.session_log(each.session.id)),
        )
        for each in taken
        if each.medium is Medium.TERMINAL
    ]
    best = max((each for each in scores if each is not None), default=None)
    told = "The results come from your teacher." if best is None else f"The score: {percent(best)}."
    times = "once" if len(taken) == 1 else f"{len(taken)} times"
    only = "once" if quiz.attempts == 1 else f"{quiz.attempts} times"
    return BadInput(
        f"{pupil.alias} has taken {quiz.key} {times}, and it may be taken {only}.", told
    )
