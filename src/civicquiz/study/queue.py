"""Which questions are asked today, and in which order; and which a quiz picks."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from itertools import groupby
from math import log2
from random import Random
from typing import TypeVar

from civicquiz.model import Candidate, Kind
from civicquiz.study.interleave import interleaved

__all__ = ["build_queue", "pick_quiz", "take_turns"]

EASIEST_FIRST = (
    *(Kind.SINGLE, Kind.MATCHING, Kind.MULTIPLE, Kind.ORDERING),  # the key is in sight
    *(Kind.FLASHCARD, Kind.CLOZE),  # the key is recalled, with help or without proof
    *(Kind.DATE, Kind.NUMBER, Kind.TYPED, Kind.LISTING),  # the key is recalled and typed
)
"""The kinds, from recognising to recalling."""

RANK = {kind: rank for rank, kind in enumerate(EASIEST_FIRST)}


def build_queue(
    due: Iterable[Candidate],
    new: Iterable[Candidate],
    *,
    facts_asked_today: AbstractSet[int],
    reviews_left: int,
    new_left: int,
    limit: int | None,
    rng: Random,
) -> tuple[Candidate, ...]:
    """Return what is asked now: due reviews, then new questions, one of a fact.

    `due` yields the most stable first, `new` the order of the bank, a fact's questions together;
    no more is read of either than is needed. Topics alternate where they can; due questions of
    about the same stability come in any order, new facts in the order of the bank.
    """
    room = float("inf") if limit is None else limit
    facts = set(facts_asked_today)
    reviews = _taken(due, min(reviews_left, room), facts)
    # One candidate is read beyond the last fact: only the next fact tells where one ends.
    firsts = (
        min(group, key=lambda candidate: (RANK[candidate.kind], candidate.position))
        for _, group in groupby(new, key=_fact_or_itself)
    )
    unseen = _taken(firsts, min(new_left, room - len(reviews)), facts)
    rng.shuffle(reviews)
    reviews.sort(key=_doublings, reverse=True)
    ordered = interleaved(reviews, _topic)
    return (*ordered, *interleaved(unseen, _topic, after=ordered[-1] if ordered else None))


def take_turns(*streams: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield one fact's questions of each stream in turn (a stream may be a bank), lazily."""
    waiting = [groupby(stream, key=_fact_or_itself) for stream in streams]
    while waiting:
        going = []
        for groups in waiting:
            for _, group in groups:
                yield from group
                going.append(groups)
                break
        waiting = going


def pick_quiz(candidates: Iterable[Candidate], n: int, rng: Random) -> tuple[Candidate, ...]:
    """Return up to `n` questions by chance, one of a fact, of each topic about as many."""
    facts = list(_grouped(candidates, _fact_or_itself).values())
    rng.shuffle(facts)
    topics = list(_grouped((rng.choice(fact) for fact in facts), _topic).values())
    rng.shuffle(topics)
    rounds = max(map(len, topics), default=0)
    picked = [topic[at] for at in range(rounds) for topic in topics if at < len(topic)]
    chosen = picked[: max(n, 0)]
    rng.shuffle(chosen)
    return tuple(interleaved(chosen, _topic))


def _taken(stream: Iterable[Candidate], room: float, facts: set[int]) -> list[Candidate]:
    """Take the first of each fact not yet in `facts`, and add it there, until there is no room."""
    taken: list[Candidate] = []
    if room <= 0:
        return taken
    for candidate in stream:
        if candidate.fact_id is not None:
            if candidate.fact_id in facts:
                continue
            facts.add(candidate.fact_id)
        taken.append(candidate)
        if len(taken) >= room:
            break
    return taken


def _doublings(candidate: Candidate) -> int:
    """Return a stability in doublings of a day: what the order of reviews goes by."""
    return round(log2(candidate.stability)) if candidate.stability else 0


Key = TypeVar("Key", bound=Hashable)


def _grouped(
    candidates: Iterable[Candidate], key: Callable[[Candidate], Key]
) -> dict[Key, list[Candidate]]:
    """Return the candidates under their keys, all in the order of first sight."""
    groups: dict[Key, list[Candidate]] = {}
    for candidate in candidates:
        groups.setdefault(key(candidate), []).append(candidate)
    return groups


def _fact_or_itself(candidate: Candidate) -> tuple[bool, int]:
    """Return what tells facts apart; a question of no fact stands for itself."""
    if candidate.fact_id is None:
        return False, candidate.question_id
    return True, candidate.fact_id


def _topic(candidate: Candidate) -> tuple[int, str]:
    """Return what tells topics apart: equal headings of two banks are two topics."""
    return candidate.bank_id, candidate.topic
