"""From a block to the shape of an answer."""

from __future__ import annotations

import re

from civicquiz.bank.blocks import Block, Item
from civicquiz.bank.escapes import (
    is_structure,
    one_line,
    read_braces,
    read_comments,
    read_line,
    split,
)
from civicquiz.bank.fields import field_name
from civicquiz.bank.keys import KeyProblem, read_key, read_words
from civicquiz.bank.page import Page, tidy
from civicquiz.model import Choice, Listing, Matching, NumberKey, Option, Ordering, Shape, Typed

__all__ = [
    "has_boxes",
    "read_answer",
    "read_choice",
    "read_listing",
    "read_matching",
    "read_ordering",
]

BOX = re.compile(r"\[([ xX]?)\](?:[ \t]+|\Z)")
ANY_BOX = re.compile(r"\[([^\]\[]?)\](?:[ \t]+|\Z)")
CODE_INDENT = 4
COLUMNS = 2
FEWEST = 2


def has_boxes(block: Block) -> bool:
    """Whether at least one item of a list starts with a box."""
    return any(item.rows[0].startswith("[") and BOX.match(item.rows[0]) for item in block.items)


def read_item(page: Page, item: Item, first: str) -> tuple[str, str]:
    """Return the text of an item, which starts with `first`, and the block quote below it."""
    if len(item.rows) == 1:
        return one_line(read_comments(first)), ""
    text = [first]
    quoted: list[str] = []
    blank = False
    for line, row in enumerate(item.rows[1:], item.line + 1):
        start = row.lstrip(" ")
        if not start:
            blank = True
            if quoted:
                quoted.append("")
            continue
        column = page.shown[line].find(start)
        if start[0] == ">" and len(row) - len(start) < CODE_INDENT:
            quoted.append(page.row(line, start[2:] if start[1:2] in (" ", "\t") else start[1:]))
        elif field_name(start.partition(":")[0]) and ":" in start:
            page.report.add("Q066", line, column)
        elif blank or is_structure(row):
            page.report.add("Q065", line, column)
            text.append(row)
        elif quoted:
            quoted.append(page.row(line, row))
        else:
            text.append(read_line(row))
        blank = False
    return one_line(read_comments(" ".join(text))), tidy(quoted)


def read_choice(page: Page, block: Block) -> Choice:
    """Read a boxed list."""
    options = [read_option(page, item) for item in block.items]
    if len(options) < FEWEST:
        page.report.add("Q062", block.start, block.column)
    if not any(option.right for option in options):
        page.report.add("Q060", block.start, block.column)
    return Choice(tuple(options))


def read_option(page: Page, item: Item) -> Option:
    """Read one item of a boxed list."""
    row = item.rows[0]
    box = ANY_BOX.match(row)
    text, feedback = read_item(page, item, row[box.end() :] if box else row)
    if box is None:
        page.report.add("Q063", item.line, item.column)
    elif box[1] not in " xX" or not box[1]:
        what = (
            f"The box [{box[1]}] holds something else than x."
            if box[1]
            else "The box [] is closed."
        )
        page.report.add("Q064", item.line, item.column, what)
    if not text:
        page.report.add("Q061", item.line, item.column)
    right = box is not None and bool(box[1].strip())
    return Option(text, right, feedback, page.place(item.line, item.column))


def read_plain_item(page: Page, item: Item) -> str:
    """Read an item of a list without boxes."""
    first = item.rows[0]
    if is_structure(first):
        page.report.add("Q065", item.line, item.column)
    text, quoted = read_item(page, item, first)
    if quoted:
        page.report.add("Q065", item.line, item.column, "A block quote stands inside an item.")
    if not text:
        page.report.add("Q070", item.line, item.column)
    return read_line(text)


def read_ordering(page: Page, block: Block) -> Ordering:
    """Read a numbered list."""
    items = [read_braces(read_plain_item(page, item)) for item in block.items]
    if len(items) < FEWEST:
        page.report.add("Q071", block.start, block.column)
    return Ordering(tuple(items))


def alternatives(page: Page, text: str, line: int, column: int) -> tuple[str, ...]:
    """Part a key from what else is right, and report what is empty."""
    parts = split("|", text)
    if len(parts) > 1 and not all(parts):
        page.report.add("Q082", line, column)
    return (parts[0], *(part for part in parts[1:] if part))


def read_listing(page: Page, block: Block) -> Listing:
    """Read the list below ``Answers:``; all are needed until ``Needs:`` says otherwise."""
    answers = []
    for item in block.items:
        key, *also = alternatives(page, read_plain_item(page, item), item.line, item.column)
        answers.append(Typed(key, tuple(also)))
    return Listing(tuple(answers), len(answers))


def cells(line: str) -> list[str]:
    """Return the cells of a table's row."""
    text = line.strip()
    found = split("|", text)
    if text.startswith("|"):
        del found[0]
    if found and not found[-1] and text.endswith("|"):
        del found[-1]
    return [read_braces(read_comments(cell)) for cell in found]


def read_matching(page: Page, block: Block) -> Matching | None:
    """Read a table of two columns; None where it has only one."""
    heads = cells(page.shown[block.start])
    if len(heads) != COLUMNS:
        what = f"The table has {len(heads)} column{'s' if len(heads) != 1 else ''}, not two."
        page.report.add("Q073", block.start, block.column, what)
    if len(heads) < COLUMNS:
        return None
    pairs = []
    for line in range(block.start + 2, block.end):
        row = page.shown[line]
        found = cells(row)
        if len(heads) == COLUMNS and (len(found) != COLUMNS or not all(found)):
            page.report.add("Q074", line, len(row) - len(row.lstrip()))
        left, right = (*found, "", "")[:COLUMNS]
        pairs.append((left, right))
    if len(pairs) < FEWEST:
        page.report.add("Q075", block.start, block.column)
    return Matching((heads[0], heads[1]), tuple(pairs))


def read_answer(page: Page, block: Block, also: tuple[str, ...]) -> Shape:
    """Read ``Answer:``; `also` is what the question's ``Also accept:`` adds."""
    line, column = block.start, page.value_column(block)
    key, *more = alternatives(page, page.value(block), line, column)
    if not key:
        page.report.add("Q043", line, block.column, "Answer: is empty.")
    others = (*more, *also)
    words = read_words(key)
    if words is not None:
        return Typed(words, others)
    try:
        read = read_key(key)
    except KeyProblem as problem:
        page.report.add(problem.code, line, column)
        return Typed(key, others)
    plain = isinstance(read, NumberKey) and read.low == read.high and "±" not in key
    if read is None or (others and plain and ".." not in key):
        return Typed(key, others)
    if others:
        page.report.add("Q042", line, column, "Other answers fit words only, no date or range.")
    return read
