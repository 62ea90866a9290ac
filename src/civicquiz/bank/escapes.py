r"""Backslashes: how any text can stand in a bank, and come back as it was.

What would mean something to the reader is written with one backslash more before it, and the
reader takes exactly one off, however many stand there: ``Answer\: x`` at the start of a line is
the text ``Answer: x``, and ``Answer\\: x`` the text ``Answer\: x``. Everywhere else a backslash
stays as the author wrote it. The places:

- before ``<!--``, anywhere;
- before ``{{``: in heading and prose where they are no cloze's, in its explanation where they
  are, in the items of a numbered list, the cells of a table and the back of a card;
- at the start of a line of prose or of an item: before ``#``, ``>``, a list's mark, a line of
  dashes, a fence or ``|``; after the number of a numbered list; before a field's colon;
- before ``|``, ``,`` or ``…``, where they part the pieces of a value.
"""

from __future__ import annotations

import re

from civicquiz.bank.fields import field_name

__all__ = [
    "is_structure",
    "join",
    "one_line",
    "read_braces",
    "read_comments",
    "read_line",
    "split",
    "split_at",
    "write_braces",
    "write_comments",
    "write_line",
]

BLANKS = re.compile(r"[ \t\n\r\f\v]+")
LINE_START = re.compile(
    r"(?P<before> {0,3})(?P<slashes>\\*)(?=(?:\#{1,6}(?:[ \t]|$)|>|[-*+](?:[ \t]|$)|=+[ \t]*$|\||`{3}|~{3}"
    r"|\[[ xX]?\](?:[ \t]|$)|[:-][-|:\ \t]*$|([*_])(?:[ \t]*\3){2,}[ \t]*$))"
)
NUMBERED = re.compile(r"(?P<before> {0,3}[0-9]{1,9})(?P<slashes>\\*)(?=[.)](?:[ \t]|$))")
NAMED = re.compile(r"(?P<before> {0,3}(?P<name>[^\W\d_][^:\\]{0,14}))(?P<slashes>\\*)(?=:)")
BRACES = re.compile(r"\{\{+")
ESCAPED_BRACES = re.compile(r"\\(\{\{+)")
MARKS = {mark: re.compile(re.escape(mark)) for mark in "|,"}


def one_line(text: str) -> str:
    """Fold a text of one line: white space trimmed, and runs of blanks made one space."""
    return BLANKS.sub(" ", text).strip() if "  " in text or not text.isprintable() else text.strip()


def write_comments(text: str) -> str:
    """Write a text so that no comment starts in it."""
    return text.replace("<!--", "\\<!--")


def read_comments(text: str) -> str:
    """Read what `write_comments` wrote."""
    return text.replace("\\<!--", "<!--")


def write_braces(text: str) -> str:
    """Write a text so that no gap starts in it."""
    return BRACES.sub(r"\\\g<0>", text) if "{{" in text else text


def read_braces(text: str) -> str:
    """Read what `write_braces` wrote."""
    return ESCAPED_BRACES.sub(r"\1", text) if "\\{{" in text else text


def line_start(line: str) -> tuple[int, int] | None:
    """Return where the backslashes before a structure at a line's start begin and end."""
    found = LINE_START.match(line) or NUMBERED.match(line)
    if found is None:
        found = NAMED.match(line)
        if found is None or not field_name(found["name"]):
            return None
    return found.span("slashes")


def is_structure(line: str) -> bool:
    """Whether a line would not be read as plain text."""
    span = line_start(line)
    return span is not None and span[0] == span[1]


def write_line(line: str) -> str:
    """Write a line of prose so that it is read as plain text."""
    span = line_start(line)
    return line if span is None else line[: span[0]] + "\\" + line[span[0] :]


def read_line(line: str) -> str:
    """Read what `write_line` wrote."""
    if "\\" not in line:
        return line
    span = line_start(line)
    if span is None or span[0] == span[1]:
        return line
    return line[: span[0]] + line[span[0] + 1 :]


def split_at(mark: re.Pattern[str], text: str) -> list[str]:
    """Part a text at each mark that has no backslash before it."""
    parts = [""]
    last = 0
    for found in mark.finditer(text):
        if text[found.start() - 1 : found.start()] == "\\":
            parts[-1] += text[last : found.start() - 1] + found[0]
        else:
            parts[-1] += text[last : found.start()]
            parts.append("")
        last = found.end()
    parts[-1] += text[last:]
    return [one_line(part) for part in parts]


def split(mark: str, text: str) -> list[str]:
    """Part a value at ``|`` or ``,``."""
    return split_at(MARKS[mark], text) if mark in text else [one_line(text)]


def join(mark: str, parts: tuple[str, ...]) -> str:
    """Write the parts of a value, so that `split` finds them again."""
    written = [part.replace(mark, f"\\{mark}") for part in parts]
    space = " " if mark == "|" else ""
    ends = [part + (" " if part.endswith("\\") else "") for part in written[:-1]]
    return f"{space}{mark} ".join([*ends, *written[-1:]])
