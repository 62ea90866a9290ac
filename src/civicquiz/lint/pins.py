"""Pins: what detects that a cited passage has changed, and keeps nothing of its text.

A lock file stands beside the bank: one JSON object with ``version``, ``bank`` and ``passages``.
A passage is named by its source and fragments as the bank cites them, and holds the number of its
tokens (``tokens``), a hash of each pair of neighbouring tokens (``pairs``), and a hash of each
*critical* token (``critical``), in their order: numbers and ordinals, units, months and weekdays,
capitalised names, negations, and small words that turn what is said (may and must, more and less,
before and after). A hash is eight hexadecimal digits of BLAKE2. Where the pairs differ
and the critical tokens do not, the wording changed; where the critical tokens differ, or stand in
another order (who attacked whom), the matter did.
"""

from __future__ import annotations

import itertools
import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b

from civicquiz.lint.passages import Paragraph, Passage, paragraphs, passage_of
from civicquiz.lint.vocabulary import (
    COUNTING,
    MONTHS,
    NEGATIONS,
    NEGATIVE_PREFIX,
    NUMBERS,
    STOP,
    TURNING,
    UNITS,
)
from civicquiz.model import Bank, Citation, Fact, Place, Problem, Question

__all__ = [
    "Pin",
    "Pins",
    "compare",
    "is_newer",
    "name_of",
    "nearest",
    "pin",
    "pin_bank",
    "read_pins",
    "write_pins",
]

VERSION = 1
FEW = 8
"""Pins that may share a pair which tells in which paragraph to look for them."""
NEAR = 0.5
"""The share of pairs that a passage must keep to be known again after a change."""
CALENDAR = frozenset(MONTHS) | frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
)
TURNS = NEGATIONS | COUNTING | TURNING | UNITS | (NUMBERS.keys() - {"one"})
"""Words, or parts of words with a hyphen, whose change changes the matter."""
CONFLICT = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
CODE = "L902"
NEWER = "Use a newer civicquiz, or delete the file and pin anew: civicquiz bank pin."


@dataclass(frozen=True, slots=True)
class Pin:
    """What is kept of one passage."""

    tokens: int
    pairs: tuple[str, ...]
    critical: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pins:
    """The pins of a bank, by the names of their passages."""

    bank: str
    passages: Mapping[str, Pin] = field(default_factory=dict)


def name_of(citation: Citation) -> str:
    """Return the name of the passage that a citation means."""
    return f"{citation.source} “{' … '.join(citation.fragments)}”"


def pin(passage: Passage) -> Pin:
    """Return the pin of a passage."""
    small = passage.small
    return Pin(len(small), pairs_of(small), critical_of(passage))


def pairs_of(small: Sequence[str]) -> tuple[str, ...]:
    """Return the hashes of neighbouring tokens, in their order; of the one token of a short text."""
    joined = [f"{one} {other}" for one, other in itertools.pairwise(small)]
    return tuple(map(hashed, joined or small))


def hashed(text: str) -> str:
    """Return eight hexadecimal digits that tell a text from others."""
    return blake2b(text.encode(), digest_size=4).hexdigest()


def critical_of(passage: Passage) -> tuple[str, ...]:
    """Return the hashes of the tokens whose change changes the matter, in their order."""
    first = {at - passage.start for at in passage.paragraph.first}
    return tuple(
        hashed(small.removesuffix("s") if small.removesuffix("s") in UNITS else small)
        for at, (word, small) in enumerate(zip(passage.written, passage.small, strict=True))
        if is_critical(word, small, begins=at in first)
    )


def is_critical(word: str, small: str, *, begins: bool) -> bool:
    """Whether a token is a number or unit, a month or weekday, a name, or turns what is said."""
    if word[0].isdigit() or (small in CALENDAR and word[0].isupper()):
        return True
    parts = (small, small.removesuffix("s"), *word.casefold().split("-"))
    if not TURNS.isdisjoint(parts) or small.endswith("n't") or NEGATIVE_PREFIX.match(small):
        return True
    return word[0].isupper() and small not in STOP and not (begins and small.endswith("ly"))


def compare(old: Pin, new: Pin) -> str:
    """Return ``same``, ``wording`` or ``matter``: what changed between two pins."""
    if old == new or (old.pairs == new.pairs and old.critical == new.critical):
        return "same"
    return "wording" if old.critical == new.critical else "matter"


def nearest(text: str, olds: Sequence[Pin]) -> list[Passage | None]:
    """Return for each pin the passage that shares most pairs with it, at least half of them.

    The text is read once for all of them: a new edition may have changed every passage.
    """
    wanted = [Counter(old.pairs) for old in olds]
    often = Counter(one for pairs in wanted for one in pairs)
    known: dict[str, list[int]] = {}
    spare = [0] * len(olds)
    for nth, pairs in enumerate(wanted):
        telling = [one for one in pairs if often[one] <= FEW] or list(pairs)
        spare[nth] = pairs.total() - sum(pairs[one] for one in telling)
        for one in telling:
            known.setdefault(one, []).append(nth)
    best: list[tuple[float, Passage | None]] = [(0.0, None)] * len(olds)
    for paragraph in (*paragraphs(text), *paragraphs(text, again=True)) if known else ():
        hashes = pairs_of(paragraph.small)
        most: Counter[int] = Counter()
        for one in known.keys() & hashes:
            for nth in known[one]:
                most[nth] += wanted[nth][one]
        for nth, shared in most.items():
            if shared + spare[nth] < NEAR * len(olds[nth].pairs):
                continue  # too few, even if each stood as often as it should
            found = window(paragraph, hashes, olds[nth], wanted[nth])
            if found and found[0] > best[nth][0]:
                best[nth] = found
    return [passage if share >= NEAR else None for share, passage in best]


def window(
    paragraph: Paragraph, hashes: Sequence[str], old: Pin, wanted: Counter[str]
) -> tuple[float, Passage] | None:
    """Return the part of a paragraph from the first to the last pair of a pin, and its share."""
    hits = [at for at, one in enumerate(hashes) if one in wanted]
    if not hits:
        return None
    best: tuple[float, int, int] = (0.0, 0, 0)
    reach = old.tokens + old.tokens // 2 + 2
    for nth, start in enumerate(hits):
        inside = hits[nth : bisect_left(hits, start + reach)]
        shared = sum((Counter(hashes[at] for at in inside) & wanted).values())
        share = shared / max(len(old.pairs), 1)
        if share > best[0]:
            best = (share, start, inside[-1])
    share, start, last = best
    end = min(last + 2, len(paragraph.small))
    short = old.tokens - (end - start)
    if short > 0:  # an edge was changed: take as many tokens as there were
        before = min(start, short) if start else 0
        lost_head = old.pairs and hashes[start] != old.pairs[0]
        if lost_head:
            start -= before
            short -= before
        end = min(end + max(short, 0), len(paragraph.small))
    return share, Passage(paragraph, start, end)


def pin_bank(bank: Bank, sources: Mapping[str, str], old: Pins | None = None) -> Pins:
    """Return the pins of all passages that are found; where no source is at hand, the old ones."""
    before = old.passages if old else {}
    found: dict[str, Pin] = {}
    citing: tuple[Fact | Question, ...] = (*bank.facts, *bank.questions)
    for entry in citing:
        for citation in entry.citations:
            name = name_of(citation)
            text = sources.get(citation.source)
            passage = (
                passage_of(text, citation) if text is not None and citation.fragments else None
            )
            if passage is not None:
                found[name] = pin(passage)
            elif name in before and citation.fragments:
                found[name] = before[name]
    return Pins(bank.id, dict(sorted(found.items())))


def write_pins(pins: Pins) -> str:
    """Return a lock file: JSON, the passages by name."""
    passages = {
        name: {
            "tokens": one.tokens,
            "pairs": " ".join(one.pairs),
            "critical": " ".join(one.critical),
        }
        for name, one in sorted(pins.passages.items())
    }
    whole = {"version": VERSION, "bank": pins.bank, "passages": passages}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def read_pins(text: str, bank: str, path: str = "") -> tuple[Pins | None, tuple[Problem, ...]]:
    """Read a lock file; what is wrong with it is a problem, and it is then not used."""
    try:
        whole = json.loads(text.removeprefix("\ufeff"))
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        merged = CONFLICT.search(text)
        what = "it holds a merge conflict" if merged else "it is no JSON"
        return None, (problem(path, f"The lock file is damaged: {what}.", line),)
    except RecursionError:
        return None, (problem(path, "The lock file is damaged: it is nested too deep."),)
    if not isinstance(whole, dict) or not isinstance(whole.get("version"), int):
        return None, (problem(path, "The lock file is damaged: it names no version."),)
    if whole["version"] > VERSION:
        what = f"The lock file has version {whole['version']}; this civicquiz reads {VERSION}."
        return None, (replace(problem(path, what), fix=NEWER),)
    if whole.get("bank") != bank:
        what = f"The lock file belongs to the bank {whole.get('bank')!r}, not {bank!r}."
        return None, (problem(path, what),)
    try:
        passages = {str(name): pin_from(one) for name, one in whole["passages"].items()}
    except (AttributeError, KeyError, TypeError, ValueError):
        return None, (problem(path, "The lock file is damaged: a passage cannot be read."),)
    return Pins(bank, passages), ()


def is_newer(text: str) -> bool:
    """Whether a lock file was written by a newer civicquiz, whose pins would be lost here."""
    try:
        version = json.loads(text.removeprefix("\ufeff"))["version"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return False
    return isinstance(version, int) and version > VERSION


def pin_from(value: Mapping[str, object]) -> Pin:
    """Read one pin; raises where it has not the form of one."""
    tokens, pairs, critical = value["tokens"], value["pairs"], value["critical"]
    if not (isinstance(tokens, int) and isinstance(pairs, str) and isinstance(critical, str)):
        raise TypeError("no pin")
    return Pin(tokens, tuple(pairs.split()), tuple(critical.split()))


def problem(path: str, what: str, line: int = 1) -> Problem:
    """Return the problem of a lock file."""
    return Problem(CODE, Place(path, line), what, "Write it anew: civicquiz bank pin.")
