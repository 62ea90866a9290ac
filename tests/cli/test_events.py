"""A session as one JSON object a line."""

from __future__ import annotations

import io
import json
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.cli import events
from civicquiz.cli.answers import from_json
from civicquiz.cli.members import question_members
from civicquiz.model import SessionKind
from support.dialogue import any_answer
from support.sittings import EVERY_KIND, FakeSitting

ANSWERS: dict[str, object] = {
    "single-choice": 2,
    "multiple-choice": [3, 4],
    "typed": "the Speaker of the House",
    "number": 435,
    "date": "2025-08-15",
    "listing": ["executive", "judicial"],
    "cloze": ["435", 100],
    "ordering": [3, 2, 1],
    "matching": [2, 1],
    "flashcard": 3,
}


def sit(
    *lines: object, kinds: tuple[str, ...] = tuple(EVERY_KIND)
) -> tuple[FakeSitting, list[dict[str, Any]]]:
    """Hold a session over examples; a line that is no text is sent as JSON."""
    sitting = FakeSitting([EVERY_KIND[each] for each in kinds])
    given_lines = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    out = io.StringIO()
    code = events.run(
        sitting, ticks=lambda: 1.0, stdin=io.StringIO("\n".join(given_lines)), stdout=out
    )
    assert code == 0
    return sitting, [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_choice_from_question_to_end() -> None:
    """All that another front end needs is in the events."""
    sitting, found = sit({"answer": 3, "ms": 1234}, {"command": "stop"}, kinds=("single-choice",))
    assert sitting.calls == ["answer (0,) in 1234 ms", "pause"]
    assert found[0] == {
        "schema": 1,
        "event": "question",
        "id": "laws/house-size-choice",
        "kind": "single-choice",
        "bank": "How laws are made",
        "topic": ["Congress", "House"],
        "stem": "Which chamber has 435 voting members?",
        "prose": "",
        "options": ["The Supreme Court", "The House of Representatives", "The Senate"],
        "number": 1,
        "total": 1,
        "right": 0,
        "answered": 0,
        "new": True,
        "repeat": False,
        "second_try": False,
        "has_hint": True,
    }
    assert found[1] == {
        "schema": 1,
        "event": "graded",
        "id": "laws/house-size-choice",
        "score": 0.0,
        "verdict": "wrong",
        "recorded": True,
        "guessed": False,
        "key": ["The House of Representatives"],
        "key_numbers": [2],
        "parts": found[1]["parts"],
        "note": "",
        "rating": 1,
        "due": "2026-11-25",
        "feedback": ["It has two for each state: 100."],
        "explanation": "Fixed by law since 1929; each state has at least one.",
        "fact": {
            "id": "house-size",
            "statement": "The House of Representatives has **435** voting members.",
            "as_of": "2026-03",
            "until": None,
            "disputed": None,
            "sources": [
                {
                    "title": "A short guide to Congress",
                    "location": "guide.txt",
                    "retrieved": "2026-03-01",
                    "words": ["the House", "voting members"],
                }
            ],
        },
    }
    assert (found[2]["event"], found[2]["repeat"], found[2]["answered"]) == ("question", True, 1)
    assert found[3] == {
        "schema": 1,
        "event": "end",
        "session": 5,
        "kind": "study",
        "asked": 1,
        "right": 0,
        "score": 0.0,
        "seconds": 380,
        "passed": None,
        "left": 1,
        "due_tomorrow": 2,
        "finished": False,
    }


def test_all_kinds_are_answered_right() -> None:
    """An option's number, a list of them, text, or a list of texts."""
    sitting, found = sit(*({"answer": answer} for answer in ANSWERS.values()))
    assert [event["event"] for event in found] == ["question", "graded"] * 10 + ["end"]
    assert all(outcome.grade.score == 1 for outcome, _ in sitting.outcomes)
    assert (found[-1]["finished"], found[-1]["score"], found[-1]["right"]) == (True, 1.0, 10)
    key_numbers = {
        event["kind"]: graded["key_numbers"]
        for event, graded in zip(found[::2], found[1::2], strict=False)
    }
    for kind in ("multiple-choice", "ordering", "matching"):
        assert key_numbers[kind] == ANSWERS[kind]


@pytest.mark.parametrize(
    ("kind", "members"),
    [
        ("cloze", {"stem": "The House has [1] members and the Senate [2].", "gaps": 2}),
        ("listing", {"needs": 2}),
        ("number", {"unit": "members"}),
        (
            "matching",
            {
                "headings": ["Chamber", "Officer"],
                "rows": ["House", "Senate"],
                "options": ["President", "Speaker"],
            },
        ),
        ("ordering", {"options": ["The President signs", "A committee votes", "It is introduced"]}),
    ],
)
def test_what_a_kind_needs(kind: str, members: dict[str, object]) -> None:
    """Gaps are numbered in brackets; rows and options stand in the order shown."""
    question = sit(kinds=(kind,))[1][0]
    assert members.items() <= question.items()


@pytest.mark.parametrize(
    "line",
    [
        "",
        "2",
        "nonsense",
        "[" * 100_000,
        '{"answer": 2',
        '{"answer": 9}',
        '{"answer": true}',
        '{"answer": NaN}',
        '{"answer": 2.0}',
        '{"answer": "2"}',
        '{"answer": ' + "9" * 5000 + "}",
        '{"answer": 2, "ms": -1}',
        '{"answer": 2, "ms": "fast"}',
        '{"answer": 2, "guessed": 1}',
        '{"command": "fly"}',
        '{"command": ["stop"]}',
        "{}",
        "\x00",
    ],
)
def test_bad_input_is_told_and_asked_again(line: str) -> None:
    """An error with a message and a hint, then the same question; nothing is recorded."""
    sitting, found = sit(line, {"answer": 2}, kinds=("single-choice",))
    assert [event["event"] for event in found] == ["question", "error", "question", "graded", "end"]
    assert found[1]["message"]
    assert found[1]["hint"]
    assert found[0] == found[2]
    assert sitting.calls == ["answer (1,) in 0 ms", "finish"]


def test_every_line_is_answered_by_one_event_and_a_question() -> None:
    """Hint, flag, undo, skip and guessed are each confirmed before the next question."""
    commands: list[object] = [
        {"command": "guessed"},
        {"command": "undo"},
        {"answer": 2},
        {"command": "guessed"},
        {"command": "hint"},
        {"command": "flag", "note": "odd"},
        {"command": "undo"},
        {"command": "hint"},
        {"command": "skip"},
    ]
    sitting, found = sit(*commands, kinds=("single-choice", "typed"))
    replies = found[1:-2:2]
    said = "error done graded graded hint flagged done hint done"
    assert " ".join(event["event"] for event in replies) == said
    assert {event["event"] for event in found[:-1:2]} == {"question"}
    assert found[-1]["event"] == "end"
    assert (replies[1]["done"], replies[6]["done"]) == (False, True)
    assert (replies[3]["guessed"], replies[3]["rating"], replies[3]["score"]) == (True, 1, 1.0)
    assert (replies[4]["hint"], replies[7]["hint"]) == ("", "The Senate has 100.")
    assert "flag odd" in sitting.calls


def test_an_almost_right_answer_gives_nothing_away() -> None:
    """Nothing is recorded, the key is not told, and the question comes as a second try."""
    answers = [{"answer": "the Speeker of the House"}, {"answer": "the Speaker of the House"}]
    _, found = sit(*answers, kinds=("typed",))
    graded = found[1]
    assert (graded["verdict"], graded["recorded"], graded["rating"]) == ("almost", False, None)
    assert graded["key"] is graded["key_numbers"] is graded["fact"] is None
    assert graded["parts"][0]["note"] == "Speeker → Speaker"
    assert found[2]["second_try"] is True
    assert (found[3]["verdict"], found[3]["recorded"]) == ("right", True)


def test_a_guess_can_be_told_at_once() -> None:
    """An answer may say that it was guessed."""
    sitting, _ = sit({"answer": 2, "guessed": True}, {"command": "stop"}, kinds=("single-choice",))
    assert sitting.calls[0] == "answer (1,) in 0 ms guessed"


def test_the_end_of_the_input_pauses() -> None:
    """Nothing more comes in: the last event says that the session is not finished."""
    sitting, found = sit({"answer": 2}, kinds=("single-choice", "typed"))
    assert sitting.calls[-1] == "pause"
    assert (found[-1]["event"], found[-1]["finished"]) == ("end", False)


@given(st.integers(), st.sampled_from(SessionKind))
def test_any_fitting_answer_is_taken(seed: int, kind: SessionKind) -> None:
    """What follows from a question event alone is never refused."""
    dice = Random(seed)
    sitting = FakeSitting(list(EVERY_KIND.values()), kind)
    while (asked := sitting.ask()) is not None and len(sitting.outcomes) < 30:
        question = json.loads(json.dumps(question_members(asked)))
        response = from_json(asked, any_answer(question, dice))
        sitting.answer(response, response_ms=1)
