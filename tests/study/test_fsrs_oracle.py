"""Our schedule against the `fsrs` package: the same histories, the same memories."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.model import Memory, Rating
from civicquiz.study import DEFAULT_PARAMETERS, Parameters, interval, next_memory, retrievability
from support.study import DAY, ratings

fsrs = pytest.importorskip("fsrs", reason="the oracle is only installed for development")

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

gaps = st.one_of(st.just(0), st.integers(1, 10), st.integers(1, 400))
histories = st.lists(st.tuples(ratings, gaps), min_size=1, max_size=12)
above_defaults = st.tuples(*(st.floats(w, w * 1.1) for w in DEFAULT_PARAMETERS[:20])).map(
    lambda weights: (*weights, DEFAULT_PARAMETERS[20])
)


@given(histories, above_defaults, st.floats(0.7, 0.97))
def test_same_memory(
    history: list[tuple[Rating, int]], weights: Parameters, retention: float
) -> None:
    """Whole days apart, and several times a day, stability, difficulty and interval agree."""
    oracle = fsrs.Scheduler(
        weights, retention, learning_steps=(), relearning_steps=(), enable_fuzzing=False
    )
    card = fsrs.Card(card_id=1, due=NOON)
    memory: Memory | None = None
    day, moment = DAY, NOON
    for rating, gap in history:
        # The oracle floors elapsed time to 24 h: exact multiples of it are the same to both.
        day, moment = day + timedelta(gap), moment + timedelta(gap)
        if memory is not None:
            assert retrievability(memory.stability, gap, weights) == pytest.approx(
                oracle.get_card_retrievability(card, moment)
            )
        card, _ = oracle.review_card(card, fsrs.Rating(int(rating)), moment)
        memory = next_memory(memory, rating, day, day, weights)
        if card.stability > 36500:
            return  # ours stops there, the oracle's grows on
        assert memory.stability == pytest.approx(card.stability)
        assert memory.difficulty == pytest.approx(card.difficulty)
        assert interval(memory.stability, retention, weights) == (card.due - moment).days
