"""Finding the same question again, and nearly the same one, without comparing all with all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import chain, combinations
from typing import NamedTuple

from civicquiz.lint.alike import letters, may_be, ratio
from civicquiz.lint.views import Item, Sheet
from civicquiz.lint.words import figures, kept_signs, negations, plain, stem_word, tokens

__all__ = ["groups_of", "key_of", "near_pairs", "reduced"]

RAREST = 4
STEMS = 90
KEYS = 85
POINTING = frozenset(["he", "her", "here", "his", "it", "its", "she", "their", "they", "them"])
"""Words that stand for what was named before."""
IDLE = frozenset(["a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to"])
"""Words that a key may have or not."""
CROWD = 60
"""Questions that share a rare word beyond which the word is not rare."""


def stem_of(item: Item) -> str:
    """Return the words of stem and prose, which together ask."""
    prose = item.question.prose
    return " ".join((*item.words, *tokens(plain(prose)))) if prose else " ".join(item.words)


def groups_of(sheets: Sequence[Sheet]) -> list[list[Item]]:
    """Return the questions that ask the same; groups of one are left out.

    They share stem and prose, and where that says "it", the topic, which learners are shown.
    """
    by_words: dict[str, list[Item]] = {}
    for sheet in sheets:
        for item in sheet.items:
            stem = stem_of(item)
            if stem:
                by_words.setdefault(stem, []).append(item)
    groups: dict[Hashable, list[Item]] = {}
    for stem, group in by_words.items():
        for item in group if len(group) > 1 else ():
            about = () if POINTING.isdisjoint(item.words) else item.question.topic
            groups.setdefault((stem, signs_of(item), about), []).append(item)
    return [group for group in groups.values() if len(group) > 1]


def signs_of(item: Item) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the pictures, the code and the signs of stem and prose."""
    return kept_signs(item.question.stem), kept_signs(item.question.prose)


def key_of(item: Item) -> Hashable:
    """Return what makes an answer right, whatever its order, case and small words."""
    return tuple(sorted(map(reduced, item.key_texts)))


def reduced(text: str) -> str:
    """Return the words and signs of a key, without what adds nothing to it."""
    words = [stem_word(word) for word in tokens(text) if word not in IDLE]
    return " ".join((*words, *kept_signs(text))) or text.casefold()


class Stem(NamedTuple):
    """A stem as it is compared: its words in order, their letters, and the numbers and negations."""

    text: str
    letters: int
    told: tuple[object, ...]


class Look:
    """What of a question is compared: its key first, its stem only where keys may be alike.

    Of 10,000 questions 170,000 pairs share rare words, of which 2 % have keys alike: to read the
    stems of these alone spares 130 ms.
    """

    __slots__ = ("_stem", "item", "key", "key_length", "key_letters")

    def __init__(self, item: Item) -> None:
        """Read the key of a question."""
        self.item = item
        self.key = " ".join(sorted(tokens(" ".join(item.key_texts))))
        self.key_length = len(self.key)
        self.key_letters = letters(self.key)
        self._stem: Stem | None = None

    @property
    def stem(self) -> Stem:
        """The stem, read when it is first asked for."""
        if self._stem is None:
            words, wanted = self.item.words, self.key.split()
            text = " ".join(sorted(words))
            told = (figures(words), negations(words), figures(wanted), negations(wanted))
            self._stem = Stem(text, letters(text), told)
        return self._stem


def near_pairs(sheets: Sequence[Sheet]) -> Iterator[tuple[Item, Item]]:
    """Give the pairs of questions that are nearly the same, the earlier one first.

    Only those are compared that share two of their four rarest words, or, where they have few
    words that matter, one.
    """
    once: dict[Hashable, Look] = {}  # what stands twice is told as that
    for sheet in sheets:
        for item in sheet.items:
            if len(item.words) > RAREST:
                look = Look(item)
                once.setdefault((*item.words, look.key, item.question.prose), look)
    looks = list(once.values())
    items = [look.item for look in looks]
    seen: set[tuple[int, int]] = set()
    for block in blocks_of(items).values():
        for pair in combinations(block if len(block) <= CROWD else narrowed(block, items), 2):
            one, other = looks[pair[0]], looks[pair[1]]
            whole = one.key_length + other.key_length
            if not may_be(whole, one.key_letters, other.key_letters, KEYS):
                continue
            if may_be_alike(one, other) and pair not in seen:
                seen.add(pair)
                if alike(one, other):
                    yield one.item, other.item


def blocks_of(items: Sequence[Item]) -> dict[Hashable, list[int]]:
    """Return the questions by what two alike ones share, blocks of one left out."""
    matter = [set(item.matter) for item in items]
    often = Counter(chain.from_iterable(matter))
    blocks: dict[Hashable, list[int]] = {}
    for at, words in enumerate(matter):
        rare = sorted(sorted(words), key=often.__getitem__)[:RAREST]
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
    """Whether facts, numbers, negations and the letters of their stems let two questions be alike."""
    if one.item.fact is not None and one.item.fact is other.item.fact:
        return False  # siblings ask one thing in several ways on purpose
    mine, yours = one.stem, other.stem
    whole = len(mine.text) + len(yours.text)
    return mine.told == yours.told and may_be(whole, mine.letters, yours.letters, STEMS)


def alike(one: Look, other: Look) -> bool:
    """Whether two questions ask nearly the same and want nearly the same."""
    left, right = one.item, other.item
    if left.words == right.words and left.question.prose == right.question.prose:
        return False  # D301 and D303 speak of these
    if not ratio(one.key, other.key, KEYS) or not ratio(one.stem.text, other.stem.text, STEMS):
        return False
    if signs_of(left) != signs_of(right):
        return False
    return ratio(words_of_prose(left), words_of_prose(right)) >= STEMS


def words_of_prose(item: Item) -> list[str]:
    """Return the words that stand below the stem."""
    return tokens(plain(item.question.prose)) if item.question.prose else []
