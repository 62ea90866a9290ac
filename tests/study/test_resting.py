"""What rests, and why."""

from __future__ import annotations

from datetime import date

import pytest

from civicquiz.model import PartialDate
from civicquiz.study import Rest, why_resting
from support.study import DAY


@pytest.mark.parametrize(
    ("until", "day", "rest"),
    [
        ("2026-03-02", DAY, None),
        ("2026-03-01", DAY, Rest.EXPIRED),
        ("2026-03", date(2026, 2, 28), None),
        ("2026-03", DAY, Rest.EXPIRED),
        ("2026", DAY, Rest.EXPIRED),
        ("2027", DAY, None),
    ],
)
def test_expired(until: str, day: date, rest: Rest | None) -> None:
    """A fact expires on the first day that its end can mean."""
    assert why_resting(day, until=PartialDate.parse(until)) is rest


def test_disputed() -> None:
    """A disputed fact is asked only by a question that says whose claim it is."""
    assert why_resting(DAY, disputed=True) is Rest.DISPUTED
    assert why_resting(DAY, disputed=True, attributed=True) is None
    assert why_resting(DAY, attributed=True) is None


@pytest.mark.parametrize(("struggles", "rest"), [(7, None), (8, Rest.LEECH), (30, Rest.LEECH)])
def test_leech(struggles: int, rest: Rest | None) -> None:
    """From eight struggles on a question rests until it is looked at."""
    assert why_resting(DAY, struggles=struggles) is rest


def test_leech_threshold() -> None:
    """The number of struggles that make a leech can be set."""
    assert why_resting(DAY, struggles=3, leech=3) is Rest.LEECH


def test_sibling() -> None:
    """A fact is asked once a day."""
    assert why_resting(DAY, fact_asked_today=True) is Rest.SIBLING
    assert why_resting(DAY) is None


def test_longest_rest_first() -> None:
    """Of several reasons the one that lasts longest is told."""
    until = PartialDate(2020)
    assert why_resting(DAY, until=until, disputed=True, struggles=9) is Rest.EXPIRED
    assert why_resting(DAY, disputed=True, struggles=9, fact_asked_today=True) is Rest.DISPUTED
    assert why_resting(DAY, struggles=9, fact_asked_today=True) is Rest.LEECH
