"""Markdown within a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.render import COLOURED, PLAIN, Role, inline, prose_lines, without_marks

STRONG, EMPHASIS, CODE, FAINT, NONE = (
    Role.STRONG,
    Role.EMPHASIS,
    Role.CODE,
    Role.FAINT,
    Role.NONE,
)


@pytest.mark.parametrize(
    ("markdown", "spans"),
    [
        ("plain", [("plain", NONE)]),
        ("**not** this", [("not", STRONG), (" this", NONE)]),
        ("*a **b** c*", [("a ", EMPHASIS), ("b", STRONG | EMPHASIS), (" c", EMPHASIS)]),
        ("***x***", [("x", STRONG | EMPHASIS)]),
        ("__x__ and _y_", [("x", STRONG), (" and ", NONE), ("y", EMPHASIS)]),
        ("*foo**bar*", [("foo**bar", EMPHASIS)]),
        ("snake_case_name", [("snake_case_name", NONE)]),
        ("2 * 3 * 4", [("2 * 3 * 4", NONE)]),
        ("`**x**`", [("**x**", CODE)]),
        ("`` a`b ``", [("a`b", CODE)]),
        ("one ` tick", [("one ` tick", NONE)]),
        (r"\*no\* \_e\_", [("*no* _e_", NONE)]),
        ("[S](http://x.org/a_(b))", [("S", NONE), (" (http://x.org/a_(b))", FAINT)]),
        ("[http://x](http://x)", [("http://x", NONE)]),
        ("![flag](f.png)!", [("flag!", NONE)]),
        ("<https://x.org>", [("https://x.org", NONE)]),
        ("AT&amp;T &nope; &#169;", [("AT&T &nope; ©", NONE)]),
        ("H<sub>2</sub>O a<b", [("H2O a<b", NONE)]),
        ("a<br>b  \nc\nd", [("a\nb\nc d", NONE)]),
        ("x<!-- note -->y", [("xy", NONE)]),
        ("**「法」** だ", [("「法」", STRONG), (" だ", NONE)]),
    ],
)
def test_marks_become_roles(markdown: str, spans: list[tuple[str, Role]]) -> None:
    """What marks a text does not show, and what only looks like a mark does."""
    assert inline(markdown) == spans


@given(st.text(st.sampled_from("*_`[]()<>!\\& ab\n"), max_size=40))
def test_nothing_but_marks_is_lost(markdown: str) -> None:
    """Letters outside links stay, in their order, whatever stands around them."""
    letters = [char for char in markdown if char in "ab"]
    if (
        "](" not in markdown
        and "<a" not in markdown
        and "<b" not in markdown
        and "</" not in markdown
    ):
        assert [char for char in without_marks(markdown) if char in "ab"] == letters


@given(st.text(st.characters(exclude_characters="*_`[]<>!\\&\n", exclude_categories=("Z", "C"))))
def test_text_without_marks_stays(text: str) -> None:
    """What holds no marks is shown as it is."""
    assert without_marks(text) == text


@pytest.mark.parametrize(
    "unit", ["*a_ ", "`", "[a](", "<!--", " ", "( ", "[", "_*", "`a``b", "<a "]
)
def test_time_is_linear(unit: str) -> None:
    """A hundred thousand signs are read in a moment: by the square it would be minutes."""
    markdown = unit * (100_000 // len(unit))
    assert inline(markdown)


def test_paragraphs_lists_and_code() -> None:
    """Each block stands on lines of its own, its further lines indented."""
    markdown = (
        "One **two**\nthree.\n\n- first item of\n  the list\n- second\n  1. nested\n\n"
        "```py\nx = 1  # *kept*\n```\n> quoted\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n---\n# End\n"
        "<!-- not\nshown -->"
    )
    assert prose_lines(markdown, 16, PLAIN) == [
        "One two three.",
        "",
        "- first item of",
        "  the list",
        "- second",
        "  1. nested",
        "",
        "  x = 1  #",
        "  *kept*",
        "  quoted",
        "",
        "a | b",
        "",
        "1 | 2",
        "",
        "End",
    ]


def test_a_hard_break_ends_any_line_of_a_paragraph() -> None:
    """Two blanks at its end do, in the first line as in the others; verse keeps its lines."""
    assert prose_lines("One  \ntwo  \nthree\nfour.  ", 40, PLAIN) == ["One", "two", "three four."]


def test_colours_end_with_their_text() -> None:
    """Every line sets its own colours and ends them."""
    assert prose_lines("a **b c** d", 4, COLOURED) == ["a \x1b[1mb\x1b[0m", "\x1b[1mc\x1b[0m d"]
