"""Rows as values and values as rows: what SQL hands over, and what it is handed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from civicquiz.model import (
    Action,
    Amendment,
    Candidate,
    Kind,
    Learner,
    Memory,
    QuizSession,
    Rating,
    Response,
    Review,
    SessionKind,
)
from civicquiz.store.bodies import from_json, to_json
from civicquiz.store.connected import AnyRow
from civicquiz.store.tables import amendment, learner, memory, quiz_session, review

__all__ = [
    "AMENDMENT",
    "LEARNER",
    "MEMORY",
    "REVIEW",
    "SESSION",
    "amendment_from_row",
    "amendment_to_row",
    "candidate_from_row",
    "learner_from_row",
    "memory_from_row",
    "memory_to_row",
    "review_from_row",
    "review_to_row",
    "session_from_row",
    "session_to_row",
]

LEARNER = tuple(learner.c[name] for name in Learner.__dataclass_fields__)
SESSION = tuple(quiz_session.c[name] for name in QuizSession.__dataclass_fields__)
REVIEW = tuple(review.c[name] for name in Review.__dataclass_fields__)
AMENDMENT = tuple(amendment.c[name] for name in Amendment.__dataclass_fields__)
MEMORY = tuple(memory.c[name] for name in Memory.__dataclass_fields__)
"""The columns of each value, in the order of its fields."""


def learner_from_row(row: AnyRow) -> Learner:
    """Return a learner."""
    return Learner(*row)


def session_from_row(row: Sequence[Any]) -> QuizSession:
    """Return a session, of a row of `SESSION`."""
    found, who, kind, settings, seed, plan, skipped, *rest = row
    return QuizSession(
        found,
        who,
        SessionKind(kind),
        from_json(settings),
        seed,
        tuple(from_json(plan)),
        tuple(from_json(skipped)),
        *rest,
    )


def session_to_row(session: QuizSession) -> dict[str, Any]:
    """Return the columns of a session, all but its id."""
    return {
        "learner_id": session.learner_id,
        "kind": session.kind.value,
        "settings": to_json(dict(session.settings)),
        "seed": session.seed,
        "plan": to_json(session.plan),
        "skipped": to_json(session.skipped),
        "started_at": session.started_at,
        "ended_at": session.ended_at,
        "score": session.score,
    }


def answer_from_json(text: str) -> Response:
    """Return an answer: a text or a tuple."""
    answer = from_json(text)
    return answer if isinstance(answer, str) else tuple(answer)


def rating_from_column(number: int | None) -> Rating | None:
    """Return a rating, None where there is none."""
    return None if number is None else Rating(number)


def review_from_row(row: AnyRow) -> Review:
    """Return a review, of a row of `REVIEW`."""
    return Review(
        id=row[0],
        learner_id=row[1],
        question_id=row[2],
        revision_id=row[3],
        session_id=row[4],
        asked_at=row[5],
        answered_at=row[6],
        day=row[7],
        shown=tuple(from_json(row[8])),
        answer=answer_from_json(row[9]),
        score=row[10],
        graded_by=row[11],
        rating=rating_from_column(row[12]),
        response_ms=row[13],
        guessed=row[14],
        tries=row[15],
        due_day=row[16],
    )


def review_to_row(given: Review) -> dict[str, Any]:
    """Return the columns of a review, all but its id."""
    return {
        "learner_id": given.learner_id,
        "question_id": given.question_id,
        "revision_id": given.revision_id,
        "session_id": given.session_id,
        "asked_at": given.asked_at,
        "answered_at": given.answered_at,
        "day": given.day,
        "shown": to_json(given.shown),
        "answer": to_json(given.answer),
        "score": given.score,
        "graded_by": given.graded_by,
        "rating": None if given.rating is None else int(given.rating),
        "response_ms": given.response_ms,
        "guessed": given.guessed,
        "tries": given.tries,
        "due_day": given.due_day,
    }


def amendment_from_row(row: Sequence[Any]) -> Amendment:
    """Return an amendment, of a row of `AMENDMENT`."""
    found, reviewed, after, at, action, due_day, score, rating, revised, reason = row
    return Amendment(
        found,
        reviewed,
        after,
        at,
        Action(action),
        due_day,
        score,
        rating_from_column(rating),
        revised,
        reason,
    )


def amendment_to_row(word: Amendment) -> dict[str, Any]:
    """Return the columns of an amendment, all but its id."""
    return {
        "review_id": word.review_id,
        "after_review": word.after_review,
        "at": word.at,
        "action": word.action.value,
        "due_day": word.due_day,
        "score": word.score,
        "rating": None if word.rating is None else int(word.rating),
        "revision_id": word.revision_id,
        "reason": word.reason,
    }


def memory_from_row(row: AnyRow) -> Memory:
    """Return a memory, of a row of `MEMORY`."""
    return Memory(*row)


def memory_to_row(kept: Memory) -> dict[str, Any]:
    """Return the columns of a memory, all but whose it is and of what."""
    return {
        "stability": kept.stability,
        "difficulty": kept.difficulty,
        "last_day": kept.last_day,
        "due_day": kept.due_day,
        "reviews": kept.reviews,
        "lapses": kept.lapses,
        "struggles": kept.struggles,
        "passed": kept.passed,
    }


KINDS: Mapping[str, Kind] = {kind.value: kind for kind in Kind}


def candidate_from_row(row: Sequence[Any]) -> Candidate:
    """Return a candidate; its columns stand in the order of the fields."""
    asked, of_fact, of_bank, position, topic, kind, *kept = row
    return Candidate(asked, of_fact, of_bank, position, topic, KINDS[kind], *kept)
