"""The measured target: misspellings are forgiven, other answers are not."""

from __future__ import annotations

from random import Random

import pytest

from civicquiz.grade import grade, rivals
from civicquiz.grade.distance import distance
from civicquiz.model import Bank, Choice, Option, Question, Typed, Verdict
from support.misspelling import misspell
from support.terms import CONFUSABLE, TERMS

EACH = 10
"""Misspellings of each term."""
NEAREST = 5
"""Wrong options of each term: the terms most like it."""


def typed(key: str) -> Question:
    """Return a typed question."""
    return Question(key, "Which?", Typed(key), fact=key)


def options(key: str) -> tuple[str, ...]:
    """Return the terms that are most like a term."""
    others = (term for term in TERMS if term != key)
    return tuple(sorted(others, key=lambda term: distance(key, term, 99)))[:NEAREST]


BANK = Bank(
    "civics",
    "Civics",
    entries=tuple(
        question
        for term in TERMS
        for question in (
            typed(term),
            Question(
                f"{term}?",
                "Which?",
                Choice((Option(term, right=True), *map(Option, options(term)))),
                fact=term,
            ),
        )
    ),
)
KNOWN = rivals(BANK)
ASKED = [question for question in BANK.questions if isinstance(question.shape, Typed)]


def test_the_terms_are_some_hundreds() -> None:
    """The figures below rest on at least 400 terms and 70 pairs easily confused."""
    assert len(TERMS) >= 400
    assert len(CONFUSABLE) >= 70


def test_a_human_misspelling_is_accepted_or_asked_again() -> None:
    """At least 95 % of single misspellings are, with all other terms of the bank as rivals."""
    dice = Random(2025)
    tried = [
        grade(question, misspell(question.id, dice), rivals=KNOWN.get(question.id, ()))
        for question in ASKED
        for _ in range(EACH)
    ]
    forgiven = sum(earned.verdict is not Verdict.WRONG for earned in tried)
    assert forgiven / len(tried) >= 0.95


def test_own_wrong_options_are_never_accepted() -> None:
    """None of the wrong options most like the key is right or almost, nor right on a second try."""
    for question in ASKED:
        for wrong in options(question.id):
            for second in (False, True):
                known = KNOWN.get(question.id, ())
                assert grade(question, wrong, rivals=known, second_try=second).score == 0
            assert grade(question, wrong, rivals=known).verdict is Verdict.WRONG


def test_other_terms_are_hardly_ever_accepted_even_unknown() -> None:
    """At most .02 % of other terms pass where nobody told the grader that they are wrong."""
    dice = Random(3)
    passed = [
        (question.id, term)
        for question in ASKED
        for term in (*options(question.id), *dice.sample(TERMS, 20))
        if term != question.id and grade(question, term).verdict is not Verdict.WRONG
    ]
    assert set(passed) <= {("President", "precedent"), ("precedent", "President")}


@pytest.mark.parametrize("pair", CONFUSABLE, ids="/".join)
def test_confusable_pairs_are_told_apart(pair: tuple[str, str]) -> None:
    """Neither of two easily confused answers is taken for the other, known or not."""
    for key, given in (pair, pair[::-1]):
        assert grade(typed(key), key).verdict is Verdict.RIGHT
        for second in (False, True):
            assert grade(typed(key), given, second_try=second).verdict is Verdict.WRONG
