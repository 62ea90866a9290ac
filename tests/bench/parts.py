"""The parts that have no peer: grading an answer, finding rivals, reading a bank."""

from __future__ import annotations

import time
from collections.abc import Callable
from random import Random

from civicquiz.bank import parse, print_bank
from civicquiz.grade import grade, rivals
from civicquiz.model import Bank, Question, Typed
from support.misspelling import misspell
from support.terms import TERMS

__all__ = ["parts"]


def parts(questions: int) -> list[tuple[str, float]]:
    """Return what was measured, with the seconds it took."""
    dice = Random(7)
    slips = [(Question("id", "Which?", Typed(term)), misspell(term, dice)) for term in TERMS]
    bank = _bank(questions, dice)
    text = print_bank(bank)
    return [
        ("grade a misspelt answer", _taken(lambda: _grade(slips)) / len(slips)),
        (f"rivals of {questions:,} typed questions", _taken(lambda: rivals(bank))),
        (f"read {questions:,} questions of Markdown", _taken(lambda: parse(text))),
    ]


def _bank(questions: int, dice: Random) -> Bank:
    """Return a bank of misspelt names, many of them alike."""
    names = [word for term in TERMS for word in term.split() if len(word) > 4]  # letters
    keys = [
        f"{misspell(dice.choice(names), dice)} {misspell(dice.choice(names), dice)}"
        for _ in range(questions)
    ]
    entries = tuple(
        Question(f"q-{at}", f"Which one is number {at}?", Typed(key)) for at, key in enumerate(keys)
    )
    return Bank("names", "Names", entries=entries)


def _grade(slips: list[tuple[Question, str]]) -> None:
    for question, text in slips:
        grade(question, text, rivals=("Pinsk", "Australia"))


def _taken(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
