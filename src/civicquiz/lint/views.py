"""Banks as the rules see them: each text read once, and what belongs to what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING
from weakref import ref

from civicquiz.lint.asking import asked_of
from civicquiz.lint.vocabulary import MONTHS
from civicquiz.lint.words import content, plain, tokens
from civicquiz.model import (
    NOWHERE,
    Back,
    Bank,
    Choice,
    Citation,
    Cloze,
    DateKey,
    Fact,
    Kind,
    Listing,
    Matching,
    NumberKey,
    Ordering,
    Place,
    Question,
    Source,
    Topic,
    Typed,
)

if TYPE_CHECKING:  # it reads sheets
    from civicquiz.lint.cited import Change

__all__ = ["Item", "Sheet", "key_texts"]

MONTH_NAMES = {at: name.capitalize() for name, at in MONTHS.items()}


def key_texts(question: Question) -> tuple[str, ...]:
    """Return the texts of which the key is made, without the marks of Markdown."""
    match question.shape:
        case Choice(options=options):
            return tuple(plain(option.text) for option in options if option.right)
        case Typed(key=key):
            return (plain(key),)
        case NumberKey(written=written):
            return (written,)
        case DateKey(day=day):
            return (f"{day.day} {MONTH_NAMES[day.month]} {day.year}",)
        case Listing(answers=answers):
            return tuple(plain(answer.key) for answer in answers)
        case Cloze(gaps=gaps):
            return tuple(plain(gap.key) for gap in gaps)
        case Ordering(items=items):
            return tuple(plain(item) for item in items)
        case Matching(pairs=pairs):
            return tuple(plain(text) for pair in pairs for text in pair)
        case Back(text=text):
            return (plain(text),)


ALTERNATIVES = [
    {"true", "false"}, {"yes", "no"}, {"t", "f"}, {"right", "wrong"}, {"correct", "incorrect"},
    {"agree", "disagree"},
]  # fmt: skip
SPELLING = re.compile(
    r"\b(?:spell(?:ed|ing|s)?|spelt|sentences?|words? (?:is|are|means?|has|fits?|stands?)"
    r"|punctuat\w*|commas?|apostrophes?|hyphen\w*|capitali[sz]\w*|capital letters?|(?:upper|lower)[ -]?case|abbreviat\w*|accents?"
    r"|nouns?|verbs?|adjectives?|adverbs?|pronouns?|plurals?|possessives?|gramma(?:r|tical)\w*|how (?:is|are|do|should) .*\bwrit(?:e|ten)"
    r"|schreib\w*|geschrieben|wort|orthogra\w*|mots?|écri\w*|palabras?|escrib\w*|ortograf\w*)\b",
    re.IGNORECASE,
)


class Item:
    """A question with its texts read: `stem` without marks, `words` of it in small letters.

    `options` are the plain texts of a choice, `keys` the positions of the right ones; `fact` is
    the fact that the question asks, if any. `true_false` tells whether the options are just true
    and false, or yes and no, `single` whether it is any other choice with one key.
    """

    def __init__(self, question: Question, fact: Fact | None, sheet: Sheet) -> None:
        """Read a question of a bank."""
        self.question = question
        self.fact = fact
        self._sheet = ref(sheet)  # no cycle: sheets go when the check is done, not when looked for
        self.kind = question.kind
        self.stem = plain(question.stem)
        self.words = tokens(self.stem)
        shape = question.shape
        self.choice = shape if isinstance(shape, Choice) else None
        self.options: tuple[str, ...] = (
            tuple(plain(option.text) for option in self.choice.options) if self.choice else ()
        )
        self.keys: tuple[int, ...] = self.choice.keys if self.choice else ()
        self.place = question.place
        self.true_false = is_true_false(self.options)
        self.single = self.kind is Kind.SINGLE and len(self.keys) == 1 and not self.true_false

    @property
    def sheet(self) -> Sheet:
        """The bank to which the question belongs."""
        sheet = self._sheet()
        assert sheet is not None, "a sheet outlives its items"
        return sheet

    @cached_property
    def key_texts(self) -> tuple[str, ...]:
        """The texts of which the key is made."""
        return key_texts(self.question)

    @cached_property
    def option_words(self) -> tuple[list[str], ...]:
        """The words of each option."""
        return tuple(tokens(option) for option in self.options)

    @cached_property
    def matter(self) -> list[str]:
        """The words of the stem that carry matter."""
        return content(self.words)

    @property
    def asks_how_many(self) -> bool:
        """Whether a number is asked for, so that all and none of them are numbers."""
        return " how many " in f" {' '.join(self.words)} "

    @cached_property
    def on_spelling(self) -> bool:
        """Whether the question is on words and how they are written, so that letters are the point."""
        return SPELLING.search(f"{self.stem} {self.question.prose}") is not None

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What the question, or its fact, rests on."""
        return self.fact.citations if self.fact else self.question.citations

    @property
    def answer_place(self) -> Place:
        """Where the answer begins, which is the heading where that holds it."""
        place = self.question.answer_place
        return self.place if place == NOWHERE else place

    def option_place(self, at: int) -> Place:
        """Return where an option stands."""
        assert self.choice is not None
        place = self.choice.options[at].place
        return place if place.line > 1 or place.path else self.place

    @cached_property
    def asked(self) -> str:
        """The text that asks, as it is written: the heading, or the prose below it."""
        return asked_of(self.question)

    def at(self, words: str, offset: int = 0) -> Place:
        """Return where some words of stem or prose stand, as far as it can be told.

        `offset` leads to a place within them.
        """
        place, written = self.place, self.question.written
        parts = (words[:offset].split(), words[offset:].split())
        before, after = (r"\s+".join(map(re.escape, part)) for part in parts)
        found = re.search(rf"{before}\s*(?=(?P<at>{after}))", written) if after else None
        if found is None:
            return place
        start = found.start("at")
        line = written.rfind("\n", 0, start) + 1
        return Place(place.path, place.line + written.count("\n", 0, start), start - line + 1)


def is_true_false(options: tuple[str, ...]) -> bool:
    """Whether options are just true and false, yes and no, or the like."""
    if len(options) != len(("true", "false")):
        return False
    return {option.casefold().rstrip(".") for option in options} in ALTERNATIVES


class Sheet:
    """A bank with its questions as items, in the order of the text."""

    def __init__(self, bank: Bank) -> None:
        """Read a bank."""
        self.bank = bank
        self.items = tuple(Item(question, fact, self) for question, fact in with_facts(bank))
        path = next((entry.place.path for entry in bank.entries), "")
        self.place = Place(path, 1, 1)
        self.changes: tuple[Change, ...] | None = None
        """What became of the cited passages, once a rule has looked."""

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The sources by their ids."""
        return {source.id: source for source in self.bank.sources}

    @cached_property
    def frequency(self) -> dict[str, int]:
        """In how many questions each word that carries matter stands, stems and options."""
        counts: Counter[str] = Counter()
        for item in self.items:
            counts.update({*item.matter, *content(list(chain.from_iterable(item.option_words)))})
        return counts

    @cached_property
    def facts(self) -> tuple[Fact | Question, ...]:
        """The facts, and the questions that are their own fact."""
        own = tuple(
            item.question
            for item in self.items
            if item.fact is None and stands_alone(item.question)
        )
        return (*self.bank.facts, *own)


def stands_alone(question: Question) -> bool:
    """Whether a question carries what a fact carries."""
    return bool(question.citations or question.as_of or question.until or question.dispute)


def with_facts(bank: Bank) -> Iterator[tuple[Question, Fact | None]]:
    """Give each question with its fact: by its id, or by the headings where that has none."""
    by_id = {fact.id: fact for fact in bank.facts if fact.id}
    above: Fact | None = None
    for entry in bank.entries:
        if above and entry.level <= above.level:
            above = None
        if isinstance(entry, Fact):
            above = entry
        elif isinstance(entry, Topic):
            continue
        elif isinstance(entry, Question):
            yield entry, by_id.get(entry.fact) if entry.fact else above
