"""Commands and answers on lines are never mistaken for each other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.cli.lines import Command, Typing, kept_texts, understood
from civicquiz.cli.loop import Order
from civicquiz.errors import BadInput
from civicquiz.model import Asked, Response
from support.sittings import EVERY_KIND, FakeSitting


def ask(kind: str) -> Asked:
    """Return the example of a kind as it is asked."""
    asked = FakeSitting([EVERY_KIND[kind]]).ask()
    assert asked is not None
    return asked


def typed(kind: str, *lines: str) -> tuple[Response | Order, list[str]]:
    """Return what some lines come to, and the prompts, commands and complaints on the way."""
    given: Iterator[str] = iter(lines)
    said: list[str] = []

    def read(prompt: str) -> str:
        said.append(prompt)
        return next(given)

    typing = Typing(read, lambda command, note: said.append(f"{command} {note}"), said.append)
    answer = typing.answer(ask(kind))
    assert not list(given), "not all lines were read"
    return answer, said


@pytest.mark.parametrize(
    ("line", "bare", "meant"),
    [
        ("/h", False, (Command.HINT, "")),
        ("/HINT", False, (Command.HINT, "")),
        ("/flag the key is odd", False, (Command.FLAG, "the key is odd")),
        ("/?", False, (Command.HELP, "")),
        ("/0", False, (Command.UNKNOWN, "")),
        ("//h", False, (None, "/h")),
        ("///", False, (None, "//")),
        ("h", False, (None, "h")),
        ("stop", False, (None, "stop")),
        ("h", True, (Command.HINT, "")),
        ("q", True, (Command.STOP, "")),
        ("flag odd", True, (Command.FLAG, "odd")),
        ("b", True, (None, "b")),
        ("0", True, (None, "0")),
        ("stop it", True, (None, "stop it")),
        ("", False, (None, "")),
    ],
)
def test_a_slash_makes_a_command(line: str, bare: bool, meant: tuple[Command | None, str]) -> None:
    """Where words are answers only a slash commands; where numbers are, words do as well."""
    assert understood(line, bare=bare) == meant


@given(st.text().filter(lambda text: not text.strip().startswith("/")))
def test_no_answer_collides(text: str) -> None:
    """Any text that does not begin with a slash is an answer, and with two slashes any at all."""
    assert understood(text)[0] is None
    assert understood("//" + text)[0] is None


def test_a_slip_of_a_command_is_no_answer() -> None:
    """An unknown command says how to type it as an answer."""
    with pytest.raises(BadInput, match="no command /hnit") as caught:
        understood("/hnit")
    assert "//hnit" in caught.value.hint


@pytest.mark.parametrize(
    ("kind", "lines", "answer"),
    [
        ("single-choice", ["0"], ()),
        ("single-choice", ["", "x", "9", "2"], (1,)),
        ("typed", ["", "/b", "/nope", "Speaker"], "Speaker"),
        ("typed", ["0"], "0"),
        ("typed", ["/0"], ""),
        ("listing", ["a", "/b", "b", ""], ("b",)),
        ("listing", ["", "a", "b"], ("a", "b")),
        ("listing", ["/0"], ()),
        ("cloze", ["", "100"], ("", "100")),
        ("cloze", ["435", "/b", "436", ""], ("436", "")),
        ("cloze", ["", "", "1", "2"], ("1", "2")),
        ("matching", ["2", "b"], (0, 0)),
        ("matching", ["2", "/b", "1", "0"], (1, -1)),
        ("matching", ["21"], (0, 1)),
        ("matching", ["5", "1 2 1", "1", "2"], (1, 0)),
        ("flashcard", ["3"], (3,)),
    ],
)
def test_lines_come_to_an_answer(kind: str, lines: list[str], answer: Response) -> None:
    """Empty lines, slips and taking back cost nothing."""
    assert typed(kind, *lines)[0] == answer


@pytest.mark.parametrize("kind", sorted(EVERY_KIND))
@pytest.mark.parametrize(
    ("line", "order"), [("/s", Order.SKIP), ("/undo", Order.UNDO), ("/q", Order.STOP)]
)
def test_orders_lead_elsewhere(kind: str, line: str, order: Order) -> None:
    """Every kind can be skipped, undone and stopped."""
    assert typed(kind, line)[0] is order


def test_what_is_done_beside_keeps_what_was_typed() -> None:
    """A hint in the middle of a cloze does not lose its first gap."""
    answer, said = typed("cloze", "435", "/h", "/flag odd", "100")
    assert answer == ("435", "100")
    assert said == [
        "Gap 1 of 2: ",
        "Gap 2 of 2: ",
        "hint ",
        "Gap 2 of 2: ",
        "flag odd",
        "Gap 2 of 2: ",
    ]


def test_a_second_try_keeps_what_was_right() -> None:
    """Only the part that was almost right is typed again."""
    sitting = FakeSitting([EVERY_KIND["listing"]])
    first = sitting.answer(("executive", "judicia"), response_ms=1)
    again = sitting.ask()
    assert again is not None
    assert kept_texts(again, first) == ["executive", None]
    assert kept_texts(again, None) == [None, None]
    said: list[str] = []
    typing = Typing(lambda _prompt: "judicial", lambda *_: None, said.append)
    assert typing.answer(again, first) == ("executive", "judicial")
    assert said == ["Kept: executive"]
