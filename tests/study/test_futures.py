"""What each rating would make of a memory: the laws of preview and answer."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.model import Memory, Rating
from civicquiz.study import DEFAULT_PARAMETERS, Settings, draw_span, futures, interval, next_memory
from support.study import DAY, memories, ratings

known = st.none() | memories()
later_days = st.integers(-3, 500).map(lambda days: DAY + timedelta(days))
loads = st.dictionaries(
    st.integers(0, 600).map(lambda days: DAY + timedelta(days)), st.integers(0, 200)
)
siblings = st.sets(st.integers(0, 60).map(lambda days: DAY + timedelta(days)))
retentions = st.floats(0.7, 0.97)


circumstances = st.fixed_dictionaries({"load": loads, "siblings": siblings, "name": st.text()})


@given(known, later_days, circumstances, retentions)
def test_better_is_never_sooner(
    memory: Memory | None, day: date, around: dict[str, Any], retention: float
) -> None:
    """A better rating never comes due sooner, even as drawn; none is due before tomorrow."""
    after = futures(memory, day, Settings(retention=retention, longest=1000), **around)
    assert list(after) == list(Rating)
    assert all(worse.due_day <= better.due_day for worse, better in pairwise(after.values()))
    assert all(day < m.due_day <= day + timedelta(1000) for m in after.values())


def test_better_is_never_sooner_by_fitted_parameters() -> None:
    """Even where a fit lets a first Hard last longer than a first Good, Good is due no sooner."""
    fitted = Settings(parameters=(30.0, 20.0, 10.0, 5.0, *DEFAULT_PARAMETERS[4:]))
    after = futures(None, DAY, fitted, load={}, siblings=(), name="me/bank/question")
    assert len({memory.due_day for memory in after.values()}) == 1


@given(known, later_days, circumstances, ratings)
def test_preview_equals_answer(
    memory: Memory | None, day: date, around: dict[str, Any], rating: Rating
) -> None:
    """What was previewed is what an answer gives, and both are the plain next memory."""
    preview = futures(memory, day, Settings(), **around)[rating]
    answer = futures(memory, day, Settings(), **around)[rating]
    assert preview == answer == next_memory(memory, rating, day, preview.due_day)


@given(known, later_days, circumstances)
def test_asks_only_for_the_span(memory: Memory | None, day: date, around: dict[str, Any]) -> None:
    """The load is asked of no day outside the span that was announced."""
    first, last = draw_span(memory, day, Settings())
    asked: list[date] = []

    def count(due: date) -> int:
        asked.append(due)
        return len(asked)

    futures(memory, day, Settings(), **{**around, "load": count})
    assert 1 <= first <= last
    assert all(first <= (due - day).days <= last for due in asked)


@given(known, later_days, retentions, retentions, ratings)
def test_laxer_is_later(
    memory: Memory | None, day: date, one: float, other: float, rating: Rating
) -> None:
    """Where less is to be kept, a question is not asked sooner."""
    lax, strict = sorted((one, other))
    after = next_memory(memory, rating, day, day)
    assert interval(after.stability, lax) >= interval(after.stability, strict)


@given(memories(), st.integers(-1000, 0), ratings)
def test_clock_set_back(memory: Memory, days: int, rating: Rating) -> None:
    """An answer on a day before the last one counts as one more on the same day."""
    day = DAY + timedelta(days)
    back, same = (next_memory(memory, rating, at, DAY) for at in (day, DAY))
    assert (back.stability, back.difficulty) == (same.stability, same.difficulty)
    assert back.last_day == day


@given(memories(), ratings)
def test_counts(memory: Memory, rating: Rating) -> None:
    """A lapse is a failure after a pass; it counts for ever, and as a struggle until a look."""
    after = next_memory(memory, rating, DAY, DAY)
    lapse = rating is Rating.AGAIN and memory.passed
    assert after.reviews == memory.reviews + 1
    assert after.lapses == memory.lapses + lapse
    assert after.struggles == memory.struggles + lapse
    assert after.passed is (rating is not Rating.AGAIN)


@pytest.mark.parametrize("rating", Rating)
def test_first_answer(rating: Rating) -> None:
    """A first failure is no lapse: nothing was learned yet."""
    after = next_memory(None, rating, DAY, DAY)
    assert (after.reviews, after.lapses, after.struggles) == (1, 0, 0)
    assert after.passed is (rating is not Rating.AGAIN)


def test_first_futures() -> None:
    """A new question is due tomorrow, unless it was known: then in two days, or about eight."""
    after = futures(None, DAY, Settings(), load={}, siblings=(), name="me/bank/question")
    days = [(memory.due_day - DAY).days for memory in after.values()]
    assert days[:3] == [1, 1, 2]
    assert 6 <= days[3] <= 10


def test_seed_tells_reviews_apart() -> None:
    """Another learner, question or number of the review draws another day, sooner or later."""

    def drawn(name: str, reviews: int) -> date:
        memory = Memory(300, 5, DAY - timedelta(300), DAY, reviews, 0, 0, passed=True)
        after = futures(memory, DAY, Settings(), load={}, siblings=(), name=name)
        return after[Rating.GOOD].due_day

    assert len({drawn("me/bank/question", reviews) for reviews in range(1, 20)}) > 5
    assert len({drawn(f"me/bank/{question}", 1) for question in range(20)}) > 5
    assert drawn("me/bank/question", 1) == drawn("me/bank/question", 1)


def test_end_of_the_calendar() -> None:
    """On the last days of the calendar all is due on its last day."""
    day = date(9999, 12, 30)
    after = futures(None, day, Settings(), load={}, siblings=(), name="me")
    assert {memory.due_day for memory in after.values()} == {date.max}
