"""Recall on planted flaws: clean questions, spoilt one at a time, are all found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from civicquiz.lint import Context, check
from civicquiz.lint.words import content, tokens
from civicquiz.model import (
    Bank,
    Choice,
    Citation,
    Fact,
    Kind,
    Option,
    PartialDate,
    Place,
    Question,
    Severity,
    Source,
)
from support import shipped

TODAY = Context(date(2025, 9, 1))
STEP = 3
"""Of the clean questions every third is spoilt: enough of each sort, and quick."""
LEAST = 15
"""Flaws of one sort that must have been planted, so that a recall of 100 % says something."""

Spoil = Callable[[Question, Choice], tuple[Question, ...] | None]


def clean() -> Iterator[tuple[Bank, Fact | None, Question, Choice]]:
    """Give the choices with one key of the shipped banks, true-false ones apart."""
    for path in shipped.paths():
        bank, _ = shipped.read_bank(path)
        fact: Fact | None = None
        for entry in bank.entries:
            if isinstance(entry, Fact):
                fact = entry
            elif (
                isinstance(entry, Question)
                and isinstance(entry.shape, Choice)
                and entry.kind is Kind.SINGLE
                and not entry.shape.is_true_false
            ):
                yield bank, fact, replace(entry, ignores=()), entry.shape


CLEAN = list(clean())[::STEP]


def codes(bank: Bank, fact: Fact | None, *questions: Question) -> set[str]:
    """Return what is found in a bank of one fact and some questions, each on lines of its own."""
    entries = [] if fact is None else [replace(fact, place=Place("planted.md", 1))]
    placed = [
        replace(each, place=Place("planted.md", 100 * (at + 1)))
        for at, each in enumerate(questions)
    ]
    small = replace(bank, entries=(*entries, *placed))
    return {problem.code for problem in check([small], TODAY).problems}


def with_options(question: Question, options: list[Option]) -> tuple[Question, ...]:
    """Return the question with other options."""
    return (replace(question, shape=Choice(tuple(options))),)


def key_of(shape: Choice) -> str:
    """Return the text of the key."""
    return shape.options[shape.keys[0]].text


def wrong_of(shape: Choice) -> list[int]:
    """Return the places of the distractors."""
    return [at for at, option in enumerate(shape.options) if not option.right]


def exchanged(shape: Choice, at: int, text: str) -> list[Option]:
    """Return the options with another text in one place."""
    return [
        replace(option, text=text) if place == at else option
        for place, option in enumerate(shape.options)
    ]


def no_key(question: Question, shape: Choice) -> tuple[Question, ...]:
    """Take the x out of the box."""
    return with_options(question, [replace(option, right=False) for option in shape.options])


def option_twice(question: Question, shape: Choice) -> tuple[Question, ...]:
    """Write one distractor twice, the second time with other blanks."""
    one, *_, other = wrong_of(shape)
    text = shape.options[one].text
    return with_options(question, exchanged(shape, other, "  ".join(text.split())))


def distractor_is_key(question: Question, shape: Choice) -> tuple[Question, ...]:
    """Write the key as a distractor."""
    return with_options(question, exchanged(shape, wrong_of(shape)[0], key_of(shape)))


def two_options(question: Question, shape: Choice) -> tuple[Question, ...]:
    """Leave the key and one distractor."""
    kept = sorted((shape.keys[0], wrong_of(shape)[0]))
    return with_options(question, [shape.options[at] for at in kept])


def all_above(question: Question, shape: Choice) -> tuple[Question, ...]:
    """Add all of the above."""
    return with_options(question, [*shape.options, Option("All of the above")])


def none_above(question: Question, shape: Choice) -> tuple[Question, ...]:
    """Add none of the above."""
    return with_options(question, [*shape.options, Option("None of the above")])


def places(question: Question, shape: Choice) -> tuple[Question, ...] | None:
    """Add an option that names others by their letters, where options are shuffled."""
    if question.fixed_order:
        return None
    return with_options(question, [*shape.options, Option("Both A and C")])


def combined(question: Question, shape: Choice) -> tuple[Question, ...] | None:
    """Add an option that combines two others, where the options stay in their order."""
    if len(shape.options) < 3:
        return None
    asked = replace(question, fixed_order=True)
    return with_options(asked, [*shape.options, Option("Both 1 and 3")])


def clang(question: Question, shape: Choice) -> tuple[Question, ...] | None:
    """Put a word of the key that no distractor has into the stem."""
    wrong = {word for at in wrong_of(shape) for word in tokens(shape.options[at].text)}
    held = content(tokens(key_of(shape)))
    own = [word for word in held if len(word) > 5 and word.isalpha() and word not in wrong]
    if len(tokens(key_of(shape))) > 6 or not own:
        return None
    return (replace(question, stem=f"With the {own[0]} in mind: {question.stem}"),)


def negative(question: Question, _shape: Choice) -> tuple[Question, ...]:
    """Ask for what is not so, unmarked."""
    return (replace(question, stem="Which of these does the article not name?"),)


def longest(question: Question, shape: Choice) -> tuple[Question, ...]:
    """Make the key much longer than all else."""
    most = max(len(option.text) for option in shape.options)
    text = key_of(shape) + " as it was told at great length" * (1 + most // 20)
    return with_options(question, exchanged(shape, shape.keys[0], text))


def in_stem(question: Question, shape: Choice) -> tuple[Question, ...] | None:
    """Write the key into the stem, where it has a word that says something."""
    if not content(tokens(key_of(shape))):
        return None
    return (replace(question, stem=f"{key_of(shape)} was meant. {question.stem}"),)


def article(question: Question, shape: Choice) -> tuple[Question, ...]:
    """End the stem in an article that fits the key alone."""
    trees = iter(("Fig tree", "Pear tree", "Plum tree", "Rose bush", "Date palm", "Lime tree"))
    options = [
        replace(option, text="Apple tree" if option.right else next(trees))
        for option in shape.options
    ]
    return with_options(replace(question, stem="What grew there was an"), options)


def unsorted(question: Question, shape: Choice) -> tuple[Question, ...]:
    """Give numbers in no order."""
    numbers = ("40", "10", "30", "20", "60", "50")
    options = zip(shape.options, numbers, strict=False)
    return with_options(question, [replace(option, text=text) for option, text in options])


def unfocused(question: Question, _shape: Choice) -> tuple[Question, ...]:
    """Ask nothing."""
    return (replace(question, stem="Which of the following is true?"),)


def twice(question: Question, _shape: Choice) -> tuple[Question, ...]:
    """Ask the same again under another name."""
    return question, replace(question, id="again")


def other_key(question: Question, shape: Choice) -> tuple[Question, ...]:
    """Ask the same again with another key."""
    wrong = wrong_of(shape)[0]
    turned = [replace(option, right=at == wrong) for at, option in enumerate(shape.options)]
    return question, *with_options(replace(question, id="again"), turned)


FLAWS: list[tuple[str, Spoil]] = [
    ("S101", no_key),
    ("S102", option_twice),
    ("S102", distractor_is_key),
    ("S104", two_options),
    ("I201", all_above),
    ("I202", none_above),
    ("I203", combined),
    ("I204", places),
    ("I205", negative),
    ("I207", longest),
    ("I209", clang),
    ("I210", in_stem),
    ("I212", article),
    ("I213", unsorted),
    ("I214", unfocused),
    ("D301", twice),
    ("D303", other_key),
]


@pytest.mark.parametrize(("code", "spoil"), FLAWS, ids=lambda each: getattr(each, "__name__", each))
def test_each_planted_flaw_is_found(code: str, spoil: Spoil) -> None:
    """Of the flaws planted in the shipped questions every one is found."""
    planted, missed = 0, []
    for bank, fact, question, shape in CLEAN:
        if code in codes(bank, fact, question):
            continue
        spoilt = spoil(question, shape)
        if spoilt is None:
            continue
        planted += 1
        if code not in codes(bank, fact, *spoilt):
            missed.append(question.id)
    assert planted >= LEAST
    assert missed == []


def test_clean_questions_have_no_error() -> None:
    """Before they are spoilt, no error is found in the questions."""
    for path in shipped.paths():
        bank, problems = shipped.read_bank(path)
        report = check([bank], TODAY, known=problems)
        assert [each for each in report.problems if each.severity is Severity.ERROR] == []


def facts() -> list[tuple[Bank, Fact]]:
    """Return the settled facts of the shipped banks."""
    return [(bank, replace(fact, ignores=())) for bank, fact in shipped.facts() if not fact.dispute]


def test_an_expired_fact_is_found() -> None:
    """A fact that held until yesterday is found, each one."""
    for bank, fact in facts():
        assert "F503" in codes(bank, replace(fact, until=PartialDate.parse("2025-08-31")))


def test_an_unknown_source_is_found() -> None:
    """A citation of a source that the bank does not name is found, each one."""
    for bank, fact in facts():
        cited = (Citation("elsewhere", ("some words",)),)
        assert "P402" in codes(bank, replace(fact, citations=cited))


SOURCE = Source("book", "A book", "", None, "CC0-1.0")
NUMBERS = [str(Decimal(17 * at + 3)) for at in range(1, 60)]


def told(number: str) -> str:
    """Return a paragraph with a number in it."""
    return f"In the end the assembly of town {number} had {number} members, and no more."


def cited_codes(number: str, text: str) -> set[str]:
    """Return what is found in a fact that quotes the paragraph from a book of that text."""
    quoted = Citation("book", (told(number).rstrip("."),))
    fact = Fact("town", f"Town {number} had an assembly.", citations=(quoted,))
    bank = Bank("towns", "Towns", sources=(SOURCE,), entries=(fact,))
    report = check([bank], replace(TODAY, sources={"book": text}))
    return {problem.code for problem in report.problems}


def test_a_changed_number_in_a_quotation_is_found() -> None:
    """A quotation with one number changed does not stand in its source; unchanged it does."""
    book = "\n\n".join(map(told, NUMBERS))
    for number in NUMBERS:
        assert "P403" not in cited_codes(number, book)
        wrong = book.replace(f"had {number} members", f"had {int(number) + 1} members")
        assert "P403" in cited_codes(number, wrong)
