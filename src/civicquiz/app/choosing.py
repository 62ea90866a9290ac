"""Which banks and topics a command means by the words it was given."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from civicquiz.errors import NotFound
from civicquiz.store import Store

__all__ = ["bank_ids_of", "topics_of"]


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
            hint = f"Did you mean '{near[0]}'?" if near else "Load it: civicquiz bank load FILE.md"
            raise NotFound(f"There is no bank '{key}'.", f"{hint} All of them: civicquiz bank list")
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
            near = get_close_matches(words, topics, n=1, cutoff=0.3)
            hint = f"Did you mean '{near[0]}'?" if near else "See: civicquiz bank show BANK"
            raise NotFound(f"No topic holds '{words}'.", hint)
        chosen += found
    return list(dict.fromkeys(chosen))
