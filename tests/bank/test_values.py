"""Fields, front matter, comments and nesting, as they are read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.bank import parse, read_gaps, write_gap
from civicquiz.model import (
    Citation,
    Dispute,
    Fact,
    Gap,
    Ignore,
    Interval,
    PartialDate,
    Source,
    Topic,
)
from support.banks import texts
from support.markdown import body, one_question


def fact(text: str) -> Fact:
    """Return the first fact of a body that has no problems."""
    parsed = body(text)
    assert parsed.problems == ()
    return parsed.bank.facts[0]


@pytest.mark.parametrize(
    ("value", "fragments"),
    [
        ("civics", ()),
        ("civics “one”", ("one",)),
        ("civics “one two … three”", ("one two", "three")),
        ('civics "one ... two"', ("one", "two")),
        ("civics “one… two”", ("one", "two")),
        ('civics “he said "no" … and “left””', ('he said "no"', "and “left”")),
        ("civics “wait \\... now”", ("wait ... now",)),
        ("civics“one”", ("one",)),
    ],
)
def test_a_source_names_the_passage(value: str, fragments: tuple[str, ...]) -> None:
    """A passage is named by its words, or by its first and last ones, in either quotes."""
    assert fact(f"## F.\n\nSource: {value}\n").citations == (Citation("civics", fragments),)


def test_a_fact_has_all_its_fields() -> None:
    """Several sources, tags and exceptions; dates to the day, month or year."""
    found = fact(
        "## F. {#f}\n\nSource: civics\nProse\nof it.\nSource: civics “a”\nAs of: 2025-08\nUntil: 2030\n"
        "Tags: one, two\\, three\nTags: four\nIgnore: I203, S104 — why — so\n"
        "Status: disputed — see #12, #g, #h\n## G. {#g}\nTags: x\n## H. {#h}\nTags: x\n"
    )
    assert found == Fact(
        "f",
        "F.",
        citations=(Citation("civics"), Citation("civics", ("a",))),
        as_of=PartialDate(2025, 8),
        until=PartialDate(2030),
        dispute=Dispute("see #12", ("g", "h")),
        tags=("one", "two, three", "four"),
        ignores=(Ignore(("I203", "S104"), "why — so"),),
        prose="Prose\nof it.",
    )


@pytest.mark.parametrize(
    ("value", "dispute"),
    [
        ("disputed", Dispute("")),
        ("Disputed: why", Dispute("why")),
        ("disputed - why, why", Dispute("why, why")),
        ("disputed — #f", Dispute("", ("f",))),
        ("disputed — why, \\#f", Dispute("why, #f")),
    ],
)
def test_a_status_tells_why_and_against_what(value: str, dispute: Dispute) -> None:
    """The reason may hold commas; ids of facts stand at the end."""
    assert fact(f"## F. {{#f}}\n\nStatus: {value}\n").dispute == dispute


def test_a_question_may_be_its_own_fact() -> None:
    """Under no fact it carries source and dates, and whatever else it has."""
    question = one_question(
        "## A?\n\nSource: civics “a”\nAs of: 2025\n\nAnswer: a\nHint: try\nORDER: Fixed\nmatch: EXACT\nTags: t\n"
    )
    assert (question.citations, question.as_of) == (
        (Citation("civics", ("a",)),),
        PartialDate(2025),
    )
    assert (question.hint, question.fixed_order, question.exact) == ("try", True, True)
    assert (question.tags, question.fact) == (("t",), "")


def test_front_matter_is_text() -> None:
    """Nothing is guessed from a value: no booleans, numbers or nested keys."""
    parsed = parse(
        "\n---\nTitle: No\nbank: b\nlanguage: pt-BR\nlicense: 3.10\nauthor: a: b: c\n"
        "description: 1947-1991 \\<!-- x --> <!-- y -->\n\nsource: s | A \\| B | x.txt | 2025-08 | CC0\n---\nHello.\n"
    )
    assert parsed.problems == ()
    bank = parsed.bank
    assert (bank.id, bank.title, bank.language) == ("b", "No", "pt-BR")
    assert (bank.license, bank.author, bank.prose) == ("3.10", "a: b: c", "Hello.")
    assert bank.description == "1947-1991 <!-- x -->"
    assert bank.sources == (Source("s", "A | B", "x.txt", PartialDate(2025, 8), "CC0"),)


@pytest.mark.parametrize(
    ("written", "count", "unit"),
    [
        ("6 months", 6, "month"),
        ("1 Year", 1, "year"),
        ("2weeks", 2, "week"),
        ("90 days", 90, "day"),
    ],
)
def test_the_review_interval_of_a_bank(written: str, count: int, unit: str) -> None:
    """How often a bank wants its facts looked at is a number of days, weeks, months or years."""
    parsed = parse(f"---\ntitle: x\nReview every: {written}\n---\n")
    assert (parsed.bank.review_every, parsed.problems) == (Interval(count, unit), ())


@pytest.mark.parametrize(
    ("written", "day", "before"),
    [
        ("1 day", date(2026, 1, 1), date(2025, 12, 31)),
        ("2 weeks", date(2026, 3, 1), date(2026, 2, 15)),
        ("1 month", date(2026, 3, 31), date(2026, 2, 28)),
        ("12 months", date(2024, 2, 29), date(2023, 2, 28)),
        ("26 months", date(2026, 1, 15), date(2023, 11, 15)),
        ("2 years", date(2026, 3, 1), date(2024, 3, 1)),
        ("9999 years", date(2026, 3, 1), date.min),
        ("9999 days", date(1, 1, 2), date.min),
    ],
)
def test_a_day_so_long_before(written: str, day: date, before: date) -> None:
    """Months and years go by the calendar, and nothing lies before it begins."""
    span = Interval.parse(written)
    assert span is not None
    assert (span.before(day), str(span)) == (before, written)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("banks/how-laws.md", "how-laws"),
        ("C:\\banks\\My Bank.md", "my-bank"),
        ("laws", "laws"),
        ("", ""),
    ],
)
def test_a_bank_without_an_id_is_named_for_its_file(path: str, name: str) -> None:
    """The file's name without .md, as lower-case words joined by hyphens."""
    assert parse("---\ntitle: x\n---\n", path).bank.id == name


def test_comments_are_not_read() -> None:
    """A comment may stand anywhere and hold anything; in code or escaped it is text."""
    parsed = body(
        "# T <!-- one -->\n\na <!-- b --> c\n<!--\n## No {#x}\n\nAnswer: 3\n-->\n`<!--` d \\<!-- e\n\n```\n<!-- f -->\n```\n\n"
        "## A?\n<!-- - [ ] z -->\n- [x] y <!-- - -->\n<!-- between -->\n- [ ] z\n  > q\n  > <!-- r --> s\n"
    )
    assert parsed.problems == ()
    topic, question = parsed.bank.entries
    assert topic == Topic("T", "a c\n\n`<!--` d <!-- e\n\n```\n<!-- f -->\n```")
    plain = one_question("## A?\n- [x] y\n- [ ] z\n  > q\n  > s\n")
    assert question == replace(plain, topic=("T",))


def test_levels_only_nest() -> None:
    """A question asks the nearest fact above it; topics make its path."""
    text = (
        "# T\n## F. {#f}\nTags: x\n### A? {#a}\nBack: x\n#### B? {#b}\nBack: x\n### U\n#### C? {#c}\nBack: x\n"
        "## D? {#d}\nBack: x\n# V\n### E? {#e}\nBack: x\n"
    )
    parsed = body(text)
    assert parsed.problems == ()
    assert [(one.id, one.fact, one.topic) for one in parsed.bank.questions] == [
        ("a", "f", ("T",)),
        ("b", "f", ("T",)),
        ("c", "f", ("T", "U")),
        ("d", "", ("T",)),
        ("e", "", ("V",)),
    ]


def test_an_underlined_heading_is_one() -> None:
    """CommonMark's other headings are read too, and fold to one line."""
    parsed = body("The House\nof Commons {#c}\n===\n\nBack: x\n\nTopic\n---\n")
    assert parsed.problems == ()
    question, topic = parsed.bank.entries
    assert (question.level, topic) == (1, Topic("Topic", level=2))
    assert parsed.bank.questions[0].stem == "The House of Commons"


@given(st.builds(Gap, texts(), st.lists(texts(), max_size=2).map(tuple)))
def test_a_gap_that_was_written_is_read(gap: Gap) -> None:
    """Whatever stands in a gap, and before and after it."""
    text = f"a {write_gap(gap)} b"
    (mark,) = read_gaps(text)
    assert (mark.gap, text[mark.end :]) == (gap, " b")
