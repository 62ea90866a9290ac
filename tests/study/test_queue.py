"""Which questions are asked today, and which a quiz picks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import count, pairwise
from math import log2
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.model import Candidate, Kind
from civicquiz.study import build_queue, pick_quiz, take_turns
from support.study import candidate


def queue(
    due: Iterable[Candidate] = (),
    new: Iterable[Candidate] = (),
    *,
    asked: frozenset[int] = frozenset(),
    reviews_left: int = 200,
    new_left: int = 10,
    limit: int | None = None,
    seed: int = 0,
) -> list[int]:
    """Return the ids of a queue."""
    found = build_queue(
        due,
        new,
        facts_asked_today=asked,
        reviews_left=reviews_left,
        new_left=new_left,
        limit=limit,
        rng=Random(seed),
    )
    return [each.question_id for each in found]


def counted(stream: Iterable[Candidate], read: list[int]) -> Iterator[Candidate]:
    """Note what is read of a stream."""
    for each in stream:
        read.append(each.question_id)
        yield each


@st.composite
def collections(draw: st.DrawFn) -> tuple[list[Candidate], list[Candidate]]:
    """Make due candidates, most stable first, and new ones in the order of their bank."""
    facts = st.none() | st.integers(1, 12)
    topics = st.sampled_from("ABC")
    stabilities = sorted(draw(st.lists(st.floats(0.1, 999), max_size=15)), reverse=True)
    due = [
        candidate(at, fact=draw(facts), topic=draw(topics), stability=stability)
        for at, stability in enumerate(stabilities)
    ]
    new = [
        candidate(100 + at, fact=fact, topic=draw(topics), kind=draw(st.sampled_from(Kind)))
        for at, fact in enumerate(
            sorted(draw(st.lists(facts, max_size=15)), key=lambda fact: fact or 0)
        )
    ]
    return due, new


@given(
    collections(),
    st.frozensets(st.integers(1, 12), max_size=4),
    st.tuples(st.integers(-1, 9), st.integers(-1, 9), st.none() | st.integers(-1, 12)),
    st.integers(0, 9),
)
def test_limits_and_siblings(
    candidates: tuple[list[Candidate], list[Candidate]],
    asked: frozenset[int],
    limits: tuple[int, int, int | None],
    seed: int,
) -> None:
    """No limit is passed, and no fact is asked twice a day, due or new."""
    due, new = candidates
    reviews_left, new_left, limit = limits
    found = queue(
        due, new, asked=asked, reviews_left=reviews_left, new_left=new_left, limit=limit, seed=seed
    )
    by_id = {each.question_id: each for each in (*due, *new)}
    facts = [by_id[each].fact_id for each in found if by_id[each].fact_id is not None]
    reviews = [each for each in found if each < 100]
    assert len(found) == len(set(found))
    assert len(facts) == len(set(facts))
    assert asked.isdisjoint(fact for fact in facts if fact is not None)
    assert found[: len(reviews)] == reviews, "reviews come first"
    assert len(reviews) <= max(reviews_left, 0)
    assert len(found) - len(reviews) <= max(new_left, 0)
    assert limit is None or len(found) <= max(limit, 0)


@given(collections(), st.integers(0, 9))
def test_nothing_is_held_back(
    candidates: tuple[list[Candidate], list[Candidate]], seed: int
) -> None:
    """With room for all, each fact and each question of no fact is asked."""
    due, new = candidates
    found = set(queue(due, new, new_left=99, seed=seed))
    kept = [each for each in (*due, *new) if each.question_id in found]
    assert {each.fact_id for each in kept} == {each.fact_id for each in (*due, *new)}
    alone = {each.question_id for each in (*due, *new) if each.fact_id is None}
    assert alone <= found


@given(collections(), st.integers(1, 5), st.integers(0, 9))
def test_most_stable_win(
    candidates: tuple[list[Candidate], list[Candidate]], room: int, seed: int
) -> None:
    """In a backlog the most stable are asked, at any seed."""
    due, _ = candidates
    seen: set[int] = set()
    firsts = []
    for each in due:
        if each.fact_id is None or each.fact_id not in seen:
            firsts.append(each.question_id)
            seen |= {each.fact_id or 0}
    assert sorted(queue(due, reviews_left=room, seed=seed)) == sorted(firsts[:room])


def test_reads_no_more_than_needed() -> None:
    """Of endless streams only what is asked is read, and one new question beyond."""
    read: list[int] = []
    endless_due = counted((candidate(at, fact=at, stability=9.0) for at in count(1)), read)
    endless_new = counted((candidate(at, fact=at // 3) for at in count(900)), read)
    found = queue(endless_due, endless_new, reviews_left=3, new_left=2)
    assert sorted(found[:3]) == [1, 2, 3]
    assert found[3:] == [900, 903]
    assert read == [1, 2, 3, 900, 901, 902, 903, 904, 905, 906]


@pytest.mark.parametrize(("reviews_left", "new_left", "limit"), [(0, 0, None), (9, 9, 0)])
def test_reads_nothing_for_nothing(reviews_left: int, new_left: int, limit: int | None) -> None:
    """With no room left, nothing is read."""
    read: list[int] = []
    due = counted([candidate(1, stability=1.0)], read)
    new = counted([candidate(2)], read)
    assert queue(due, new, reviews_left=reviews_left, new_left=new_left, limit=limit) == []
    assert read == []


def test_easier_shape_first() -> None:
    """Of a new fact's questions the easiest kind is asked, and the first of equals."""
    new = [
        candidate(1, fact=1, kind=Kind.TYPED),
        candidate(2, fact=1, kind=Kind.SINGLE),
        candidate(3, fact=1, kind=Kind.SINGLE),
        candidate(4, fact=2, kind=Kind.LISTING),
        candidate(5, fact=2, kind=Kind.CLOZE),
    ]
    assert queue(new=new) == [2, 5]


def test_every_kind_has_a_rank() -> None:
    """All ten kinds can be compared; recognising comes before recalling."""
    new = [candidate(at, fact=1, kind=kind) for at, kind in enumerate(Kind)]
    assert queue(new=new) == [0]
    for easy in (Kind.SINGLE, Kind.MULTIPLE, Kind.MATCHING, Kind.ORDERING):
        for hard in (Kind.TYPED, Kind.NUMBER, Kind.DATE, Kind.LISTING):
            assert queue(
                new=[candidate(1, fact=1, kind=hard), candidate(2, fact=1, kind=easy)]
            ) == [2]


def test_bank_order_of_new_facts() -> None:
    """New facts come in the order of the bank."""
    assert queue(new=[candidate(at, fact=at) for at in range(20)]) == list(range(10))


def test_topics_alternate() -> None:
    """No topic is asked twice in a row where another is left, also where new follows due."""
    due = [candidate(at, topic="AAB"[at % 3], stability=30.0 - at) for at in range(12)]
    new = [candidate(100 + at, topic="AB"[at % 2]) for at in range(6)]
    topic = {each.question_id: each.topic for each in (*due, *new)}
    for seed in range(20):
        asked = [topic[each] for each in queue(due, new, seed=seed)]
        alike = sum(left == right for left, right in pairwise(asked))
        assert alike == 3, "eight of twelve reviews are of one topic"
    assert queue(new=[candidate(1, topic="A", bank=1), candidate(2, topic="A", bank=2)]) == [1, 2]


def test_banks_are_topics_apart() -> None:
    """Equal headings of two banks are two topics."""
    new = [candidate(at, topic="A", bank=1 + at // 3) for at in range(6)]
    assert queue(new=new) == [0, 3, 1, 4, 2, 5]


def test_stability_order_roughly() -> None:
    """The more stable come earlier, to about a doubling; the seed decides the rest."""
    due = [candidate(at, stability=400 / (at + 1)) for at in range(100)]
    stability = {each.question_id: each.stability or 0 for each in due}
    orders = [queue(due, seed=seed) for seed in (1, 1, 2)]
    assert orders[0] == orders[1] != orders[2]
    for order in orders:
        doublings = [round(log2(stability[each])) for each in order]
        assert doublings == sorted(doublings, reverse=True)


class TestTakeTurns:
    """Several banks, fact by fact."""

    def test_whole_facts_in_turn(self) -> None:
        """Each bank gives one fact's questions, then the next bank; all are given once."""
        one = [candidate(1, fact=1), candidate(2, fact=1), candidate(3, fact=2), candidate(4)]
        two = [candidate(11, bank=2), candidate(12, bank=2)]
        turns = [each.question_id for each in take_turns(one, [], two)]
        assert turns == [1, 2, 11, 3, 12, 4]

    def test_lazy(self) -> None:
        """Endless banks can take turns."""
        turns = take_turns(
            (candidate(at, bank=1) for at in count(0)), (candidate(at, bank=2) for at in count(100))
        )
        assert [next(turns).question_id for _ in range(4)] == [0, 100, 1, 101]

    def test_queue_of_two_banks(self) -> None:
        """New questions come from all banks that are studied."""
        one = [candidate(at, fact=at, bank=1) for at in range(10)]
        two = [candidate(100 + at, fact=100 + at, bank=2) for at in range(10)]
        assert queue(new=take_turns(one, two), new_left=4) == [0, 100, 1, 101]


class TestQuiz:
    """A quiz's random choice."""

    @given(collections(), st.integers(-1, 12), st.integers(0, 99))
    def test_one_of_a_fact(
        self, candidates: tuple[list[Candidate], list[Candidate]], n: int, seed: int
    ) -> None:
        """As many as were wished, or as there are facts; one of each fact; again by its seed."""
        every = [*candidates[0], *candidates[1]]
        picked = pick_quiz(every, n, Random(seed))
        facts = [each.fact_id for each in picked if each.fact_id is not None]
        apart = {each.fact_id or -each.question_id - 1 for each in every}
        assert set(picked) <= set(every)
        assert len(facts) == len(set(facts))
        assert len(set(picked)) == len(picked) == min(max(n, 0), len(apart))
        assert picked == pick_quiz(every, n, Random(seed))

    def test_topics_balanced(self) -> None:
        """Of a large and a small topic about as many are asked."""
        every = [candidate(at, topic="A" if at < 90 else "B") for at in range(100)]
        picked = pick_quiz(every, 10, Random(1))
        assert Counter(each.topic for each in picked) == {"A": 5, "B": 5}
        assert all(left.topic != right.topic for left, right in pairwise(picked))

    def test_every_question_may_come(self) -> None:
        """Any question of any fact may be picked, in any place."""
        every = [candidate(at, fact=at // 2, topic="AB"[at // 10]) for at in range(20)]
        picks = [pick_quiz(every, 5, Random(seed)) for seed in range(200)]
        assert {each.question_id for pick in picks for each in pick} == set(range(20))
        assert {pick[0].topic for pick in picks} == {"A", "B"}
