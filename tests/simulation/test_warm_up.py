"""The claim of the manual, on a small scale: the choice of ``class warmup`` serves a class best."""

from __future__ import annotations

import re
from statistics import fmean

import pytest

from civicquiz.cli.manual import page
from simulation.comparison import KEPT, OURS, Row, compare
from simulation.term import Plan, run_term

SMALL = Plan(pupils=10)


@pytest.fixture(scope="module", params=[True, False], ids=["power", "exponential"])
def rows(request: pytest.FixtureRequest) -> dict[str, Row]:
    """Let three small classes live through a term, once for each choice."""
    return {row.name: row for row in compare(SMALL, range(3), power=request.param)}


@pytest.mark.parametrize("other", ["most missed first", "the bank in order", "by chance"])
def test_ours_serves_the_class_better(rows: dict[str, Row], other: str) -> None:
    """At the end of term and four weeks on, the class knows at least two hundredths more."""
    row = rows[other]
    assert fmean(row.more_at_end) > 0.02
    assert fmean(row.more_later) > 0.02


def test_the_least_known_first_is_hardly_better(rows: dict[str, Row]) -> None:
    """The strongest rival, which uses our model of memory as well, is never ahead by much."""
    row = rows["least known first"]
    assert fmean(row.more_at_end) > -0.01
    assert fmean(row.more_later) > -0.01


def test_warm_ups_help_at_all(rows: dict[str, Row]) -> None:
    """Without them the class knows much less."""
    assert fmean(rows["no warm-up"].more_at_end) > 0.15


def test_the_same_seed_is_the_same_class() -> None:
    """A term can be lived through again, to the last answer."""
    from simulation.choices import CHOICES

    once, again = (run_term(SMALL, CHOICES[OURS](), 3, power=True) for _ in range(2))
    assert once == again


def test_the_manual_shows_the_result_that_was_kept() -> None:
    """The tables of the page are those of the last run."""
    tables = re.findall(r"(?:^\|.*\n)+", KEPT.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(tables) == 2
    assert all(table in page("class-warmup") for table in tables)
