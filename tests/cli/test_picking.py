"""Answers by single keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.cli.answers import PICKED
from civicquiz.cli.picking import MOST, Picking
from civicquiz.model import Asked, Kind, Response
from support.asking import asked_questions
from support.sittings import EVERY_KIND, FakeSitting

KEYS = st.lists(
    st.sampled_from([*"0123456789abcdefghuqsz?", "enter", "space", "up", "down", "backspace"])
    | st.sampled_from(["escape", "left", "é", "議"])
)


def press(kind: str, *keys: str) -> tuple[Response | None, list[str]]:
    """Press keys at the example of a kind; return the answer and what is left on the screen."""
    asked = FakeSitting([EVERY_KIND[kind]]).ask()
    assert asked is not None
    picking = Picking(asked)
    answers = [picking.press(key) for key in keys]
    assert all(answer is None for answer in answers[:-1]), "answered too early"
    return answers[-1], picking.record()


@pytest.mark.parametrize(
    ("kind", "keys", "answer", "record"),
    [
        ("single-choice", "2", (1,), ["Your answer: 2"]),
        ("single-choice", "C", (0,), ["Your answer: 3"]),
        ("single-choice", "x4d é 2", (1,), ["Your answer: 2"]),
        ("single-choice", "0", (), ["Your answer: not known"]),
        ("multiple-choice", "34 enter", (0, 1), ["Your answer: 3, 4"]),
        ("multiple-choice", "123 1 backspace enter", (1, 2), ["Your answer: 2, 3"]),
        ("multiple-choice", "space down down space enter", (1, 3), ["Your answer: 1, 3"]),
        ("multiple-choice", "up space enter", (0,), ["Your answer: 4"]),
        ("multiple-choice", "enter 0", (), ["Your answer: not known"]),
        (
            "ordering",
            "3 enter 3 1 backspace 2 1 1 enter",
            (0, 1, 2),
            ["1. It is introduced", "2. A committee votes", "3. The President signs"],
        ),
        ("ordering", "0", (), ["Your answer: not known"]),
        ("matching", "2 0 enter", (0, -1), ["House: 2 Speaker", "Senate: none"]),
        (
            "matching",
            "backspace 1 backspace 2 b 1 enter",
            (0, 0),
            ["House: 2 Speaker", "Senate: 2 Speaker"],
        ),
        ("flashcard", "0 5 a enter 4", (4,), ["Your answer: 4"]),
    ],
)
def test_keys_come_to_an_answer(kind: str, keys: str, answer: Response, record: list[str]) -> None:
    """Digits and letters pick, Space ticks, Backspace takes back, Enter confirms what is whole."""
    pressed: list[str] = []
    for word in keys.split():
        pressed += [word] if len(word) > 3 or word == "up" else list(word)
    assert press(kind, *pressed) == (answer, record)


@given(asked_questions(), KEYS)
def test_any_keys_do_no_harm(asked: Asked, keys: list[str]) -> None:
    """Whatever is pressed, the keys on the screen are those that work, and nothing breaks."""
    kind = asked.posed.question.kind
    if kind not in PICKED:
        return
    picking = Picking(asked)
    assert picking.count <= MOST
    for key in keys:
        shown = dict(picking.keys())
        answer = picking.press(key)
        if answer is not None:
            confirmed = key == "enter"
            assert not confirmed or "Enter" in shown
            assert key != "0" or "0" in shown
            assert len(answer) <= picking.count
            return
        confirms = picking.is_whole and kind not in {Kind.SINGLE, Kind.FLASHCARD}
        assert ("Enter" in dict(picking.keys())) == confirms
        assert all(picking.entries())
        assert all(0 <= number <= picking.count for number in picking.numbers)
