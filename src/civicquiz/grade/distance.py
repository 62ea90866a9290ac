"""How many slips of the finger lie between two words."""

from __future__ import annotations

__all__ = ["distance"]


def distance(one: str, other: str, limit: int) -> int:
    """Return the optimal-string-alignment distance, or `limit` + 1 where it is more.

    A letter too many, one missing, one for another, or two neighbours swapped count one each.
    """
    if one == other:
        return 0
    if limit <= 0 or abs(len(one) - len(other)) > limit:
        return limit + 1
    start, stop = 0, min(len(one), len(other))
    while start < stop and one[start] == other[start]:
        start += 1
    end = 0
    while end < stop - start and one[-1 - end] == other[-1 - end]:
        end += 1
    one, other = one[start : len(one) - end], other[start : len(other) - end]
    if not one or not other:
        return len(one) + len(other)
    return min(_aligned(one, other), limit + 1)


def _aligned(one: str, other: str) -> int:
    """Return the distance by Hyyrö's bit vectors: a column of the usual table is two integers.

    Bit n of `rises` (`falls`) tells that the column's entry for n + 1 letters of `one` is one
    more (less) than the entry above it; `equal` marks the diagonals on which nothing is paid.
    """
    places: dict[str, int] = {}
    for at, sign in enumerate(one):
        places[sign] = places.get(sign, 0) | 1 << at
    every = (1 << len(one)) - 1
    last = 1 << (len(one) - 1)
    slips = len(one)
    rises, falls, equal, before = every, 0, 0, 0
    for sign in other:
        here = places.get(sign, 0)
        swapped = ((~equal & here) << 1) & before
        equal = (((here & rises) + rises) ^ rises) | here | falls | swapped
        more = falls | (every & ~(equal | rises))
        less = equal & rises
        slips += bool(more & last) - bool(less & last)
        more = more << 1 | 1
        rises = (less << 1 | ~(equal | more)) & every
        falls = more & equal & every
        before = here
    return slips
