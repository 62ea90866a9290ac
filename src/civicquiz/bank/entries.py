"""From a sorted section to a topic, a fact or a question."""

from __future__ import annotations

import re

from civicquiz.bank.blocks import Block, BlockKind
from civicquiz.bank.escapes import read_braces, split
from civicquiz.bank.fields import FACT_FIELDS
from civicquiz.bank.gaps import read_gaps
from civicquiz.bank.nesting import Nest
from civicquiz.bank.page import Page, tidy
from civicquiz.bank.sections import Section
from civicquiz.bank.shapes import (
    has_boxes,
    read_answer,
    read_choice,
    read_listing,
    read_matching,
    read_ordering,
)
from civicquiz.bank.values import read_citation, read_dispute, read_ignore
from civicquiz.model import (
    NOWHERE,
    Back,
    Citation,
    Cloze,
    Dispute,
    Entry,
    Fact,
    Ignore,
    Listing,
    PartialDate,
    Question,
    Shape,
    Topic,
    Typed,
)

__all__ = ["Values", "read_entry"]

ANYWHERE = (*FACT_FIELDS, "Tags", "Ignore")
MANY = ("Source", "Tags", "Also accept", "Ignore")
COUNT = re.compile(r"[0-9]{1,6}")
CLOSING = "\"'”’)]*_`» "


class Values:
    """The values of the fields of one section."""

    def __init__(self, section: Section, page: Page) -> None:
        """Read all fields, and report those that are empty, malformed or stand twice."""
        self.page = page
        self.blocks: dict[str, Block] = {}
        self.citations: list[Citation] = []
        self.ignores: list[Ignore] = []
        self.tags: list[str] = []
        self.also: list[str] = []
        self.dates: dict[str, PartialDate] = {}
        self.dispute: Dispute | None = None
        self.hint = ""
        self.fixed_order = self.exact = False
        self.needs: int | None = None
        for block in section.fields:
            self.read(block)

    def read(self, block: Block) -> None:
        """Read one field."""
        name = block.name
        value = self.page.value(block)
        if name in self.blocks and name not in MANY:
            what = f"{name}: stands twice."
            self.page.report.add("Q041", block.start, block.column, what)
            return
        self.blocks.setdefault(name, block)
        if not value:
            self.page.report.add("Q043", block.start, block.column, f"{name}: is empty.")
            return
        column = self.page.value_column(block)
        code = self.keep(name, value, block.start, column)
        if code:
            self.page.report.add(code, block.start, column)

    def keep(self, name: str, value: str, line: int, column: int) -> str | None:
        """Keep a value; return the code of its problem where it is malformed."""
        place = self.page.place(line, column)
        match name:
            case "Source":
                citation = read_citation(value, place)
                self.citations += [citation] if citation else []
                return None if citation else "Q050"
            case "As of" | "Until":
                day = PartialDate.parse(value)
                if day is None:
                    return "Q044"
                self.dates[name] = day
            case "Status":
                self.dispute = read_dispute(value)
                return None if self.dispute else "Q049"
            case "Ignore":
                ignore = read_ignore(value, place)
                self.ignores += [ignore] if ignore else []
                return None if ignore else "Q051"
            case "Tags" | "Also accept":
                parts = split("," if name == "Tags" else "|", value)
                kept = self.tags if name == "Tags" else self.also
                kept += [part for part in parts if part]
                return None if all(parts) else "Q082"
            case "Hint":
                self.hint = value
            case "Order":
                self.fixed_order = value.casefold() == "fixed"
                return None if self.fixed_order else "Q047"
            case "Match":
                self.exact = value.casefold() == "exact"
                return None if self.exact else "Q048"
            case _:
                self.needs = int(value) if COUNT.fullmatch(value) else -1
        return None

    def misplaced(self, code: str, what: str, names: tuple[str, ...]) -> None:
        """Report the fields of those names, the first of each."""
        for name in names:
            block = self.blocks.get(name)
            if block:
                self.page.report.add(code, block.start, block.column, what.format(name))


def read_entry(section: Section, page: Page, nest: Nest, *, parent: bool) -> Entry | None:
    """Read what a section says; None where an answer cannot be read.

    `nest` holds the headings above it; `parent` tells that headings stand below it.
    """
    values = Values(section, page)
    if section.has_answer:
        return read_question(section, values, page, nest)
    heading = section.heading
    place = page.place(heading.start, heading.column)
    others = tuple(name for name in values.blocks if name not in ANYWHERE)
    values.misplaced("Q033", "{}: stands under a heading with no answer.", others)
    title = read_braces(section.title)
    prose = read_braces(page.prose(section.prose))
    if not others:
        report_unanswered(section, values, page, parent=parent)
    if not any(name in values.blocks for name in ANYWHERE):
        return Topic(title, prose, heading.level, place)
    return Fact(
        section.id,
        title,
        citations=tuple(values.citations),
        as_of=values.dates.get("As of"),
        until=values.dates.get("Until"),
        dispute=values.dispute,
        tags=tuple(values.tags),
        ignores=tuple(values.ignores),
        prose=prose,
        topic=nest.topic,
        level=heading.level,
        place=place,
    )


def report_unanswered(section: Section, values: Values, page: Page, *, parent: bool) -> None:
    """Report a heading that looks like a question, or has an id and nothing under it."""
    heading = section.heading
    for block in section.prose:
        row = page.shown[block.start].lstrip()
        if block.kind is BlockKind.TEXT and row.startswith("|"):
            page.report.add("Q038", block.start, block.column)
            return
    if section.title.rstrip(CLOSING).endswith(("?", "？")) and not parent:
        listed = any(block.kind is BlockKind.BULLETS for block in section.prose)
        fix = "Put [x] or [ ] before each option, or Answers: above the list." if listed else ""
        page.report.add("Q031", heading.start, heading.column, "", fix)
    elif section.id and not any(name in values.blocks for name in ANYWHERE):
        page.report.add("Q032", heading.start, heading.column)


def read_question(section: Section, values: Values, page: Page, nest: Nest) -> Question | None:
    """Read a question; None where its answer cannot be read."""
    stem, prose = section.title, page.prose(section.prose)
    explanation = page.quoted(section.explanation)
    if section.cloze:
        explanation = read_braces(explanation)
    else:
        stem, prose = read_braces(stem), read_braces(prose)
    shape = read_shape(section, values, page, stem, prose)
    if shape is None:
        return None
    if not isinstance(shape, Typed) and section.answer and section.answer.name != "Answer":
        values.misplaced("Q042", "{}: fits Answer: only.", ("Also accept",))
    elif section.cloze:
        values.misplaced(
            "Q042", "{}: fits Answer: only; a gap has {{{{key|other}}}}.", ("Also accept",)
        )
    if not isinstance(shape, Listing):
        values.misplaced("Q042", "{}: fits Answers: only.", ("Needs",))
    if nest.fact is not None:
        what = f"{{}}: stands in a question on the fact in line {nest.fact.place.line}."
        values.misplaced("Q037", what, FACT_FIELDS)
    heading, answer = section.heading, section.answer
    end = max(block.end for block in (heading, *section.prose))
    return Question(
        section.id,
        stem,
        shape,
        prose=prose,
        explanation=explanation,
        hint=values.hint,
        tags=tuple(values.tags),
        fixed_order=values.fixed_order,
        exact=values.exact,
        ignores=tuple(values.ignores),
        citations=tuple(values.citations),
        as_of=values.dates.get("As of"),
        until=values.dates.get("Until"),
        dispute=values.dispute,
        fact=nest.fact.id if nest.fact else "",
        topic=nest.topic,
        level=heading.level,
        place=page.place(heading.start, heading.column),
        answer_place=page.place(answer.start, answer.column) if answer else NOWHERE,
        written="\n".join(page.shown[heading.start : end]),
    )


def read_shape(section: Section, values: Values, page: Page, stem: str, prose: str) -> Shape | None:
    """Read the answer; None where it cannot be read."""
    block = section.answer
    if block is None:
        marks = (*read_gaps(stem), *read_gaps(prose))
        return Cloze(tuple(mark.gap for mark in marks if mark.gap))
    if block.kind is BlockKind.TABLE:
        return read_matching(page, block)
    if block.kind is not BlockKind.FIELD:
        return read_choice(page, block) if has_boxes(block) else read_ordering(page, block)
    if block.name == "Answer":
        return read_answer(page, block, tuple(values.also))
    if block.name == "Back":
        return read_back(section, block, page)
    if block.text:
        what = "Answers: has words on its own line."
        page.report.add("Q072", block.start, page.value_column(block), what)
    elif section.listed is None:
        page.report.add("Q072", block.start, block.column)
    if section.listed is None:
        return None
    return with_needs(read_listing(page, section.listed), values, page)


def with_needs(listing: Listing, values: Values, page: Page) -> Listing:
    """Apply ``Needs:``."""
    most = len(listing.answers)
    if values.needs is None:
        return listing
    if not 1 <= values.needs <= most:
        block = values.blocks["Needs"]
        what = f"Needs is no number from 1 to {most}."
        page.report.add("Q046", block.start, page.value_column(block), what)
        return listing
    return Listing(listing.answers, values.needs)


def read_back(section: Section, block: Block, page: Page) -> Back:
    """Read ``Back:`` and the prose after it."""
    first = page.row(block.start, block.text)
    rest = page.prose(section.back)
    rows = [first] if first else []
    if first and rest:
        between = page.shown[block.end : section.back[0].start]
        rows += [""] if any(line.strip(" \t") for line in between) else between
    text = tidy([*rows, *(rest.split("\n") if rest else ())])
    if not text:
        page.report.add("Q043", block.start, block.column, "Back: is empty.")
    return Back(read_braces(text))
