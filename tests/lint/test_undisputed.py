"""The article's contradictions are found where nobody marked them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from civicquiz.bank import parse
from civicquiz.lint import Context, check
from civicquiz.model import Bank, Problem, Severity
from support import shipped
from support.stage import Stage

DAY = Context(date(2025, 9, 1))
"""Shortly after the article was written."""


def unmarked(path: Path) -> str:
    """Return a shipped bank with the marks of its disputes taken out."""
    return re.sub(
        r"^Status: disputed.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE
    )


def banks() -> list[Bank]:
    """Return the shipped banks without the marks."""
    return [parse(unmarked(path), path.name).bank for path in shipped.paths()]


def named(problem: Problem) -> tuple[str, str]:
    """Return the ids of the two facts that a problem speaks of."""
    facts = {str(fact.place): fact.id for bank in banks() for fact in bank.facts}
    (other,) = [place for place in facts if f"{place}:" in problem.what]
    return facts[other], facts[str(problem.place)]


def test_contradictions_are_found_when_their_marks_are_taken_out() -> None:
    """Each pair that is marked as a contradiction is found without the marks, and no other pair."""
    marked = {
        tuple(sorted((fact.id, other)))
        for _, fact in shipped.facts()
        if fact.dispute
        for other in fact.dispute.others
    }
    report = check(banks(), DAY, select=["F501", "F502"])
    assert {tuple(sorted(named(problem))) for problem in report.problems} == marked
    assert marked == {("alaska-held", "alaska-planned"), ("period-from-2014", "period-from-2025")}


def test_marked_contradictions_are_no_problem() -> None:
    """As they are shipped, the banks have no conflict."""
    whole = [shipped.read_bank(path)[0] for path in shipped.paths()]
    assert not check(whole, DAY, select=["F501", "F502"]).problems


def test_the_command_tells_them(tmp_path: Path) -> None:
    """``bank check --select F`` on a copy without the marks names both pairs, as warnings."""
    stage = Stage(tmp_path)
    for path in shipped.paths():
        (stage.home / path.name).write_text(unmarked(path), encoding="utf-8")
    names = [path.name for path in shipped.paths()]
    said, code = stage.run(["bank", "check", *names, "--select", "F", "--on", "2025-09-01"])
    assert code == 0
    assert said.count("[F502]") == 2
    assert "summits.md" in said
    assert "timeline.md" in said
    assert {p.severity for p in check(banks(), DAY, select=["F502"]).problems} == {Severity.WARNING}
