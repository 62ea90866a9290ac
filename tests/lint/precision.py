"""Print what rules flag in banks, for a person to judge: ``python tests/lint/precision.py BANK…``.

Of each rule a sample, the same for the same seed, with the whole question. Who writes y or n behind
``right?`` and counts has the rule's precision on these banks.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))

from civicquiz.app.checking import check_files  # found by the line above
from civicquiz.clock import Clock
from civicquiz.lint import every_rule
from civicquiz.model import Problem

__all__ = ["main", "shown"]

LONGEST = 25
"""Lines of one question that are shown."""


def shown(problem: Problem, lines: Sequence[str]) -> str:
    """Return a problem with the question in which it stands, its line marked."""
    at = problem.place.line - 1
    start = at
    while start > 0 and not lines[start].startswith("#"):
        start -= 1
    end = at + 1
    while end < len(lines) and not lines[end].startswith("#"):
        end += 1
    text = [
        f"{'>' if number == at else ' '} {lines[number]}"
        for number in range(start, min(end, start + LONGEST))
        if lines[number].strip()
    ]
    return "\n".join([f"{problem.place}: {problem.what}", *text, "  right? "])


def say(text: str) -> None:
    """Print a paragraph."""
    sys.stdout.write(f"{text}\n\n")


def main(arguments: Sequence[str] | None = None) -> None:
    """Check the banks and print the samples, rule by rule."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("banks", nargs="+", type=Path, metavar="BANK")
    parser.add_argument("--rule", action="append", metavar="CODE", help="only this rule, or family")
    parser.add_argument("--sample", type=int, default=25, help="items of each rule (25)")
    parser.add_argument("--seed", type=int, default=1, help="of the drawing (1)")
    parser.add_argument("--on", default="", metavar="DATE", help="judge by that day (today)")
    chosen = parser.parse_args(arguments)
    on = datetime.fromisoformat(chosen.on) if chosen.on else Clock().now()
    rules = chosen.rule or sorted({code[0] for code in every_rule()})
    checked = check_files(chosen.banks, on.date(), select=[code.upper() for code in rules])
    found: dict[str, list[Problem]] = {}
    for problem in checked.report.problems:
        if problem.code in every_rule():
            found.setdefault(problem.code, []).append(problem)
    asked = checked.report.questions
    for code, problems in sorted(found.items()):
        dice = Random(f"{chosen.seed} {code}")
        drawn = dice.sample(problems, min(chosen.sample, len(problems)))
        drawn.sort(key=lambda problem: problem.place)
        share = f"{len(problems)} of {asked:,} questions"
        say(f"## {code} {every_rule()[code].name}: {share}, {len(drawn)} shown")
        for number, problem in enumerate(drawn, 1):
            say(f"{number}. {shown(problem, checked.texts[problem.place.path])}")


if __name__ == "__main__":
    main()
