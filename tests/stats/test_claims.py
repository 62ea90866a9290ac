"""What the manual claims of small classes and of flags, simulated; each rate with its seed."""

from __future__ import annotations

from random import Random

import pytest

from civicquiz.stats import (
    Flag,
    discriminations,
    fisher_interval,
    summarise,
    wrong_keys,
)
from support.marks import chosen_by, simulated

FAIR = [0.5, 0.7, 0.9, 1.1] * 3
"""Slopes of a quiz of twelve good items; their true discriminations lie about .25."""


def negative_share(dice: Random, students: int, classes: int) -> float:
    """Return the share of good items whose discrimination comes out below 0."""
    found = [
        r
        for _ in range(classes)
        for r in discriminations(simulated(dice, students, FAIR))
        if r is not None
    ]
    return sum(r < 0 for r in found) / len(found)


def test_the_items_of_the_simulation_are_good() -> None:
    """Among 3,000 students every item discriminates, by about .25 on average."""
    found = [r for r in discriminations(simulated(Random(1), 3000, FAIR)) if r is not None]
    assert len(found) == 12
    assert min(found) > 0.1
    assert sum(found) / 12 == pytest.approx(0.25, abs=0.03)


def test_at_20_students_a_good_item_in_seven_seems_bad() -> None:
    """About 14 % are negative by chance (14.0 % in 600 classes of 20)."""
    assert negative_share(Random(1), 20, 300) == pytest.approx(0.14, abs=0.02)


def test_at_50_students_one_in_twenty_does() -> None:
    """About 5 % (4.5 % in 600 classes of 50)."""
    assert negative_share(Random(1), 50, 200) == pytest.approx(0.05, abs=0.015)


def test_nine_intervals_in_ten_hold_the_truth() -> None:
    """Fisher's interval at n = 40, against the discriminations of 20,000 students."""
    slopes = [0.5, 0.9, 1.3] * 2
    truth = discriminations(simulated(Random(2), 20_000, slopes))
    dice = Random(3)
    inside: list[bool] = []
    for _ in range(150):
        for r, true in zip(discriminations(simulated(dice, 40, slopes)), truth, strict=True):
            if r is not None and true is not None:
                low, high = fisher_interval(r, 40) or (0, 0)
                inside.append(low <= true <= high)
    assert sum(inside) / len(inside) == pytest.approx(0.9, abs=0.03)


def flagged(dice: Random, students: int, tests: int) -> tuple[float, float]:
    """Return how often just the miskeyed item is flagged, and how often a clean test has a flag."""
    exact = alarms = 0
    for _ in range(tests):
        item = dice.randrange(20)
        chosen = chosen_by(dice, students, 20, miskeyed=item)
        suspects = wrong_keys(chosen.marks(), chosen)
        exact += [at for at, spot in enumerate(suspects) if spot is not None] == [item]
        clean = chosen_by(dice, students, 20)
        alarms += any(spot is not None for spot in wrong_keys(clean.marks(), clean))
    return exact / tests, alarms / tests


def test_a_wrong_key_is_found_among_many() -> None:
    """Of 200 students: just that item of twenty (99 of 100 tests), hardly an alarm (2 of 100)."""
    exact, alarms = flagged(Random(7), 200, 40)
    assert exact >= 0.95
    assert alarms <= 0.05


def test_a_wrong_key_is_found_less_surely_in_a_class() -> None:
    """Of 50 students: just that item in 56 % of 300 tests; an alarm in 12 % of clean ones."""
    exact, alarms = flagged(Random(7), 50, 100)
    assert exact >= 0.5
    assert alarms <= 0.25


@pytest.mark.parametrize(
    ("students", "classes", "found", "alarms"),
    [(30, 200, 0.45, 0.18), (60, 150, 0.64, 0.11), (150, 60, 0.97, 0.01)],
)
def test_a_suspicion_is_no_proof(students: int, classes: int, found: float, alarms: float) -> None:
    """What the manual says of classes with twelve questions (rates of 300 classes, seed 5)."""
    dice = Random(5)
    right = clean = 0
    for _ in range(classes):
        item = dice.randrange(12)
        chosen = chosen_by(dice, students, 12, miskeyed=item)
        right += summarise(chosen.marks(), chosen).items[item].wrong_key == 0
        chosen = chosen_by(dice, students, 12)
        items = summarise(chosen.marks(), chosen).items
        clean += any(Flag.WRONG_KEY in each.flags for each in items)
    assert right / classes == pytest.approx(found, abs=0.08)
    assert clean / classes == pytest.approx(alarms, abs=0.06)


def test_the_right_option_is_named() -> None:
    """The suspect is the option that is right, not merely some other."""
    dice = Random(8)
    for _ in range(10):
        chosen = chosen_by(dice, 300, 12, miskeyed=5)
        assert wrong_keys(chosen.marks(), chosen)[5] == 0


def test_an_item_of_pure_guessing_is_flagged() -> None:
    """Of 60 students in 77 % of 300 tests; of the good items 3 in 1,000 are called so."""
    dice = Random(9)
    found = false = 0
    for _ in range(40):
        chosen = chosen_by(dice, 60, 12, guessed=4)
        items = summarise(chosen.marks(), chosen).items
        found += Flag.GUESSING in items[4].flags
        false += sum(Flag.GUESSING in item.flags for at, item in enumerate(items) if at != 4)
    assert found >= 26
    assert false <= 0.01 * 40 * 11


def test_good_items_are_seldom_called_bad() -> None:
    """Of 30 students: a flag on fewer than one item in twenty (idle distractors wait for 40)."""
    dice = Random(10)
    flags = 0
    for _ in range(60):
        chosen = chosen_by(dice, 30, 20)
        flags += sum(bool(item.flags) for item in summarise(chosen.marks(), chosen).items)
    assert flags < 0.05 * 60 * 20
