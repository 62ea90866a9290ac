"""The shipped banks are whole: enough facts and questions, of every kind, each with its source."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest

from civicquiz.bank import format_text, parse
from civicquiz.lint import Context, check
from civicquiz.model import Kind
from civicquiz.study import attributed
from support.shipped import facts, paths, questions, read_bank

WRITTEN = date(2026, 11, 24)
"""The day on which the banks were written."""


@pytest.mark.parametrize("path", paths(), ids=lambda path: path.stem)
def test_a_bank_has_no_problem(path: Path) -> None:
    """The parser finds nothing to complain about."""
    _, problems = read_bank(path)
    assert [str(problem) for problem in problems] == []


def test_the_strict_check_finds_nothing() -> None:
    """All banks together pass every rule, warnings included, on the day of writing."""
    report = check([read_bank(path)[0] for path in paths()], Context(WRITTEN, strict=True))
    assert [str(problem) for problem in report.problems] == []
    assert report.excused == 1


@pytest.mark.parametrize("path", paths(), ids=lambda path: path.stem)
def test_a_bank_is_written_as_fmt_writes_it(path: Path) -> None:
    """Formatting changes nothing."""
    text = path.read_text(encoding="utf-8")
    assert format_text(text) == text


@pytest.mark.parametrize("path", paths(), ids=lambda path: path.stem)
def test_front_matter_says_what_a_reader_needs(path: Path) -> None:
    """Title, licence, author and description are given, and the one source is complete."""
    bank, _ = read_bank(path)
    assert (bank.id, bank.license) == (path.stem, "CC0-1.0")
    assert bank.title
    assert bank.author
    assert bank.description
    assert "no date of its own" in " ".join(bank.prose.split()), "the dating is explained"
    (source,) = bank.sources
    assert (source.id, source.location) == ("article", "article.txt")
    assert source.retrieved is not None
    assert source.retrieved.first == WRITTEN
    assert source.licence == "all rights reserved"


def test_there_is_enough_to_study() -> None:
    """Three banks or more, 45 facts or more, 110 questions or more."""
    assert len(paths()) >= 3
    assert len(list(facts())) >= 45
    assert len(list(questions())) >= 110


def test_every_kind_is_used() -> None:
    """All ten kinds occur, each at least twice."""
    kinds = Counter(question.kind for _, question in questions())
    assert {kind: kinds[kind] >= 2 for kind in Kind} == dict.fromkeys(Kind, True)


def test_most_facts_are_asked_in_two_shapes() -> None:
    """Two facts in three have questions of two kinds or more; none is without a question."""
    kinds = defaultdict(set)
    for bank, question in questions():
        kinds[bank.id, question.fact].add(question.kind)
    all_facts = [(bank.id, fact.id) for bank, fact in facts()]
    assert set(kinds) == set(all_facts)
    assert 3 * sum(len(kinds[fact]) > 1 for fact in all_facts) >= 2 * len(all_facts)


def test_every_fact_has_source_date_and_id() -> None:
    """Each fact cites the article with its words, says as of when, and has an id."""
    for bank, fact in facts():
        where = f"{bank.id}: {fact.statement}"
        assert fact.id, where
        assert fact.citations, where
        assert all(citation.fragments for citation in fact.citations), where
        assert fact.as_of is not None, where


def test_every_question_stands_under_a_fact_and_explains_itself() -> None:
    """Each question has an id, a fact of its bank, and an explanation of its own."""
    seen: dict[str, str] = {}
    for bank, question in questions():
        where = f"{bank.id}/{question.id}"
        assert question.id, where
        assert question.fact in {fact.id for fact in bank.facts}, where
        assert len(question.explanation) >= 60, where
        assert question.explanation not in seen, where
        seen[question.explanation] = where


def test_ids_are_unique_across_the_banks() -> None:
    """No id of a fact or question stands in two places."""
    ids = Counter([fact.id for _, fact in facts()] + [question.id for _, question in questions()])
    assert [name for name, times in ids.items() if times > 1] == []


def test_typed_and_number_questions_mostly_offer_a_hint() -> None:
    """Where the answer must be produced, three in four questions have a hint."""
    produced = [q for _, q in questions() if q.kind in {Kind.TYPED, Kind.NUMBER, Kind.DATE}]
    assert 4 * sum(bool(question.hint) for question in produced) >= 3 * len(produced)


def test_the_contradictions_are_marked_on_both_sides() -> None:
    """A fact that a dispute names is disputed itself and names the first one."""
    disputed = {(bank.id, fact.id): fact.dispute for bank, fact in facts() if fact.dispute}
    assert {name for _, name in disputed} == {
        "alaska-planned",
        "alaska-held",
        "neutral-ground",
        "neutral-alaska",
        "ushakov-office",
        "period-from-2014",
        "period-from-2025",
    }
    for (bank_id, fact_id), dispute in disputed.items():
        assert len(dispute.why) > 30
        for other in dispute.others:
            back = disputed[bank_id, other]
            assert fact_id in back.others


@pytest.mark.parametrize(
    ("name", "pair"),
    [
        ("summits", ("alaska-planned", "alaska-held")),
        ("timeline", ("period-from-2014", "period-from-2025")),
    ],
)
def test_the_contradictions_are_found_where_the_marks_are_taken_out(
    name: str, pair: tuple[str, str]
) -> None:
    """In a copy without ``Status:`` the rules on facts point at the two that contradict each other."""
    path = next(path for path in paths() if path.stem == name)
    text = re.sub(r"^Status: .*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    bank = parse(text, path.name).bank
    found = check([bank], Context(WRITTEN), select=["F"]).problems
    one, other = (next(fact for fact in bank.facts if fact.id == each) for each in pair)
    assert [(each.code, each.place) for each in found] == [("F502", other.place)]
    assert str(one.place) in found[0].what


def test_questions_on_disputed_facts_say_whose_claim_it_is() -> None:
    """None of them rests for want of attribution."""
    disputed = {fact.id for _, fact in facts() if fact.dispute}
    concerned = [question for _, question in questions() if question.fact in disputed]
    assert len(concerned) >= 2 * len(disputed) - 1
    assert [question.id for question in concerned if not attributed(question)] == []


def test_few_facts_expire_and_they_say_why_they_are_kept() -> None:
    """One fact is over; on the day of writing 110 questions or more are still asked."""
    over = {fact.id: fact for _, fact in facts() if fact.until and fact.until.first <= WRITTEN}
    assert set(over) == {"new-start-extension"}
    for fact in over.values():
        assert [(ignore.codes, bool(ignore.reason)) for ignore in fact.ignores] == [
            (("F503",), True)
        ]
    asked = [question.id for _, question in questions() if question.fact not in over]
    assert len(asked) >= 110


def test_no_rule_is_ignored_anywhere_else() -> None:
    """Nothing but the expired fact is excused from a rule."""
    assert [fact.id for _, fact in facts() if fact.ignores] == ["new-start-extension"]
    assert [question.id for _, question in questions() if question.ignores] == []
