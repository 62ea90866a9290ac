"""Statements read: numbers in one form, and those that name a thing told from those that count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.lint.read import read


@pytest.mark.parametrize(
    ("statement", "numbers", "names"),
    [
        ("The House has 435 members.", ["435"], ["house"]),
        ("It has four hundred and thirty-five members.", ["435"], []),
        ("It cost 1.2 million dollars, or 1,200,000.", ["1200000", "1200000"], []),
        ("About 62% voted, not sixty-two per cent.", ["62", "62"], []),
        ("The Fourth Amendment", [], ["4th", "amendment"]),
        ("The 4th Amendment", [], ["4th", "amendment"]),
        ("He was the sixteenth president.", ["16th"], []),
        ("The second part of it", [], []),
        ("World War II ended in 1945.", ["1945"], ["world", "war", "2"]),
        ("Article 2 and Ward 5", [], ["article", "2", "ward", "5"]),
        ("On July 4, 1776, and on 4 July", ["4", "1776", "4"], ["july", "july"]),
        ("In 1920 and (Halevy) 9 of them", ["1920", "9"], ["halevy"]),
        ("It is one of nine.", ["9"], []),
    ],
)
def test_what_counts_and_what_names(statement: str, numbers: list[str], names: list[str]) -> None:
    """Digits, words and Roman numerals are one; a number behind a title is a part of its name."""
    words = read(statement)
    assert [word.text for word in words if word.number] == numbers
    assert [word.text for word in words if word.names] == names


def test_the_value_of_a_word() -> None:
    """Of an ordinal the digits; a word that ends like one stays."""
    assert [word.value for word in read("the 21st of August, the sixth")] == [
        "the",
        "21",
        "of",
        "august",
        "the",
        "6",
    ]


@given(st.text(alphabet="ab AZ19.,-%'’ ²٣é\n", max_size=40) | st.text(max_size=40))
def test_any_statement_is_read(statement: str) -> None:
    """Whatever a heading holds, its words are read, and none is empty."""
    assert all(word.text for word in read(statement))
