"""fmt: ids where they are missing, the usual spacing and spelling, and nothing lost."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given

from civicquiz.bank import format_text, parse, print_bank, with_ids
from civicquiz.model import Bank, Question, Topic
from support.banks import banks

FRONT = "---\ntitle: x\nsource: civics\n---\n"

UNTIDY = """\


---
Title :   The House  \x20
source: civics|A guide
---
#  Congress
<!-- why this bank

exists -->
##   The House has 435 members. <!-- since 1929 --> ##


source :  civics “a … b”
as of: 2025



### How many members sit in the House?
1929  or later,

- really


    now?
ANSWER:435
>Fixed by law.
### Which chamber has 435 members? #
 *   [X]  The House <!-- right -->
      >one

      > two
 *   [ ] The Senate\t
### Put in order.
1)  bill
2)  law
### Name both chambers.

Answers :
+ House
+ Senate
"""

TIDY = """\
---
title: The House
source: civics|A guide
---

# Congress

<!-- why this bank

exists -->

## The House has 435 members. {#house-435-members} <!-- since 1929 -->

Source: civics “a … b”
As of: 2025

### How many members sit in the House? {#members-sit-house}

1929  or later,

- really


    now?
Answer: 435
> Fixed by law.

### Which chamber has 435 members? {#chamber-435-members}

- [x] The House <!-- right -->
  > one

  > two
- [ ] The Senate

### Put in order. {#put-order}

1. bill
2. law

### Name both chambers. {#name-both-chambers}

Answers:
- House
- Senate
"""


def test_an_untidy_bank_becomes_tidy() -> None:
    """Ids, blank lines, marks, fields and keys; prose and comments stay as they are."""
    assert parse(UNTIDY).problems == ()
    assert format_text(UNTIDY) == TIDY
    assert format_text(TIDY) == TIDY


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [
        ("## What is C#?", "## What is C#? {#c}"),
        ("## Sharp # #", "## Sharp # {#sharp}"),
        ("## A \\{#b}", "## A {#b} {#b}"),
        ("The House\nof Commons\n---", "The House\nof Commons {#house-commons}\n---"),
        ("## ???", "## ??? {#card}"),
        ("## Who are they?", "## Who are they? {#who-are-they}"),
        (
            "## L’État, *c’est* [moi](http://x.y/z)",
            "## L’État, *c’est* [moi](http://x.y/z) {#letat-cest-moi}",
        ),
    ],
)
def test_an_id_stands_at_the_end_of_its_heading(heading: str, wanted: str) -> None:
    """However the heading is written, it says the same with its id."""
    text = f"{FRONT}\n{heading}\n\nBack: x\n"
    assert format_text(text) == f"{FRONT}\n{wanted}\n\nBack: x\n"


def test_windows_line_ends_stay() -> None:
    """A text with carriage returns keeps them."""
    assert format_text(UNTIDY.replace("\n", "\r\n")) == TIDY.replace("\n", "\r\n")


def test_a_text_with_problems_is_tidied_where_that_is_safe() -> None:
    """A misspelt field and a malformed id stay for the author; the rest is done."""
    text = f"{FRONT}\n## A? {{#Bad Id}}\nAwnser: a\n## B?\nanswer: b\n"
    wanted = f"{FRONT}\n## A? {{#Bad Id}}\n\nAwnser: a\n\n## B? {{#b}}\n\nAnswer: b\n"
    assert format_text(text) == wanted


def test_lists_that_would_run_together_stay_apart() -> None:
    """Where tidying would change what a bank says, only ids are written."""
    text = f"{FRONT}\n## A?\n\n* one\n\nAnswers:\n- a\n\n## B?\n\n- x\n\n* [x] a\n* [ ] b\n"
    tidied = format_text(text)
    assert parse(tidied).bank == with_ids(parse(text).bank)
    assert "## B? {#b}" in tidied


def test_what_stands_below_an_item_moves_along() -> None:
    """Wrapped text and quotes keep their place below the item; tabs are left alone."""
    text = f"{FRONT}\n## A? {{#a}}\n\n1)   one\n     more\n2)   two\n"
    assert format_text(text) == f"{FRONT}\n## A? {{#a}}\n\n1. one\n   more\n2. two\n"
    tabs = f"{FRONT}\n## A? {{#a}}\n\n*\t[x] one\n\t> why\n*\t[ ] two\n"
    assert format_text(tabs) == tabs
    assert parse(tabs).problems == ()


@given(banks(named=False))
def test_a_printed_bank_is_tidy_but_for_its_ids(bank: Bank) -> None:
    """What fmt makes of a printed bank is the bank with ids, printed."""
    tidied = format_text(print_bank(bank))
    assert parse(tidied) == (with_ids(bank), ())
    assert format_text(tidied) == tidied


@given(banks(calm=True))
def test_fmt_undoes_untidiness(bank: Bank) -> None:
    """Other marks, spellings and spacing give the same text again."""
    text = print_bank(bank)
    lines = [untidy(line) for line in text.split("\n")]
    assert format_text("\n".join(lines)) == format_text(text)


def untidy(line: str) -> str:
    """Write a line otherwise than fmt would."""
    changes = {
        r"- \[": "* [",
        "(#+) ": r"\1   ",
        "Answer": "ANSWER",
        "As of:": "as OF :",
        "Hint:": "hint:\t",
    }
    for start, other in changes.items():
        if re.match(start, line):
            return re.sub(f"^{start}", other, line) + "  "
    return line


@given(banks(named=False))
def test_ids_are_given_without_a_change_elsewhere(bank: Bank) -> None:
    """with_ids leaves ids alone that are there, and gives different ones."""
    named = with_ids(bank)
    found = [one.id for one in named.entries if not isinstance(one, Topic)]
    assert len(set(found)) == len(found)
    assert all(found)
    for old, new in zip(bank.entries, named.entries, strict=True):
        if isinstance(old, Question) and isinstance(new, Question):
            assert replace(new, id=old.id or new.id, fact=old.fact) == replace(old, id=new.id)
            assert old.id in ("", new.id)
