"""The shipped banks against the article itself, where it is at hand; it is not ours to ship."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from civicquiz.lint import Context, check, pin_bank, read_pins
from support.shipped import article_lines, facts, paths, read_bank, words

RUN = 8
"""So many words in a row shared with the article are a quotation."""

LONGEST = 7
"""A fragment that locates a passage has at most so many words."""


def test_every_fragment_stands_in_the_article_once() -> None:
    """Each cited fragment is found exactly once, to the letter, and is short."""
    text = "\n".join(article_lines())
    for bank, fact in facts():
        for citation in fact.citations:
            for fragment in citation.fragments:
                where = f"{bank.id}/{fact.id}: {fragment}"
                assert text.count(fragment) == 1, where
                assert len(fragment.split()) <= LONGEST, where


def test_the_strict_check_finds_every_quotation() -> None:
    """With the article at hand nothing is left unchecked, and no rule finds fault."""
    sources = {"article": "\n".join(article_lines())}
    banks = [read_bank(path)[0] for path in paths()]
    report = check(banks, Context(date(2026, 11, 24), strict=True, sources=sources))
    assert [str(problem) for problem in report.problems] == []
    assert report.unchecked == 0 < report.citations


def test_the_passages_are_pinned_as_they_are() -> None:
    """The lock files beside the banks are those that pinning would write."""
    text = "\n".join(article_lines())
    for path in paths():
        bank, _ = read_bank(path)
        kept, _ = read_pins(path.with_suffix(".lock").read_text(encoding="utf-8"), bank.id)
        assert kept == pin_bank(bank, {"article": text}), path.name


def test_the_fragments_of_a_citation_stand_in_one_paragraph_in_order() -> None:
    """The first words and the last words belong to one passage."""
    lines = article_lines()
    for bank, fact in facts():
        for citation in fact.citations:
            where = f"{bank.id}/{fact.id}"
            homes = [line for line in lines if all(part in line for part in citation.fragments)]
            assert len(homes) == 1, where
            ends = 0
            for part in citation.fragments:
                begins = homes[0].index(part)
                assert begins >= ends, where
                ends = begins + len(part)


def test_every_section_of_the_article_is_asked() -> None:
    """Each section between two headings of the article is cited by a fact."""
    lines = article_lines()
    listed = [line.partition(". ")[2] for line in lines if line.startswith("- ")]
    starts = sorted(at for at, line in enumerate(lines) if line in listed)
    assert len(starts) == len(listed)
    cited = {
        at
        for at, line in enumerate(lines)
        for _, fact in facts()
        for citation in fact.citations
        if all(part in line for part in citation.fragments)
    }
    bounds = [*starts, len(lines)]
    empty = []
    for first, last in pairwise(bounds):
        body = [at for at in range(first + 1, last) if lines[at].strip()]
        if body and not cited.intersection(body):
            empty.append(lines[first])
    assert empty == []


@pytest.mark.parametrize("path", paths(), ids=lambda path: path.stem)
def test_a_bank_is_in_its_own_words(path: Path) -> None:
    """Outside its citations a bank shares no run of eight words with the article."""
    theirs = words("\n".join(article_lines()))
    runs = {tuple(theirs[at : at + RUN]) for at in range(len(theirs) - RUN + 1)}
    text = path.read_text(encoding="utf-8").splitlines()
    ours = words("\n".join(line for line in text if not line.startswith(("Source:", "source:"))))
    shared = [
        " ".join(ours[at : at + RUN])
        for at in range(len(ours) - RUN + 1)
        if tuple(ours[at : at + RUN]) in runs
    ]
    assert shared == []
