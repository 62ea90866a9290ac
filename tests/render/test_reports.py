"""Tables and CSV."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.render import COLOURED, clean, table, to_csv

HEADINGS = ("Bank", "Questions", "Right")
ROWS = [("How laws are made", "12", "83%"), ("議会", "104", "100%")]


def test_columns_are_aligned_by_what_is_seen() -> None:
    """Text stands flush left, figures flush right, wide signs count twice."""
    assert table(ROWS, HEADINGS, 80) == [
        "Bank               Questions  Right",
        "How laws are made         12    83%",
        "議会                     104   100%",
    ]


def test_long_cells_are_wrapped() -> None:
    """Where the whole does not fit, the widest column gives way."""
    assert table(ROWS, HEADINGS, 28) == [
        "Bank        Questions  Right",
        "How laws           12    83%",
        "are made",
        "議会              104   100%",
    ]


def test_long_cells_side_by_side_share_the_room() -> None:
    """Neither is squeezed so that the other may stand in one line."""
    lines = table([("a" + " a" * 39, "5%", "b" + " b" * 59)], ("answer", "", "who"), 40)
    assert lines[0] == "answer                 who"
    assert lines[1] == "a a a a a a a a a  5%  b b b b b b b b b"
    assert len(lines) == 1 + 7


def test_a_narrow_screen_is_told_row_by_row() -> None:
    """Twenty columns hold no three columns of a table."""
    assert table(ROWS[:1] * 2, HEADINGS, 20) == [
        "Bank: How laws are",
        "  made",
        "Questions: 12",
        "Right: 83%",
        "",
        "Bank: How laws are",
        "  made",
        "Questions: 12",
        "Right: 83%",
    ]


def test_no_rows_no_table() -> None:
    """Headings alone say nothing."""
    assert table([], HEADINGS, 80) == []


def test_headings_are_strong() -> None:
    """Where colours are allowed the headings stand out."""
    assert table([("a",)], ("A",), 80, COLOURED) == ["\x1b[1mA\x1b[0m", "a"]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+1 800", "'+1 800"),
        ("-rm", "'-rm"),
        ("@sum", "'@sum"),
        (" =1", "' =1"),
        ("\t=1", "'    =1"),
        ("＝1", "'＝1"),
        ("-3.5", "-3.5"),
        (-3.5, "-3.5"),
        ("+4%", "+4%"),
        (None, ""),
        (True, "True"),
        ("a = b", "a = b"),
    ],
)
def test_a_spreadsheet_calculates_nothing(cell: object, written: str) -> None:
    """A text that would be a formula is marked as text; numbers are left alone."""
    assert to_csv([(cell, "x")]) == f"{written},x\n"


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2)))
def test_csv_reads_back(rows: list[list[str]]) -> None:
    """What a reader of CSV gets is the text, cleaned and perhaps marked."""
    found = list(csv.reader(io.StringIO(to_csv(rows), newline="")))
    assert [[cell.removeprefix("'") for cell in row] for row in found] == [
        [clean(cell).removeprefix("'") for cell in row] for row in rows
    ]
