"""Which rules run, what they are excused from, and in which order problems come."""

from __future__ import annotations

from datetime import date

import pytest

from civicquiz.bank import parse
from civicquiz.lint import Answers, Context, Report, check
from civicquiz.lint.engine import chosen
from civicquiz.model import Severity
from support.linting import summary_of

TODAY = Context(date(2026, 3, 1))
BAD = """---
title: Bad
---

# Topic

### Which of these is not so? {#first}

- [ ] All of the above
- [ ] One
- [x] Two

### Which of these is not so? {#second}

- [ ] One
- [ ] one
- [x] Two
"""


def checked(text: str, **options: object) -> Report:
    """Check one bank."""
    parsed = parse(text, "bad.md")
    return check([parsed.bank], TODAY, known=parsed.problems, **options)  # type: ignore[arg-type]  # the tests' own words


def codes(text: str, **options: object) -> list[str]:
    """Return the codes of what is found, in order."""
    return [problem.code for problem in checked(text, **options).problems]


def test_problems_come_by_place_and_none_twice() -> None:
    """All problems come in one run, sorted by place, each once."""
    problems = checked(BAD).problems
    assert [problem.place for problem in problems] == sorted(problem.place for problem in problems)
    assert len({(problem.place, problem.code) for problem in problems}) == len(problems)
    assert {"I201", "I205", "S102", "P401", "D301"} <= {problem.code for problem in problems}


def test_a_second_run_finds_the_same() -> None:
    """Nothing leaks from one run into the next."""
    assert checked(BAD) == checked(BAD)


@pytest.mark.parametrize(
    ("select", "ignore", "found"),
    [
        (["S"], [], {"S102"}),
        (["S102", "I201"], [], {"S102", "I201"}),
        (["I"], ["I205"], {"I201"}),
        (["S", "I205"], ["I"], {"S102", "I205"}),
    ],
)
def test_rules_are_chosen_by_code_or_family(
    select: list[str], ignore: list[str], found: set[str]
) -> None:
    """A named code wins over a family, and ignoring wins over selecting a family."""
    assert set(codes(BAD, select=select, ignore=ignore)) == found


def test_advice_runs_only_where_it_is_selected() -> None:
    """Rules of severity info are silent until their code or family is named."""
    assert not any(rule.severity is Severity.INFO for rule in chosen())
    assert any(rule.code == "I206" for rule in chosen(["I"]))


def test_errors_only() -> None:
    """Loading asks the error rules and no other."""
    assert {rule.severity for rule in chosen(least=Severity.ERROR)} == {Severity.ERROR}


def test_an_exception_takes_one_problem_away() -> None:
    """A question is excused from a rule, and the next one is not."""
    text = BAD.replace(
        "- [x] Two\n\n###", "- [x] Two\n\nIgnore: I205 — the negation is the point\n\n###"
    )
    report = checked(text)
    assert report.excused == 1
    assert [problem.code for problem in report.problems].count("I205") == 1


def test_an_exception_of_a_fact_covers_its_questions() -> None:
    """What a fact is excused from, its questions are too."""
    text = BAD.replace(
        "# Topic", "# Topic\n\n## A fact.\n\nAs of: 2026\nIgnore: I205 — all are negative"
    )
    assert "I205" not in codes(text)
    assert "L901" not in codes(text)


def test_an_exception_without_effect_is_reported() -> None:
    """An exception from a rule that finds nothing is itself a problem, where the rule ran."""
    text = BAD.replace("- [ ] All", "- [ ] Not all").replace(
        "- [x] Two\n\n###", "- [x] Two\n\nIgnore: I201 — no reason\n\n###"
    )
    assert "L901" in codes(text)
    assert "L901" not in codes(text, select=["S"])


def test_an_exception_is_idle_only_where_its_rule_could_judge() -> None:
    """Without its own source at hand, or from the score history, a silence proves nothing."""
    text = (
        "---\ntitle: T\nbank: t\nsource: a | A\nsource: b | B\n---\n\n## The House meets. {#f}\n\n"
        "Source: a “The House”\nIgnore: P403, A703 — why not\n\n### Who meets? {#q}\n\nAnswer: The House\n"
    )
    bank = parse(text, "t.md").bank
    few = {"t/q": Answers(summary_of({"n": 3}))}

    def idle(sources: dict[str, str]) -> list[str]:
        found = check([bank], Context(TODAY.on, sources=sources, answers=few), select=["P403", "A"])
        return [one.what for one in found.problems if one.code == "L901"]

    assert idle({"b": "The House"}) == []
    assert idle({"a": "The House"}) == ["P403 finds nothing here."]


def test_an_exception_from_an_english_rule_is_not_idle_in_another_language() -> None:
    """Where a rule does not look, its silence proves nothing."""
    text = BAD.replace("- [x] Two\n\n###", "- [x] Two\n\nIgnore: I205 — so wanted\n\n###")
    german = text.replace("title: Bad", "title: Bad\nlanguage: de-CH")
    assert "I205" not in codes(german)
    assert "L901" not in codes(german)
    assert "L901" in codes(text.replace("not so", "so"))


def test_what_the_reader_said_is_not_said_again() -> None:
    """A choice without a key is reported by the reader alone."""
    found = codes("---\ntitle: T\n---\n\n### Which?\n\n- [ ] One\n- [ ] Two\n- [ ] Three\n")
    assert "Q060" in found
    assert "S101" not in found


def test_strict_fails_on_warnings() -> None:
    """Warnings fail a strict run, errors every run."""
    warned = checked(BAD, select=["I205"])
    assert not warned.failed()
    assert warned.failed(strict=True)
    assert checked(BAD, select=["S102"]).failed()


def test_an_unchecked_quotation_is_counted() -> None:
    """A quotation whose source is not at hand is counted, never fine."""
    text = "---\ntitle: T\nsource: s | S\n---\n\n## A fact.\n\nSource: s “some words”\n"
    report = checked(text)
    assert (report.citations, report.unchecked) == (1, 1)
