"""Sixty days of a learner who knows some things and not others, from queue to replay."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from civicquiz.model import Action, Amendment, Candidate, Kind, Memory, Rating, Review
from civicquiz.study import (
    Pace,
    Rest,
    Settings,
    build_queue,
    futures,
    promised,
    rate,
    replay,
    start,
    why_resting,
)
from support.study import DAY, candidate, review

FACTS, SHAPES = 30, (Kind.TYPED, Kind.SINGLE, Kind.CLOZE)
HOPELESS, KNOWN = 0, 1
"""Fact 0 is recalled half the time, fact 1 always, the others mostly."""


@dataclass
class Rehearsal:
    """A learner, two sittings a day, everything kept in plain lists and dicts."""

    seed: int
    settings: Settings
    memories: dict[int, Memory] = field(default_factory=dict)
    reviews: dict[int, list[Review]] = field(default_factory=lambda: defaultdict(list))
    amendments: dict[int, list[Amendment]] = field(default_factory=lambda: defaultdict(list))
    firsts: list[tuple[date, int, bool]] = field(default_factory=list)
    leeches: dict[int, date] = field(default_factory=dict)
    answers: int = 0

    def __post_init__(self) -> None:
        """Study for sixty days; leeches are looked at on the fiftieth."""
        self.dice = Random(self.seed)
        self.pace = Pace()
        shapes = [(fact, kind) for fact in range(FACTS) for kind in SHAPES]
        self.bank = [
            candidate(number, fact=fact, topic=f"topic {fact // 5}", kind=kind)
            for number, (fact, kind) in enumerate(shapes)
        ]
        for after in range(60):
            day = DAY + timedelta(after)
            if after == 50:
                for question in tuple(self.leeches):
                    self.wake(question)
            for _ in range(2):
                self.sit(day)

    def due(self, day: date) -> Iterator[Candidate]:
        """Yield what is due and does not rest, the most stable first."""
        for number, memory in sorted(self.memories.items(), key=lambda it: -it[1].stability):
            resting = why_resting(day, struggles=memory.struggles, leech=self.settings.leech)
            assert (resting is Rest.LEECH) == (number in self.leeches)
            if memory.due_day <= day and not resting:
                yield candidate(
                    number,
                    fact=number // 3,
                    topic=self.bank[number].topic,
                    stability=memory.stability,
                )

    def sit(self, day: date) -> None:
        """Study until nothing is left of the day's queue."""
        today = [(question, new) for when, question, new in self.firsts if when == day]
        queue = build_queue(
            self.due(day),
            (each for each in self.bank if each.question_id not in self.memories),
            facts_asked_today={question // 3 for question, _ in today},
            reviews_left=self.settings.reviews_a_day - sum(not new for _, new in today),
            new_left=self.settings.new_a_day - sum(new for _, new in today),
            limit=None,
            rng=self.dice,
        )
        sitting = start((each.question_id for each in queue), retry=True)
        for each in queue:
            self.firsts.append((day, each.question_id, each.stability is None))
        while (question := sitting.current) is not None:
            rating = self.answer(question, day, hint=sitting.repeat)
            sitting = sitting.answered(passed=rating is not Rating.AGAIN)

    def answer(self, question: int, day: date, *, hint: bool) -> Rating:
        """Answer as the learner would, and schedule; just told, the answer is mostly known."""
        fact = question // 3
        chance = 0.95 if hint else {HOPELESS: 0.5, KNOWN: 1.0}.get(fact, 0.85)
        right = self.dice.random() < chance
        response_ms = round(self.dice.lognormvariate(8.5, 0.4))
        rating = rate(float(right), response_ms, self.pace)
        self.pace = self.pace.after(response_ms) if right else self.pace
        memory = self.memories.get(question)
        others = {number: m.due_day for number, m in self.memories.items() if number != question}
        after = futures(
            memory,
            day,
            self.settings,
            load=Counter(others.values()),
            siblings={due for number, due in others.items() if number // 3 == fact},
            name=f"me/bank/{question}",
        )
        assert all(m.due_day > day for m in after.values())
        assert all(one.due_day <= other.due_day for one, other in pairwise(after.values()))
        self.memories[question] = after[rating]
        self.answers += 1
        self.reviews[question].append(review(self.answers, rating, day, after[rating].due_day))
        if after[rating].struggles >= self.settings.leech:
            self.leeches.setdefault(question, day)
        return rating

    def wake(self, question: int) -> None:
        """Look at a leech: from now on it is asked again."""
        rows = self.reviews[question]
        wake = Amendment(1, rows[-1].id, rows[-1].id, rows[-1].answered_at, Action.WAKE, None)
        change = promised(wake, rows, [], self.settings, load={}, siblings=(), name="")
        self.amendments[question].append(change)
        woken = replay(rows, [change], self.settings)
        assert woken is not None
        self.memories[question] = woken
        del self.leeches[question]


@settings(max_examples=12)
@given(
    st.integers(0, 10**6),
    st.builds(
        Settings,
        retention=st.sampled_from([0.8, 0.9, 0.95]),
        new_a_day=st.integers(0, 12),
        reviews_a_day=st.integers(0, 30),
        leech=st.integers(2, 8),
    ),
)
def test_invariants(seed: int, chosen: Settings) -> None:
    """Whatever the settings, limits hold, siblings keep apart, and the log adds up."""
    rehearsal = Rehearsal(seed, chosen)
    by_day: dict[date, list[tuple[int, bool]]] = defaultdict(list)
    for day, question, new in rehearsal.firsts:
        by_day[day].append((question, new))
    for asked in by_day.values():
        facts = [question // 3 for question, _ in asked]
        assert len(facts) == len(set(facts)), "one question of a fact a day"
        assert sum(new for _, new in asked) <= chosen.new_a_day
        assert sum(not new for _, new in asked) <= chosen.reviews_a_day
    for question, memory in rehearsal.memories.items():
        rows = rehearsal.reviews[question]
        assert replay(rows, rehearsal.amendments[question], chosen) == memory
        for row, following in pairwise(rows):
            assert row.due_day is not None
            again = following.day == row.day and row.rating is Rating.AGAIN
            assert again or following.day >= row.due_day, "asked before it was due"
        if question in rehearsal.leeches:
            assert rows[-1].day == rehearsal.leeches[question], "a leech was asked"
    firsts = [question for _, question, new in rehearsal.firsts if new]
    assert len(firsts) == len(set(firsts)), "new only once"


def test_sixty_days() -> None:
    """What is known is asked seldom, what is not becomes a leech, and all facts are met."""
    rehearsal = Rehearsal(1, Settings(new_a_day=5, leech=4))
    asked = Counter(question // 3 for _, question, _ in rehearsal.firsts)
    assert set(asked) == set(range(FACTS))
    assert asked[KNOWN] < asked[HOPELESS]
    known = [rehearsal.memories[KNOWN * 3 + shape] for shape in range(3)]
    assert all(memory.lapses == 0 and memory.stability > 50 for memory in known)
    assert any(rehearsal.amendments.values()), "a leech was looked at"
    met = [question for _, question, new in rehearsal.firsts if new and question // 3 == 5]
    assert met == [16, 17, 15], "choice, then cloze, then typed"
