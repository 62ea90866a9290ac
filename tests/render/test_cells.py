"""How wide text is on a terminal, and what is kept from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.render import clean, cut, one_line, pad, text_width


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("House", 5),
        ("議会", 4),
        ("ＡＢ", 4),
        ("e\u0301", 1),  # a letter and its accent
        ("नी", 2),
        ("한", 2),
        ("\u1112\u1161\u11ab", 2),  # the same syllable, letter by letter
        ("…“”—", 4),
        ("👍", 2),
        ("a\u200db", 2),
    ],
)
def test_width_is_what_a_terminal_uses(text: str, columns: int) -> None:
    """Wide signs take two columns, accents none."""
    assert text_width(text) == columns


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", "a�[31mb"),
        ("a\x00b", "a�b"),
        ("a\x9bb\x7f", "a�b�"),
        ("a\tb", "a    b"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("abc\u202ecba\u2066", "abccba"),
        ("soft\u00adhyphen\ufeff", "softhyphen"),
        ("\ud800", "�"),
        ("naïve 議会 नी", "naïve 議会 नी"),
    ],
)
def test_what_could_harm_a_terminal_is_neutralised(text: str, shown: str) -> None:
    """Control characters show as a sign, those that hide or reorder are dropped."""
    assert clean(text) == shown


@given(st.text())
def test_cleaning_is_done_once(text: str) -> None:
    """Cleaning what is clean changes nothing, and the result can be encoded."""
    once = clean(text)
    assert clean(once) == once
    once.encode()


@given(st.text(), st.integers(0, 20))
def test_a_cut_text_fits(text: str, width: int) -> None:
    """A text is cut to the columns there are, and only where it must be."""
    line = one_line(text)
    short = cut(line, width)
    assert text_width(short) <= width
    assert short == line or text_width(line) > width


def test_padding_counts_columns() -> None:
    """Wide signs are padded by what they take."""
    assert pad("議会", 6) == "議会  "
    assert pad("5", 3, right=True) == "  5"
