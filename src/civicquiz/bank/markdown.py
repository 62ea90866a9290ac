"""Blocks by markdown-it, with rules of the house for what a bank has most of.

Headings, fields, lists and quotes become one token each, so that no rule calls itself: the
blocks inside items and quotes are never needed, and a list of ten thousand items takes ten
thousand steps. Fields end a paragraph, a list and a quote; raw HTML and link definitions are
text. All else is CommonMark as markdown-it has it, plus tables.
"""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.hr import hr as stock_rule
from markdown_it.rules_block.table import table as stock_table
from markdown_it.token import Token

from civicquiz.bank.blocks import Block, BlockKind, Item
from civicquiz.bank.fields import LONGEST, field_name

__all__ = ["read_blocks"]

MARK = re.compile(r"([-*+]|[0-9]{1,9}[.)])(?=[ \t]|\Z)")
MARK_STARTS = frozenset("-*+0123456789")
CODE_INDENT = 4
DEEPEST = 6
KINDS = {
    "paragraph_open": BlockKind.TEXT,
    "fence": BlockKind.FENCE,
    "code_block": BlockKind.CODE,
    "hr": BlockKind.RULE,
}


def line_text(state: StateBlock, line: int) -> str:
    """Return a line without its indent."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def push(state: StateBlock, block: Block) -> bool:
    """Add a block to the stream as one token, and go on after it."""
    token = state.push("bank", "", 0)
    token.meta["block"] = block
    state.line = block.end
    return True


def heading(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """Read ``## text``."""
    at = state.bMarks[start] + state.tShift[start]
    if state.src[at : at + 1] != "#" or state.sCount[start] >= CODE_INDENT:
        return False
    line = line_text(state, start)
    content = line.lstrip("#")
    level = len(line) - len(content)
    if level > DEEPEST or content[:1] not in ("", " ", "\t"):
        return False
    if silent:
        return True
    content = content.rstrip(" \t")
    open_end = content.rstrip("#")
    if open_end != content and open_end[-1:] in ("", " ", "\t"):
        content = open_end
    block = Block(BlockKind.HEADING, start, start + 1, content.strip(), level=level)
    block.column = state.tShift[start]
    return push(state, block)


def field(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """Read ``Name: value``, also where the name is a near miss."""
    at = state.bMarks[start] + state.tShift[start]
    colon = state.src.find(":", at, min(at + LONGEST + 1, state.eMarks[start]))
    if colon < 0 or state.sCount[start] >= CODE_INDENT:
        return False
    named = field_name(state.src[at:colon])
    if named is None:
        return False
    if silent:
        return True
    value = state.src[colon + 1 : state.eMarks[start]].strip(" \t")
    block = Block(BlockKind.FIELD, start, start + 1, value, name=named.name, exact=named.exact)
    block.column = state.tShift[start]
    return push(state, block)


def ends(state: StateBlock, line: int, end: int, rules: str) -> bool:
    """Whether a line starts something that ends a block of the given sort."""
    return any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules(rules))


def quote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read lines that start with ``>``, and those that continue its last paragraph."""
    at = state.bMarks[start] + state.tShift[start]
    if state.src[at : at + 1] != ">" or state.sCount[start] >= CODE_INDENT:
        return False
    if silent:
        return True
    rows: list[str] = []
    line = start
    while line < end and not state.isEmpty(line):
        text = line_text(state, line)
        marked = text[0] == ">" and state.sCount[line] < CODE_INDENT
        if marked:
            text = text[2:] if text[1:2] in (" ", "\t") else text[1:]
        elif not rows[-1].strip() or ends(state, line, end, "blockquote"):
            break
        rows.append(text)
        line += 1
    text = "\n".join(rows)
    return push(state, Block(BlockKind.QUOTE, start, line, text, column=state.tShift[start]))


def mark(state: StateBlock, line: int) -> str | None:
    """Return the mark of a list's item (``-`` or ``12.``), None where there is none."""
    at = state.bMarks[line] + state.tShift[line]
    if state.sCount[line] >= CODE_INDENT or state.src[at : at + 1] not in MARK_STARTS:
        return None
    found = MARK.match(state.src, at, state.eMarks[line])
    return found[1] if found else None


def new_item(state: StateBlock, line: int, written: str) -> Item:
    """Start an item at the line of its mark."""
    rest = line_text(state, line)[len(written) :].expandtabs(CODE_INDENT)
    blanks = len(rest) - len(rest.lstrip(" "))
    if blanks > CODE_INDENT or blanks == len(rest):
        blanks = 1
    indent = state.sCount[line] + len(written) + blanks
    return Item(line, state.tShift[line], indent, [rest[blanks:]])


def inner(state: StateBlock, line: int, indent: int) -> str:
    """Return a line of an item without the item's indent."""
    column = state.sCount[line]
    return " " * max(0, column - indent) + line_text(state, line)


def blocklist(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a list of either sort; its items hold their lines, not blocks."""
    written = mark(state, start)
    if written is None:
        return False
    ordered = len(written) > 1
    if silent and state.parentType == "paragraph":
        plain = len(line_text(state, start).rstrip()) > len(written)
        return plain and (not ordered or written[:-1].lstrip("0") == "1")
    if silent:
        return True
    items: list[Item] = []
    line = start
    while line < end:
        written_here = mark(state, line)
        if written_here is None or written_here[-1] != written[-1]:
            break
        if items and stock_rule(state, line, end, True):
            break
        item = new_item(state, line, written_here)
        items.append(item)
        line = next_item(state, item, line + 1, end)
    last = line
    while state.isEmpty(last - 1):
        last -= 1
    kind = BlockKind.NUMBERS if ordered else BlockKind.BULLETS
    column = state.tShift[start]
    push(state, Block(kind, start, last, items=tuple(items), column=column))
    state.line = line
    return True


def next_item(state: StateBlock, item: Item, line: int, end: int) -> int:
    """Read the lines that belong to an item, and return the first one that does not."""
    while line < end:
        if state.isEmpty(line):
            after = state.skipEmptyLines(line)
            only_mark = not item.rows[0].strip() and len(item.rows) == 1
            if after >= end or state.sCount[after] < item.indent or only_mark:
                return after
            item.rows += [""] * (after - line)
            line = after
        elif state.sCount[line] < item.indent and (
            mark(state, line) or not item.rows[-1].strip() or ends(state, line, end, "paragraph")
        ):
            return line
        item.rows.append(inner(state, line, item.indent))
        line += 1
    return line


def table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a table; markdown-it says where one starts."""
    if start + 1 >= end or not stock_table(state, start, end, True):
        return False
    if silent:
        return True
    line = start + 2
    while line < end and not state.isEmpty(line) and state.sCount[line] < CODE_INDENT:
        if ends(state, line, end, "blockquote"):
            break
        line += 1
    return push(state, Block(BlockKind.TABLE, start, line, column=state.tShift[start]))


@cache
def parser() -> MarkdownIt:
    """Return markdown-it with the rules of the house."""
    markdown = MarkdownIt("commonmark").enable("table")
    markdown.disable(["html_block", "reference", "heading"])
    ruler = markdown.block.ruler
    everywhere: RuleOptionsType = {"alt": ["paragraph", "blockquote", "list"]}
    ruler.before("table", "bank_heading", heading, everywhere)
    ruler.before("table", "bank_field", field, everywhere)
    ruler.at("table", table, {"alt": ["paragraph"]})
    ruler.at("blockquote", quote, everywhere)
    ruler.at("list", blocklist, {"alt": ["paragraph", "blockquote"]})
    return markdown


def read_blocks(text: str) -> list[Block]:
    """Return the blocks of a text in their order."""
    markdown = parser()
    tokens: list[Token] = []
    markdown.block.parse(text, markdown, {}, tokens)
    blocks: list[Block] = []
    for at, token in enumerate(tokens):
        if token.type == "bank":
            blocks.append(token.meta["block"])
        elif token.map is None:
            continue
        elif token.type == "heading_open":
            content = tokens[at + 1].content
            start, end = token.map
            blocks.append(Block(BlockKind.HEADING, start, end, content, level=int(token.tag[1])))
        elif token.type in KINDS:
            start, end = token.map
            blocks.append(Block(KINDS[token.type], start, end))
    return blocks
