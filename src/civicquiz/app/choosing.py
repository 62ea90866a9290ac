"""Which banks and topics a command means by the words it was given, and a choice among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from random import Random

from civicquiz.errors import NotFound
from civicquiz.model import Kind
from civicquiz.store import Store
from civicquiz.study import pick_quiz

__all__ = ["Scope", "bank_ids_of", "pick", "topics_of"]

NOBODY = 0
"""The id of no learner: a choice by chance asks no memory."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a session is about: keys of banks, words of topics; none of either means all."""

    banks: Sequence[str] = ()
    topics: Sequence[str] = ()

    @property
    def settings(self) -> dict[str, object]:
        """What the session keeps of it, as plain JSON data."""
        return {"banks": list(self.banks), "topics": list(self.topics)}


def pick(
    store: Store, today: date, seed: int, scope: Scope, count: int, *, graded: bool = False
) -> list[int]:
    """Return the ids of a quiz: one question of a fact, topics balanced, by the seed alone.

    What rests today is not among them, nor with `graded` what learners judge themselves; there
    may be fewer than `count`.
    """
    banks = bank_ids_of(store, scope.banks)
    topics = topics_of(store, banks, scope.topics)
    ids = [found for found, _ in store.askable_ids(today, banks=banks, topics=topics)]
    candidates = [
        each
        for each in store.candidates(NOBODY, ids)
        if not graded or each.kind is not Kind.FLASHCARD
    ]
    return [each.question_id for each in pick_quiz(candidates, count, Random(seed))]


def bank_ids_of(store: Store, keys: Sequence[str]) -> list[int]:
    """Return the ids of banks by their keys (``.md`` may stand at the end); all if none is named."""
    known = store.bank_ids()
    if not keys:
        return list(known.values())
    found = []
    for key in keys:
        name = key.removesuffix(".md")
        if name not in known:
            near = get_close_matches(name, known, n=1, cutoff=0.4)
            hint = f"Did you mean '{near[0]}'? " if near else ""
            raise NotFound(
                f"There is no bank '{key}'.",
                f"{hint}All of them: civicquiz bank list",
            )
        found.append(known[name])
    return found


def topics_of(store: Store, bank_ids: Sequence[int], wanted: Sequence[str]) -> list[str]:
    """Return the topics whose path of headings holds one of the words; none means all."""
    if not wanted:
        return []
    topics = list(dict.fromkeys(topic for _, topic in store.topics(bank_ids)))
    chosen = []
    for words in wanted:
        folded = words.casefold()
        found = [topic for topic in topics if folded in topic.casefold()]
        if not found:
            near = get_close_matches(words, topics, n=1, cutoff=0.5)
            hint = f"Did you mean '{near[0]}'?" if near else "See: civicquiz bank show BANK"
            raise NotFound(f"No topic holds '{words}'.", hint)
        chosen += found
    return list(dict.fromkeys(chosen))
