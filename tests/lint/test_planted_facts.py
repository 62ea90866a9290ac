"""Recall on planted flaws of facts, passages and pairs of questions: every one is found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random

from civicquiz.lint import Context, check
from civicquiz.model import Bank, Fact, Place, Question
from support import shipped
from support.contradicting import negated, other_number
from support.editing import CRITICAL, WORDING, Edit, our_passages, said, stands_once, texts_of

TODAY = Context(date(2025, 9, 1))


def found(*facts: Fact) -> set[str]:
    """Return what F501 and F502 find among the shipped facts and some more."""
    every = [replace(fact, dispute=None, ignores=()) for _, fact in settled()]
    placed = [replace(fact, place=Place("planted.md", at)) for at, fact in enumerate(facts, 1)]
    bank = Bank("facts", "Facts", entries=(*every, *placed))
    report = check([bank], TODAY, select=["F501", "F502"])
    return {problem.code for problem in report.problems if problem.place.path == "planted.md"}


def settled() -> Iterator[tuple[Bank, Fact]]:
    """Give the shipped facts that are in no dispute."""
    return ((bank, fact) for bank, fact in shipped.facts() if not fact.dispute)


def again(fact: Fact, statement: str) -> Fact:
    """Return a fact that says something else of the same."""
    return replace(fact, id=f"{fact.id}-again", statement=statement, ignores=())


def test_another_number_is_found() -> None:
    """Each fact with a number contradicts itself with another one."""
    dice = Random(1)
    planted = [
        (fact, new)
        for _, fact in settled()
        if (new := other_number(fact.statement, dice)) is not None
    ]
    assert len(planted) >= 5
    assert [new for fact, new in planted if not found(again(fact, new))] == []


def test_a_negation_more_or_less_is_found() -> None:
    """Each fact contradicts its negation, F502."""
    dice = Random(1)
    planted = [
        (fact, new) for _, fact in settled() if (new := negated(fact.statement, dice)) is not None
    ]
    assert len(planted) >= 15
    assert [new for fact, new in planted if "F502" not in found(again(fact, new))] == []


def test_another_value_is_found() -> None:
    """A capital, a count, a founding year and an office-holder with two values are F501."""
    pairs = [
        ("The capital of {} is Oldtown.", "The capital of {} is Newtown."),
        ("The council of {} has 40 members.", "The council of {} has 41 members."),
        ("The council of {} has forty members.", "The council of {} has fifty members."),
        ("The port of {} was founded in 1810.", "The port of {} was founded in 1811."),
        ("Anna Berg is the mayor of {}.", "Olaf Lund is the mayor of {}."),
    ]
    for name in ("Arland", "Borland", "Corland", "Dorland"):
        for one, other in pairs:
            facts = [Fact(f"f{at}", text.format(name)) for at, text in enumerate((one, other))]
            assert "F501" in found(*facts), other


def test_a_question_reworded_a_little_is_found() -> None:
    """A stem with two words in another order, below another fact, is D302."""
    planted = missed = 0
    for path in shipped.paths():
        bank, _ = shipped.read_bank(path)
        for question in bank.questions:
            new = turned(question)
            if new is None:
                continue
            planted += 1
            one = replace(question, fact="", ignores=(), place=Place("planted.md", 1))
            both = replace(bank, entries=(one, replace(new, place=Place("planted.md", 20))))
            codes = {problem.code for problem in check([both], TODAY, select=["D"]).problems}
            missed += "D302" not in codes
    assert planted >= 100
    assert missed == 0


def turned(question: Question) -> Question | None:
    """Return a question with its first two words exchanged, where it has words enough."""
    words = question.stem.split()
    if len(words) < 6:
        return None
    stem = " ".join((words[1], words[0], *words[2:]))
    return replace(question, stem=stem, id=f"{question.id}-again", fact="", ignores=())


def missed_of(edits: dict[str, Edit], code: str) -> tuple[int, list[str]]:
    """Return how many passages were edited, and those edits that the code does not name."""
    dice, planted, missed = Random(1), 0, []
    for passage in texts_of(list(our_passages())):
        for edit in edits.values():
            new = edit(passage, dice)
            if new in (None, passage) or not stands_once(passage, passage, whole=False):
                continue
            planted += 1
            assert new is not None
            if code not in said(f"{passage}\n\nEnd.\n", passage, new, whole=False):
                missed.append(new)
    return planted, missed


def test_another_matter_in_a_passage_is_found() -> None:
    """A passage that is cited by its ends and changed in its matter is P405."""
    planted, missed = missed_of(dict(CRITICAL), "P405")
    assert planted >= 150
    assert missed == []


def test_another_wording_in_a_passage_is_found() -> None:
    """A passage with a word more between its ends is P404."""
    planted, missed = missed_of({"a word more": WORDING["a word more"]}, "P404")
    assert planted >= 50
    assert missed == []
