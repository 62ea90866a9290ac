"""One human misspelling of a term: a slip of the finger, or a sound written in another way."""

from __future__ import annotations

from itertools import pairwise
from random import Random

__all__ = ["misspell"]

ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SOUNDS = """
ph/f f/ph c/k k/c c/s s/c s/z z/s ie/ei ei/ie e/a a/e i/e e/i i/y y/i o/u u/o a/o o/a ent/ant
ant/ent ence/ance ance/ence tion/sion sion/tion ch/sh sh/ch ou/u x/ks qu/kw ght/t kn/n wh/w gh/g
er/or or/er er/ar ar/er able/ible ible/able al/el el/al
"""
SOUNDS = tuple((old, new) for old, _, new in (pair.partition("/") for pair in _SOUNDS.split()))
FIRST = 0.3
"""How often a first letter is hit, against any other: people mostly get it right.

Of published collections of misspellings 1 to 7 % are wrong in the first letter; with this figure
about 3 % of ours are.
"""


def misspell(term: str, dice: Random) -> str:
    """Return the term with one slip, never as it was."""
    while True:
        slip = dice.choice((_neighbour_key, _swapped, _omitted, _doubled, _by_sound))
        wrong = slip(term, dice)
        if wrong.casefold() != term.casefold() and wrong.strip():
            return wrong


def _place(term: str, dice: Random) -> int:
    places = [at for at, sign in enumerate(term) if sign.isalpha()]
    weights = [1.0 if at and term[at - 1].isalpha() else FIRST for at in places]
    return dice.choices(places, weights)[0]


def _neighbour_key(term: str, dice: Random) -> str:
    at = _place(term, dice)
    pairs = [pair for row in ROWS for pair in pairwise(row) if term[at].casefold() in pair]
    near = [sign for pair in pairs for sign in pair if sign != term[at].casefold()]
    return term[:at] + dice.choice(near) + term[at + 1 :] if near else term


def _swapped(term: str, dice: Random) -> str:
    at = _place(term, dice)
    after = term[at + 1 : at + 2]
    return term[:at] + after + term[at] + term[at + 2 :] if after.isalpha() else term


def _omitted(term: str, dice: Random) -> str:
    at = _place(term, dice)
    return term[:at] + term[at + 1 :]


def _doubled(term: str, dice: Random) -> str:
    at = _place(term, dice)
    return term[:at] + term[at] + term[at:]


def _by_sound(term: str, dice: Random) -> str:
    places = [
        (at, old, new)
        for old, new in SOUNDS
        for at in range(1, len(term))
        if term.startswith(old, at)
    ]
    if not places:
        return term
    at, old, new = dice.choice(places)
    return term[:at] + new + term[at + len(old) :]
