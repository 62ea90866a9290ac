"""One weighted draw of the due day."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.model import Memory, Rating
from civicquiz.study import Settings, draw_due, drawn_range, futures, interval, next_memory
from support.study import DAY

intervals = st.integers(1, 36500)


chances = st.floats(0, 1, exclude_max=True)


def chosen(days: int, load: dict[date, int], siblings: set[date], chance: float) -> int:
    """Return the drawn interval in days."""
    return (draw_due(DAY, days, chance, load=load, siblings=siblings) - DAY).days


@pytest.mark.parametrize(
    ("days", "low", "high"),
    [
        (1, 1, 1),
        (2, 2, 2),
        (3, 2, 4),
        (7, 5, 9),
        (20, 17, 23),
        (50, 46, 54),
        (100, 93, 107),
        (3000, 2969, 3031),
    ],
)
def test_ranges(days: int, low: int, high: int) -> None:
    """The draw moves an interval as far as FSRS does: not under 3 days, at most a month."""
    assert drawn_range(days) == (low, high)


@given(intervals, st.integers(1, 36500))
def test_range_holds_the_interval(days: int, longest: int) -> None:
    """The range lies around the interval, ends at the longest one, and starts after today."""
    days = min(days, longest)
    low, high = drawn_range(days, longest)
    assert 1 <= low <= days <= high <= longest


@given(st.lists(intervals, min_size=2).map(sorted))
def test_ranges_rise(days: list[int]) -> None:
    """The range of a longer interval begins and ends no sooner."""
    for (low, high), (later_low, later_high) in pairwise(map(drawn_range, days)):
        assert low <= later_low
        assert high <= later_high


@given(
    intervals.filter(lambda days: days < 3000),
    st.dictionaries(st.integers(1, 400), st.integers(0, 300)),
    st.sets(st.integers(1, 400)),
    chances,
)
def test_draw(days: int, due: dict[int, int], siblings: set[int], chance: float) -> None:
    """The day lies in the range, after today, and the same throw draws it again."""
    load = {DAY + timedelta(after): count for after, count in due.items()}
    apart = {DAY + timedelta(after) for after in siblings}
    drawn = draw_due(DAY, days, chance, load=load, siblings=apart)
    low, high = drawn_range(days)
    assert low <= (drawn - DAY).days <= high
    assert drawn > DAY
    assert drawn == draw_due(
        DAY, days, chance, load=lambda day: load.get(day, 0), siblings=list(apart)
    )


@given(
    st.lists(st.integers(1, 200), min_size=2, max_size=6).map(sorted),
    st.lists(st.integers(0, 30), min_size=250, max_size=250),
    st.sets(st.integers(1, 250)),
    chances,
)
def test_longer_is_no_earlier(
    days: list[int], counts: list[int], siblings: set[int], chance: float
) -> None:
    """By one throw a longer interval draws no earlier day, whatever the load and siblings."""
    load = {DAY + timedelta(after): each for after, each in enumerate(counts)}
    apart = {DAY + timedelta(after) for after in siblings}
    drawn = [chosen(each, load, apart, chance) for each in days]
    assert drawn == sorted(drawn)


def test_every_day_is_drawn() -> None:
    """Where all days are alike, each of the range is drawn about as often."""
    counts = Counter(chosen(20, {}, set(), at / 2100) for at in range(2100))
    assert sorted(counts) == list(range(17, 24))
    assert set(counts.values()) == {300}


def test_full_day_is_avoided() -> None:
    """A day with twice the load of the others is drawn far less often than they."""
    load = {DAY + timedelta(after): 20 if after == 20 else 10 for after in range(40)}
    counts = Counter(chosen(20, load, set(), at / 1000) for at in range(1000))
    assert counts[20] < 20


def test_sibling_day_is_avoided() -> None:
    """A sibling's day is not drawn, be all others ever so full, unless there is no other."""
    load = {DAY + timedelta(after): 0 if after == 20 else 300 for after in range(40)}
    sibling = {DAY + timedelta(20)}
    assert 20 not in {chosen(20, load, sibling, at / 301) for at in range(301)}
    everywhere = {DAY + timedelta(after) for after in range(40)}
    assert {chosen(20, {}, everywhere, at / 100) for at in range(100)} == set(range(17, 24))


def test_short_intervals_stay() -> None:
    """What is due tomorrow, or the day after, stays so, whatever the load."""
    load = {DAY + timedelta(1): 999, DAY + timedelta(2): 999}
    assert chosen(1, load, set(load), 0) == 1
    assert chosen(2, load, set(load), 0) == 2


@dataclass
class Rehearsal:
    """500 known facts of four questions each, reviewed for 200 days; `drawn` or not."""

    drawn: bool
    memories: dict[int, Memory] = field(default_factory=dict)
    due: dict[date, list[int]] = field(default_factory=lambda: defaultdict(list))
    load: Counter[date] = field(default_factory=Counter)
    loads: list[int] = field(default_factory=list)
    together: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin with clumped due days, then study."""
        dice = Random(7)
        for question in range(2000):
            stability = dice.choice([5, 10, 20, 40])
            first = DAY + timedelta(int(stability * dice.random() ** 2))
            asked = first - timedelta(stability)
            self.keep(question, Memory(stability, 5, asked, first, 3, 0, 0, passed=True))
        for day in (DAY + timedelta(after) for after in range(200)):
            asked_today = self.due.pop(day, [])
            self.loads.append(len(asked_today))
            for question in asked_today:
                self.answer(question, day, Rating.GOOD if dice.random() < 0.9 else Rating.AGAIN)

    def keep(self, question: int, memory: Memory) -> None:
        """Remember a memory and its due day."""
        self.memories[question] = memory
        self.due[memory.due_day].append(question)
        self.load[memory.due_day] += 1

    def answer(self, question: int, day: date, rating: Rating) -> None:
        """Schedule a question anew, and note whether a sibling is due with it."""
        first = question // 4 * 4
        siblings = [self.memories[s].due_day for s in range(first, first + 4) if s != question]
        memory = self.memories[question]
        if self.drawn:
            after = futures(
                memory, day, Settings(), load=self.load, siblings=siblings, name=str(question)
            )[rating]
        else:
            undrawn = next_memory(memory, rating, day, day)
            days = interval(undrawn.stability, Settings().retention)
            after = replace(undrawn, due_day=day + timedelta(days))
        self.together.append(after.due_day in siblings)
        self.keep(question, after)

    @property
    def peak(self) -> float:
        """The fullest day's load over the mean of its fortnight."""
        loads = self.loads
        return max(loads[at] * 15 / sum(loads[at - 7 : at + 8]) for at in range(7, len(loads) - 8))


def test_load_is_spread() -> None:
    """Of 2,000 questions in lockstep the draw more than halves the fullest day.

    Siblings come to be due on one day a quarter as often: what is due tomorrow cannot be moved.
    """
    drawn, undrawn = Rehearsal(drawn=True), Rehearsal(drawn=False)
    assert drawn.peak < 1.6
    assert undrawn.peak > 2 * drawn.peak
    assert mean(drawn.together) < mean(undrawn.together) / 4
    assert mean(drawn.together) < 0.02
