"""Small banks, arrivals and answers for suites that need something in a store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from civicquiz.model import (
    Bank,
    Choice,
    Entry,
    Fact,
    Memory,
    Option,
    Question,
    Rating,
    Review,
    SessionKind,
    Topic,
)
from civicquiz.store import Arrival, Saved, Store

__all__ = [
    "DAY",
    "NOW",
    "answer",
    "arrive",
    "ask",
    "fact",
    "hashed",
    "make_bank",
    "remember",
    "save",
]

NOW = datetime(2026, 3, 1, 12, 0, 0, 123_000, tzinfo=UTC)
DAY = date(2026, 3, 1)


def ask(key: str, *, fact: str = "", right: str = "yes", topic: str = "T") -> Question:
    """Return a question with one key, under a fact if one is named."""
    options = (Option(right, right=True), Option("no"))
    return Question(key, f"{key}?", Choice(options), fact=fact, topic=(topic,))


def make_bank(key: str, *entries: Entry) -> Bank:
    """Return a bank of some entries."""
    return Bank(key, f"Bank {key}", entries=(Topic("T", level=1), *entries))


def hashed(value: object) -> str:
    """Return a short hash of anything."""
    return sha256(repr(value).encode("utf-8", "backslashreplace")).hexdigest()[:12]


def arrive(question: Question, known: Mapping[str, int] | None = None) -> Arrival:
    """Return a question as it arrives: the one of the same key in `known`, else a new one."""
    return Arrival(
        question,
        hash=hashed((question.stem, question.prose, question.shape)),
        key_hash=hashed(question.shape),
        attributed=question.stem.startswith("According to"),
        rivals=("a rival",) if question.hint else (),
        known_id=(known or {}).get(question.id),
    )


def save(store: Store, content: Bank, now: datetime = NOW) -> Saved:
    """Save a bank, each question as the one of its key."""
    known = {each.key: each.id for each in store.known_questions(content.id)}
    return store.save_bank(
        content,
        [arrive(question, known) for question in content.questions],
        path=f"{content.id}.md",
        file_hash=hashed(content),
        now=now,
    )


def remember(due: date = DAY, **changes: Any) -> Memory:
    """Return a memory that is due on a day."""
    return replace(Memory(2.5, 5.0, DAY, due, 1, 0, 0, passed=True), **changes)


def answer(
    store: Store, learner_id: int, question_id: int, session_id: int = 0, **changes: Any
) -> Review:
    """Return a right answer, given now, in a session of its own unless one is named."""
    if not session_id:
        session_id = store.start_session(
            learner_id, SessionKind.STUDY, {}, seed=1, plan=[question_id], now=NOW
        ).id
    given = Review(
        id=0,
        learner_id=learner_id,
        question_id=question_id,
        revision_id=store.pose([question_id])[question_id].revision_id,
        session_id=session_id,
        asked_at=NOW,
        answered_at=NOW,
        day=DAY,
        shown=(1, 0),
        answer=(0,),
        score=1.0,
        graded_by="program",
        rating=Rating.GOOD,
        response_ms=1500,
        guessed=False,
        tries=1,
        due_day=DAY,
    )
    return replace(given, **changes)


def fact(key: str, **more: Any) -> Fact:
    """Return a fact."""
    return replace(Fact(key, f"{key} is so."), **more)
