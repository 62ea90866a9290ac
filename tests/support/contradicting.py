"""Contradictions planted by program among the sentences of a text, and what is found of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from random import Random

from civicquiz.lint import Context, check
from civicquiz.lint.words import plain
from civicquiz.model import Bank, Fact, Place, Problem

__all__ = ["Change", "alarms", "negated", "other_number", "planted", "sentences"]

LENGTH = range(7, 46)
"""Words of a sentence that is taken for a fact."""
DAY = Context(date(2026, 3, 1))
NUMBER = re.compile(r"(?<![\w.,])\d{1,4}(?![\w]|[.,]\d)")
VERB = re.compile(
    r"\b(is|are|was|were|has been|have been|had been|can|could|will|would|did|does|may|must)\b(?! not\b|n)"
)
NOT = re.compile(r"\b(is|are|was|were|can|could|will|would|did|does|may|must|has|have|had) not\b")

Change = Callable[[str, Random], str | None]


def sentences(text: str) -> Iterator[str]:
    """Give the sentences of a text: a capital first, a full stop last, of a common length."""
    for paragraph in re.split(r"\n\s*\n", text):
        whole = " ".join(plain(paragraph).split())
        for one in re.split(r"(?<=[.!?])\s+(?=[A-Z“\"])", whole):
            words = one.split()
            if len(words) in LENGTH and one[:1].isupper() and one.endswith("."):
                yield one


def facts_of(said: Sequence[str]) -> list[Fact]:
    """Return sentences as facts, each on a line of its own."""
    return [
        Fact(f"f{line}", sentence, place=Place("text", line))
        for line, sentence in enumerate(said, 1)
    ]


def alarms(said: Sequence[str]) -> list[Problem]:
    """Return what F501 and F502 find among sentences."""
    bank = Bank("text", "Text", entries=tuple(facts_of(said)))
    return list(check([bank], DAY, select=["F501", "F502"]).problems)


def other_number(sentence: str, dice: Random) -> str | None:
    """Return a sentence with one number changed, None where it has none."""
    found = list(NUMBER.finditer(sentence))
    if not found:
        return None
    one = dice.choice(found)
    old = int(one[0])
    new = old + dice.choice([step for step in (-11, -2, -1, 1, 2, 3, 10) if old + step > 0])
    return f"{sentence[: one.start()]}{new}{sentence[one.end() :]}"


def negated(sentence: str, _dice: Random) -> str | None:
    """Return a sentence with its first verb negated, or a "not" taken out; None without either."""
    found = NOT.search(sentence)
    if found:
        return f"{sentence[: found.end() - 4]}{sentence[found.end() :]}"
    verb = VERB.search(sentence)
    if verb is None:
        return None
    first = verb[0].split()[0]
    return f"{sentence[: verb.start() + len(first)]} not{sentence[verb.start() + len(first) :]}"


def planted(said: Sequence[str], change: Change, most: int, dice: Random) -> tuple[int, list[str]]:
    """Return how many changed sentences were planted at the end of a text, and those not found."""
    wrong: list[str] = []
    for sentence in dice.sample(said, len(said)):
        new = change(sentence, dice)
        if new is not None and new != sentence:
            wrong.append(new)
        if len(wrong) == most:
            break
    found = {problem.place.line for problem in alarms([*said, *wrong])}
    start = len(said) + 1
    return len(wrong), [text for line, text in enumerate(wrong, start) if line not in found]
