"""From a file's bytes to a text that can be read: encoding, limits, comments."""

from __future__ import annotations

import re
from typing import NamedTuple

from civicquiz.bank.problems import Report

__all__ = ["MOST_BYTES", "MOST_CHARACTERS", "Source", "clean"]

MOST_BYTES = 10 * 1024 * 1024
MOST_CHARACTERS = 100_000

OPENING = re.compile(
    r"^[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)?(?P<fence>`{3,}(?=[^`\n]*$)|~{3,}).*$|(?P<comment><!--)",
    re.MULTILINE,
)
TICKS = re.compile("`+")
PRINTABLE = re.compile(r"[^\n]")


class Source(NamedTuple):
    """A text as it stands (`lines`) and as it is read: `shown`, its comments blanked out.

    `commented` holds the lines, counted from 0, of which a comment took a part, `continued`
    those that start inside one.
    """

    lines: list[str]
    shown: list[str]
    commented: frozenset[int] = frozenset()
    continued: frozenset[int] = frozenset()


def clean(text: str | bytes, report: Report) -> Source:
    """Decode a text, report what hinders the reading, and blank out its comments."""
    plain = within_limits(text, report)
    lines = plain.split("\n")
    if len(plain) > MOST_CHARACTERS:
        for at, line in enumerate(lines):
            if len(line) > MOST_CHARACTERS:
                report.add(
                    "Q004",
                    at,
                    MOST_CHARACTERS,
                    f"The line has {len(line):,} characters; 100,000 are the most.",
                )
                lines[at] = ""
        plain = "\n".join(lines)
    if "<!--" not in plain:
        return Source(lines, lines)
    shown, comments = blank_comments(plain, report)
    commented = frozenset(line for first, last in comments for line in range(first, last + 1))
    continued = frozenset(line for first, last in comments for line in range(first + 1, last + 1))
    return Source(lines, shown.split("\n"), commented, continued)


def within_limits(text: str | bytes, report: Report) -> str:
    """Return the text with plain line ends, empty where it is too long to be read."""
    size = len(text) if isinstance(text, bytes) else len(text.encode("utf-8", "surrogatepass"))
    if size > MOST_BYTES:
        report.add("Q001", 0, 0, f"The file has {size:,} bytes; 10 MiB are the most.")
        return ""
    plain = decode(text, report) if isinstance(text, bytes) else text
    plain = plain.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in plain:
        place = where(plain, plain.index("\0"))
        count = plain.count("\0")
        report.add("Q003", *place, f"The file holds {count:,} NUL bytes; this is the first.")
        plain = plain.replace("\0", "\ufffd")
    if not plain.strip():
        report.add("Q005", 0, 0)
    return plain


def decode(data: bytes, report: Report) -> str:
    """Decode UTF-8; what is not is reported and becomes U+FFFD."""
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix("\ufeff")
        before = before.replace("\r\n", "\n").replace("\r", "\n")
        report.add(
            "Q002",
            *where(before, len(before)),
            f"The file is not UTF-8: byte {error.start} is {data[error.start]:#04x}.",
        )
        return data.decode(errors="replace")


def where(text: str, at: int) -> tuple[int, int]:
    """Return the line and column, counted from 0, of a character."""
    return text.count("\n", 0, at), at - (text.rfind("\n", 0, at) + 1)


def blank_comments(text: str, report: Report) -> tuple[str, list[tuple[int, int]]]:
    """Put blanks in the place of HTML comments, and return the first and last line of each.

    Those in code or after a backslash are text.
    """
    pieces: list[str] = []
    comments: list[tuple[int, int]] = []
    cursor = Cursor(text)
    done = at = 0
    while found := OPENING.search(text, at):
        if found["fence"]:
            at = fence_end(text, found)
            continue
        start = found.start("comment")
        at = found.end()
        cursor.move(start)
        if text[start - 1 : start] == "\\" or cursor.in_code_span():
            continue
        end = text.find("-->", start + 2)
        if end < 0:
            report.add("Q007", cursor.line, start - cursor.line_start)
            break
        at = end + len("-->")
        comments.append((cursor.line, cursor.line + text.count("\n", start, at)))
        pieces += (text[done:start], PRINTABLE.sub(" ", text[start:at]))
        done = at
    return "".join(pieces) + text[done:], comments


class Cursor:
    """A place in a text that moves on, and what stands before it on its line."""

    def __init__(self, text: str) -> None:
        """Start at the first character."""
        self.text = text
        self.at = self.line = self.line_start = 0
        self.ticks = 0

    def move(self, to: int) -> None:
        """Go on to a later place."""
        line_start = self.text.rfind("\n", self.at, to) + 1
        if line_start:
            self.line += self.text.count("\n", self.at, to)
            self.line_start = line_start
            self.ticks = 0
        self.ticks += len(TICKS.findall(self.text, max(self.at, self.line_start), to))
        self.at = to

    def in_code_span(self) -> bool:
        """Whether backticks on the line make the place part of a code span."""
        if self.ticks % 2 == 0:
            return False
        end = self.text.find("\n", self.at)
        return self.text.find("`", self.at, end if end >= 0 else len(self.text)) >= 0


def fence_end(text: str, opening: re.Match[str]) -> int:
    """Return where the code that a fence opens ends: after its closing fence, or the text."""
    mark = opening["fence"]
    closing = re.compile(rf"^[ \t>]*{mark[0]}{{{len(mark)},}}[ \t]*$", re.MULTILINE)
    found = closing.search(text, opening.end())
    return found.end() if found else len(text)
