"""Finding the same question again, and nearly the same one, without comparing all with all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from civicquiz.lint.alike import letters, may_be, ratio
from civicquiz.lint.views import Item, Sheet
from civicquiz.lint.words import content, figures, negations, plain, tokens

__all__ = ["groups_of", "key_of", "near_pairs"]

RAREST = 4
STEMS = 90
KEYS = 85
CROWD = 60
"""Questions that share a rare word beyond which the word is not rare."""


def stem_of(item: Item) -> str:
    """Return the words of stem and prose, which together ask."""
    prose = item.question.prose
    return " ".join((*item.words, *tokens(plain(prose)))) if prose else " ".join(item.words)


def groups_of(sheets: Sequence[Sheet]) -> dict[str, list[Item]]:
    """Return the questions that share stem and prose, by these; groups of one are left out."""
    groups: dict[str, list[Item]] = {}
    for sheet in sheets:
        for item in sheet.items:
            stem = stem_of(item)
            if stem:
                groups.setdefault(stem, []).append(item)
    return {stem: group for stem, group in groups.items() if len(group) > 1}


def key_of(item: Item) -> Hashable:
    """Return what makes an answer right, whatever its order, case and small words."""
    texts = [" ".join(content(tokens(text))) or text.casefold() for text in item.key_texts]
    return tuple(sorted(texts))


class Look(NamedTuple):
    """What of a question is compared, worked out once."""

    item: Item
    words: tuple[str, ...]
    text: str
    key: str
    letters: tuple[int, int]
    told: tuple[object, ...]


def look_at(item: Item) -> Look:
    """Return a question as it is compared."""
    words = tuple(sorted(item.words))
    text = " ".join(words)
    wanted = sorted(tokens(" ".join(item.key_texts)))
    key = " ".join(wanted)
    told = (
        tuple(figures(item.words)),
        negations(item.words),
        tuple(figures(wanted)),
        negations(wanted),
    )
    return Look(item, words, text, key, (letters(text), letters(key)), told)


def near_pairs(sheets: Sequence[Sheet]) -> Iterator[tuple[Item, Item]]:
    """Give the pairs of questions that are nearly the same, the earlier one first.

    Only those are compared that share two of their four rarest words, or, where they have few
    words that matter, one.
    """
    items = [item for sheet in sheets for item in sheet.items if len(item.words) > RAREST]
    looks = [look_at(item) for item in items]
    seen: set[tuple[int, int]] = set()
    for block in blocks_of(items).values():
        for pair in combinations(block if len(block) <= CROWD else narrowed(block, items), 2):
            one, other = looks[pair[0]], looks[pair[1]]
            if one.told == other.told and may_be_alike(one, other) and pair not in seen:
                seen.add(pair)
                if alike(one, other):
                    yield one.item, other.item


def blocks_of(items: Sequence[Item]) -> dict[Hashable, list[int]]:
    """Return the questions by what two alike ones share, blocks of one left out."""
    matter = [set(item.matter) for item in items]
    often = Counter(word for words in matter for word in words)
    blocks: dict[Hashable, list[int]] = {}
    for at, words in enumerate(matter):
        rare = sorted(words, key=lambda word: (often[word], word))[:RAREST]
        if len(rare) < RAREST:
            for word in rare:
                blocks.setdefault(word, []).append(at)
        for pair in combinations(sorted(rare), 2):
            blocks.setdefault(pair, []).append(at)
    return {shared: block for shared, block in blocks.items() if len(block) > 1}


def narrowed(block: list[int], items: Sequence[Item]) -> list[int]:
    """Return the part of a crowded block that could be alike: of one key and one length."""
    groups: dict[Hashable, list[int]] = {}
    for at in block:
        groups.setdefault((key_of(items[at]), len(items[at].words)), []).append(at)
    kept = [at for group in groups.values() if len(group) > 1 for at in group[:CROWD]]
    return sorted(kept)[: 4 * CROWD]


def may_be_alike(one: Look, other: Look) -> bool:
    """Whether the letters of two questions, and of their keys, let them be alike at all."""
    stem, key = one.letters
    yours, wanted = other.letters
    return may_be(len(one.key) + len(other.key), key, wanted, KEYS) and may_be(
        len(one.text) + len(other.text), stem, yours, STEMS
    )


def alike(one: Look, other: Look) -> bool:
    """Whether two questions ask nearly the same and want nearly the same."""
    left, right = one.item, other.item
    if left.words == right.words and left.question.prose == right.question.prose:
        return False  # D301 and D303 speak of these
    if left.fact is not None and left.fact is right.fact:
        return False  # siblings ask one thing in several ways on purpose
    if not ratio(one.key, other.key, KEYS) or not ratio(one.text, other.text, STEMS):
        return False
    return ratio(words_of_prose(left), words_of_prose(right)) >= STEMS


def words_of_prose(item: Item) -> list[str]:
    """Return the words that stand below the stem."""
    return tokens(plain(item.question.prose)) if item.question.prose else []
