"""Answer lines come back from what they print; what is none is told, never raised."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.study.paper import AnswerLine, Mark, Trouble, line_text, read_cell, read_line

LETTERS = st.text("ABCDEFX-", min_size=1, max_size=5).filter(lambda text: text != "-")
TEXTS = st.text(st.sampled_from('ab é"“”[]-+x~,./;'), max_size=12)
MARKS = st.one_of(
    st.just(Mark()),
    LETTERS.map(Mark),
    TEXTS.map(lambda text: Mark(text=text)),
    st.sampled_from([1.0, 0.5, 0.0]).map(lambda score: Mark(score=score)),
)
LINES = st.builds(
    AnswerLine,
    st.sampled_from(["otter-7", "Crane-12", "3B/heron-4", "x"]),
    st.sampled_from(["", "A", "D", "Z"]),
    st.lists(MARKS, max_size=15).map(tuple),
)
ANY_TEXT = st.one_of(st.text(), st.text(st.sampled_from('otr7 /-,.AbXx+~[]"“”„1é\t')))


def said(text: str) -> AnswerLine:
    """Return what a line says, which must be readable."""
    line = read_line(text)
    assert isinstance(line, AnswerLine), line
    return line


def told(text: str) -> list[tuple[int, str]]:
    """Return the columns and words of what cannot be read in a line."""
    troubles = read_line(text)
    assert isinstance(troubles, list)
    assert all(trouble.fix for trouble in troubles)
    return [(trouble.column, trouble.what) for trouble in troubles]


@given(LINES)
def test_what_was_printed_is_read(line: AnswerLine) -> None:
    """A line comes back from what it prints, and prints the same again."""
    assert said(line_text(line)) == line
    assert line_text(said(line_text(line))) == line_text(line)


@given(ANY_TEXT)
def test_any_text_is_a_line_or_troubles(text: str) -> None:
    """No text breaks the reader, and each trouble lies in the line."""
    found = read_line(text)
    if isinstance(found, list):
        assert found
        assert all(1 <= trouble.column <= len(text) + 1 for trouble in found)
    else:
        assert said(line_text(found)) == found


@given(st.text(), st.booleans())
def test_any_cell_is_a_mark_or_a_trouble(text: str, written: bool) -> None:
    """A cell of its own is a mark, a trouble, and in words always a mark."""
    found = read_cell(text, written=written)
    assert isinstance(found, Mark if written else Mark | Trouble)


@pytest.mark.parametrize(
    "text",
    [
        "otter-7 ACBD-",
        "  otter-7: acbd-",
        "otter-7, A,C,B,D,-",
        "otter-7\tACB D-  ",
        "otter 7 AC.BD.-",
        "otter-7 [A][C][b][d][]",
        "otter‑7 A C B D –",
        "otter–7: acbd−",
    ],
)
def test_what_stands_between_marks_does_not_matter(text: str) -> None:
    """Capitals, blanks, dots and commas are the teacher's own affair."""
    assert said(text) == AnswerLine("otter-7", "", tuple(map(Mark, ["A", "C", "B", "D", ""])))


def test_a_version_may_be_named() -> None:
    """One letter behind a slash is the version; the class before the alias is none."""
    assert [(line.alias, line.version) for line in map(said, ["otter-7/b A", "3B/otter-7 A"])] == [
        ("otter-7", "B"),
        ("3B/otter-7", ""),
    ]
    assert said("otter 7/b A").version == "B"


def test_each_sort_of_mark_is_read() -> None:
    """Letters, several of them, judgements, texts in any quotation marks; x is wrong."""
    line = said('otter-7 b[C a-]+xX~"a ""b"""“Russia” „Rom“[X]')
    assert line.marks == (
        Mark("B"),
        Mark("CA-"),
        Mark(score=1.0),
        Mark(score=0.0),
        Mark(score=0.0),
        Mark(score=0.5),
        Mark(text='a "b"'),
        Mark(text="Russia"),
        Mark(text="Rom"),
        Mark("X"),
    )
    assert [mark.column for mark in line.marks] == [9, 10, 16, 17, 18, 19, 20, 29, 38, 43]


@pytest.mark.parametrize(
    ("text", "troubles"),
    [
        ("", [(1, "The line names nobody.")]),
        ("  , ", [(1, "The line names nobody.")]),
        ("o A1B?", [(4, "“1” is no mark."), (6, "“?” is no mark.")]),
        ("o AА", [(4, "“А” (cyrillic capital letter a) is no mark.")]),
        ("o A—", [(4, "“—” (em dash) is no mark.")]),
        ("o A] ", [(4, "“]” is no mark.")]),
        ("o A[BC", [(4, "The bracket is never closed.")]),
        ('o A"BC', [(4, "The quotation mark is never closed.")]),
        ("o A“BC", [(4, "The quotation mark is never closed.")]),
        ("o [A+] 9", [(5, "“+” is no letter of an option."), (8, "“9” is no mark.")]),
        ("o " + "A" * 20_000, [(20_001, "The line has 20,002 characters.")]),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else "",
)
def test_all_that_cannot_be_read_is_told(text: str, troubles: list[tuple[int, str]]) -> None:
    """Each trouble has its column; after an open quotation mark nothing can be told."""
    assert told(text) == troubles


@pytest.mark.parametrize(
    ("cell", "mark"),
    [
        ("", Mark()),
        (" - ", Mark()),
        ("–", Mark()),
        ("A – c", Mark("A-C")),
        ("b", Mark("B")),
        ("A, c", Mark("AC")),
        ("[C A]", Mark("CA")),
        ("x", Mark("X")),
        ("B?", Trouble(3, "“?” is no letter of an option.", "Letters stand in brackets: [AC].")),
    ],
)
def test_a_cell_of_letters_needs_no_brackets(cell: str, mark: Mark | Trouble) -> None:
    """A cell is one mark, so that an X in it is a letter."""
    assert read_cell(cell, written=False) == mark


@pytest.mark.parametrize(
    ("cell", "mark"),
    [
        ("-", Mark()),
        ("+", Mark(score=1.0)),
        ("X", Mark(score=0.0)),
        ("~", Mark(score=0.5)),
        ('"x"', Mark(text="x")),
        ("Russia, and China", Mark(text="Russia, and China")),
        ('the "Duma"', Mark(text='the "Duma"')),
        ("[A]", Mark(text="[A]")),
    ],
)
def test_a_cell_of_words_needs_no_quotes(cell: str, mark: Mark) -> None:
    """What is written stands as it is; a judgement stands alone, and quotes make it a text."""
    assert read_cell(cell, written=True) == mark
