"""Measure F501 and F502 on any text: ``python tests/lint/conflicts.py TEXT…``.

Each sentence becomes a fact, and what is found among them is an alarm: few texts contradict
themselves. Then sentences are planted again with another number, or with a negation more or less,
and those that are found are counted. Texts are plain text or Markdown; ``--sample`` prints alarms
for a person to judge.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from support.contradicting import (  # found by the lines above
    alarms,
    negated,
    other_number,
    planted,
    sentences,
)

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the texts, count the alarms, plant the changes, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="+", type=Path, metavar="TEXT")
    parser.add_argument("--sample", type=int, default=0, help="alarms to print (0)")
    parser.add_argument("--planted", type=int, default=200, help="changes of each sort (200)")
    parser.add_argument("--seed", type=int, default=1, help="of the drawing (1)")
    chosen = parser.parse_args(arguments)
    whole = "\n\n".join(path.read_text(encoding="utf-8", errors="replace") for path in chosen.texts)
    said = list(dict.fromkeys(sentences(whole)))
    found = alarms(said)
    dice = Random(chosen.seed)
    for problem in sorted(
        dice.sample(found, min(chosen.sample, len(found))), key=lambda one: one.place
    ):
        other = re.search(r"text:(\d+)", problem.what)
        sys.stdout.write(f"{problem.code} {problem.what}\n")
        sys.stdout.write(
            f"  {said[int(other[1]) - 1] if other else ''}\n  {said[problem.place.line - 1]}\n\n"
        )
    rate = 1000 * len(found) / max(len(said), 1)
    sys.stdout.write(f"{len(said):,} sentences, {len(found)} alarms: {rate:.1f} per 1,000\n")
    for name, change in (("numbers", other_number), ("negations", negated)):
        tried, missed = planted(said, change, chosen.planted, Random(chosen.seed))
        sys.stdout.write(f"{name}: {tried - len(missed)} of {tried} planted changes found\n")
        for text in missed[: chosen.sample]:
            sys.stdout.write(f"  missed: {text}\n")


if __name__ == "__main__":
    main()
