"""Two statements in free words that may contradict each other: found by what they share.

Words count by how rare they are among the statements: two that share "the", "summit" and a town
speak of one thing, two that share "release" and "named" do not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, combinations
from math import log
from typing import NamedTuple

from civicquiz.lint.claims import claims_of, is_year, overlap, unlike
from civicquiz.lint.read import Word, read
from civicquiz.lint.views import Sheet
from civicquiz.lint.vocabulary import MONTHS, NEGATIONS
from civicquiz.lint.words import content, negations
from civicquiz.model import Fact

__all__ = ["pairs_in_conflict"]

RAREST = 5
CROWD = 60
"""Statements that share a rare word beyond which the word is not rare."""
NUMBERS_SHARE = 0.5
NEGATION_SHARE = 0.6
"""Shares of the weight of all words, of the statement that has more of it."""
SAME_WORDS = 0.95
LONG = 6
"""Words that are many for two things to share them all."""
FEWEST = 4
"""Words that two statements must share before they are taken to speak of one thing."""
REFERENCES = frozenset(
    ["section", "sections", "chapter", "chapters", "page", "pages", "p", "pp", "figure", "table"]
)
"""A number behind one of these names a place, and nothing is claimed with it."""
TOLD_APART = NEGATIONS | MONTHS.keys() | {"percent"}
"""Words that are compared for what they claim, not for what they speak of."""
PREFIX = re.compile("un|in|im|il|ir|non|dis")
ENDING = re.compile(r"(?:(?<=[a-z]{3})(?:ed|ing|es|s|e)|(?<=[a-z]{2})y)$")
NOTHING = 1e-9
"""The weight of a statement without matter."""


class Told(NamedTuple):
    """A statement as it is compared: its words that carry matter, and what it claims of them.

    `kinds` are the `figures` by kind; `names` the words that name a thing, `words` all; `denied`
    what is left of words such as unlawful.
    """

    matter: frozenset[str]
    figures: tuple[str, ...]
    kinds: Mapping[str, frozenset[str]]
    negations: int
    names: frozenset[str]
    words: frozenset[str]
    denied: frozenset[str]


def told(statement: str) -> Told:
    """Return a statement as it is compared."""
    words = read(statement)
    texts = [word.text for word in words]
    places, rest = places_named(words)
    matter = [
        root(word)
        for word in content([each.text for each in rest if not each.number])
        if word not in TOLD_APART and not word.endswith("n't")
    ]
    kinds: dict[str, list[str]] = {}
    for at, word in enumerate(rest):
        kind = kind_of(rest, at)
        if kind:
            kinds.setdefault(kind, []).append(word.value)
    figures = tuple(sorted(chain.from_iterable(kinds.values())))
    return Told(
        frozenset([*matter, *places]),
        figures,
        {kind: frozenset(values) for kind, values in kinds.items()},
        negations(texts),
        frozenset(root(word.text) for word in words if word.names and word.text not in MONTHS),
        frozenset(map(root, texts)),
        frozenset(word[found.end() :] for word in matter if (found := PREFIX.match(word))),
    )


@lru_cache(maxsize=1 << 15)
def root(word: str) -> str:
    """Return a word without the ending of its plural or its tense."""
    return ENDING.sub("", word)


def places_named(words: Sequence[Word]) -> tuple[list[str], list[Word]]:
    """Return the places that are named, such as "page 3", and the words without their numbers."""
    named: list[str] = []
    rest: list[Word] = []
    inside = False
    for at, word in enumerate(words):
        if inside and word.text[0].isdecimal():
            named.append(f"place {word.text}")
            continue
        before_number = at + 1 < len(words) and words[at + 1].text[0].isdecimal()
        linked = len(word.text) == 1 or word.text == "and"  # "section J 3", "pages 3 and 5"
        inside = word.text in REFERENCES or (inside and linked and before_number)
        rest.append(word)
    return named, rest


def kind_of(words: Sequence[Word], at: int) -> str:
    """Return month, day, year, row (which one of it) or number: unlike kinds do not conflict."""
    word = words[at]
    if not word.number and word.text not in MONTHS:
        return ""
    near = [words[to].text for to in (at - 1, at + 1) if 0 <= to < len(words)]
    if word.text in MONTHS:
        dated = word.capital and word.text != "may"
        return "month" if dated or any(text[0].isdecimal() for text in near) else ""
    if is_year(word.value):
        return "year"
    if not MONTHS.keys().isdisjoint(near):
        return "day"
    return "number" if word.text == word.value else "row"


def pairs_in_conflict(sheets: Sequence[Sheet]) -> Iterator[tuple[Fact, Fact, str]]:
    """Give pairs of facts that may contradict each other, the earlier first, and why."""
    facts = [fact for sheet in sheets for fact in sheet.bank.facts if fact.dispute is None]
    said = without_common_names([told(fact.statement) for fact in facts])
    often = Counter(word for one in said for word in one.matter)
    weights = {word: log(1 + len(facts) / times) for word, times in often.items()}
    total = [sum(weights[word] for word in one.matter) for one in said]
    for early, late in pairs_sharing([one.matter for one in said], often):
        mine, yours = said[early].matter, said[late].matter
        shared = mine & yours
        if len(shared) < FEWEST and not same_matter(mine, yours):
            continue
        share = sum(weights[word] for word in shared) / max(total[early], total[late], NOTHING)
        why = conflict(said[early], said[late], share)
        one, other = facts[early], facts[late]
        if why and overlap(one, other) and not same_claim(one, other):
            yield one, other, why


def without_common_names(said: Sequence[Told]) -> list[Told]:
    """Return statements of whose names those are left out that others write in small letters.

    The first word of a sentence has a capital anyway.
    """
    common = {word for one in said for word in one.words - one.names if not word[0].isdigit()}
    return [one._replace(names=one.names - common) for one in said]


def same_matter(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two statements of few words speak of one thing: in the same, or one just says more."""
    return one == other or (
        min(len(one), len(other)) == FEWEST - 1 and (one < other or other < one)
    )


def pairs_sharing(
    matter: Sequence[frozenset[str]], often: Mapping[str, int]
) -> Iterator[tuple[int, int]]:
    """Give each pair of statements that share one of their rarest words, or two that are not rare."""
    blocks: dict[Hashable, list[int]] = {}
    for at, words in enumerate(matter):
        rarest = sorted(words, key=lambda word: (often[word], word))[:RAREST]
        for word in rarest:
            if often[word] <= CROWD:
                blocks.setdefault(word, []).append(at)
        for pair in combinations(rarest, 2):
            if often[pair[0]] > CROWD:
                blocks.setdefault(pair, []).append(at)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        for one in combinations(block[:CROWD], 2):
            if one not in seen:
                seen.add(one)
                yield one


def same_claim(one: Fact, other: Fact) -> bool:
    """Whether F501 speaks of the two already."""
    mine = dict(claims_of(one.statement))
    return any(
        unlike(mine.get(subject, value), value) for subject, value in claims_of(other.statement)
    )


def conflict(one: Told, other: Told, share: float) -> str:
    """Return why two statements of one thing may contradict each other, empty where they do not."""
    mine, yours = one.names - other.words, other.names - one.words
    if mine and yours:  # each names what the other does not: two things of one kind
        return two_numbers(one, other, mine, yours)
    if share >= NUMBERS_SHARE and figures_differ(one, other, share):
        return f"{listed(one.figures)} there, {listed(other.figures)} here"
    if share >= NEGATION_SHARE and one.figures == other.figures:
        turned = (one.negations - other.negations) % 2
        if turned or one.denied & other.matter or other.denied & one.matter:
            return "one of the two is negated"
    return ""


def two_numbers(one: Told, other: Told, mine: frozenset[str], yours: frozenset[str]) -> str:
    """Return why two statements contradict each other that are long, and differ in a named number.

    "Article 1" and "Article 2" are two things; that all else is the same of both is odd.
    """
    same = one.matter - mine == other.matter - yours and len(one.matter - mine) >= LONG
    if same and all(word[0].isdecimal() for word in mine | yours):
        return f"{listed(sorted(mine))} there, {listed(sorted(yours))} here"
    return ""


def listed(figures: Sequence[str]) -> str:
    """Return figures as they are told, each once."""
    return ", ".join(dict.fromkeys(figures))


def figures_differ(one: Told, other: Told, share: float) -> bool:
    """Whether two statements hold figures of one kind of which neither just says more.

    Of two years two numbers may be true.
    """
    differ = {kind for kind, mine in one.kinds.items() if mine != other.kinds.get(kind, mine)}
    if {"year", "number"} <= differ:
        return False
    if share >= SAME_WORDS and len(one.figures) == len(other.figures):
        return one.figures != other.figures
    return any(
        not one.kinds[kind] <= other.kinds[kind] and not other.kinds[kind] <= one.kinds[kind]
        for kind in differ
    )
