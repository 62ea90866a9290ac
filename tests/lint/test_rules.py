"""Every rule has a page and cases: some that fire, some that stay silent."""

from __future__ import annotations

import pkgutil
import re
from copy import deepcopy
from datetime import date

import pytest

from civicquiz.bank import parse
from civicquiz.lint import Context, check, every_rule, page, rules_table
from civicquiz.lint.registry import HEADINGS
from support.checkout import PACKAGE
from support.linting import CASES, Case, cases_of, found_in, in_language

RULES = PACKAGE / "lint" / "rules"
FILES = sorted(CASES.glob("*.md"))
EVERY = [case for file in FILES for case in cases_of(file)]


@pytest.mark.parametrize("case", EVERY, ids=lambda case: f"{case.code}: {case.title}")
def test_a_rule_finds_what_its_case_says(case: Case) -> None:
    """A rule finds the problems of its case at their lines and columns, and no other."""
    assert found_in(case) == case.expected


@pytest.mark.parametrize("code", [rule.code for rule in every_rule().values() if rule.english])
@pytest.mark.parametrize("language", ["de", "fr-CA", "en-GB", "EN"])
def test_a_rule_of_english_words_looks_at_english_banks(code: str, language: str) -> None:
    """What a rule finds by English words, it finds in no bank of another language."""
    for case in EVERY:
        if case.code == code and case.expected:
            expected = [
                (path, found, line + 1, column)
                for path, found, line, column in case.expected
                if language.lower().startswith("en")
            ]
            other = deepcopy(case)
            other.texts = [in_language(text, language) for text in case.texts]
            assert found_in(other) == expected


@pytest.mark.parametrize("code", every_rule())
def test_every_rule_fires_and_stays_silent(code: str) -> None:
    """Each rule has at least one case that fires and one that does not."""
    fires = [bool(case.expected) for case in EVERY if case.code == code]
    assert True in fires, f"{code} has no case that fires"
    assert False in fires, f"{code} has no silent case"


def test_no_case_is_of_no_rule() -> None:
    """Each file of cases belongs to a rule."""
    assert {file.stem for file in FILES} == set(every_rule())


@pytest.mark.parametrize("code", every_rule())
def test_every_rule_has_its_page(code: str) -> None:
    """The page of a rule has the five headings, in order, and something under each."""
    text = page(code)
    assert text is not None
    text = re.sub(r"^```.*?^```", "an example", text, flags=re.MULTILINE | re.DOTALL)
    parts = re.split(r"^## (.+)\n", text, flags=re.MULTILINE)
    assert tuple(parts[1::2]) == HEADINGS
    assert all(part.strip() for part in parts[2::2])
    assert f"| {code} |" in rules_table()


@pytest.mark.parametrize("code", [code for code in every_rule() if code[0] in "SID"])
def test_the_example_of_a_page_fires_and_the_remedy_does_not(code: str) -> None:
    """What a page shows as bad is found by its rule, and what it shows instead is not."""
    _, example, remedy = re.split(r"^## (?:Example|Instead)$", page(code) or "", flags=re.MULTILINE)
    assert example_of(example), "an example shows a question, or its options"
    for text, fires in ((example_of(example), True), (example_of(remedy), False)):
        if text:
            bank = parse(text, "page.md").bank
            found = check([bank], Context(date(2026, 3, 1)), select=[code]).problems
            assert (code in {problem.code for problem in found}) == fires


def example_of(part: str) -> str:
    """Return the bank that a part of a page shows, what it leaves out filled in."""
    found = re.search(r"^```markdown\n(.*?)^```$", part, re.MULTILINE | re.DOTALL)
    text = found[1] if found else ""
    if text and "###" not in text:
        text = f"### What is it?\n\n{text}"
    if text and not re.search(r"^- \[|^Answer:", text, re.MULTILINE):
        text += "\n- [ ] Ash\n- [x] Birch\n- [ ] Cedar\n"
    return text and f"---\ntitle: A page\n---\n\n{text}"


def test_no_page_for_no_rule() -> None:
    """A code of no rule has no page."""
    assert page("X999") is None


def test_modules_are_named_by_code() -> None:
    """A rule's module starts with its code, so that the folder reads as a table."""
    names = [module.name for module in pkgutil.iter_modules([str(RULES)])]
    assert [name[:4].upper() for name in names] == list(every_rule())


def test_the_manual_has_the_table_of_rules() -> None:
    """The page on checking ends with the table of all rules."""
    text = (PACKAGE / "manual" / "check.md").read_text(encoding="utf-8")
    assert text.endswith("<!-- rules -->\n" + rules_table())
