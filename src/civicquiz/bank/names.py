"""Readable ids: made of the telling words of a stem or statement, never a position or a hash."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from civicquiz.bank.gaps import read_gaps
from civicquiz.bank.nesting import nested
from civicquiz.model import Bank, Entry, Fact, Kind, Question, Topic

__all__ = ["Namer", "with_ids"]

USUAL_WORDS = 4
MOST_WORDS = 8
LINK = re.compile(r"\]\([^)\s]*\)|<[^>\s]*>|https?://\S+")
APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
WORD = re.compile(r"[^\W_]+")
IDLE = frozenset(
    {"a", "an", "and", "any", "are", "as", "at", "be", "been", "by", "can", "did", "do", "does"}
    | {"each", "for", "from", "had", "has", "have", "how", "in", "into", "is", "it", "its", "may"}
    | {"might", "many", "much", "of", "on", "one", "or", "should", "so", "than", "that", "the"}
    | {"their", "them", "then", "there", "these", "they", "this", "those", "to", "was", "were"}
    | {"what", "when", "where", "which", "who", "whom", "whose", "why", "will", "with", "would"}
    | {"following", "according", "you", "your"}
)
KIND_WORDS = {
    Kind.SINGLE: "choice",
    Kind.MULTIPLE: "choices",
    Kind.TYPED: "typed",
    Kind.NUMBER: "number",
    Kind.DATE: "date",
    Kind.LISTING: "list",
    Kind.CLOZE: "gaps",
    Kind.ORDERING: "order",
    Kind.MATCHING: "match",
    Kind.FLASHCARD: "card",
}


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, without its gaps, links and accents."""
    for mark in reversed(read_gaps(text)):
        text = f"{text[: mark.start]} {text[mark.end :]}"
    text = APOSTROPHE.sub("", LINK.sub(" ", text))
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text)
        text = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return [word for word in WORD.findall(text.lower()) if word == word.lower()]


class Namer:
    """Gives out readable ids, none of them twice."""

    def __init__(self, taken: Iterable[str]) -> None:
        """Know the ids that are taken."""
        self.taken = set(taken)
        self.numbers: dict[str, int] = {}

    def name(self, entry: Fact | Question) -> str:
        """Return a new id: of telling words; where taken of more, with a kind word, a number."""
        if isinstance(entry, Fact):
            found = self.first_free(entry.statement, "fact")
        else:
            found = self.first_free(entry.stem, KIND_WORDS[entry.kind])
        self.taken.add(found)
        return found

    def first_free(self, text: str, kind: str) -> str:
        """Return the best id that is not taken."""
        every = words(text)
        telling = [word for word in every if word not in IDLE] or every
        for count in range(USUAL_WORDS, max(USUAL_WORDS, min(MOST_WORDS, len(telling))) + 1):
            name = "-".join(telling[:count])
            if name and name not in self.taken:
                return name
        base = "-".join([*telling[:USUAL_WORDS], kind])
        if base not in self.taken:
            return base
        number = self.numbers.get(base, 2)
        while f"{base}-{number}" in self.taken:
            number += 1
        self.numbers[base] = number + 1
        return f"{base}-{number}"


def with_ids(bank: Bank, taken: frozenset[str] = frozenset()) -> Bank:
    """Give each fact and question without an id a readable one.

    None of them equals an id of the bank or one of those `taken` elsewhere.
    """
    used = {entry.id for entry in bank.entries if not isinstance(entry, Topic)}
    if "" not in used:
        return bank
    namer = Namer(used | taken)
    named: list[Entry] = []
    for entry in bank.entries:
        if isinstance(entry, Topic) or entry.id:
            named.append(entry)
        else:
            named.append(replace(entry, id=namer.name(entry)))
    return replace(bank, entries=nested(named))
