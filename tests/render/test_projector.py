"""A question at the projector: it fits, it is wide where there is room, and hands become bars."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.grade import key_text
from civicquiz.model import Asked, Choice, Hands, Kind, Option
from civicquiz.render import (
    COLOURED,
    PLAIN,
    SIGNS,
    Slide,
    Style,
    hands_phrase,
    option_letters,
    slide_lines,
    text_width,
)
from civicquiz.study import shuffled
from support.asking import asked_questions
from support.sittings import EVERY_KIND

NOW = datetime(2026, 3, 1, tzinfo=UTC)
PAINT = re.compile(r"\x1b\[[0-9;]*m")
UNSHOWABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def slide(kind: Kind = Kind.SINGLE, **changes: object) -> Slide:
    """Return the slide of an example."""
    posed = EVERY_KIND[kind]
    asked = Asked(posed, shuffled(posed.question, Random(1)), 2, 5)
    return replace(Slide("3B-quiz-1", asked), **changes)  # type: ignore[arg-type]  # any fields


def hands(*counts: int, abstained: int = 0) -> Hands:
    """Return a show of hands."""
    return Hands(1, 1, 1, 1, NOW, counts, abstained)


def counted(each: Slide, number: int) -> Slide:
    """Return a slide with so many hands for each that can be raised for."""
    shape = each.asked.posed.question.shape
    labels = len(shape.options) if isinstance(shape, Choice) else 1
    return replace(each, hands=hands(*[number] * labels))


@given(
    asked_questions(),
    st.booleans(),
    st.none() | st.integers(0, 5000),
    st.integers(10, 250),
    st.integers(0, 60),
    st.sampled_from([PLAIN, SIGNS, COLOURED]),
)
def test_no_line_is_wider_than_the_screen(
    asked: Asked, revealed: bool, number: int | None, width: int, height: int, style: Style
) -> None:
    """Whatever the bank says, with hands and without, lines keep within their columns."""
    each = Slide("3B-quiz-1", asked, revealed=revealed)
    each = each if number is None else counted(each, number)
    for line in slide_lines(each, width, height, style):
        bare = PAINT.sub("", line) if style.colour else line
        assert text_width(bare) <= width
        assert not UNSHOWABLE.search(bare)


@pytest.mark.parametrize("kind", Kind)
def test_before_the_reveal_nothing_tells_the_key(kind: Kind) -> None:
    """Neither mark nor colour nor key nor bar stands there before."""
    text = "\n".join(slide_lines(counted(slide(kind), 7), 80, 24, COLOURED))
    assert "✓" not in text
    assert "█" not in text
    assert "\x1b[32m" not in text
    assert "Answer" not in text
    assert "Fact:" not in text


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("style", [PLAIN, SIGNS])
def test_the_reveal_tells_the_key_and_where_it_comes_from(kind: Kind, style: Style) -> None:
    """The key, the fact, its source and its date are there."""
    text = "\n".join(slide_lines(slide(kind, revealed=True), 80, 24, style))
    assert "✓" in text if isinstance(EVERY_KIND[kind].question.shape, Choice) and style.signs else (
        "Answer: " in text
    )  # fmt: skip
    if EVERY_KIND[kind].fact is not None:
        assert "Source: " in text


def test_it_is_as_wide_apart_as_the_screen_allows() -> None:
    """With room there are margins and blank lines; without, both go before a line is lost."""
    wide = slide_lines(slide(), 80, 24, SIGNS)
    assert wide == [
        "        2 of 5 · 3B-quiz-1 · House",
        "",
        "",
        "        Which chamber has 435 voting members?",
        "",
        "",
        "          A  The Senate",
        "",
        "          B  The Supreme Court",
        "",
        "          C  The House of Representatives",
    ]
    close = slide_lines(slide(), 80, 7, SIGNS)
    assert len(close) == 7
    assert close == slide_lines(slide(), 80, 0, SIGNS) or close[0].startswith("        ")
    assert [line.strip() for line in close if line] == [line.strip() for line in wide if line]


def test_bars_stand_beside_the_options() -> None:
    """The longest has the most hands; one hand is seen, none is a nought."""
    each = replace(slide(revealed=True), hands=hands(20, 0, 1, abstained=2))
    lines = [line.rstrip() for line in slide_lines(each, 80, 24, SIGNS)]
    bars = [line for line in lines if re.match(r" +✓? +?[ABC]  ", line)]
    assert [line.count("█") for line in bars] == [16, 0, 1]
    assert [line.split()[-1] for line in bars] == ["20", "0", "1"]
    told = slide_lines(each, 80, 24, PLAIN)
    assert "          A. The Senate (20 hands)" in told
    assert "          C. The House of Representatives (1 hand)" in told


def test_a_sheet_of_paper_can_be_gone_through() -> None:
    """Rows and gaps have the numbers of the booklet, and the key the letters to be written there."""
    asked = slide_lines(slide(Kind.MATCHING), 80, 60, SIGNS)
    rows = [line.strip() for line in asked if re.match(r" +[0-9]  ", line)]
    assert [row[0] for row in rows] == ["1", "2"]
    told = slide_lines(slide(Kind.MATCHING, revealed=True), 80, 60, SIGNS)
    (letters,) = [line.split(": ")[1] for line in told if "Answer: " in line]
    offered = {line.split()[0]: line.split(None, 1)[1] for line in asked
               if re.match(r" +[A-Z]  ", line)}  # fmt: skip
    for row, pair in zip(rows, letters.split(), strict=True):
        assert pair[0] == row[0]
        assert f"{row[3:]} — {offered[pair[1]]}" in "\n".join(told)
    gaps = "\n".join(slide_lines(slide(Kind.CLOZE, revealed=True), 80, 60, SIGNS))
    keys = key_text(EVERY_KIND[Kind.CLOZE].question)
    assert len(keys) > 1
    assert all(f"[{number}] {key}" in gaps for number, key in enumerate(keys, 1))


def test_many_options_have_names() -> None:
    """After Z come numbers."""
    assert option_letters(3) == ("A", "B", "C")
    assert option_letters(28)[-3:] == ("Z", "27", "28")
    options = tuple(Option(f"option {at}", right=at == 0) for at in range(28))
    each = slide()
    posed = each.asked.posed
    question = replace(posed.question, shape=Choice(options))
    asked = replace(each.asked, posed=replace(posed, question=question), shown=tuple(range(28)))
    assert any("27 option 26" in line for line in slide_lines(Slide("q", asked), 80, 24, SIGNS))


def test_hands_in_words() -> None:
    """Hands are told with their sum, unless it is more than there are pupils."""
    assert (
        hands_phrase(hands(12, 9, abstained=2), "AB", 30) == "Hands: A 12, B 9, none 2 (23 of 30)"
    )
    assert hands_phrase(hands(30, 9), "AB", 30) == "Hands: A 30, B 9"
