"""Mending: what a rule flags goes away, what a question means stays, and a second run does nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.bank import key_hash, parse, print_bank
from civicquiz.lint import Context, check, every_rule, mend, pin_bank, repin
from civicquiz.model import Bank, Choice
from support.banks import banks
from support.linting import CASES, bare, cases_of

TODAY = Context(date(2026, 3, 1))
MENDING = [code for code, rule in every_rule().items() if rule.mend]
HEAD = "---\ntitle: T\n---\n\n# Topic\n\n"
UNSORTED = """### How many are there? {#many}

- [ ] 535
  > Both chambers.
- [ ] 100

  > The Senate.
- [x] 435

> So it is.
"""


def mended(text: str, **options: object) -> str:
    """Mend a bank's text, and see that a second run changes nothing."""
    once = mend(text, "t.md", TODAY, **options).text  # type: ignore[arg-type]  # the tests' own words
    assert mend(once, "t.md", TODAY, **options).text == once  # type: ignore[arg-type]  # as above
    return once


def keys(bank: Bank) -> list[str]:
    """Return what makes answers right, strictness apart."""
    return [key_hash(replace(question, exact=False)) for question in bank.questions]


def codes(text: str) -> list[str]:
    """Return what the mending rules find."""
    parsed = parse(text, "t.md")
    return [one.code for one in check([parsed.bank], TODAY, select=MENDING).problems]


def test_the_rules_that_mend() -> None:
    """A rule that mends says in a sentence what it does, and says so on its page."""
    assert MENDING == ["I205", "I213", "S106"]
    fixes = [rule for rule in every_rule().values() if rule.fix]
    assert [rule.code for rule in fixes] == ["I205", "I213", "P404", "S106"]
    assert all(rule.fix.endswith(".") for rule in fixes)


def test_numbers_are_sorted_with_their_feedback() -> None:
    """Options move with their feedback, and the lines around the list stay."""
    text = mended(HEAD + UNSORTED)
    assert codes(text) == []
    question = parse(text).bank.questions[0]
    assert isinstance(question.shape, Choice)
    assert [(one.text, one.feedback) for one in question.shape.options] == [
        ("100", "The Senate."),
        ("435", ""),
        ("535", "Both chambers."),
    ]
    assert question.fixed_order
    assert text.endswith("\n- [ ] 535\n  > Both chambers.\n\nOrder: fixed\n\n> So it is.\n")


def test_a_comment_that_goes_on_is_not_written_into() -> None:
    """Where a comment begins in the line and ends in a later one, no field is written between."""
    near = "### Where? {#here}\n\nAnswer: Brest <!-- on\nthe Bug -->\n\n### And? {#there}\n\nAnswer: Brent\nMatch: exact\n"
    assert codes(HEAD + near) == ["S106"]
    assert mended(HEAD + near) == HEAD + near
    open_ = UNSORTED.replace("435\n", "435 <!-- not\n100 -->\n")
    assert codes(HEAD + open_) == ["I213"]
    assert mended(HEAD + open_) == HEAD + open_


@pytest.mark.parametrize(
    "more",
    ["\nOrder: fixed\n", "\n> The second option is the House.\n", "\n> Answer B is the Senate.\n"],
)
def test_an_order_that_matters_is_kept(more: str) -> None:
    """Options whose order is fixed, or of which a text speaks by place, are not sorted."""
    text = HEAD + UNSORTED.replace("\n> So it is.\n", more)
    assert mended(text) == text


@pytest.mark.parametrize(
    ("stem", "after"),
    [
        ("Which is not a chamber?", "Which is **NOT** a chamber?"),
        ("All are chambers except", "All are chambers **EXCEPT**"),
        ("Which of the *two* is never so?", "Which of the *two* is **NEVER** so?"),
        ("Which isn’t a chamber?", "Which isn’t a chamber?"),
        ("Which is `not` a word?", "Which is `not` a word?"),
        ("Which is not, and not at all, so?", "Which is **NOT**, and not at all, so?"),
    ],
)
def test_a_negative_word_is_marked(stem: str, after: str) -> None:
    """The word that is easily overlooked is written in bold capitals, in prose alone."""
    rest = " {#it}\n\n- [x] One\n- [ ] Two\n- [ ] Three\n"
    assert mended(f"{HEAD}### {stem}{rest}") == f"{HEAD}### {after}{rest}"


def test_a_negative_word_in_a_heading_of_the_second_level() -> None:
    """Where the problem has no column, the one negative word of the heading is marked."""
    text = "---\ntitle: T\n---\n\n## Which is not so? {#not-so}\n\n- [x] A\n- [ ] B\n- [ ] C\n"
    assert mended(text) == text.replace(" not ", " **NOT** ")


def test_a_negative_word_below_the_heading_is_marked() -> None:
    """Where the prose asks, the word is marked there, and code beside it stays."""
    text = (
        HEAD
        + "### Powers {#powers}\n\nRun `not x`.\n\nWhich of these is\nnot a power?\n\n- [x] a\n- [ ] b\n- [ ] c\n"
    )
    assert mended(text) == text.replace("\nnot a power", "\n**NOT** a power")


def test_a_near_answer_is_matched_exactly() -> None:
    """The field is written below the answer and what else is accepted."""
    near = "### Where is it? {#b}\n\nAnswer: Brent\nAlso accept: Brennt\n\n> So.\n"
    text = HEAD + "### Where was it? {#a}\n\nAnswer: Brest\n\n" + near
    found = mended(text)
    assert "S106" in codes(text)
    assert codes(found) == []
    assert "Also accept: Brennt\nMatch: exact\n\n> So." in found


def test_line_ends_and_the_mark_of_the_encoding_stay() -> None:
    """A text with CR LF and a byte order mark keeps both, in new lines too."""
    text = "\ufeff" + (HEAD + "### A? {#a}\n\nAnswer: Brest\n\n### B? {#b}\n\nAnswer: Brent\n")
    found = mended(text.replace("\n", "\r\n"))
    assert found.startswith("\ufeff---\r\n")
    assert "Match: exact\r\n" in found
    assert found.count("\n") == found.count("\r\n")


def test_missing_ids_are_written_and_nothing_else() -> None:
    """A question without an id gets one; blanks and marks stay as they are."""
    text = HEAD + "###   Who   is it?\n\n\n*  [x] He\n*  [ ] She\n*  [ ] It\n"
    assert mended(text) == text.replace("is it?", "is it? {#who-is-it}").replace(
        "###   Who   is it?", "### Who   is it?"
    )


def test_what_is_not_selected_or_is_excused_stays() -> None:
    """Mending keeps to the rules that run, and to the exceptions of a question."""
    assert mended(HEAD + UNSORTED, ignore=["I213"]) == HEAD + UNSORTED
    assert mended(HEAD + UNSORTED, select=["S"]) == HEAD + UNSORTED
    excused = HEAD + UNSORTED + "\nIgnore: I213 — as the law has them\n"
    assert mended(excused) == excused


CASED = [
    (f"{code}: {case.title} {at}", bare(text))
    for code in sorted(every_rule())
    for case in cases_of(CASES / f"{code}.md")
    for at, text in enumerate(case.texts)
    if len(text) < 20_000
]


@pytest.mark.parametrize("text", [text for _, text in CASED], ids=[name for name, _ in CASED])
def test_mending_a_case_keeps_what_it_means(text: str) -> None:
    """Of each bank of the rules' cases the keys stay, nothing new is flagged, once is enough."""
    before = codes(text)
    after = mended(text)
    assert keys(parse(after).bank) == keys(parse(text).bank)
    left = codes(after)
    assert all(left.count(code) <= before.count(code) for code in MENDING)


@given(banks(), st.sampled_from(["\n", "\r\n"]))
def test_mending_any_bank_keeps_what_it_means(bank: Bank, newline: str) -> None:
    """Whatever a bank holds, mending it once is enough and keys stay."""
    text = print_bank(bank).replace("\n", newline)
    after = mended(text)
    assert keys(parse(after).bank) == keys(parse(text).bank)


@given(st.lists(st.integers(0, 999), min_size=3, max_size=6, unique=True), st.data())
def test_sorted_whatever_the_numbers(numbers: list[int], data: st.DataObject) -> None:
    """Numbers in any order are sorted; the key and each feedback stay with their number."""
    right = data.draw(st.sampled_from(numbers))
    rows = [
        f"- [{'x' if number == right else ' '}] {number}\n  > Feedback of {number}.\n"
        for number in numbers
    ]
    text = f"{HEAD}### Which is not it? {{#it}}\n\n{''.join(rows)}"
    after = mended(text)
    assert codes(after) == []
    question = parse(after).bank.questions[0]
    assert isinstance(question.shape, Choice)
    assert all(one.feedback == f"Feedback of {one.text}." for one in question.shape.options)
    assert [one.text for one in question.shape.options if one.right] == [str(right)]


CITED = "---\ntitle: T\nsource: s | S\n---\n\n## A fact. {#f}\n\nSource: s “The House … members”\n"


def test_a_new_wording_is_pinned_and_a_new_number_is_not() -> None:
    """Only a passage that changed in wording, and still has the quoted words, is pinned anew."""
    bank = parse(CITED, "t.md").bank
    old = "The House has 435 voting members"
    pins = {bank.id: pin_bank(bank, {"s": old})}
    for new, codes_mended in (
        ("The House counts 435 voting members", ["P404"]),
        ("The House has 436 voting members", []),
        (old, []),
    ):
        context = Context(TODAY.on, sources={"s": new}, pins=pins)
        found, done = repin(bank, context)
        assert [one.code for one in done] == codes_mended
        assert found is not None
        again = Context(TODAY.on, sources={"s": new}, pins={bank.id: found})
        assert repin(bank, again) == (found, ())
        assert "P404" not in [one.code for one in check([bank], again).problems]
