"""Finding the same question again, and nearly the same one, without comparing all with all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations

from civicquiz.lint.alike import ratio
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


def near_pairs(sheets: Sequence[Sheet]) -> Iterator[tuple[Item, Item]]:
    """Give the pairs of questions that are nearly the same, the earlier one first."""
    items = [item for sheet in sheets for item in sheet.items if len(item.words) > RAREST]
    matter = [tuple(dict.fromkeys(item.matter)) for item in items]
    often = Counter(word for words in matter for word in words)
    blocks: dict[str, list[int]] = {}
    for at, words in enumerate(matter):
        for word in sorted(words, key=lambda word: (often[word], word))[:RAREST]:
            blocks.setdefault(word, []).append(at)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        for pair in combinations(block if len(block) <= CROWD else narrowed(block, items), 2):
            if pair not in seen:
                seen.add(pair)
                one, other = items[pair[0]], items[pair[1]]
                if alike(one, other):
                    yield one, other


def narrowed(block: list[int], items: Sequence[Item]) -> list[int]:
    """Return the part of a crowded block that could be alike: the same numbers and key words."""
    groups: dict[Hashable, list[int]] = {}
    for at in block:
        groups.setdefault((key_of(items[at]), len(items[at].words)), []).append(at)
    kept = [at for group in groups.values() if len(group) > 1 for at in group[:CROWD]]
    return sorted(kept)[: 4 * CROWD]


def alike(one: Item, other: Item) -> bool:
    """Whether two questions ask nearly the same and want nearly the same."""
    left, right = one.words, other.words
    if abs(len(left) - len(right)) > max(len(left), len(right)) // 3:
        return False
    shared = sum((Counter(left) & Counter(right)).values())
    if 2 * shared < len(left) + len(right) - 2 * max(2, (len(left) + len(right)) // 6):
        return False
    if figures(left) != figures(right) or negations(left) != negations(right):
        return False
    if left == right and one.question.prose == other.question.prose:
        return False  # D301 and D303 speak of these
    if one.fact is not None and one.fact is other.fact:
        return False  # siblings ask one thing in several ways on purpose
    if not ratio(left, right, STEMS):
        return False
    if ratio(words_of_prose(one), words_of_prose(other)) < STEMS:
        return False
    keys = [sorted(tokens(" ".join(item.key_texts))) for item in (one, other)]
    if figures(keys[0]) != figures(keys[1]) or negations(keys[0]) != negations(keys[1]):
        return False
    return bool(ratio(keys[0], keys[1], KEYS))


def words_of_prose(item: Item) -> list[str]:
    """Return the words that stand below the stem."""
    return tokens(plain(item.question.prose)) if item.question.prose else []
