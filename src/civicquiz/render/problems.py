"""Problems of a text, as lines with the offending line and a caret, as JSON, as annotations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from civicquiz.model import Problem, Severity
from civicquiz.render.cells import clean, text_width
from civicquiz.render.phrases import count

__all__ = ["annotation_lines", "problem_lines", "problem_members", "problem_totals", "totals_line"]

BEFORE = 20
"""Columns of a long line that are shown before the offending one."""
ANNOTATIONS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def problem_lines(
    problems: Sequence[Problem], texts: Mapping[str, Sequence[str]], width: int
) -> list[str]:
    """Return each problem with its line, a caret below the place, and what to do.

    `texts` holds the lines of the files, by path; a problem of another has no line to show.
    """
    lines: list[str] = []
    for problem in problems:
        place = problem.place
        lines.append(clean(f"{place}: {problem.severity}[{problem.code}]: {problem.what}"))
        rows = texts.get(place.path, ())
        if 1 <= place.line <= len(rows):
            lines += excerpt(rows[place.line - 1], place.line, place.column, width)
        lines.append(clean(f"  Fix: {problem.fix}"))
    return lines


def excerpt(row: str, line: int, column: int, width: int) -> list[str]:
    """Return a line with its number, cut to the width around a column, and the caret's line."""
    if not row.isprintable():
        row = clean(row.replace("\t", " ")).replace("\n", " ")
    at = min(max(column - 1, 0), len(row))
    margin = f"  {line} | "
    room = max(width - len(margin), 2 * BEFORE)
    start = 0
    if text_width(clean(row)) > room and at > room - BEFORE:
        start = at - BEFORE
    head = "…" if start else ""
    before = head + clean(row[start:at])
    shown = before + clean(row[at:])
    while text_width(shown) > room and len(shown) > len(before) + 1:
        shown = (
            shown[: max(len(before) + 1, len(shown) - max(1, text_width(shown) - room) - 1)] + "…"
        )
        if text_width(shown) <= room or len(shown) <= len(before) + 2:
            break
        shown = shown[:-1]
    return [margin + shown, " " * (len(margin) - 2) + "| " + " " * text_width(before) + "^"]


def problem_totals(problems: Sequence[Problem]) -> dict[str, int]:
    """Return how many errors, warnings and pieces of advice there are."""
    counts = Counter(problem.severity for problem in problems)
    return {f"{severity}s": counts[severity] for severity in Severity}


def problem_members(problem: Problem, link: str | None = None) -> dict[str, object]:
    """Return a problem as the members of a JSON object; `link` opens the passage it is about."""
    passage = {"passage": link} if link else {}
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "path": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "what": problem.what,
        "fix": problem.fix,
        **passage,
    }


def annotation_lines(problems: Sequence[Problem]) -> list[str]:
    """Return the problems as commands of GitHub's workflows, one a line."""
    return [
        f"::{ANNOTATIONS[problem.severity]} file={value(problem.place.path)},line={problem.place.line},"
        f"col={problem.place.column},title={value(problem.code)}::"
        + message(f"{problem.what} Fix: {problem.fix}")
        for problem in problems
    ]


def message(text: str) -> str:
    """Return a text as a command's message."""
    return clean(text).replace("%", "%25").replace("\n", "%0A")


def value(text: str) -> str:
    """Return a text as the value of a command's property."""
    return message(text).replace(":", "%3A").replace(",", "%2C")


def totals_line(totals: Mapping[str, int]) -> str:
    """Return the totals in words: "2 errors, 1 warning"."""
    words = {
        "errors": ("error", "errors"),
        "warnings": ("warning", "warnings"),
        "infos": ("piece of advice", "pieces of advice"),
    }
    parts = [count(totals[name], *word) for name, word in words.items() if totals.get(name)]
    return ", ".join(parts) or "no problem"
