"""From a text to a bank, and all problems of the text."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

from civicquiz.bank.blocks import Block, BlockKind
from civicquiz.bank.entries import read_entry
from civicquiz.bank.escapes import read_braces
from civicquiz.bank.front import FrontMatter, read_front
from civicquiz.bank.nesting import Nest
from civicquiz.bank.page import Page
from civicquiz.bank.problems import Report
from civicquiz.bank.references import check_references
from civicquiz.bank.sections import Section, near_miss, sort_section
from civicquiz.bank.text import Source, clean
from civicquiz.bank.values import slug
from civicquiz.model import Bank, Entry, Problem

__all__ = [
    "MOST_QUESTIONS",
    "Parsed",
    "Reading",
    "collector_paused",
    "parse",
    "read",
    "read_entries",
]

MOST_QUESTIONS = 50_000
FENCE_END = re.compile(r" {0,3}(`{3,}|~{3,})[ \t]*")


class Parsed(NamedTuple):
    """What could be read of a text, and all that is wrong with it, by place."""

    bank: Bank
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Reading:
    """A text with all that reading it found out, for those who change the text."""

    source: Source
    page: Page
    front: FrontMatter
    before: list[Block]
    sections: list[tuple[Section, Entry | None]]
    bank: Bank
    problems: tuple[Problem, ...]


def parse(text: str | bytes, path: str = "") -> Parsed:
    """Read a bank; nothing that a text holds makes this raise.

    Texts are Markdown as written, but for one backslash where `escapes` says so. Those of
    one line are trimmed and their blanks folded; those of several lines (prose, explanation,
    feedback, back) lose only blank lines at their ends and blanks on empty lines.
    """
    with collector_paused():
        reading = read(text, path)
        return Parsed(reading.bank, reading.problems)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the garbage collector: a long bank makes many objects and no cycles.

    Reading 10,000 questions takes 0.7 s with this, and 1.3 s without.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def read(text: str | bytes, path: str = "") -> Reading:
    """Read a bank, and keep where everything stands."""
    report = Report(path)
    source = clean(text, report)
    page = Page(path, source.lines, source.shown, source.commented, report)
    front = read_front(source.shown, report)
    before, parts = part_headings(blocks_of([""] * front.end + source.shown[front.end :], page))
    found = read_sections(parts, page)
    read_ones = [(section, entry) for section, entry in found if entry is not None]
    check_references(read_ones, front.sources, page)
    bank = Bank(
        front.values.get("bank") or name_of(path),
        front.values.get("title", ""),
        front.values.get("language") or "en",
        front.values.get("license", ""),
        front.values.get("author", ""),
        front.values.get("description", ""),
        tuple(front.sources),
        read_braces(page.prose(read_preface(before, page))),
        tuple(entry for _, entry in read_ones),
        front.review_every,
    )
    return Reading(source, page, front, before, found, bank, report.problems())


def read_entries(text: str) -> tuple[str, tuple[Entry, ...], tuple[Problem, ...]]:
    """Read a text without front matter: what stands before the entries, and they."""
    report = Report("")
    source = clean(text, report)
    page = Page("", source.lines, source.shown, source.commented, report)
    before, parts = part_headings(blocks_of(source.shown, page))
    prose = read_braces(page.prose(read_preface(before, page)))
    found = read_sections(parts, page)
    return prose, tuple(entry for _, entry in found if entry is not None), report.problems()


def name_of(path: str) -> str:
    """Return the id that a file's name gives its bank."""
    return slug(path.replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".md"))


def read_sections(
    parts: list[tuple[Block, list[Block]]], page: Page
) -> list[tuple[Section, Entry | None]]:
    """Read what stands under each heading, up to the most questions that a bank can have."""
    found: list[tuple[Section, Entry | None]] = []
    nest = Nest()
    asked = 0
    for at, (heading, under) in enumerate(parts):
        section = sort_section(heading, under, page)
        asked += section.has_answer
        if asked > MOST_QUESTIONS:
            page.report.add("Q006", heading.start, heading.column)
            break
        nest.enter(heading.level)
        parent = at + 1 < len(parts) and parts[at + 1][0].level > heading.level
        entry = read_entry(section, page, nest, parent=parent)
        if entry is not None:
            nest.add(entry)
        found.append((section, entry))
    return found


def blocks_of(lines: list[str], page: Page) -> list[Block]:
    """Return the blocks of some lines."""
    # imported late: markdown-it takes longer to import than a session to start, and studying
    # reads no bank
    from civicquiz.bank.markdown import read_blocks

    blocks = read_blocks("\n".join(lines))
    report_fences(blocks, page)
    return blocks


def report_fences(blocks: list[Block], page: Page) -> None:
    """Report a fence that is never closed."""
    for block in blocks:
        if block.kind is not BlockKind.FENCE:
            continue
        opening = page.shown[block.start].lstrip()
        marks = len(opening) - len(opening.lstrip(opening[0]))
        found = FENCE_END.fullmatch(page.shown[block.end - 1])
        closed = found and found[1][0] == opening[0] and len(found[1]) >= marks
        if block.end - block.start == 1 or not closed:
            page.report.add("Q008", block.start, page.shown[block.start].find(opening[0]))


def part_headings(blocks: list[Block]) -> tuple[list[Block], list[tuple[Block, list[Block]]]]:
    """Part the blocks at the headings: those before the first, then each with its own."""
    before: list[Block] = []
    parts: list[tuple[Block, list[Block]]] = []
    under = before
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            under = []
            parts.append((block, under))
        else:
            under.append(block)
    return before, parts


def read_preface(before: list[Block], page: Page) -> list[Block]:
    """Return what stands before the first heading, without fields, which are reported."""
    for block in before:
        if block.kind is BlockKind.FIELD and block.exact:
            what = f"{block.name}: stands before the first heading."
            page.report.add("Q034", block.start, block.column, what)
        elif block.kind is BlockKind.FIELD:
            near_miss(block, page)
    return [block for block in before if block.kind is not BlockKind.FIELD]
