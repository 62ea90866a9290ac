"""The distance of two words, compared to the definition."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from civicquiz.grade.distance import distance

SHORT = st.text("abc", max_size=8)


def by_definition(one: str, other: str) -> int:
    """Work out the optimal-string-alignment distance by its table."""
    table: dict[tuple[int, int], int] = {}
    for row in range(len(one) + 1):
        for at in range(len(other) + 1):
            ways = [row + at] if not row or not at else []
            if row and at:
                ways += [table[row - 1, at] + 1, table[row, at - 1] + 1]
                ways.append(table[row - 1, at - 1] + (one[row - 1] != other[at - 1]))
                if row > 1 < at and one[row - 2 : row] == other[at - 2 : at][::-1]:
                    ways.append(table[row - 2, at - 2] + 1)
            table[row, at] = min(ways)
    return table[len(one), len(other)]


@given(SHORT, SHORT, st.integers(0, 9))
def test_distance_is_as_defined(one: str, other: str, limit: int) -> None:
    """The bit vectors give what the table gives, cut off beyond the limit."""
    assert distance(one, other, limit) == min(by_definition(one, other), limit + 1)


@given(st.text(max_size=90), st.text(max_size=90))
def test_distance_has_no_direction(one: str, other: str) -> None:
    """From here to there is as far as back, in any script and at any length."""
    there = distance(one, other, 99)
    assert there == distance(other, one, 99)
    assert (there == 0) == (one == other)


def test_distances_of_words() -> None:
    """Each kind of slip counts one."""
    assert distance("russia", "rusia", 3) == 1
    assert distance("rusia", "russia", 3) == 1
    assert distance("russia", "ruzsia", 3) == 1
    assert distance("russia", "rsusia", 3) == 1
    assert distance("austria", "australia", 3) == 2
    assert distance("minsk", "pinsk", 0) == 1
