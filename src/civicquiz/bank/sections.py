"""From the blocks under a heading to their parts: fields, prose, answer, explanation."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from civicquiz.bank.blocks import Block, BlockKind
from civicquiz.bank.escapes import one_line, read_comments
from civicquiz.bank.fields import SHAPE_FIELDS
from civicquiz.bank.front import suggestion
from civicquiz.bank.gaps import read_gaps
from civicquiz.bank.page import Page
from civicquiz.bank.shapes import has_boxes
from civicquiz.bank.values import is_id

__all__ = ["Section", "sort_section"]

LOOSE_BRACES = re.compile(r"(?P<plain>\\+\{\{)|(?<!\\)\}\}")
LISTS = (BlockKind.BULLETS, BlockKind.NUMBERS)


@dataclass(slots=True)
class Section:
    """A heading and what stands under it, sorted.

    `answer` is the block that holds the answer, `listed` the list below ``Answers:``;
    `named` tells that an id was written, malformed or not; `cloze` that the gaps of heading and
    prose are the answer.
    """

    heading: Block
    blocks: list[Block]
    title: str = ""
    id: str = ""
    named: bool = False
    fields: list[Block] = field(default_factory=list)
    prose: list[Block] = field(default_factory=list)
    answer: Block | None = None
    listed: Block | None = None
    cloze: bool = False
    explanation: list[Block] = field(default_factory=list)
    back: list[Block] = field(default_factory=list)

    @property
    def has_answer(self) -> bool:
        """Whether it is a question."""
        return self.cloze or self.answer is not None


def read_heading(section: Section, page: Page) -> None:
    """Part the title from the id at its end."""
    heading = section.heading
    text = one_line(read_comments(heading.text))
    at = text.rfind("{#")
    if at >= 0 and text.endswith("}") and not {"{", "}"} & set(text[at + 2 : -1]):
        if text[:at].endswith("\\"):
            section.title = text[: at - 1] + text[at:]
            return
        section.id = text[at + 2 : -1]
        section.named = True
        text = text[:at].rstrip()
        if not is_id(section.id):
            line = next(
                (
                    line
                    for line in range(heading.end - 1, heading.start, -1)
                    if "{#" in page.shown[line]
                ),
                heading.start,
            )
            column = max(0, page.shown[line].rfind("{#"))
            what = f"The id {section.id!r} is malformed."
            page.report.add("Q021", line, column, what, suggestion(section.id))
            section.id = ""
    section.title = text


def sort_section(heading: Block, blocks: list[Block], page: Page) -> Section:
    """Sort the blocks under a heading, and report what has no place."""
    section = Section(heading, blocks)
    read_heading(section, page)
    if not section.title:
        page.report.add("Q030", heading.start, heading.column)
    for block in blocks:
        sort_block(section, block, page)
    if "{{" in section.title or any(
        "{{" in page.shown[line]
        for block in section.prose
        for line in range(block.start, block.end)
    ):
        find_gaps(section, page)
    return section


def sort_block(section: Section, block: Block, page: Page) -> None:
    """Put one block where it belongs."""
    kind = block.kind
    is_back = section.answer is not None and section.answer.name == "Back"
    if kind is BlockKind.FIELD:
        if not block.exact:
            near_miss(block, page)
        if block.name in SHAPE_FIELDS:
            take_answer(section, block, page)
        else:
            section.fields.append(block)
    elif kind in LISTS and has_boxes(block):
        take_answer(section, block, page)
    elif kind is BlockKind.BULLETS and awaits_list(section):
        section.listed = block
    elif kind in (BlockKind.NUMBERS, BlockKind.TABLE) and not is_back and not gapped(block, page):
        take_answer(section, block, page)
    elif section.answer is None:
        section.prose.append(block)
    elif kind is BlockKind.QUOTE:
        section.explanation.append(block)
    elif is_back and not section.explanation:
        section.back.append(block)
    elif kind is not BlockKind.RULE:
        stray(section, block, page)


def near_miss(block: Block, page: Page) -> None:
    """Report a field that is misspelt; it is read as the one it comes near to."""
    written = page.shown[block.start].partition(":")[0].strip()
    what = f"There is no field {written!r}."
    fix = f"Did you mean {block.name}:? Write {written}\\: where it is plain text."
    page.report.add("Q040", block.start, block.column, what, fix)


def awaits_list(section: Section) -> bool:
    """Whether ``Answers:`` has no list yet."""
    answer = section.answer
    return answer is not None and answer.name == "Answers" and section.listed is None


def gapped(block: Block, page: Page) -> bool:
    """Whether a block holds a gap."""
    return any(
        mark.gap
        for line in range(block.start, block.end)
        if "{{" in page.shown[line]
        for mark in read_gaps(page.shown[line])
    )


def take_answer(section: Section, block: Block, page: Page) -> None:
    """Take a block as the answer; a second one is a problem."""
    first = section.answer
    if first is None:
        section.answer = block
        return
    if first.kind is BlockKind.FIELD and first.name == block.name:
        page.report.add("Q041", block.start, block.column, f"{block.name}: stands twice.")
        return
    fix = ""
    if first.kind in LISTS and block.kind in LISTS and has_boxes(first):
        fix = "Keep one of them, or indent the block quote between two options by two spaces."
        first.items += block.items
    what = f"The question has a second answer; the first stands in line {first.start + 1}."
    page.report.add("Q035", block.start, block.column, what, fix)


def stray(section: Section, block: Block, page: Page) -> None:
    """Report text after the answer; it is kept as prose."""
    page.report.add("Q036", block.start, block.column)
    section.prose.append(block)


def find_gaps(section: Section, page: Page) -> None:
    """Find out whether heading and prose hold gaps, and report marks that are wrong."""
    heading = section.heading
    rows = [(line, -1) for line in range(heading.start, heading.end)]
    rows += [
        (line, at)
        for at, block in enumerate(section.prose)
        for line in range(block.start, block.end)
    ]
    first, last = None, -1
    for line, at in rows:
        text = page.shown[line]
        for mark in read_gaps(text) if "{{" in text else ():
            if mark.gap is None:
                page.report.add("Q080", line, mark.start, "A gap is never closed.")
                continue
            if not mark.gap.key:
                page.report.add("Q081", line, mark.start)
            first = (line, mark.start) if first is None else first
            last = at
    if first is None:
        return
    if section.answer is not None:
        what = f"The question has gaps, and an answer in line {section.answer.start + 1}."
        page.report.add("Q035", *first, what, "Keep one of them; write plain braces as \\{{.")
        return
    section.cloze = True
    part_explanation(section, last, page)
    report_stray_braces(section, page)


def report_stray_braces(section: Section, page: Page) -> None:
    """Report ``}}`` that closes neither a gap nor plain braces."""
    blocks = (section.heading, *section.prose)
    for line in (line for block in blocks for line in range(block.start, block.end)):
        text = page.shown[line]
        if "}}" not in text:
            continue
        for mark in read_gaps(text):
            text = text[: mark.start] + " " * (mark.end - mark.start) + text[mark.end :]
        open_braces = 0
        for found in LOOSE_BRACES.finditer(text):
            open_braces += 1 if found["plain"] else -1
            if open_braces < 0:
                page.report.add("Q080", line, found.start(), "Braces close no gap.")
                break


def part_explanation(section: Section, last: int, page: Page) -> None:
    """Take the block quotes after the last gap as the explanation."""
    rest = section.prose[last + 1 :]
    quotes = [at for at, block in enumerate(rest) if block.kind is BlockKind.QUOTE]
    if not quotes:
        return
    section.prose = section.prose[: last + 1 + quotes[0]]
    for block in rest[quotes[0] :]:
        if block.kind is BlockKind.QUOTE:
            section.explanation.append(block)
        elif block.kind is not BlockKind.RULE:
            stray(section, block, page)
