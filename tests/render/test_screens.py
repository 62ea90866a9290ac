"""What every screen keeps to, whatever stands in the bank."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from civicquiz.model import Asked, Cloze, Kind, Outcome, PosedFact, Question, SessionKind, Summary
from civicquiz.render import (
    COLOURED,
    PLAIN,
    SIGNS,
    Style,
    back_lines,
    progress_lines,
    prose_lines,
    question_lines,
    reveal_lines,
    stem_and_prose,
    summary_lines,
    table,
    text_width,
)
from support.asking import asked_questions, outcomes
from support.banks import questions

WIDTHS = st.integers(10, 100)
STYLES = st.sampled_from((PLAIN, SIGNS, COLOURED))
OURS = re.compile(r"\x1b\[[0-9;]+m")
UNSHOWABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
ANYTHING = st.text(
    st.characters() | st.sampled_from("*_`[]()<>\\\n |#-> \x1b\t\r{}議"), max_size=60
)
SUMMARIES = st.builds(
    Summary,
    st.just(7),
    st.sampled_from(SessionKind),
    st.integers(0, 2000),
    st.integers(0, 2000),
    st.none() | st.floats(0, 1),
    st.integers(0, 100_000),
    st.none() | st.booleans(),
    st.integers(0, 2000),
    st.integers(0, 2000),
    st.booleans(),
)


def assert_fit(lines: list[str], width: int, style: Style) -> None:
    """No line is too wide, and none holds a control character beside colours where allowed."""
    for line in lines:
        bare = OURS.sub("", line) if style.colour else line
        assert text_width(bare) <= width, line
        assert not UNSHOWABLE.search(bare), line


@given(asked_questions(), WIDTHS, STYLES, st.integers(0, 9))
def test_a_question_fits(asked: Asked, width: int, style: Style, right: int) -> None:
    """Any question can be asked on any terminal of ten columns or more."""
    assert_fit(question_lines(asked, width, style), width, style)
    asked = replace(asked, answered=9, right=right)
    assert_fit(progress_lines(asked, width, style), width, style)


@given(outcomes(), WIDTHS, STYLES, st.booleans())
def test_a_reveal_fits(outcome: Outcome, width: int, style: Style, again: bool) -> None:
    """Any outcome can be shown, and always says something."""
    lines = reveal_lines(outcome, width, style, again=again)
    assert lines
    assert_fit(lines, width, style)


@given(asked_questions(Kind.FLASHCARD), WIDTHS, STYLES)
def test_a_back_fits(asked: Asked, width: int, style: Style) -> None:
    """Any flashcard can be turned over."""
    assert_fit(back_lines(asked, width, style), width, style)


@given(SUMMARIES, WIDTHS, STYLES)
def test_a_summary_fits(summary: Summary, width: int, style: Style) -> None:
    """Any session can be summed up."""
    assert_fit(summary_lines(summary, width, style), width, style)


@given(ANYTHING, WIDTHS, STYLES)
def test_any_markdown_fits(markdown: str, width: int, style: Style) -> None:
    """Whatever is written, it is shown within the width and without control characters."""
    assert_fit(prose_lines(markdown, width, style), width, style)


@given(
    st.lists(st.tuples(ANYTHING, st.integers().map(str), ANYTHING), max_size=4),
    st.tuples(*[st.sampled_from(("Bank", "Questions", "議会", "Due tomorrow"))] * 3),
    WIDTHS,
    STYLES,
)
def test_a_table_fits(
    rows: list[tuple[str, ...]], headings: tuple[str, ...], width: int, style: Style
) -> None:
    """A table is wrapped or told row by row, never wider than its screen."""
    assert_fit(table(rows, headings, width, style), width, style)


@given(questions(Kind.CLOZE))
def test_every_gap_is_hidden(question: Question) -> None:
    """As many gaps are shown as the question has, and no key with its marks."""
    assert isinstance(question.shape, Cloze)
    numbers: list[int] = []
    stem_and_prose(question, lambda number: numbers.append(number) or "")  # type: ignore[func-returns-value]  # append gives None
    assert numbers == list(range(1, len(question.shape.gaps) + 1))


@settings(max_examples=40)
@given(outcomes(), STYLES)
def test_an_escape_sequence_in_a_bank_is_harmless(outcome: Outcome, style: Style) -> None:
    """A bank cannot move the cursor, change colours or set the title of the window."""
    evil = "\x1b[2J\x1b]0;owned\x07 x\x9b31m\u202e"
    asked = outcome.asked
    fact = PosedFact(1, evil, evil)
    question = replace(asked.posed.question, stem=evil, prose=evil, explanation=evil, topic=(evil,))
    posed = replace(asked.posed, bank_title=evil, question=question, fact=fact)
    asked = replace(asked, posed=posed)
    assert_fit(question_lines(asked, 80, style), 80, style)
    assert_fit(progress_lines(asked, 80, style), 80, style)
    assert_fit(reveal_lines(replace(outcome, asked=asked), 80, style), 80, style)
