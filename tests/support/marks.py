"""Tables of marks and chosen options: drawn at random, simulated, and the LSAT's."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from civicquiz.stats import Chosen, Mark, Marks, Options, Pattern

DATA = Path(__file__).parents[1] / "data"

MARKS: SearchStrategy[float] = st.sampled_from([0.0, 0.25, 1 / 3, 0.5, 2 / 3, 0.75, 1.0]) | (
    st.floats(0, 1)
)


def tables(
    cell: SearchStrategy[float] | SearchStrategy[Mark],
    *,
    students: tuple[int, int] = (0, 12),
    items: tuple[int, int] = (0, 6),
) -> SearchStrategy[Marks]:
    """Draw a table of marks from the given cells."""
    return st.integers(*items).flatmap(
        lambda width: st.lists(
            st.tuples(*[cell] * width), min_size=students[0], max_size=students[1]
        ).map(lambda rows: Marks(tuple(rows), width))
    )


def right_or_wrong(
    *, students: tuple[int, int] = (0, 12), items: tuple[int, int] = (0, 6)
) -> SearchStrategy[Marks]:
    """Draw a table of marks that are 0 or 1, without gaps."""
    return tables(st.sampled_from([0.0, 1.0]), students=students, items=items)


def full() -> SearchStrategy[Marks]:
    """Draw a table of any marks without gaps."""
    return tables(MARKS)


def gappy() -> SearchStrategy[Marks]:
    """Draw a table of any marks, some not given."""
    return tables(st.none() | MARKS)


def lsat(section: int) -> dict[Pattern, int]:
    """Return the response patterns of the Law School Admission Test with their counts."""
    lines = (DATA / f"lsat{section}.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split() for line in lines if not line.startswith("#")]
    return {tuple(map(int, answers)): int(count) for answers, count in pairs}


def lsat_marks(section: int) -> Marks:
    """Return the same, one row an examinee."""
    return Marks.of(
        [float(answer) for answer in pattern if answer is not None]
        for pattern, count in lsat(section).items()
        for _ in range(count)
    )


def difficulties(items: int) -> list[float]:
    """Spread items evenly from easy (-2) to rather hard (1), in standard deviations."""
    return [-2 + 3 * item / (items - 1) for item in range(items)]


def knows(dice: Random, ability: float, difficulty: float, slope: float) -> bool:
    """Let a student of some ability meet an item."""
    return dice.random() < 1 / (1 + math.exp(-slope * (ability - difficulty)))


def simulated(dice: Random, students: int, slopes: Sequence[float]) -> Marks:
    """Let students of normal ability sit a test, an item for each slope; marks are 0 and 1."""
    spread = difficulties(len(slopes))
    return Marks.of(
        [
            float(knows(dice, ability, difficulty, slope))
            for difficulty, slope in zip(spread, slopes, strict=True)
        ]
        for ability in [dice.gauss(0, 1) for _ in range(students)]
    )


def chosen_by(
    dice: Random, students: int, items: int, *, miskeyed: int = -1, guessed: int = -1
) -> Chosen:
    """Let students choose among four options of which the first is right.

    Who does not know is drawn by distractors of unequal pull, and now and then by the key.
    The item `miskeyed` names its strongest distractor as the key; `guessed` is pure guessing.
    """
    spread = difficulties(items)
    pulls = [[dice.expovariate(1) + 0.15 for _ in range(3)] for _ in range(items)]
    rows: list[list[int]] = []
    for ability in [dice.gauss(0, 1) for _ in range(students)]:
        row = [
            0
            if knows(dice, ability, difficulty, 1.0)
            else dice.choices(range(4), [0.15 * sum(pull), *pull])[0]
            for difficulty, pull in zip(spread, pulls, strict=True)
        ]
        if guessed >= 0:
            row[guessed] = dice.randrange(4)
        rows.append(row)
    shapes = [Options(4, (0,))] * items
    if miskeyed >= 0:
        drawn = [sum(row[miskeyed] == spot for row in rows) for spot in (1, 2, 3)]
        shapes[miskeyed] = Options(4, (1 + drawn.index(max(drawn)),))
    return Chosen.single(rows, shapes)
