"""Paper in the hands of a teacher: a printed quiz of the bank `laws`, and lines to type."""

from __future__ import annotations

from datetime import date

from civicquiz.app.entering import Entered, Entering, Sheet, Standing
from civicquiz.model import ClassQuiz, Response, Review
from civicquiz.store import Store
from civicquiz.study import VERSIONS, effective, version_of
from civicquiz.study.paper import Mark
from support.desk import Desk
from support.taken import QuizTaken, make_class_quiz

__all__ = [
    "ALIASES",
    "RIGHT",
    "answers_of",
    "enter",
    "entering",
    "line",
    "mark",
    "print_quiz",
    "sheet",
    "stand",
]

ALIASES = ("crane-2", "heron-4", "otter-7")
RIGHT: dict[str, Response | float] = {
    "size-choice": (1,),
    "chair": 1.0,
    "chambers": (0, 1),
    "size-number": "435",
}
"""The questions of the quiz and what is right; a number is the teacher's own mark."""


def print_quiz(desk: Desk, versions: int = 2, names: tuple[str, ...] = tuple(RIGHT)) -> QuizTaken:
    """Give a class of three a quiz on paper."""
    found = make_class_quiz(desk.store, [desk.question(name) for name in names], ALIASES)
    desk.store.set_versions(found.quiz.id, versions)
    return found


def entering(desk: Desk, quiz: ClassQuiz, *, written: date | None = None) -> Entering:
    """Return the quiz as it is when somebody sits down with the paper."""
    return Entering(desk.store, quiz.key, desk.schedule, desk.now, written=written)


def mark(answer: Response | float, shown: tuple[int, ...]) -> Mark:
    """Return what stands at a question that is answered so: the letters as they were printed."""
    if isinstance(answer, str):
        return Mark(text=answer)
    if isinstance(answer, tuple):
        return Mark("".join(VERSIONS[shown.index(int(at))] for at in answer))
    return Mark(score=answer)


def line(desk: Entering, alias: str, version: str = "", **changes: Response | float) -> str:
    """Return the line of a pupil whose answers are right but for `changes`."""
    pupil = desk.store.pupil_named(desk.room.id, alias)
    assert pupil is not None
    answers = RIGHT | {name.replace("_", "-"): answer for name, answer in changes.items()}
    marks = [
        str(mark(answers[desk.posed[item.place].question.id], item.shown))
        for item in desk.booklet(version or version_of(pupil.learner_id, desk.quiz.versions))
    ]
    return f"{alias}{'/' * bool(version)}{version} {' '.join(marks)}"


def sheet(desk: Entering, text: str) -> Sheet:
    """Return what a line says, which must be right."""
    found = desk.read(text)
    assert isinstance(found, Sheet), found
    return found


def enter(desk: Entering, text: str, *, replace: bool = False, further: bool = False) -> Entered:
    """Enter a line."""
    return desk.enter(sheet(desk, text), replace=replace, further=further)


def stand(desk: Entering, text: str) -> Standing:
    """Return what is there before a line."""
    return desk.before(sheet(desk, text)).standing


def answers_of(store: Store, quiz: ClassQuiz, alias: str) -> dict[str, Review]:
    """Return the answers of a pupil that count now, by the question's id."""
    pupil = store.pupil_named(quiz.classroom_id, alias)
    assert pupil is not None
    log = store.quiz_log(quiz.id)
    own = [
        review
        for review in effective(log.reviews, log.amendments)
        if review.learner_id == pupil.learner_id
    ]
    posed = store.pose_revisions([review.revision_id for review in own])
    return {posed[review.revision_id].question.id: review for review in own}
