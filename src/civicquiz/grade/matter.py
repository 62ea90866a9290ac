"""Finding the same text again in another revision of a question."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

__all__ = ["is_same_text", "places_of", "plain"]


def plain(text: str) -> str:
    """Return a text without what an editor changes idly: form of letters, case, white space."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def is_same_text(one: str, other: str) -> bool:
    """Tell whether two texts say the same letter by letter."""
    return one == other or plain(one) == plain(other)


def places_of(texts: Sequence[str], among: Sequence[str]) -> tuple[int, ...] | None:
    """Return where each text stands in `among`, each at another place, or None if one does not.

    A text as it was written is found before one that differs in case or white space.
    """
    taken: list[int] = []
    for text in texts:
        free = [at for at in range(len(among)) if at not in taken]
        exact = [at for at in free if among[at] == text]
        found = exact or [at for at in free if plain(among[at]) == plain(text)]
        if not found:
            return None
        taken.append(found[0])
    return tuple(taken)
