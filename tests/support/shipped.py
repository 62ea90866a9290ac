"""The banks in `questions/`, parsed once, and what tests ask of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from civicquiz.bank import parse
from civicquiz.model import Bank, Choice, Fact, Problem, Question
from support.checkout import ROOT

__all__ = [
    "ARTICLE",
    "article_lines",
    "choices",
    "facts",
    "paths",
    "questions",
    "read_bank",
    "words",
]

FOLDER = ROOT / "questions"
ARTICLE = ROOT.parent / "shared" / "sources" / "article.txt"
WORD = re.compile(r"[^\W_]+")


def paths() -> tuple[Path, ...]:
    """Return the paths of the banks by name."""
    return tuple(sorted(FOLDER.glob("*.md")))


@cache
def read_bank(path: Path) -> tuple[Bank, tuple[Problem, ...]]:
    """Parse one bank; return it with its problems."""
    bank, problems = parse(path.read_text(encoding="utf-8"), path.name)
    return bank, tuple(problems)


def facts() -> Iterator[tuple[Bank, Fact]]:
    """Yield each fact with its bank."""
    for path in paths():
        bank, _ = read_bank(path)
        for fact in bank.facts:
            yield bank, fact


def questions() -> Iterator[tuple[Bank, Question]]:
    """Yield each question with its bank."""
    for path in paths():
        bank, _ = read_bank(path)
        for question in bank.questions:
            yield bank, question


def choices(*, keys: int, options: int) -> Iterator[tuple[Question, Choice]]:
    """Yield the choice questions of so many keys and options, true-false ones left out."""
    for _, question in questions():
        shape = question.shape
        if not isinstance(shape, Choice) or shape.is_true_false:
            continue
        if len(shape.keys) == keys and len(shape.options) == options:
            yield question, shape


def article_lines() -> tuple[str, ...]:
    """Return the article's lines, or skip the test where the article is not at hand."""
    if not ARTICLE.is_file():
        pytest.skip("the article may not be shipped: it is compared where ../shared holds it")
    return tuple(ARTICLE.read_text(encoding="utf-8").splitlines())


def words(text: str) -> list[str]:
    """Return the words of a text without case and punctuation, elisions made one word."""
    return WORD.findall(text.casefold().replace("’", "").replace("'", ""))
