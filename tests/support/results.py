"""Results of a class quiz from nothing but the options that were chosen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from civicquiz.model import (
    Choice,
    ClassQuiz,
    Medium,
    Option,
    Posed,
    PosedFact,
    Purpose,
    Question,
    Typed,
)
from civicquiz.render.results import PAGE_BEGINS, results_lines, results_page
from civicquiz.stats import (
    AskedItem,
    GivenAnswer,
    Options,
    PupilTakings,
    QuizResults,
    State,
    Taking,
    quiz_results,
)
from support.storing import NOW

__all__ = ["QUIZ", "choice", "class_of", "large", "page", "small", "taking", "text", "typed"]

QUIZ = ClassQuiz(1, 1, "3B-quiz-1", "Branches", Purpose.QUIZ, 7, NOW, pass_mark=0.5)


def choice(at: int, *texts: str) -> AskedItem:
    """Return a choice whose first option is the key."""
    options = tuple(Option(text, right=not spot) for spot, text in enumerate(texts))
    question = Question(f"q{at}", f"Question {at}?", Choice(options))
    fact = PosedFact(at, f"f{at}", f"Fact {at}.")
    return AskedItem(Posed(at, at, "laws", "Laws", question, fact), Options(len(options), (0,)))


def typed(at: int) -> AskedItem:
    """Return a question whose answer is typed."""
    return AskedItem(Posed(at, at, "laws", "Laws", Question(f"q{at}", "Who?", Typed("I"))), None)


def taking(spots: Sequence[int | None], ms: int = 60_000) -> Taking:
    """Return an attempt at choices, by the options chosen; None: left blank."""
    answers = [
        None if at is None else GivenAnswer((at,), float(not at), float(not at), ms) for at in spots
    ]
    return Taking(1, Medium.TERMINAL, State.SUBMITTED, tuple(answers))


def class_of(spots: dict[str, Sequence[int | None]], items: Sequence[AskedItem]) -> QuizResults:
    """Return the results of pupils who chose these options; an empty sequence: who is missing."""
    pupils = [PupilTakings(who, (taking(each),) if each else ()) for who, each in spots.items()]
    return quiz_results(QUIZ, "3B", items, pupils)


def small() -> QuizResults:
    """Return the results of three of four pupils in two questions."""
    items = [choice(1, "yes", "no", "perhaps"), choice(2, "a", "b")]
    found: dict[str, Sequence[int | None]] = {
        "crane-2": [0, 0],
        "otter-7": [1, None],
        "heron-1": [1, 0],
        "yak-4": [],
    }
    return class_of(found, items)


def large(n: int = 60) -> QuizResults:
    """Return results in which the first question has a wrong key, which the good half avoids."""
    items = [choice(at, "yes", "no", "perhaps", "never") for at in range(5)]
    spots: dict[str, Sequence[int | None]] = {
        f"otter-{at}": [1, 0, 0, 0, 0] if at % 2 else [at // 2 % 4, 1, 2, at // 2 % 2, 1]
        for at in range(1, n + 1)
    }
    return class_of(spots, items)


def text(results: QuizResults, width: int = 80) -> str:
    """Return the results as on a terminal."""
    return "\n".join(results_lines(results, width))


def page(results: QuizResults) -> ET.Element:
    """Return the page, read by a strict reader: it is XML but for its first line and two tags."""
    source = results_page(results, NOW)
    body = source.removeprefix(PAGE_BEGINS)
    return ET.fromstring(re.sub(r"<(meta[^>]*)>", r"<\1/>", body))
