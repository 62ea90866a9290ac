"""What a class is most worth asking: the laws of the choice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.model import Memory
from civicquiz.study import (
    DEFAULT_PARAMETERS,
    Met,
    Settings,
    Worth,
    expected_gain,
    retrievability,
    warm_up,
    worth_asking,
)
from support.study import DAY, difficulties, memories, stabilities

LATER = DAY + timedelta(days=20)
UNTIL = LATER + timedelta(days=28)
FIRST = retrievability(DEFAULT_PARAMETERS[0], 28)
"""What is left after 28 days of a first meeting that was failed."""

horizons = st.integers(0, 400)
elapsed = st.integers(0, 2000)


def known(stability: float = 10.0, difficulty: float = 5.0, **changes: object) -> Memory:
    """Return a memory of a question that was last met on `DAY`."""
    plain = Memory(stability, difficulty, DAY, DAY, 1, 0, 0, passed=True)
    return replace(plain, **changes)  # type: ignore[arg-type]  # any fields


def worth(
    *questions: Met,
    pupils: int = 2,
    day: date = LATER,
    until: date = UNTIL,
    shown: Mapping[int, date] | None = None,
) -> dict[int, Worth]:
    """Return what questions are worth, by question."""
    found = worth_asking(questions, range(pupils), day=day, until=until, shown=shown)
    return {each.question_id: each for each in found}


@st.composite
def classes(draw: st.DrawFn) -> tuple[list[Met], int]:
    """Make some questions and how many pupils there are, some of whom have met them."""
    pupils = draw(st.integers(1, 6))
    known_by = st.dictionaries(st.integers(0, pupils - 1), memories(), max_size=pupils)
    facts = st.none() | st.integers(1, 4)
    count = draw(st.integers(0, 8))
    return [Met(number, draw(facts), draw(known_by)) for number in range(count)], pupils


@given(stabilities, difficulties, elapsed, horizons)
def test_asking_never_costs_more_than_a_trifle(
    stability: float, difficulty: float, days: int, horizon: int
) -> None:
    """A gain lies between −1 % and 1: FSRS lets a few old and difficult memories lose a little."""
    gain = expected_gain(stability, difficulty, days, horizon, DEFAULT_PARAMETERS)
    assert -0.01 <= gain <= 1


@given(st.floats(1, 200), difficulties, horizons)
def test_the_half_forgotten_gains_more_than_the_well_known(
    stability: float, difficulty: float, horizon: int
) -> None:
    """What was asked an hour ago gains less than the same memory after ten times its stability."""
    days = round(10 * stability)
    fresh = expected_gain(stability, difficulty, 0, horizon, DEFAULT_PARAMETERS)
    faded = expected_gain(stability, difficulty, days, horizon, DEFAULT_PARAMETERS)
    assert fresh < faded


def test_a_firm_memory_gains_less_than_a_weak_one() -> None:
    """Of memories met on one day, the weaker gain more."""
    gains = [
        expected_gain(each, 5, 10, 28, DEFAULT_PARAMETERS) for each in (2, 5, 10, 30, 100, 900)
    ]
    assert all(weak > firm for weak, firm in pairwise(gains))


@given(classes())
def test_the_order_of_pupils_and_questions_does_not_matter(found: tuple[list[Met], int]) -> None:
    """Turned round, questions and pupils are worth the same, to the last bit."""
    questions, pupils = found
    turned = [
        replace(each, memories=dict(reversed(list(each.memories.items()))))
        for each in reversed(questions)
    ]
    assert worth(*questions, pupils=pupils) == worth(*turned, pupils=pupils)


@given(classes(), st.integers(0, 9), st.integers())
def test_one_question_of_a_fact_and_the_best_of_them(
    found: tuple[list[Met], int], count: int, seed: int
) -> None:
    """The choice holds no fact twice, nothing that gains less than what was left, and is ordered."""
    questions, pupils = found
    worths = worth(*questions, pupils=pupils)
    chosen = warm_up(worths.values(), count, seed)
    facts = [each.fact_id for each in chosen if each.fact_id is not None]
    assert len(facts) == len(set(facts))
    gains = [round(each.gain, 9) for each in chosen]
    assert gains == sorted(gains, reverse=True)
    units = {(each.fact_id, each.question_id if each.fact_id is None else 0) for each in
             worths.values()}  # fmt: skip
    assert len(chosen) == min(count, len(units))
    left = [each for each in worths.values() if each not in chosen and each.fact_id not in facts]
    if chosen and len(chosen) == count:
        assert all(round(each.gain, 9) <= gains[-1] for each in left)


@given(classes(), st.integers())
def test_the_choice_follows_from_the_seed(found: tuple[list[Met], int], seed: int) -> None:
    """The same class and seed give the same warm-up, in whatever order the worths come."""
    questions, pupils = found
    worths = list(worth(*questions, pupils=pupils).values())
    assert warm_up(worths, 5, seed) == warm_up(reversed(worths), 5, seed)


def test_ties_are_broken_by_the_seed() -> None:
    """Questions that gain the same come in an order that another seed changes."""
    worths = worth(*(Met(number, None, {0: known()}) for number in range(9)), pupils=1).values()
    orders = {tuple(each.question_id for each in warm_up(worths, 9, seed)) for seed in range(9)}
    assert len(orders) > 5


@given(memories(), st.integers(0, 400), horizons)
def test_a_class_of_one_is_its_pupil(memory: Memory, days: int, horizon: int) -> None:
    """One pupil's gain is the class's, unless the question is a leech."""
    day = DAY + timedelta(days=days)
    found = worth(Met(1, None, {0: memory}), pupils=1, day=day, until=day + timedelta(horizon))
    if memory.struggles >= Settings().leech:
        assert found == {}
        return
    gain = expected_gain(memory.stability, memory.difficulty, days, horizon, DEFAULT_PARAMETERS)
    recall = retrievability(memory.stability, days)
    assert found == {1: Worth(1, None, 1, recall, gain, DAY)}


def test_gains_are_summed_over_the_class() -> None:
    """Two pupils of one memory gain twice what one does."""
    one = worth(Met(1, None, {0: known()}), pupils=1)[1]
    two = worth(Met(1, None, {0: known(), 1: known()}))[1]
    assert (two.met, two.recall) == (2, one.recall)
    assert two.gain == pytest.approx(2 * one.gain)


def test_who_has_left_is_not_counted() -> None:
    """What somebody remembers who is no longer in the class is worth nothing to it."""
    with_gone = Met(1, None, {0: known(), 7: known(1.0)})
    assert worth(with_gone, pupils=1) == worth(Met(1, None, {0: known()}), pupils=1)
    assert worth(Met(1, None, {7: known()}), pupils=1) == {}


def test_who_never_met_it_gains_a_first_meeting_once_half_the_class_has() -> None:
    """Two of four have met it: the others count; one of four has: they do not."""
    alone = worth(Met(1, None, {0: known()}), pupils=1)[1].gain
    half = worth(Met(1, None, {0: known(), 1: known()}), pupils=4)[1]
    assert half.gain == pytest.approx(2 * alone + 2 * FIRST)
    assert half.met == 2
    few = worth(Met(1, None, {0: known()}), pupils=4)[1]
    assert few.gain == pytest.approx(alone)


def test_what_the_projector_showed_is_new_to_nobody() -> None:
    """Who has no memory of a fact, but saw it shown yesterday, gains less than a first meeting."""
    met = {0: known(), 1: known()}
    yesterday = LATER - timedelta(days=1)
    unseen = worth(Met(1, None, met), pupils=4)[1].gain - worth(Met(1, None, met))[1].gain
    seen = (
        worth(Met(1, None, met), pupils=4, shown={1: yesterday})[1].gain
        - worth(Met(1, None, met), shown={1: yesterday})[1].gain
    )
    assert unseen == pytest.approx(2 * FIRST)
    stability, difficulty = DEFAULT_PARAMETERS[0], DEFAULT_PARAMETERS[4]
    gain = expected_gain(stability, difficulty, 1, 28, DEFAULT_PARAMETERS)
    assert seen == pytest.approx(2 * gain)
    assert seen < unseen / 2


def test_a_leech_of_half_the_class_rests() -> None:
    """What half of those who met it keep failing is left out; below that, only they gain nothing."""
    leech = known(struggles=8)
    assert worth(Met(1, None, {0: leech, 1: known()})) == {}
    found = worth(Met(1, None, {0: leech, 1: known(), 2: known()}), pupils=3)[1]
    alone = worth(Met(1, None, {0: known()}), pupils=1)[1].gain
    assert found.gain == pytest.approx(2 * alone)


def test_a_fact_that_came_up_lately_waits() -> None:
    """Another question of the fact, or the projector, makes a question less worth asking."""
    question = Met(1, 5, {0: known(2.0)})
    sibling = Met(2, 5, {0: known(2.0, last_day=LATER - timedelta(days=1))})
    alone = worth(question, pupils=1)[1]
    beside = worth(question, sibling, pupils=1)[1]
    assert beside.gain < alone.gain
    assert beside.recall > alone.recall
    assert beside.last_day == LATER - timedelta(days=1)
    shown = worth(question, pupils=1, shown={1: LATER - timedelta(days=1)})[1]
    assert shown == beside


def test_who_met_another_question_of_the_fact_has_met_the_fact() -> None:
    """Such a pupil counts with the memory of that question, not as one who is new to it."""
    found = worth(Met(1, 5, {0: known()}), Met(2, 5, {1: known()}))
    assert found[1].met == found[2].met == 2
    assert found[1].gain == pytest.approx(found[2].gain)


def test_a_day_before_the_last_meeting_counts_as_the_same_day() -> None:
    """A clock that was set back harms nothing."""
    early = worth(Met(1, None, {0: known()}), pupils=1, day=DAY - timedelta(days=9), until=DAY)
    assert early[1].recall == 1
