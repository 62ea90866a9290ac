"""Makers and strategies of what the schedule speaks in: memories, candidates, reviews."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from civicquiz.model import Action, Amendment, Candidate, Kind, Memory, Rating, Review

DAY = date(2026, 3, 1)
"""The day on which most tests begin."""

ratings = st.sampled_from(Rating)
passes = st.sampled_from([Rating.HARD, Rating.GOOD, Rating.EASY])
stabilities = st.floats(0.001, 36500)
difficulties = st.floats(1, 10)


@st.composite
def memories(draw: st.DrawFn) -> Memory:
    """Make the memory of a question that was last asked on `DAY`."""
    lapses = draw(st.integers(0, 20))
    return Memory(
        stability=draw(stabilities),
        difficulty=draw(difficulties),
        last_day=DAY,
        due_day=DAY,
        reviews=draw(st.integers(1, 50)),
        lapses=lapses,
        struggles=draw(st.integers(0, lapses)),
        passed=draw(st.booleans()),
    )


def candidate(
    question_id: int,
    *,
    fact: int | None = None,
    topic: str = "",
    bank: int = 1,
    kind: Kind = Kind.SINGLE,
    stability: float | None = None,
) -> Candidate:
    """Make a candidate; one with a stability is due."""
    return Candidate(
        question_id,
        fact,
        bank,
        position=question_id,
        topic=topic,
        kind=kind,
        due_day=None if stability is None else DAY,
        stability=stability,
    )


def review(  # a review has many columns, few of which matter to the schedule
    review_id: int,
    rating: Rating | None,
    day: date = DAY,
    due_day: date | None = None,
    *,
    score: float = 1.0,
) -> Review:
    """Make a review of the question 1 by the learner 1."""
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return Review(
        id=review_id,
        learner_id=1,
        question_id=1,
        revision_id=1,
        session_id=1,
        asked_at=moment,
        answered_at=moment,
        day=day,
        shown=(),
        answer="x",
        score=score,
        graded_by="program",
        rating=rating,
        response_ms=1000,
        guessed=False,
        tries=1,
        due_day=due_day,
    )


def amendment(
    number: int,
    action: Action,
    review_id: int,
    after_review: int,
    *,
    due_day: date | None = None,
    rating: Rating | None = None,
) -> Amendment:
    """Make an amendment."""
    return Amendment(
        number,
        review_id,
        after_review,
        datetime(2026, 3, 1, 12, tzinfo=UTC),
        action,
        due_day,
        rating=rating,
    )
