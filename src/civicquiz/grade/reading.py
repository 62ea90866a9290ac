"""A text as the grader reads it, and a key with all that is right for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from civicquiz.grade.fold import fold
from civicquiz.grade.lookalikes import NEGATIONS, WRITTEN_OUT
from civicquiz.grade.numerals import spelled

__all__ = ["Reading", "digits", "negations", "read", "read_key", "shorter", "variants"]

OPTIONAL = re.compile(r"\(([^()]*)\)")
DIGITS = re.compile(r"-?\d+(?:\.\d+)*")
MOST_OPTIONAL = 4
"""Parentheses that are tried each by itself; of more, all are left out or none."""


class Reading(NamedTuple):
    """A text, its folded words, the same with numbers in digits, and what makes it equal."""

    text: str
    words: tuple[str, ...]
    plain: tuple[str, ...]
    sense: tuple[str, tuple[str, ...], int]


@lru_cache(maxsize=2048)
def read(text: str) -> Reading:
    """Read a text; two texts are equal when their `sense` is.

    The sense is the letters without spaces (``White House``, ``whitehouse``), the numbers one by
    one (``9/11`` is not ``911``) and how often it says *not* (``not able`` is not ``notable``).
    """
    words = tuple(fold(text).split())
    if not WRITTEN_OUT.keys().isdisjoint(words):
        words = tuple(part for word in words for part in WRITTEN_OUT.get(word, (word,)))
    plain = spelled(words)
    return Reading(text, words, plain, ("".join(plain), digits(plain), negations(plain)))


def digits(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the numbers in some words, in their order."""
    return tuple(DIGITS.findall(" ".join(words)))


def negations(words: tuple[str, ...]) -> int:
    """Count the words that turn the sense round."""
    return 0 if NEGATIONS.isdisjoint(words) else sum(word in NEGATIONS for word in words)


@lru_cache(maxsize=8192)
def read_key(*texts: str) -> tuple[Reading, ...]:
    """Read a key and its aliases: each with and without what stands in parentheses."""
    found = {text: None for key in texts for text in variants(key)}
    return tuple(reading for reading in map(read, found) if reading.words)


def variants(key: str) -> list[str]:
    """Write a key in all the ways in which its optional words may stand or be left out."""
    inside = OPTIONAL.findall(key)
    if not inside:
        return [key]
    pieces = OPTIONAL.split(key)
    both = (True, False)
    ways: Iterable[tuple[bool, ...]] = product(both, repeat=len(inside))
    if len(inside) > MOST_OPTIONAL:
        ways = [(kept,) * len(inside) for kept in both]
    found = [
        "".join(
            piece if at % 2 == 0 or kept[at // 2] else "" for at, piece in enumerate(pieces)
        ).strip()
        for kept in ways
    ]
    outside = "".join(pieces[::2]).strip()
    found += [text for text in inside if _same(outside, text)]
    return [text for text in found if text]


def _same(outside: str, inside: str) -> bool:
    """Tell whether parentheses say the same again: ``Nine (9)``, ``North Atlantic … (NATO)``."""
    one, other = read(outside), read(inside)
    if not one.words or not other.words:
        return False
    both_numbers = digits(one.plain) and one.plain == other.plain
    return (
        bool(both_numbers) or shorter(outside) == fold(inside) or shorter(inside) == fold(outside)
    )


def shorter(name: str) -> str:
    """Return the folded initials of the capitalised words of a name of at least two."""
    initials = [word[0] for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper()]
    return "".join(initials).casefold() if len(initials) > 1 else ""
