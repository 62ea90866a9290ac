"""``bank fmt``: the same bank with ids, and with its spacing, marks and fields in the usual form.

The text is edited line by line where the reader knows what a line is; prose, code, tables and
comments stay as they are. What was made is read again, and given up where it says anything else
than before.
"""

from __future__ import annotations

import re
from dataclasses import replace

from civicquiz.bank.blocks import Block, BlockKind
from civicquiz.bank.front import KEYS
from civicquiz.bank.names import Namer
from civicquiz.bank.nesting import nested
from civicquiz.bank.reader import Reading, collector_paused, read
from civicquiz.bank.sections import Section
from civicquiz.bank.shapes import has_boxes
from civicquiz.model import Bank, Entry, Topic

__all__ = ["format_text", "name_entries"]

UNSAFE = frozenset({"Q001", "Q003", "Q004", "Q005", "Q006", "Q007", "Q008", "Q011"})
"""With these a part of the text was not read, so the text is left alone."""

BOXED = re.compile(r" {0,3}[-*+][ \t]+\[([ xX])\](?:[ \t]+|\Z)")
BULLET = re.compile(r" {0,3}[-*+](?:[ \t]+|\Z)")
NUMBERED = re.compile(r" {0,3}([0-9]{1,9})[.)](?:[ \t]+|\Z)")
HASHES = re.compile(r" {0,3}(#{1,6})[ \t]*")
TABBED = re.compile(r" *(?:(?:[-*+]|[0-9]+[.)]) *)?\t")
TIGHT_QUOTE = re.compile(r" {0,3}>(?=[^ \t])")


def format_text(text: str, path: str = "") -> str:
    """Return a bank's text with an id in each fact and question, tidied; no word is lost.

    Reading it gives the same bank but for the ids. A text that could not be read whole is
    returned as it is.
    """
    with collector_paused():
        return rewritten(text, path, (True, False))


def name_entries(text: str, path: str = "") -> str:
    """Return a bank's text with an id in each fact and question; nothing else is changed.

    A text in which none is missing, or that could not be read whole, is returned as it is.
    """
    with collector_paused():
        return rewritten(text, path, (False,))


def rewritten(text: str, path: str, ways: tuple[bool, ...]) -> str:
    """Return a text with ids, by the first way (tidied or not) that leaves its bank the same."""
    reading = read(text, path)
    codes = [problem.code for problem in reading.problems]
    if UNSAFE.intersection(codes):
        return text
    names = new_names(reading)
    if not names and True not in ways:
        return text
    wanted = with_names(reading.bank, names)
    newline = "\r\n" if "\r\n" in text else "\n"
    for tidy in ways:
        lines = Formatter(reading, names).lines(tidy=tidy)
        found = "\n".join(lines)
        again = read(found, path)
        if again.bank == wanted and [problem.code for problem in again.problems] == codes:
            return found.replace("\n", newline)
    return text


def new_names(reading: Reading) -> dict[int, str]:
    """Return a new id for each fact and question without one, by the line of its heading."""
    namer = Namer(section.id for section, _ in reading.sections)
    return {
        section.heading.start: namer.name(entry)
        for section, entry in reading.sections
        if entry and not isinstance(entry, Topic) and not section.named and section.title
    }


def with_names(bank: Bank, names: dict[int, str]) -> Bank:
    """Return the bank with its new ids."""
    named: list[Entry] = [
        entry
        if isinstance(entry, Topic)
        else replace(entry, id=names.get(entry.place.line - 1, entry.id))
        for entry in bank.entries
    ]
    return replace(bank, entries=nested(named))


CODE_INDENT = 4


class Formatter:
    """The lines of a text that was read, to be written anew."""

    def __init__(self, reading: Reading, names: dict[int, str]) -> None:
        """Take a reading and the ids to write, by the line of the heading."""
        self.reading = reading
        self.shown = reading.page.shown
        self.names = names
        self.source = reading.source
        self.written = dict(enumerate(self.source.lines))

    def lines(self, *, tidy: bool) -> list[str]:
        """Return the lines; without `tidy` only ids are written."""
        for section, _ in self.reading.sections:
            if tidy:
                self.tidy_section(section)
            if section.heading.start in self.names:
                self.write_id(section, self.names[section.heading.start])
        if not tidy:
            return list(self.written.values())
        self.tidy_front()
        return self.spaced()

    def write_id(self, section: Section, name: str) -> None:
        """Write an id at the end of a heading, before a comment there."""
        heading = section.heading
        underlined = heading.end - heading.start > 1
        at = heading.end - 2 if underlined else heading.start
        line, shown = self.source.lines[at], self.shown[at]
        end = len(shown.rstrip())
        after = line[end:]
        text = shown[:end].rstrip("#")
        if not underlined and len(text) < end and text.endswith((" ", "\t")):
            end = len(text.rstrip())
            after = line[end : len(text)].rstrip() + after
        brace = shown.rfind("{#", 0, end)
        if brace > 0 and shown[brace - 1] == "\\" and section.title.endswith(shown[brace:end]):
            before = line[: brace - 1] + line[brace:end]
        else:
            before = line[:end]
        self.written[at] = f"{before} {{#{name}}}{after}"
        if not underlined:
            self.written[at] = self.spaced_heading(self.written[at])

    def spaced_heading(self, line: str) -> str:
        """Write a heading with one blank after its marks."""
        found = HASHES.match(line)
        return f"{found[1]} {line[found.end() :]}".rstrip() if found else line

    def tidy_section(self, section: Section) -> None:
        """Write heading, fields, lists and explanation in the usual form."""
        heading = section.heading
        if heading.end - heading.start == 1:
            self.written[heading.start] = self.spaced_heading(self.written[heading.start])
        for block in section.blocks:
            if block.kind is BlockKind.FIELD:
                self.tidy_field(block)
            elif block is section.answer and has_boxes(block):
                self.tidy_list(block, BOXED)
            elif block is section.answer and block.kind is BlockKind.NUMBERS:
                self.tidy_list(block, NUMBERED)
            elif block is section.listed:
                self.tidy_list(block, BULLET)
            elif block.kind is BlockKind.QUOTE and any(block is one for one in section.explanation):
                for line in range(block.start, block.end):
                    self.written[line] = TIGHT_QUOTE.sub("> ", self.written[line], count=1)

    def tidy_field(self, block: Block) -> None:
        """Write ``Name: value``."""
        if block.exact:
            value = self.written[block.start].partition(":")[2].strip()
            self.written[block.start] = f"{block.name}: {value}".rstrip()

    def tidy_list(self, block: Block, pattern: re.Pattern[str]) -> None:
        """Write each item's mark in the usual form, and move what is below it along."""
        if any(TABBED.match(self.shown[at]) for at in range(block.start, block.end)):
            return
        ends = [item.line for item in block.items[1:]] + [block.end]
        for item, end in zip(block.items, ends, strict=True):
            line = self.written[item.line]
            found = pattern.match(self.shown[item.line])
            if found is None:
                continue
            mark = f"{found[1]}." if pattern is NUMBERED else "-"
            box = f" [{found[1].lower()}]" if pattern is BOXED else ""
            self.written[item.line] = f"{mark}{box} {line[found.end() :]}".rstrip()
            shift = item.indent - len(mark) - 1
            for below in range(item.line + 1, end):
                row = self.written[below]
                blanks = len(row) - len(row.lstrip(" "))
                if (
                    pattern is BOXED
                    and 0 <= blanks - item.indent < CODE_INDENT
                    and ">" in row[blanks : blanks + 1]
                ):
                    self.written[below] = "  " + TIGHT_QUOTE.sub("> ", row.strip(), count=1)
                elif blanks >= item.indent and shift > 0:
                    self.written[below] = row[shift:]

    def tidy_front(self) -> None:
        """Write the front matter's known keys in the usual form."""
        front = self.reading.front
        for at in range(front.first, max(front.first, front.end - 1)):
            name, colon, value = self.written[at].partition(":")
            key = " ".join(name.casefold().split())
            if colon and key in KEYS:
                self.written[at] = f"{key}: {value.strip()}".rstrip()
        for at in (front.first - 1, front.end - 1):
            if front.end and self.shown[at].rstrip() == "---":
                self.written[at] = self.written[at].rstrip()

    def kept(self) -> set[int]:
        """Return the lines whose blanks mean something, or belong to a comment."""
        kept = set(self.source.commented)
        groups = [self.reading.before]
        for section, _ in self.reading.sections:
            back = [section.answer] if section.back and section.answer else []
            groups += [section.prose, [*back, *section.back], section.explanation]
            groups += [[block] for block in section.blocks]
        for group in groups:
            if group:
                kept.update(range(group[0].start, group[-1].end))
        return kept

    def spaced(self) -> list[str]:
        """Return the lines with one blank line where there are several, and around headings."""
        kept = self.kept()
        starts = {section.heading.start for section, _ in self.reading.sections}
        ends = {section.heading.end for section, _ in self.reading.sections}
        lines: list[str] = []
        for at, line in self.written.items():
            around = at in starts or (at in ends and at not in starts)
            if around and lines and lines[-1].strip() and at not in self.source.continued:
                lines.append("")
            if line.strip(" \t") or at in kept:
                lines.append(line)
            elif lines and lines[-1].strip():
                lines.append("")
        while lines and not lines[-1].strip():
            del lines[-1]
        return [*lines, ""]
