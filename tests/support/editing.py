"""Edits of passages by program, critical, harmless and of wording, and what pins say to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from random import Random

from civicquiz.lint import Context, check, pin_bank
from civicquiz.lint.passages import passages
from civicquiz.lint.vocabulary import MONTHS
from civicquiz.lint.words import plain
from civicquiz.model import Bank, Citation, Fact, Source
from support import shipped

__all__ = [
    "CRITICAL",
    "HARMLESS",
    "TURNED",
    "WORDING",
    "Edit",
    "our_passages",
    "said",
    "stands_once",
    "texts_of",
]

DAY = date(2026, 3, 1)
LENGTH = range(18, 120)
"""Words of a passage."""
EDGE = 3
"""Words that the fragments at both ends of a passage have."""
NAMES = ("Tallinn", "Bergstrom", "Uruguay", "Katrine", "Marlowe", "Senegal")
WORDS = ("two", "three", "four", "five", "six", "seven", "nine", "twelve")
SENTENCES = ("The weather was fair that week.", "Nobody had asked for it, as letters show.")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
VERB = re.compile(r"\b(?:is|are|was|were|can|could|will|would|has|have|had)\b(?! not\b)(?=\s)")
SMALL = re.compile(r"(?<= )[a-z]{6,}(?=[ ,])")

Edit = Callable[[str, Random], str | None]


def exchanged(pattern: re.Pattern[str], new: Callable[[str, Random], str]) -> Edit:
    """Return an edit that writes something else for one place that fits a pattern."""

    def edit(text: str, dice: Random) -> str | None:
        found = list(pattern.finditer(text))
        if not found:
            return None
        one = dice.choice(found)
        return f"{text[: one.start()]}{new(one[0], dice)}{text[one.end() :]}"

    return edit


def other(choices: Sequence[str]) -> Callable[[str, Random], str]:
    """Return what draws another of some words, with a capital where the old one had it."""

    def draw(old: str, dice: Random) -> str:
        new = dice.choice([word for word in choices if word.casefold() != old.casefold()])
        return new.capitalize() if old[0].isupper() else new

    return draw


def other_number(old: str, dice: Random) -> str:
    """Return a number near another one."""
    return str(
        int(old) + dice.choice([step for step in (-10, -1, 1, 2, 9, 100) if int(old) + step > 0])
    )


def either(*edits: Edit) -> Edit:
    """Return an edit that tries several, in an order by chance."""

    def edit(text: str, dice: Random) -> str | None:
        for one in dice.sample(edits, len(edits)):
            new = one(text, dice)
            if new is not None:
                return new
        return None

    return edit


IN = ("stable", "direct", "formal", "dependent")
"""What is negated by in-, not by un-."""
MODALS = ("may", "must", "shall", "should", "can", "could", "will", "would")
OPPOSITES = {
    one: other
    for pair in (
        "more less", "most least", "before after", "above below", "over under", "all some",
        "until since", "up down", "higher lower", "earlier later", "and or", "years months",
        "days weeks", "miles acres", "percent dollars", "both either", "north south",
    )
    for one, other in (pair.split(), reversed(pair.split()))
}  # fmt: skip
MONTH = re.compile(rf"\b(?:{'|'.join(month.capitalize() for month in MONTHS)})\b")
CRITICAL: Mapping[str, Edit] = {
    "a number in digits": exchanged(re.compile(r"(?<![\w.,])\d{1,4}(?![\w]|[.,]\d)"), other_number),
    "a number in words": exchanged(re.compile(rf"\b(?:{'|'.join(WORDS)})\b"), other(WORDS)),
    "a month": exchanged(MONTH, other([month.capitalize() for month in MONTHS])),
    "a name": exchanged(NAME, other(NAMES)),
    "a negation more": exchanged(VERB, lambda old, _: f"{old} not"),
    "a negation less": exchanged(re.compile(r" (?:not|never|no)\b"), lambda *_: ""),
    "a name more": exchanged(
        re.compile(r"(?<=[a-z]) (?=and )"), lambda _, dice: f", {dice.choice(NAMES)} "
    ),
    "an ordinal": exchanged(
        re.compile(r"\b(?:first|second|third|fourth|fifth)\b"),
        other(("first", "second", "third", "sixth")),
    ),
    "may or must": exchanged(re.compile(rf"\b(?:{'|'.join(MODALS)})\b"), other(MODALS)),
    "more or less, before or after": exchanged(
        re.compile(rf"\b(?:{'|'.join(OPPOSITES)})\b"), lambda old, _: OPPOSITES[old]
    ),
    "a prefix that negates": exchanged(
        re.compile(
            r"\b(?:likely|lawful|able|equal|limited|clear|stable|direct|formal|dependent)\b"
        ),
        lambda old, _: f"{'in' if old in IN else 'un'}{old}",
    ),
}
MARKS = {"'": "’", '"': "“", "’": "'", "“": '"', "”": '"'}
HARMLESS: Mapping[str, Edit] = {
    "blanks doubled": exchanged(re.compile(" "), lambda *_: "  "),
    "a line broken": exchanged(re.compile(" "), lambda *_: "\n"),
    "other quotation marks": exchanged(re.compile("['\"’“”]"), lambda old, _: MARKS[old]),
    "another dash": exchanged(re.compile("(?<=[a-zA-Z])-(?=[a-zA-Z])"), lambda *_: "‐"),
    "a word broken at the end of a line": exchanged(
        re.compile(r"(?<=[a-z]{3})(?=[a-z]{3})"), lambda *_: "-\n"
    ),
    "a soft hyphen": exchanged(
        re.compile(r"(?<=[a-z]{3})(?=[a-z]{3})"), lambda *_: "\N{SOFT HYPHEN}"
    ),
    "no-break blank": exchanged(re.compile(" "), lambda *_: "\N{NO-BREAK SPACE}"),
    "a comma less": exchanged(re.compile(r",(?= [a-z])"), lambda *_: ""),
    "a sentence before": lambda text, dice: f"{dice.choice(SENTENCES)} {text}",
    "a sentence behind": lambda text, dice: f"{text} {dice.choice(SENTENCES)}",
    "a paragraph before": lambda text, dice: f"{dice.choice(SENTENCES)}\n\n{text}",
}


def turned(text: str, dice: Random) -> str | None:
    """Let two names or two numbers change places."""
    for pattern in dice.sample((NAME, re.compile(r"(?<![\w.,])\d{1,4}(?![\w]|[.,]\d)")), 2):
        found = list(pattern.finditer(text))
        if len({one[0] for one in found}) > 1:
            one, two = sorted(dice.sample(found, 2), key=re.Match.start)
            return f"{text[: one.start()]}{two[0]}{text[one.end() : two.start()]}{one[0]}{text[two.end() :]}"
    return None


TURNED: Mapping[str, Edit] = {"two names or numbers change places": turned}
WORDING: Mapping[str, Edit] = {
    "another word": exchanged(SMALL, lambda *_: "curious"),
    "a word more": exchanged(re.compile(r"(?<=[a-z]) (?=[a-z])"), lambda *_: " rather "),
    "a word less": exchanged(re.compile(r" (?:also|their|its|the)(?= [a-z])"), lambda *_: ""),
}


def our_passages() -> Iterator[str]:
    """Give each fact of the shipped banks with the explanations of its questions, as a paragraph."""
    for path in shipped.paths():
        bank, _ = shipped.read_bank(path)
        for fact in bank.facts:
            told = [question.explanation for question in bank.questions if question.fact == fact.id]
            yield " ".join(plain(part) for part in (fact.statement, *told))


def texts_of(texts: Sequence[str]) -> list[str]:
    """Return the paragraphs of a common length."""
    found = [" ".join(part.split()) for text in texts for part in re.split(r"\n\s*\n", text)]
    return [part for part in dict.fromkeys(found) if len(part.split()) in LENGTH]


def cited(passage: str, *, whole: bool) -> Citation:
    """Return a citation of a passage: all of its words, or those at both ends."""
    words = passage.rstrip(".").split()
    if whole:
        return Citation("book", (" ".join(words),))
    return Citation("book", (" ".join(words[:EDGE]), " ".join(words[-EDGE:])))


def said(book: str, passage: str, new: str, *, whole: bool) -> set[str]:
    """Return what is said when a pinned passage of a book was edited; `book` holds it once."""
    fact = Fact("f", "A fact.", citations=(cited(passage, whole=whole),))
    bank = Bank(
        "history",
        "History",
        sources=(Source("book", "Book", "", None, "CC0-1.0"),),
        entries=(fact,),
    )
    pins = pin_bank(bank, {"book": book})
    context = Context(DAY, sources={"book": book.replace(passage, new)}, pins={"history": pins})
    found = check([bank], context, select=["P403", "P404", "P405"]).problems
    return {problem.code for problem in found}


def stands_once(book: str, passage: str, *, whole: bool) -> bool:
    """Whether the citation of a passage finds all of it in a book, and nothing else."""
    found = passages(book, cited(passage, whole=whole).fragments)
    return len(found) == 1 and len(found[0].small) == len(found[0].paragraph.small)
