"""Texts beyond the limits, and texts that are no text: one problem with its place, no crash."""

from __future__ import annotations

import pytest

from civicquiz.bank import format_text, parse
from civicquiz.model import Place

FRONT = b"---\ntitle: x\n---\n"


def test_a_file_over_ten_mebibytes_is_not_read() -> None:
    """The size is told; nothing of the file is read."""
    data = FRONT + b"# T\n" * (10 * 1024 * 1024 // 4)
    (problem,) = parse(data).problems
    assert problem.code == "Q001"
    assert "10,485,777 bytes" in problem.what
    assert parse(data.decode()).problems == (problem,)
    assert parse(data).bank.entries == ()


def test_what_is_not_utf8_is_named_by_its_byte() -> None:
    """The byte and its place are told, and the rest is read."""
    parsed = parse(FRONT + "# Séance\r\n".encode() + b"caf\xe9\n", "a.md")
    (problem,) = parsed.problems
    assert (problem.code, problem.place) == ("Q002", Place("a.md", 5, 4))
    assert "byte 31 is 0xe9" in problem.what
    assert parsed.bank.entries[0].prose == "caf\ufffd"


def test_over_fifty_thousand_questions_are_too_many() -> None:
    """The first 50,000 are read; the heading of the next is named."""
    text = FRONT.decode() + "# A\nBack: b\n" * 50_001
    parsed = parse(text)
    (problem,) = parsed.problems
    assert (problem.code, problem.place.line) == ("Q006", 4 + 2 * 50_000)
    assert len(parsed.bank.questions) == 50_000


def test_a_long_line_is_left_out() -> None:
    """The lines around a line over 100,000 characters are read."""
    text = FRONT.decode() + "# T\n\na\n" + "b" * 100_001 + "\nc\n"
    assert parse(text).bank.entries[0].prose == "a\n\nc"
    assert parse(text.replace("bb", "b", 1)).problems == ()


@pytest.mark.parametrize(
    "unit", ["<!-- -->", "{{a}}", "`", "\\", "[ ] ", "|", "> ", "- ", "…", "# "]
)
def test_long_texts_of_one_sign_take_no_longer(unit: str) -> None:
    """Lines and texts of one sign are read, however deep they would nest."""
    parse(FRONT + (unit * 4000 + "\n").encode() * 3 + unit.encode() * 900)
    parse(FRONT + (unit + "\n").encode() * 4000)


@pytest.mark.parametrize(
    "text",
    ["", "# T\n\n<!-- open\n\n\n\n## A?", "# T\n```\n\n\n\n## A?", "---\ntitle: x\n\n\n\n## A?\n"],
)
def test_fmt_leaves_alone_what_cannot_be_read_whole(text: str) -> None:
    """A text of which a part was not read is returned as it is."""
    assert format_text(text) == text


@pytest.mark.parametrize("field", ["Needs", "Answer", "As of", "Answer: 1 ±", "Answer: 1.."])
def test_long_numbers_are_read(field: str) -> None:
    """A number of ten thousand digits is a problem, or words to type."""
    text = f"## A?\n\nAnswers:\n- a\n{field}: {'9' * 10_000}\n"
    parsed = parse(FRONT.decode() + text.replace("1 ±:", "1 ±").replace("1..:", "1.."))
    assert len(parsed.problems) == 1
