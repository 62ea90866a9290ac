"""What `class enter` tells: of a paper, of what is wrong, and of all at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from civicquiz.app.entering import Entered, Entering, Faulty, scored
from civicquiz.render import PLAIN, count, prose_lines

__all__ = ["Report", "entered_text", "fault_text", "missing_text", "report_lines", "report_members"]

SHOWN = 6
"""How many of those who are missing stand beside each paper."""


@dataclass(frozen=True, slots=True)
class Report:
    """The end of entering: what was entered or taken back, what was wrong, and who is missing."""

    entering: Entering
    entered: Sequence[Entered]
    faults: Sequence[Faulty]
    taken_back: Sequence[str] = ()


def entered_text(entered: Entered) -> str:
    """Return what became of a paper."""
    points = scored(entered.points, entered.out_of)
    other = f" (given {entered.own})" if entered.own else ""
    told = f"{entered.alias}, version {entered.version}{other}: {points}"
    if not entered.changed:
        return f"{told}, as it was entered before."
    if entered.before is None:
        return f"{told}."
    return f"{told}, in the place of {scored(entered.before, entered.out_of)}."


def missing_text(aliases: Sequence[str], shown: int = SHOWN) -> str:
    """Return how many are missing, and who, as far as they fit in a line."""
    if not aliases:
        return "Nobody is missing."
    more = ", …" if len(aliases) > shown else ""
    return f"Missing: {len(aliases)} ({', '.join(aliases[:shown])}{more})."


def fault_text(fault: Faulty) -> str:
    """Return what is wrong in a row, and what to do."""
    whose = f"{fault.alias}: " if fault.alias and fault.alias not in fault.what else ""
    return f"{whose}{fault.what} {fault.fix}"


def report_lines(report: Report, width: int) -> list[str]:
    """Return how it went, wrapped."""
    entering = report.entering
    changed = {each.alias: each for each in report.entered if each.changed}
    replaced = sum(each.before is not None for each in changed.values())
    same = len({each.alias for each in report.entered}.difference(changed))
    parts = [
        f"{count(len(changed), 'paper')} entered"
        + (f", {replaced} in the place of older ones" if replaced else ""),
        *([f"{same} as before"] if same else []),
        *([f"{len(report.taken_back)} taken back"] if report.taken_back else []),
    ]
    missing = entering.missing()
    told = [f"{'; '.join(parts)}. {missing_text(missing, len(missing))}"]
    told += [
        f"A key of {bank} was corrected after printing. Grade again: civicquiz bank regrade {bank}"
        for bank in entering.corrected()
    ]
    return [line for each in told for line in prose_lines(each, width, PLAIN)]


def report_members(report: Report) -> dict[str, object]:
    """Return the report for programs."""
    entering = report.entering
    written = entering.written
    return {
        "quiz": entering.quiz.key,
        "written": None if written is None else written.isoformat(),
        "entered": [asdict(each) for each in report.entered],
        "taken_back": list(report.taken_back),
        "faults": [asdict(each) | {"column": each.column or None} for each in report.faults],
        "missing": entering.missing(),
        "corrected": entering.corrected(),
    }
