"""Numbers in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.grade.fold import fold
from civicquiz.grade.numerals import spelled

ONES = [
    *("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(number: int, *, british: bool) -> str:
    """Write a number from 1 in words, as an Englishman or an American does."""
    for size, name in (
        (10**9, "billion"),
        (10**6, "million"),
        (1000, "thousand"),
        (100, "hundred"),
    ):
        if number >= size:
            rest = number % size
            joint = " and " if british and 0 < rest < 100 else " "
            head = in_words(number // size, british=british)
            tail = joint + in_words(rest, british=british) if rest else ""
            return f"{head} {name}{tail}"
    if number < 20:
        return ONES[number]
    return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")


def read(text: str) -> str:
    """Fold a text and put its numbers into digits."""
    return " ".join(spelled(fold(text).split()))


@given(st.integers(1, 2000) | st.integers(1, 10**12 - 1), st.booleans())
def test_numbers_in_words_are_read(number: int, british: bool) -> None:
    """Any number that can be written in words is read as its digits."""
    assert read(in_words(number, british=british)) == str(number)


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("zero", "0"),
        ("a hundred", "100"),
        ("hundreds", "hundreds"),
        ("four hundred and thirty-five members", "435 members"),
        ("1.5 million", "1500000"),
        ("5 hundred", "500"),
        ("two thousand three million", "2003 1000000"),
        ("two and three", "2 and 3"),
        ("hundred and the rest", "100 and the rest"),
        ("nineteen eighty-four", "19 84"),
        ("twenty-seventh amendment", "27th amendment"),
        ("one hundred and first", "101st"),
        ("twelfth", "12th"),
        ("the thirteenth and the thirtieth", "13th and the 30th"),
        ("hundred-and-eleventh", "111th"),
        ("World War II", "world war 2"),
        ("Article I", "article 1"),
        ("Amendment XXVII", "amendment 27"),
        ("Xi Jinping", "xi jinping"),
        ("I", "i"),
        ("no one", "no 1"),
        ("27th", "27th"),
    ],
)
def test_numbers_are_put_into_digits(text: str, digits: str) -> None:
    """Cardinals, ordinals and Roman numerals behind a word; all else stays."""
    assert read(text) == digits
