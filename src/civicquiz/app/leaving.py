"""All that is kept of a learner, as plain data that needs no program to be read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from civicquiz.app.people import learner_exists
from civicquiz.grade import answer_text
from civicquiz.model import Learner
from civicquiz.store import Store

__all__ = ["export_learner"]

WORTH = ("score", "rating", "due_day")
"""What tells of a review or an amendment whether the answer was right."""


def export_learner(store: Store, name: str) -> dict[str, object]:
    """Return a learner's sessions, reviews, amendments, memories and flags as JSON data.

    Each review carries the question by name and the answer in words, and the questions stand once,
    as they were asked. Of a class quiz under way the answers stand there, and not what they were
    worth.
    """
    learner = learner_exists(store, name)
    with store.snapshot():
        sessions = [each.session for each in reversed(store.sessions(learner.id))]
        secret = {each.id for each in sessions if each.is_secret}
        reviews = list(store.reviews_of(learner.id))
        untold = {each.id for each in reviews if each.session_id in secret}
        hidden = {each.question_id for each in reviews if each.id in untold}
        memories = [each for each in store.memories_of(learner.id) if each[0] not in hidden]
        ids = {review.question_id for review in reviews} | {asked for asked, _ in memories}
        names = store.question_names(sorted(ids))
        posed = store.pose_revisions(sorted({review.revision_id for review in reviews}))
        return {
            "schema": 1,
            "learner": {"name": learner.name, "created_at": plain(learner.created_at)},
            "sessions": [record(each) for each in sessions],
            "questions": [
                {"revision": found, "name": each.name, "question": each.question.stem}
                for found, each in posed.items()
            ],
            "reviews": [
                {
                    "question": names[review.question_id],
                    **_untold(record(review), secret=review.id in untold),
                    "given": list(answer_text(posed[review.revision_id].question, review.answer)),
                }
                for review in reviews
            ],
            "amendments": [
                _untold(record(each), secret=each.review_id in untold)
                for each in store.amendments_of(learner.id)
            ],
            "memories": [
                {"question": names[asked], **record(memory)} for asked, memory in memories
            ],
            "flags": [record(each) for each in store.flags(learner_id=learner.id)],
            **_in_class(store, learner),
        }


def _untold(kept: dict[str, object], *, secret: bool) -> dict[str, object]:
    """Return a record without what an answer was worth where that is not told yet."""
    return kept | dict.fromkeys(WORTH) if secret else kept


def _in_class(store: Store, learner: Learner) -> dict[str, object]:
    """Return a pupil's class and attempts at its quizzes; nothing for whoever learns alone."""
    pupil = store.pupil(learner.id)
    if pupil is None:
        return {}
    room = store.classroom(pupil.classroom_id)
    assert room is not None
    attempts = [
        {
            "quiz": quiz.key,
            "session": attempt.session.id,
            "number": attempt.number,
            "medium": attempt.medium.value,
            "version": attempt.version,
        }
        for quiz in store.class_quizzes(room.id)
        for attempt in store.attempts(quiz.id, learner.id)
    ]
    return {
        "pupil": {
            "class": room.name,
            "alias": pupil.alias,
            "joined_at": plain(pupil.joined_at),
            "left_at": plain(pupil.left_at),
            "has_pin": bool(pupil.pin_hash),
        },
        "attempts": attempts,
    }


def record(value: Any) -> dict[str, object]:
    """Return the fields of a frozen value as plain data."""
    return {name: plain(getattr(value, name)) for name in _names(value)}


def _names(value: Any) -> Iterator[str]:
    return iter(value.__dataclass_fields__)


def plain(value: object) -> object:
    """Return a value as JSON has it: moments in UTC with milliseconds, days as ISO dates."""
    match value:
        case datetime():
            return value.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case tuple() | list():
            return [plain(each) for each in value]
        case dict():
            return {key: plain(each) for key, each in value.items()}
        case _:
            return value
