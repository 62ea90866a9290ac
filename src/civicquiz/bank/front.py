"""The front matter: lines of ``key: value`` between two lines of ``---``, all of it text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from civicquiz.bank.escapes import one_line, read_comments, split
from civicquiz.bank.fields import nearest
from civicquiz.bank.problems import Report
from civicquiz.bank.values import is_id, slug
from civicquiz.model import Interval, PartialDate, Place, Source

__all__ = ["KEYS", "FrontMatter", "read_front"]

KEYS = (
    "title",
    "bank",
    "language",
    "license",
    "author",
    "description",
    "review every",
    "source",
)
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
PARTS = 5


@dataclass(slots=True)
class FrontMatter:
    """The values by key, the sources, and the line (counted from 0) where the text goes on."""

    values: dict[str, str] = field(default_factory=dict)
    review_every: Interval | None = None
    sources: list[Source] = field(default_factory=list)
    first: int = 0
    end: int = 0


def bounds(lines: list[str], report: Report) -> tuple[int, int, int]:
    """Return the first line of the front matter, the line after it, and where the text goes on."""
    first = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    if first == len(lines) or lines[first].rstrip() != "---":
        if first < len(lines):
            report.add("Q010", first, 0)
        return 0, 0, 0
    for at in range(first + 1, len(lines)):
        if lines[at].rstrip() == "---":
            return first + 1, at, at + 1
    report.add("Q011", first, 0)
    for at in range(first + 1, len(lines)):
        if not lines[at].strip() or lines[at].startswith("#"):
            return first + 1, at, at
    return first + 1, len(lines), len(lines)


def read_front(lines: list[str], report: Report) -> FrontMatter:
    """Read the front matter and report what is wrong with it."""
    first, after, end = bounds(lines, report)
    front = FrontMatter(first=first, end=end)
    for at in range(first, after):
        line = lines[at]
        if line.strip():
            read_entry(front, at, line, report)
    if end and not front.values.get("title"):
        report.add("Q015", first - 1, 0)
    return front


def read_entry(front: FrontMatter, at: int, line: str, report: Report) -> None:
    """Read one line ``key: value``."""
    column = len(line) - len(line.lstrip())
    name, colon, rest = line.partition(":")
    key = " ".join(name.casefold().split())
    value = read_comments(one_line(rest))
    start = len(line) - len(rest.lstrip()) if rest.strip() else column
    if not colon:
        report.add("Q012", at, column)
    elif key not in KEYS:
        near = nearest(key, KEYS)
        what = f"There is no key {one_line(name)!r}."
        report.add(
            "Q013", at, column, what, f"Did you mean {near}:? The keys are {', '.join(KEYS)}."
        )
    elif key == "source":
        read_source(front, at, start, value, report)
    elif key in front.values:
        report.add("Q014", at, column, f"The key {key} stands twice.")
    else:
        front.values[key] = value
        if key == "review every":
            front.review_every = Interval.parse(value)
        check_value(front, key, at, start, report)


def check_value(front: FrontMatter, key: str, at: int, column: int, report: Report) -> None:
    """Report a value that its key cannot have."""
    value = front.values[key]
    if key == "bank" and not is_id(value):
        what = f"The bank's id {value!r} is malformed."
        report.add("Q021", at, column, what, suggestion(value))
    elif key == "language" and not LANGUAGE.fullmatch(value):
        report.add("Q016", at, column, f"The language {value!r} is no BCP 47 tag.")
    elif key == "review every" and front.review_every is None:
        what = f"The review interval {value!r} is no number of days, weeks, months or years."
        report.add("Q024", at, column, what)


def suggestion(written: str) -> str:
    """Return how a malformed id could be written; empty for the usual remedy."""
    return f"Write {slug(written)}." if slug(written) else ""


def read_source(front: FrontMatter, at: int, column: int, value: str, report: Report) -> None:
    """Read ``id | title | location | retrieved | licence``."""
    parts = split("|", value)
    if len(parts) > PARTS:
        report.add("Q019", at, column, f"The source has {len(parts)} parts; five are the most.")
    name, title, location, retrieved, licence = (parts + [""] * PARTS)[:PARTS]
    if not name:
        report.add("Q017", at, column)
        return
    if not is_id(name):
        report.add("Q021", at, column, f"The source's id {name!r} is malformed.", suggestion(name))
    if any(source.id == name for source in front.sources):
        report.add("Q018", at, column, f"The source {name!r} stands twice.")
        return
    day = PartialDate.parse(retrieved) if retrieved else None
    if retrieved and day is None:
        report.add("Q044", at, column, f"The retrieval date {retrieved!r} is malformed.")
    place = Place(report.path, at + 1, column + 1)
    front.sources.append(Source(name, title, location, day, licence, place))
