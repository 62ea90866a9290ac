"""The choice of `class warmup` beside other ways to choose, over the same classes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, stdev

from simulation.choices import CHOICES
from simulation.term import Plan, Result, run_term

__all__ = ["KEPT", "OURS", "Row", "compare", "table_lines"]

KEPT = Path(__file__).with_name("warm_up.txt")
"""The table as the last run with ``--write`` printed it."""

OURS = next(iter(CHOICES))
SEEDS = 20
WORLDS = {True: "Forgetting as FSRS has it", False: "Forgetting at a constant rate"}


@dataclass(frozen=True)
class Row:
    """A way to choose, over all classes: mean recall, and what ours has more in each of them."""

    name: str
    at_end: float
    later: float
    more_at_end: tuple[float, ...]
    more_later: tuple[float, ...]


Task = tuple[str, int, bool, Plan]
"""A choice, a class, a world and how much happens."""


def live(task: Task) -> Result:
    """Let one class live through its term."""
    name, seed, power, plan = task
    return run_term(plan, CHOICES[name](), seed, power=power)


def compare(
    plan: Plan,
    seeds: Sequence[int],
    *,
    power: bool,
    each: Callable[[Callable[[Task], Result], Iterable[Task]], Iterable[Result]] = map,
) -> list[Row]:
    """Return a row for each choice; each choice meets the same classes.

    `each` may be the map of a pool of processes.
    """
    tasks = [(name, seed, power, plan) for name in CHOICES for seed in seeds]
    results = dict(zip(tasks, each(live, tasks), strict=True))
    ours = [results[OURS, seed, power, plan] for seed in seeds]
    rows = []
    for name in CHOICES:
        theirs = [results[name, seed, power, plan] for seed in seeds]
        pairs = list(zip(ours, theirs, strict=True))
        rows.append(
            Row(
                name,
                fmean(each.at_end for each in theirs),
                fmean(each.later for each in theirs),
                tuple(mine.at_end - other.at_end for mine, other in pairs),
                tuple(mine.later - other.later for mine, other in pairs),
            )
        )
    return rows


def table_lines(rows: Sequence[Row]) -> list[str]:
    """Return the rows as a table in Markdown, in hundredths of recall."""
    lines = [
        "| choice | end of term | ours has more | 4 weeks later | ours has more |",
        "|---|---|---|---|---|",
    ]
    for row in rows:
        more = ["", ""]
        if row.name != OURS:
            more = [_difference(each) for each in (row.more_at_end, row.more_later)]
        lines.append(
            f"| {row.name} | {100 * row.at_end:.1f} | {more[0]} "
            f"| {100 * row.later:.1f} | {more[1]} |"
        )
    return lines


def _difference(more: Sequence[float]) -> str:
    """Return mean and spread, and in how many classes ours was ahead."""
    ahead = sum(each > 0 for each in more)
    return f"{100 * fmean(more):+.1f} ± {100 * stdev(more):.1f} ({ahead} of {len(more)})"


def main() -> None:
    """Run the whole comparison."""
    said = []
    with ProcessPoolExecutor(2) as pool:
        for power, title in WORLDS.items():
            rows = compare(Plan(), range(SEEDS), power=power, each=pool.map)
            said += [f"{title}:", "", *table_lines(rows), ""]
    text = "\n".join(said).rstrip() + "\n"
    print(text, end="")
    if "--write" in sys.argv:
        KEPT.write_text(text, encoding="utf-8")
