"""How alike two texts are, fast enough for every pair that is worth a look."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["common", "letters", "may_be", "ratio", "slips"]


def common(one: str, other: str) -> int:
    """Return the length of the longest common subsequence, by bit vectors (Hyyrö 2004)."""
    places: dict[str, int] = {}
    for at, sign in enumerate(one):
        places[sign] = places.get(sign, 0) | 1 << at
    every = (1 << len(one)) - 1
    open_ = every
    for sign in other:
        here = open_ & places.get(sign, 0)
        open_ = ((open_ + here) | (open_ - here)) & every
    return len(one) - open_.bit_count()


def letters(text: str) -> int:
    """Return a bit for each letter of a text, two where it stands twice or more."""
    once = twice = 0
    for sign in set(text):
        bit = 1 << (ord(sign) & 63)
        once |= bit
        if text.count(sign) > 1:
            twice |= bit
    return once | twice << 64


def may_be(whole: int, mine: int, yours: int, least: float) -> bool:
    """Whether two texts, `whole` signs long together, can be as alike as `least`, by their letters.

    Each letter that one alone has is no part of what they share.
    """
    return 100 * (mine ^ yours).bit_count() <= (100 - least) * whole


def ratio(one: str | Sequence[str], other: str | Sequence[str], least: float = 0) -> float:
    """Return the likeness of two texts, 0 to 100, or 0 where it cannot reach `least`.

    Sequences of words are sorted first, so that their order does not matter.
    """
    left = one if isinstance(one, str) else " ".join(sorted(one))
    right = other if isinstance(other, str) else " ".join(sorted(other))
    if left == right:
        return 100.0
    whole = len(left) + len(right)
    if not whole or 200 * min(len(left), len(right)) < least * whole:
        return 0.0
    found = 200 * common(left, right) / whole
    return found if found >= least else 0.0


def slips(one: str, other: str) -> int:
    """Return how many letters must be added, dropped or exchanged to make one text the other."""
    row = list(range(len(other) + 1))
    for at, sign in enumerate(one, 1):
        before, row[0] = row[0], at
        for to, mark in enumerate(other, 1):
            before, row[to] = row[to], min(row[to] + 1, row[to - 1] + 1, before + (sign != mark))
    return row[-1]
