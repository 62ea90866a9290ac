"""Two statements in free words that may contradict each other: found by what they share.

Words count by how rare they are among the statements: two that share "the", "summit" and a town
speak of one thing, two that share "release" and "named" do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import combinations
from math import log
from typing import NamedTuple

from civicquiz.lint.claims import claims_of, overlap
from civicquiz.lint.views import Sheet
from civicquiz.lint.vocabulary import MONTHS, NEGATIONS, NUMBERS
from civicquiz.lint.words import content, figures, negations, plain, tokens
from civicquiz.model import Fact

__all__ = ["pairs_in_conflict"]

RAREST = 5
CROWD = 60
"""Statements that share a rare word beyond which the word is not rare."""
NUMBERS_SHARE = 0.5
NEGATION_SHARE = 0.6
"""Shares of the weight of all words, of the statement that has more of it."""
SAME_WORDS = 0.95
FEWEST = 4
"""Words that two statements must share before they are taken to speak of one thing."""
REFERENCES = frozenset(
    ["section", "sections", "chapter", "chapters", "page", "pages", "p", "pp", "figure", "table"]
)
"""A number behind one of these names a place, and nothing is claimed with it."""
TOLD_APART = NEGATIONS | NUMBERS.keys() | MONTHS.keys()
"""Words that are compared for what they claim, not for what they speak of."""
YEARS = range(1000, 2200)
NOTHING = 1e-9
"""The weight of a statement without matter."""


class Told(NamedTuple):
    """A statement as it is compared: its words that carry matter, and what it claims of them.

    `kinds` are the `figures` by kind.
    """

    matter: frozenset[str]
    figures: tuple[str, ...]
    kinds: Mapping[str, frozenset[str]]
    negations: int


def told(statement: str) -> Told:
    """Return a statement as it is compared."""
    words = tokens(plain(statement))
    named, rest = places_named(words)
    matter = [
        word
        for word in content(rest)
        if not word[0].isdecimal() and word not in TOLD_APART and not word.endswith("n't")
    ]
    found = tuple(figures(rest))
    kinds: dict[str, set[str]] = {}
    for figure in found:
        kinds.setdefault(kind_of(figure), set()).add(figure)
    held = {kind: frozenset(values) for kind, values in kinds.items()}
    return Told(frozenset([*matter, *named]), found, held, negations(words))


def places_named(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the places that are named, such as "page 3", and the words without their numbers."""
    named: list[str] = []
    rest: list[str] = []
    inside = False
    for at, word in enumerate(words):
        if inside and word[0].isdecimal():
            named.append(f"place {word}")
            continue
        before_number = at + 1 < len(words) and words[at + 1][0].isdecimal()
        linked = len(word) == 1 or word == "and"  # "section J 3", "pages 3 and 5"
        inside = word in REFERENCES or (inside and linked and before_number)
        rest.append(word)
    return named, rest


def kind_of(figure: str) -> str:
    """Return whether a figure is a month, a year or another number: unlike kinds do not conflict."""
    if figure in MONTHS:
        return "month"
    year = len(figure) == len("2026") and figure.isdecimal() and int(figure) in YEARS
    return "year" if year else "number"


def pairs_in_conflict(sheets: Sequence[Sheet]) -> Iterator[tuple[Fact, Fact, str]]:
    """Give pairs of facts that may contradict each other, the earlier first, and why."""
    facts = [fact for sheet in sheets for fact in sheet.bank.facts if fact.dispute is None]
    said = [told(fact.statement) for fact in facts]
    often = Counter(word for one in said for word in one.matter)
    weights = {word: log(1 + len(facts) / times) for word, times in often.items()}
    total = [sum(weights[word] for word in one.matter) for one in said]
    for early, late in pairs_sharing([one.matter for one in said], often):
        shared = said[early].matter & said[late].matter
        if len(shared) < FEWEST and said[early].matter != said[late].matter:
            continue
        share = sum(weights[word] for word in shared) / max(total[early], total[late], NOTHING)
        why = conflict(said[early], said[late], share)
        one, other = facts[early], facts[late]
        if why and overlap(one, other) and not same_claim(one, other):
            yield one, other, why


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
    return any(mine.get(subject, value) != value for subject, value in claims_of(other.statement))


def conflict(one: Told, other: Told, share: float) -> str:
    """Return why two statements of one thing may contradict each other, empty where they do not."""
    if share >= NUMBERS_SHARE and figures_differ(one, other, share):
        return f"{listed(one.figures)} there, {listed(other.figures)} here"
    turned = (one.negations - other.negations) % 2
    if share >= NEGATION_SHARE and turned and one.figures == other.figures:
        return "one of the two is negated"
    return ""


def listed(figures: Sequence[str]) -> str:
    """Return figures as they are told, each once."""
    return ", ".join(dict.fromkeys(figures))


def figures_differ(one: Told, other: Told, share: float) -> bool:
    """Whether two statements hold figures of one kind of which neither just says more."""
    if share >= SAME_WORDS and len(one.figures) == len(other.figures):
        return one.figures != other.figures
    for kind, mine in one.kinds.items():
        yours = other.kinds.get(kind, mine)
        if not mine <= yours and not yours <= mine:
            return True
    return False
