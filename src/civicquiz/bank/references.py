"""Ids that stand twice, and ids that name nothing."""

from __future__ import annotations

from collections.abc import Sequence

from civicquiz.bank.fields import nearest
from civicquiz.bank.page import Page
from civicquiz.bank.sections import Section
from civicquiz.model import Entry, Fact, Question, Source, Topic

__all__ = ["check_references"]

Read = Sequence[tuple[Section, Entry]]


def check_references(read: Read, sources: Sequence[Source], page: Page) -> None:
    """Report ids that stand twice, and sources and facts that do not exist."""
    check_ids(read, page)
    known = {source.id for source in sources}
    facts = {
        entry.id
        for _, entry in read
        if isinstance(entry, Fact) or (isinstance(entry, Question) and not entry.fact)
    } - {""}
    for section, entry in read:
        if not isinstance(entry, Topic):
            check_sources(entry, known, page)
            check_others(section, entry, facts, page)


def check_ids(read: Read, page: Page) -> None:
    """Report each id that an earlier heading has, and name that heading's line."""
    lines: dict[str, int] = {}
    for section, entry in read:
        line = section.heading.end - 1
        if isinstance(entry, Topic) or not entry.id:
            continue
        first = lines.setdefault(entry.id, section.heading.start)
        if first != section.heading.start:
            while line > section.heading.start and "{#" not in page.shown[line]:
                line -= 1
            column = max(0, page.shown[line].rfind("{#"))
            what = f"The id {entry.id!r} stands twice, in lines {first + 1} and {line + 1}."
            page.report.add("Q020", line, column, what)


def check_sources(entry: Fact | Question, known: set[str], page: Page) -> None:
    """Report citations of a source that the front matter does not name."""
    for citation in entry.citations:
        if citation.source not in known:
            place = citation.place
            what = f"There is no source {citation.source!r}."
            fix = f"Did you mean {nearest(citation.source, sorted(known))}?" if known else ""
            page.report.add("Q022", place.line - 1, place.column - 1, what, fix)


def check_others(section: Section, entry: Fact | Question, facts: set[str], page: Page) -> None:
    """Report facts that a dispute names and that do not exist."""
    if entry.dispute is None or not entry.dispute.others:
        return
    block = next(block for block in section.fields if block.name == "Status")
    for other in entry.dispute.others:
        if other not in facts:
            line = page.shown[block.start]
            column = max(0, line.rfind(f"#{other}"))
            what = f"There is no fact {other!r}."
            fix = f"Did you mean #{nearest(other, sorted(facts))}?" if facts else ""
            page.report.add("Q023", block.start, column, what, fix)
