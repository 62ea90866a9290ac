"""Tables come back from every way in which spreadsheets write them; what is none is told."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_LE

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.errors import BadInput
from civicquiz.formats import Row, Table, read_table

LETTERS = "abcäößéŒ–“”'\"—\n\r,;\t=+-@ xyz019"
TEXT = st.text(st.sampled_from(LETTERS), max_size=12).map(str.strip)
CELL = st.one_of(st.just(""), TEXT)
ROWS = st.lists(st.lists(CELL, min_size=3, max_size=3).filter(any), max_size=6)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
ENCODINGS = st.sampled_from(
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16"), ("cp1252", "CP1252")]
)


def written(rows: list[list[str]], delimiter: str = ",", end: str = "\n") -> str:
    """Return the rows as a spreadsheet writes them; each cell that needs quotes has them."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(rows)
    return out.getvalue()


def table_or_complaint(data: bytes) -> Table | BadInput:
    """Return what the reader makes of some bytes."""
    try:
        return read_table(data)
    except BadInput as error:
        return error


def read(text: str) -> Table:
    """Read a text as UTF-8."""
    return read_table(text.encode())


@given(ROWS, st.sampled_from(",;\t"), ENDS, ENCODINGS)
def test_what_was_written_is_read(
    rows: list[list[str]], delimiter: str, end: str, encoding: tuple[str, str]
) -> None:
    """Cells come back from each delimiter, line end and encoding, whatever they hold."""
    codec, name = encoding
    data = written([["alias", "name, first", "Größe"], *rows], delimiter, end).encode(codec)
    table = read_table(data)
    assert table.headings == ("alias", "name, first", "Größe")
    assert [list(row.cells) for row in table.rows] == rows
    assert (table.encoding, table.delimiter) == (name, delimiter)


@given(
    st.one_of(
        st.binary(max_size=80),
        st.text(st.sampled_from('a,"\n\r; '), max_size=30).map(str.encode),
    )
)
def test_any_bytes_are_a_table_or_bad_input(data: bytes) -> None:
    """No bytes break the reader; what is told has a remedy."""
    match table_or_complaint(data):
        case Table() as table:
            assert all(len(row.cells) >= len(table.headings) for row in table.rows)
            assert all(any(row.cells) for row in table.rows)
        case BadInput() as error:
            assert error.message.endswith(".")
            assert error.hint


def test_each_row_knows_its_line() -> None:
    """Empty rows are left out and counted; a cell of two lines moves those behind it."""
    table = read('\nalias,name\r\n\r\na,"x\ny"\r\n,,\r\nb,z\n\n,\n')
    assert table.line == 2
    assert table.rows == (Row(4, ("a", "x\ny")), Row(7, ("b", "z")))


def test_a_row_is_filled_and_never_cut() -> None:
    """Missing cells are empty; cells beyond the headings are kept for the caller to tell."""
    table = read("alias,name,,\na\nb,x,y\nc,x,,\n")
    assert table.headings == ("alias", "name")
    assert [row.cells for row in table.rows] == [("a", ""), ("b", "x", "y"), ("c", "x")]


def test_excel_tells_its_delimiter() -> None:
    """A first line `sep=;` is obeyed and is no heading; lines are counted with it."""
    table = read("sep=;\nname,first;alias\nRoe, Ann;otter-7\n")
    assert table.headings == ("name,first", "alias")
    assert table.rows == (Row(3, ("Roe, Ann", "otter-7")),)


def test_delimiters_inside_quotes_do_not_count() -> None:
    """The headings decide, and what they quote does not."""
    assert read('"a,b,c,d";e\n1;2\n').delimiter == ";"
    assert read("only\nRoe\n").delimiter == ","


def test_of_two_delimiters_the_rarer_in_texts_counts() -> None:
    """A comma may belong to a heading."""
    assert read("Name, Vorname;Klasse\nRoe, Ann;3B\n").headings == ("Name, Vorname", "Klasse")


def test_a_title_above_the_headings_tells_no_delimiter() -> None:
    """The first line that agrees with the next one does."""
    assert read("Class 3B, autumn\n\nLast;First\nRoe;Ann\n").delimiter == ";"
    assert read('"Class\n3B, autumn"\nLast\tFirst\nRoe\tAnn\n').delimiter == "\t"
    assert read("Class list\nFirst,Last\n").delimiter == ","


def test_a_quotation_mark_within_a_cell_stays() -> None:
    """A cell that does not begin with a quotation mark may hold one."""
    assert read('name\nAnn "Nan" Roe\n').rows[0].cells == ('Ann "Nan" Roe',)


def test_five_thousand_rows_are_read() -> None:
    """A whole school is one table."""
    table = read(written([["name"], *([f"Pupil {number}"] for number in range(5_000))]))
    assert len(table.rows) == 5_000
    assert table.rows[-1] == Row(5_001, ("Pupil 4999",))


def test_columns_are_found_by_any_of_their_names() -> None:
    """Case does not matter; a name that no column has is None."""
    table = read("Alias,NAME\n")
    assert (table.column("alias", "pupil"), table.column("name"), table.column("pin")) == (
        0,
        1,
        None,
    )


@pytest.mark.parametrize(
    ("headings", "told"),
    [
        ("alias,x,alias", "Line 1: columns 1 and 3 are both headed “alias”."),
        ("pupil,alias", "Line 1: there are a column “pupil” and a column “alias”."),
    ],
)
def test_a_column_that_stands_twice_is_told(headings: str, told: str) -> None:
    """Which of two columns is meant is never guessed."""
    with pytest.raises(BadInput) as caught:
        read(headings + "\n").column("alias", "pupil")
    assert caught.value.message == told


BAD = [
    (b"", "The file is empty."),
    (b"\n\r\n ,,\n", "The file is empty."),
    (b"\xef\xbb\xbf", "The file is empty."),
    (b"a,b\n1\x00,2\n", "Line 2 holds a NUL byte: this is no text."),
    (BOM_UTF16_LE + "a\0".encode("utf-16-le"), "The file holds a NUL character: this is no text."),
    (BOM_UTF16_BE + b"\0a\0", "The file says that it is UTF-16, and byte 5 is none."),
    (BOM_UTF32_LE + b"a", "The file says that it is UTF-32, and byte 5 is none."),
    (b"\xef\xbb\xbfa\n\xff", "The file says that it is UTF-8, and byte 3 is none."),
    (b"a\r\n\r\nb\x81\n", "Line 3: the byte 81 is neither UTF-8 nor Windows (CP1252)."),
    (b'a,b\n1,"2\n3,4\n', "Line 2: a quotation mark is opened and never closed."),
    (b'a\n"' + b"x" * 200_000, "Line 2: a quotation mark is opened and never closed."),
    (b'a\n"b"c\n', "Line 2: text follows a closing quotation mark."),
    (b'a,b\n"1,2\n3,"4"\n', "Lines 2 to 3: text follows a closing quotation mark."),
    (b"PK\x03\x04rest", "This is a spreadsheet, not CSV."),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", "This is a spreadsheet, not CSV."),
    (b"a\n" + b"1\n" * 100_001, "Line 100002: there are more than 100,000 rows."),
    (b"a" * 20_000_001, "The file has 20,000,001 bytes; 20,000,000 are read at most."),
]


@pytest.mark.parametrize(("data", "told"), BAD, ids=[told for _, told in BAD])
def test_what_is_no_table_is_told_with_its_line(data: bytes, told: str) -> None:
    """Each way of being no CSV has one clear message and a remedy."""
    with pytest.raises(BadInput) as caught:
        read_table(data)
    assert caught.value.message == told
    assert caught.value.hint
