"""What a load did, as text and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civicquiz.render import PLAIN, count, wrap_text

if TYPE_CHECKING:  # the store comes with it
    from civicquiz.app.loading import LoadReport

__all__ = ["json_report", "report_lines"]

LISTED = 8
"""How many ids are named before the rest is only counted."""


LANGUAGE = "Q"
"""The first letter of the problems that no force can pass over: something cannot be read."""


def report_lines(report: LoadReport, width: int) -> list[str]:
    """Return what a load did, a line for each thing that a person may want to know."""
    if report.failed:
        errors = [problem for problem in report.problems if problem.severity == "error"]
        said = f"{report.bank or report.path}: not loaded, {count(len(errors), 'error')}"
        readable = all(problem.code[0] != LANGUAGE for problem in errors)
        return [said, *(_inset("To load it all the same: --force", width) if readable else ())]
    if report.same_file:
        return [f"{report.bank}: unchanged ({count(report.questions, 'question')})"]
    parts = [
        f"{len(ids)} {word}"
        for word, ids in (
            ("added", report.added),
            ("changed", report.changed),
            ("with a new key", report.key_changed),
            ("retired", report.retired),
            ("revived", report.revived),
        )
        if ids
    ]
    lines = [f"{report.bank}: {', '.join([*parts, f'{report.unchanged} unchanged'])}"]
    for word, ids in (("retired", report.retired), ("new key", report.key_changed)):
        if ids:
            more = f" and {len(ids) - LISTED} more" if len(ids) > LISTED else ""
            lines += _inset(f"{word}: {', '.join(ids[:LISTED])}{more}", width)
    for stored, now in report.by_text:
        same = "the same id was given to it" if stored == now else f"now called {now}"
        lines += _inset(f"{stored}: known by its text, {same}", width)
    if report.moved_from:
        lines += _inset(f"was loaded before from {report.moved_from}", width)
    if report.old_answers:
        total = sum(number for _, number in report.old_answers)
        lines += _inset(
            f"{count(total, 'past answer')} to {count(len(report.old_answers), 'question')} "
            f"{'was' if total == 1 else 'were'} graded under an old key. To grade again: "
            f"civicquiz bank regrade {report.bank}",
            width,
        )
    return lines


def _inset(text: str, width: int) -> list[str]:
    return [f"  {line}" for line in wrap_text(text, max(10, width - 2), PLAIN)]


def json_report(report: LoadReport) -> dict[str, object]:
    """Return what a load did."""
    return {
        "bank": report.bank,
        "path": report.path,
        "loaded": not report.failed,
        "same_file": report.same_file,
        "questions": report.questions,
        "added": list(report.added),
        "changed": list(report.changed),
        "key_changed": list(report.key_changed),
        "retired": list(report.retired),
        "revived": list(report.revived),
        "unchanged": report.unchanged,
        "by_text": [list(pair) for pair in report.by_text],
        "old_answers": dict(report.old_answers),
        "problems": [
            {
                "code": problem.code,
                "severity": problem.severity.value,
                "path": problem.place.path,
                "line": problem.place.line,
                "column": problem.place.column,
                "what": problem.what,
                "fix": problem.fix,
            }
            for problem in report.problems
        ],
    }
