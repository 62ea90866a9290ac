"""Breaking text into lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.render import PLAIN, text_width, wrap_text


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("one two three", 8, ["one two", "three"]),
        ("one two three", 7, ["one two", "three"]),
        ("one   two", 6, ["one", "two"]),
        ("a\nb", 10, ["a", "b"]),
        ("a\n\nb", 10, ["a", "", "b"]),
        ("incomprehensible", 6, ["incomp", "rehens", "ible"]),
        ("well-known fact", 7, ["well-", "known", "fact"]),
        ("1787-1789", 6, ["1787-1", "789"]),
        ("void 3B-quiz-1", 10, ["void", "3B-quiz-1"]),
        ("at laws/the-house", 13, ["at", "laws/the-house"[:13], "e"]),
        ("see new-pupils.csv", 14, ["see", "new-pupils.csv"]),
        ("a well-known, old fact", 7, ["a well-", "known,", "old", "fact"]),
        ("憲法改正案", 6, ["憲法改", "正案"]),
        ("憲法。改正", 5, ["憲", "法。", "改正"]),
        ("the 議会 is", 6, ["the 議", "会 is"]),
        ("ne\u0301e\u0301 ok", 4, ["ne\u0301e\u0301", "ok"]),
        ("a\u00a0b c", 3, ["a\u00a0b", "c"]),
    ],
)
def test_lines_break_where_a_reader_expects_it(text: str, width: int, lines: list[str]) -> None:
    """At spaces and hyphens, between wide signs, never before a full stop or inside a letter."""
    assert wrap_text(text, width, PLAIN) == lines


def test_further_lines_are_indented() -> None:
    """The text hangs under its own beginning, or where it is told to."""
    assert wrap_text("one two", 6, PLAIN, first="1. ") == ["1. one", "   two"]
    assert wrap_text("one two", 6, PLAIN, first="1. ", rest=" ") == ["1. one", " two"]


@given(st.text(), st.integers(2, 30))
def test_nothing_is_lost(text: str, width: int) -> None:
    """Every sign but blanks and control characters is kept in its order, within the width."""
    lines = wrap_text(text, width, PLAIN)
    assert all(text_width(line) <= width for line in lines)
    whole = "".join(wrap_text(text, 100_000, PLAIN))
    assert "".join("".join(lines).split(" ")) == "".join(whole.split(" "))
