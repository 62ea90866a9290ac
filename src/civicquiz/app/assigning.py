"""Class quizzes: made from the banks, listed, looked at, opened and closed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from civicquiz.app.choosing import Scope, pick
from civicquiz.app.classes import find_class, find_class_quiz, refuse_archived
from civicquiz.errors import BadInput
from civicquiz.model import Attempt, ClassQuiz, Classroom, Feedback, Posed, Pupil, Purpose, QuizItem
from civicquiz.store import Store
from civicquiz.study import Window, effective, is_final, window_at

__all__ = [
    "QuizFigures",
    "QuizSheet",
    "Taking",
    "Terms",
    "Window",
    "assign_quiz",
    "close_quiz",
    "give_quiz",
    "is_final",
    "open_quiz",
    "quiz_figures",
    "quiz_sheet",
    "window_at",
]


@dataclass(frozen=True, slots=True)
class Terms:
    """How a class quiz may be taken; the fields are those of `ClassQuiz`."""

    title: str = ""
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    minutes: float | None = None
    attempts: int = 1
    feedback: Feedback = Feedback.AT_END
    pass_mark: float | None = None


@dataclass(frozen=True, slots=True)
class QuizFigures:
    """A class quiz with how many questions it has, and how many of how many pupils took it."""

    quiz: ClassQuiz
    room: Classroom
    questions: int
    taken: int
    pupils: int


@dataclass(frozen=True, slots=True)
class Taking:
    """How a pupil stands with a quiz: all attempts, and the answers of the last one.

    `final`: the last one takes no more answers.
    """

    pupil: Pupil
    attempts: tuple[Attempt, ...]
    answered: int
    final: bool


@dataclass(frozen=True, slots=True)
class QuizSheet:
    """A class quiz with its questions as they were picked, and how each pupil stands with it."""

    quiz: ClassQuiz
    room: Classroom
    items: tuple[tuple[QuizItem, Posed], ...]
    takings: tuple[Taking, ...]


def assign_quiz(
    store: Store,
    name: str,
    scope: Scope,
    terms: Terms,
    *,
    count: int,
    today: date,
    seed: int,
    now: datetime,
) -> ClassQuiz:
    """Give a class a quiz of exactly `count` questions, picked by the seed.

    Flashcards are not picked: their backs are seen before they are judged, by the pupil.
    """
    with store.transaction():
        room = find_class(store, name, active=True)
        chosen = pick(store, today, seed, scope, count, graded=True)
        if len(chosen) < count:
            there = f"only {len(chosen)}" if chosen else "none"
            raise BadInput(
                f"{count} questions were asked for, and there are {there} of different facts that "
                "do not rest (and are no flashcards).",
                f"Take them all with -n {len(chosen)}, or name more banks or topics."
                if chosen
                else "Name other banks or topics. What rests, and why: civicquiz due",
            )
        return give_quiz(store, room, chosen, terms, seed=seed, now=now)


def give_quiz(
    store: Store,
    room: Classroom,
    question_ids: Sequence[int],
    terms: Terms,
    *,
    seed: int,
    now: datetime,
    purpose: Purpose = Purpose.QUIZ,
) -> ClassQuiz:
    """Give a class a quiz of these questions, as they are now, under the next free key."""
    _checked(terms, now)
    with store.transaction():
        start = f"{room.name}-{purpose}-"
        keys = [quiz.key for quiz in store.class_quizzes(room.id) if quiz.purpose is purpose]
        number = 1 + max((int(key.removeprefix(start)) for key in keys), default=0)
        quiz = ClassQuiz(
            id=0,
            classroom_id=room.id,
            key=f"{start}{number}",
            title=" ".join(terms.title.split()) or f"{purpose.capitalize()} {number}",
            purpose=purpose,
            seed=seed,
            created_at=now,
            opens_at=terms.opens_at,
            closes_at=terms.closes_at,
            minutes=terms.minutes,
            attempts=terms.attempts,
            feedback=terms.feedback,
            pass_mark=terms.pass_mark,
        )
        posed = store.pose(question_ids)
        items = [(found, posed[found].revision_id) for found in question_ids]
        return store.add_class_quiz(quiz, items)


def close_quiz(store: Store, key: str, now: datetime) -> ClassQuiz:
    """Let nobody take a quiz any more, from now on."""
    with store.transaction():
        quiz = find_class_quiz(store, key)
        opens_at = None if quiz.opens_at is None else min(quiz.opens_at, now)
        return _moved(store, quiz, opens_at, now)


def open_quiz(store: Store, key: str, now: datetime, closes_at: datetime | None) -> ClassQuiz:
    """Let a quiz be taken from now on, until `closes_at`; None keeps an end that is to come."""
    if closes_at is not None and closes_at <= now:
        raise BadInput("It would close before it opens.", "Give a time to come with --closes.")
    with store.transaction():
        quiz = find_class_quiz(store, key)
        refuse_archived(store, quiz)
        opens_at = None if quiz.opens_at is None else min(quiz.opens_at, now)
        if closes_at is None and quiz.closes_at is not None and quiz.closes_at > now:
            closes_at = quiz.closes_at
        return _moved(store, quiz, opens_at, closes_at)


def quiz_figures(store: Store, name: str | None, now: datetime) -> list[QuizFigures]:
    """Return the quizzes of a class, or of all that are not archived, in order of making."""
    with store.snapshot():
        chosen = None if name is None else find_class(store, name)
        rooms = {
            room.id: room
            for room in store.classrooms()
            if (room.archived_at is None if chosen is None else room == chosen)
        }
        pupils = store.pupil_counts()
        return [
            QuizFigures(
                quiz,
                rooms[quiz.classroom_id],
                questions=len(store.quiz_items(quiz.id)),
                taken=_taken(store, quiz, now),
                pupils=pupils.get(quiz.classroom_id, 0),
            )
            for quiz in store.class_quizzes()
            if quiz.classroom_id in rooms
        ]


def quiz_sheet(store: Store, key: str, now: datetime) -> QuizSheet:
    """Return a quiz with all that a teacher wants to see of it before the results."""
    with store.snapshot():
        quiz = find_class_quiz(store, key)
        room = store.classroom(quiz.classroom_id)
        assert room is not None  # the database keeps it
        items = store.quiz_items(quiz.id)
        posed = store.pose_revisions([item.revision_id for item in items])
        log = store.quiz_log(quiz.id)
        answered = Counter(each.session_id for each in effective(log.reviews, log.amendments))
        taken = store.attempts(quiz.id)
        takings = []
        for pupil in store.pupils(room.id, left=True):
            own = tuple(each for each in taken if each.learner_id == pupil.learner_id)
            if own or pupil.left_at is None:
                last = own[-1] if own else None
                number = answered[last.session.id] if last else 0
                final = last is not None and is_final(quiz, last, now)
                takings.append(Taking(pupil, own, number, final))
        pairs = tuple((item, posed[item.revision_id]) for item in items)
        return QuizSheet(quiz, room, pairs, tuple(takings))


def _checked(terms: Terms, now: datetime) -> None:
    """Refuse a window in which nobody could take the quiz."""
    if terms.closes_at is None:
        return
    if terms.closes_at <= now:
        raise BadInput("The quiz would close before now.", "Give a time to come with --closes.")
    if terms.opens_at is not None and terms.closes_at <= terms.opens_at:
        raise BadInput(
            "The quiz would close before it opens.", "Give --closes a time after that of --opens."
        )


def _moved(
    store: Store, quiz: ClassQuiz, opens_at: datetime | None, closes_at: datetime | None
) -> ClassQuiz:
    store.set_window(quiz.id, opens_at, closes_at)
    return replace(quiz, opens_at=opens_at, closes_at=closes_at)


def _taken(store: Store, quiz: ClassQuiz, now: datetime) -> int:
    """Return how many pupils of the class, as it is now, have handed in an attempt."""
    here = {pupil.learner_id for pupil in store.pupils(quiz.classroom_id)}
    return len(
        {each.learner_id for each in store.attempts(quiz.id) if is_final(quiz, each, now)} & here
    )
