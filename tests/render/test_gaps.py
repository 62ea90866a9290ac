"""The gaps that are hidden are those that the reader of banks found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from civicquiz.bank import read_gaps
from civicquiz.render.gaps import MARK

PIECES = st.sampled_from(["{{", "}}", "{", "}", "\\", "|", "a", " ", "\n"])


@given(st.lists(PIECES, max_size=12).map("".join))
def test_the_same_marks_are_found(text: str) -> None:
    """Studying does without the reader's weight, and sees the gaps where it sees them."""
    read = [(mark.start, mark.end) for mark in read_gaps(text) if mark.gap is not None]
    assert [found.span() for found in MARK.finditer(text)] == read
