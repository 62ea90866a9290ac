"""Reading each kind: the kind follows from the shape of the answer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from civicquiz.model import (
    Back,
    Choice,
    Cloze,
    DateKey,
    Gap,
    Kind,
    Listing,
    Matching,
    NumberKey,
    Option,
    Ordering,
    Typed,
)
from support.markdown import one_question


def test_a_boxed_list_with_one_x_is_single_choice() -> None:
    """One [x] makes it single choice; a quote inside an option belongs to that option."""
    question = one_question(
        "## Which? {#which}\n\n- [ ] The\n  Source\\: Senate\n  > Two for\n  each state.\n- [x] The House\n"
    )
    wrong = Option("The Source: Senate", feedback="Two for\neach state.")
    assert question.shape == Choice((wrong, Option("The House", right=True)))
    assert question.kind is Kind.SINGLE
    assert question.id == "which"


def test_several_x_make_it_multiple_choice() -> None:
    """Several [x] make it multiple choice; X is x, and any bullet will do."""
    question = one_question("## Which?\n* [X] a\n* [x] b\n\n* [ ] c\n")
    assert question.kind is Kind.MULTIPLE
    assert isinstance(question.shape, Choice)
    assert question.shape.keys == (0, 1)


def test_true_and_false_are_a_choice() -> None:
    """Two options True and False are known as such."""
    question = one_question("## Is it?\n\n- [x] True\n- [ ] False\n")
    assert isinstance(question.shape, Choice)
    assert question.shape.is_true_false


def test_words_after_answer_are_typed() -> None:
    """What else is right stands after a bar, on the line or under Also accept."""
    question = one_question(
        "## Who?\n\nAnswer: (U.S.) Congress | the Hill\nAlso accept: a \\| b | c\nAlso accept: d\n"
    )
    assert question.shape == Typed("(U.S.) Congress", ("the Hill", "a | b", "c", "d"))


@pytest.mark.parametrize(
    ("written", "low", "high", "unit", "canonical"),
    [
        ("435", "435", "435", "", "435"),
        ("1,000", "1000", "1000", "", "1,000"),
        ("-3.5", "-3.5", "-3.5", "", "-3.5"),
        ("−3.5", "-3.5", "-3.5", "", "-3.5"),
        ("+.5", "0.5", "0.5", "", ".5"),
        ("9.8 ± 0.1 m/s²", "9.7", "9.9", "m/s²", "9.8 ± 0.1 m/s²"),
        ("9.8+/-0.1", "9.7", "9.9", "", "9.8 ± 0.1"),
        ("1787..1789", "1787", "1789", "", "1787..1789"),
        ("1787 .. 1789", "1787", "1789", "", "1787..1789"),
        ("12 %", "12", "12", "%", "12 %"),
        ("12%", "12", "12", "%", "12 %"),
        ("12\u00a0%", "12", "12", "%", "12 %"),
        ("5km", "5", "5", "km", "5 km"),
        ("435 members", "435", "435", "members", "435 members"),
        ("20°C", "20", "20", "°C", "20 °C"),
    ],
)
def test_digits_after_answer_are_a_number(
    written: str, low: str, high: str, unit: str, canonical: str
) -> None:
    """A number has perhaps a tolerance or a range, and at most one word as its unit."""
    question = one_question(f"## How many?\n\nAnswer: {written}\n")
    assert question.shape == NumberKey(Decimal(low), Decimal(high), canonical, unit)


@pytest.mark.parametrize(
    "written",
    [
        "27th Amendment",
        "3 branches of government",
        "27th",
        "13 Colonies",
        "4 July",
        "4 May",
        "5 million",
        "007",
        "1/2",
        "1947-1991",
        "1787–1789",
        "1990s",
        "1,00",
        "2025-08",
        "12.",
        "3 + 4",
        "9" * 41,
    ],
)
def test_other_words_with_digits_are_typed(written: str) -> None:
    """Digits that are part of words, names or other signs are words to type."""
    assert one_question(f"## What?\n\nAnswer: {written}\n").shape == Typed(written)


def test_a_backslash_makes_a_number_words() -> None:
    """A number after a backslash is typed, digit by digit; so is one with alternatives."""
    assert one_question("## What?\n\nAnswer: \\435\n").shape == Typed("435")
    both = one_question("## What?\n\nAnswer: 435\nAlso accept: four hundred\n")
    assert both.shape == Typed("435", ("four hundred",))


def test_a_day_after_answer_is_a_date() -> None:
    """A whole ISO day is a date."""
    question = one_question("## When?\n\nAnswer: 2025-08-15\n")
    assert question.shape == DateKey(date(2025, 8, 15))


def test_answers_and_a_list_ask_to_name_some() -> None:
    """All are needed when Needs is absent; alternatives stand after a bar."""
    text = "## Name two.\n\nAnswers:\n- House | House of Representatives\n- Senate\n- Court\n"
    answers = (Typed("House", ("House of Representatives",)), Typed("Senate"), Typed("Court"))
    assert one_question(text).shape == Listing(answers, 3)
    assert one_question(text + "Needs: 2\n").shape == Listing(answers, 2)
    assert one_question(text.replace("\nAnswers", "\nNeeds: 2\nAnswers")).shape == Listing(
        answers, 2
    )


def test_gaps_in_stem_and_prose_are_a_cloze() -> None:
    """The gaps come in the order of the text, which keeps the marks."""
    question = one_question(
        "## The {{House|Commons}} has\n\n{{435}} members and \\{{no gap}}.\n\n> It \\{{does}}\n> .\n\n> So."
    )
    assert question.shape == Cloze((Gap("House", ("Commons",)), Gap("435")))
    assert question.stem == "The {{House|Commons}} has"
    assert question.prose == "{{435}} members and \\{{no gap}}."
    assert question.explanation == "It {{does}}\n.\n\nSo."


def test_a_quotation_with_gaps_belongs_to_the_stem() -> None:
    """A block quote with a gap is no explanation; the one after the last gap is."""
    question = one_question("## Complete.\n\n> We the {{People}}\n\n> The first words.\n")
    assert question.prose == "> We the {{People}}"
    assert question.explanation == "The first words."


def test_a_numbered_list_is_put_in_order() -> None:
    """The items stand in their right order, whatever their numbers."""
    question = one_question("## Order.\n\n3) bill\n3) vote\n9) law\n")
    assert question.shape == Ordering(("bill", "vote", "law"))


def test_a_numbered_list_with_gaps_is_text() -> None:
    """Gaps make a numbered list and a table part of a cloze."""
    question = one_question("## Steps.\n\n1. a {{bill}}\n2. a {{vote}}\n")
    assert question.shape == Cloze((Gap("bill"), Gap("vote")))


def test_a_table_of_two_columns_is_matching() -> None:
    """A bar in a cell stands after a backslash."""
    question = one_question(
        "## Match.\n\n| Chamber | Officer |\n|:--|--:|\n| House | Speaker \\| Chair |\n Senate | VP\n"
    )
    assert question.shape == Matching(
        ("Chamber", "Officer"), (("House", "Speaker | Chair"), ("Senate", "VP"))
    )


def test_a_line_of_stars_ends_a_list() -> None:
    """Where a list's mark would start a rule, it is one."""
    question = one_question("## Order.\n\n* a\n* b\n* * *\n\nAnswer: x\n")
    assert question.prose == "* a\n* b\n* * *"


def test_back_makes_a_flashcard() -> None:
    """The back goes on in the prose after it, lists included, up to the block quote."""
    question = one_question(
        "## What is a bill?\n\nA front.\n\nBack: A *draft*\nof a law:\n\n1. first\n2. second\nHint: h\n\n> Why.\n"
    )
    assert question.shape == Back("A *draft*\nof a law:\n\n1. first\n2. second")
    assert question.prose == "A front."
    assert (question.hint, question.explanation) == ("h", "Why.")


def test_what_stands_before_the_answer_is_the_stem() -> None:
    """Prose, quotations, plain lists and code before the answer belong to the stem."""
    prose = "Read:\n\n> Ask not\n\n- one\n- two\n\n```\n# no heading\nAnswer: no\n```"
    question = one_question(f"## Who said it?\n\n{prose}\n\nAnswer: Kennedy\n\n---\n\n> In 1961.\n")
    assert question.prose == prose
    assert question.explanation == "In 1961."
