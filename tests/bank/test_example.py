"""The example of the bank language's description, whole."""

from __future__ import annotations

from civicquiz.bank import format_text, parse, print_bank
from civicquiz.model import Choice, Citation, Fact, Kind, PartialDate, Place, Source, Topic

EXAMPLE = """\
---
title: How laws are made
license: CC0-1.0
source: civics | A short guide to Congress | guide.txt | 2026-03-01
---

# Congress

## The House of Representatives has 435 voting members. {#house-size}

Source: civics “the House … 435 voting members”
As of: 2026-03-01

### How many voting members sit in the House? {#house-size-typed}

Answer: 435

> Fixed by law since 1929; each state has at least one.

### Which chamber has 435 voting members? {#house-size-choice}

- [ ] The Senate
  > It has two for each state: 100.
- [x] The House of Representatives
- [ ] The Supreme Court

## Each chamber has its own presiding officer. {#presiding}

Source: civics “Speaker … Vice President”

### Match each chamber with the officer who presides over it. {#presiding-match}

| Chamber | Officer |
|---|---|
| House | Speaker |
| Senate | Vice President |
"""


def test_the_example_has_no_problems() -> None:
    """Nothing is wrong with it, and fmt has nothing to do."""
    assert parse(EXAMPLE).problems == ()
    assert format_text(EXAMPLE) == EXAMPLE


def test_the_example_is_read_whole() -> None:
    """Front matter, topic, facts with their sources, and questions with their facts."""
    bank = parse(EXAMPLE, "banks/How laws.md").bank
    assert (bank.id, bank.title, bank.language) == ("how-laws", "How laws are made", "en")
    day = PartialDate(2026, 3, 1)
    assert bank.sources == (Source("civics", "A short guide to Congress", "guide.txt", day),)
    assert bank.entries[0] == Topic("Congress")
    size, presiding = bank.facts
    assert size == Fact(
        "house-size",
        "The House of Representatives has 435 voting members.",
        (Citation("civics", ("the House", "435 voting members")),),
        as_of=day,
        topic=("Congress",),
    )
    assert presiding.as_of is None
    kinds = [(one.fact, one.topic, one.kind) for one in bank.questions]
    assert kinds == [
        ("house-size", ("Congress",), Kind.NUMBER),
        ("house-size", ("Congress",), Kind.SINGLE),
        ("presiding", ("Congress",), Kind.MATCHING),
    ]


def test_each_value_knows_its_place() -> None:
    """Facts, questions, options, citations and sources know line and column."""
    bank = parse(EXAMPLE, "a.md").bank
    assert bank.sources[0].place == Place("a.md", 4, 9)
    assert bank.facts[0].place == Place("a.md", 9, 1)
    assert bank.facts[0].citations[0].place == Place("a.md", 11, 9)
    assert bank.questions[1].place == Place("a.md", 20, 1)
    shape = bank.questions[1].shape
    assert isinstance(shape, Choice)
    assert shape.options[1].place == Place("a.md", 24, 1)


def test_the_example_survives_printing() -> None:
    """What is printed reads back as the same bank."""
    bank = parse(EXAMPLE, "example.md").bank
    assert parse(print_bank(bank)).bank == bank


def test_bytes_marks_and_line_ends_do_not_matter() -> None:
    """Bytes, a byte order mark and carriage returns give the same bank."""
    wanted = parse(EXAMPLE)
    assert parse(EXAMPLE.encode()) == wanted
    assert parse(b"\xef\xbb\xbf" + EXAMPLE.replace("\n", "\r\n").encode()) == wanted
    assert parse("\ufeff" + EXAMPLE.replace("\n", "\r")) == wanted
