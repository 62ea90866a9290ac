"""A session line by line."""

from __future__ import annotations

import io

import pytest

from civicquiz.cli import plain
from civicquiz.errors import BadInput
from civicquiz.model import Outcome, Response, SessionKind
from support.sittings import EVERY_KIND, FakeSitting

ANSWERS = {
    "single-choice": "2",
    "multiple-choice": "3 4",
    "typed": "the Speaker of the House",
    "number": "435",
    "date": "15 August 2025",
    "listing": "executive\njudicial",
    "cloze": "435\n100",
    "ordering": "3 2 1",
    "matching": "2\n1",
    "flashcard": "\n3",
}


class Ticks:
    """A clock that goes on by a second at each look."""

    def __init__(self) -> None:
        """Begin at noon."""
        self.now = 43200.0

    def __call__(self) -> float:
        """Return the seconds."""
        self.now += 1
        return self.now


def sit(
    lines: str, *kinds: str, kind: SessionKind = SessionKind.STUDY
) -> tuple[FakeSitting, str, int]:
    """Hold a session over examples; return it, what was written and the exit code."""
    sitting = FakeSitting([EVERY_KIND[each] for each in kinds or EVERY_KIND], kind)
    out = io.StringIO()
    code = plain.run(sitting, ticks=Ticks(), stdin=io.StringIO(lines), stdout=out)
    return sitting, out.getvalue(), code


def test_a_session_as_it_is_read() -> None:
    """From the two lines that tell how to answer to the summary."""
    _, written, code = sit("3\n1\n2\n", "single-choice", "ordering", kind=SessionKind.QUIZ)
    assert written.startswith(
        """\
Answer with a number or with words, then press Enter. /0 means: I do not know.
Commands: /hint /skip /undo /guessed /flag /stop /help, or their first letters.

Question 1 of 2. New. How laws are made, Congress, House.

Which chamber has 435 voting members?

  1. The Supreme Court
  2. The House of Representatives
  3. The Senate

Answer (1-3): 3
Wrong.
You chose: 3 The Senate
Answer: 2 The House of Representatives
"""
    )
    assert code == 0
    assert written.endswith(
        "Order (all of 1-3): 1\n"
        "1 number given. Answer with all numbers from 1 to 3, in the right order.\n"
        "Order (all of 1-3): 2\n"
        "1 number given. Answer with all numbers from 1 to 3, in the right order.\n"
        "Order (all of 1-3): \n"
        "Stopped: 1 question in 6 min 20 s, 0 right (0%).\n"
        "Score: 0%.\n"
        "1 question left in this session. 2 due tomorrow.\n"
        "Your answers are kept. To go on: civicquiz resume\n"
    )


def test_all_kinds_are_answered_right() -> None:
    """One line, or one for each part, answers any kind."""
    sitting, written, code = sit("\n".join(ANSWERS.values()) + "\n")
    assert code == 0
    assert sitting.calls[-1] == "finish"
    assert "Done: 10 questions in 6 min 20 s, 10 right (100%)." in written
    assert all(outcome.grade.score == 1 for outcome, _ in sitting.outcomes)


def test_no_line_is_wider_than_80_columns_and_none_holds_signs() -> None:
    """What is written is words: nothing that a screen reader stumbles over."""
    wrong = {**ANSWERS, "typed": "the Clerk of the House", "single-choice": "1", "matching": "1\n0"}
    _, written, _ = sit("\n".join(wrong.values()) + "\n/help\n/hint\n")
    for line in written.splitlines():
        assert len(line) <= 80, line
        assert not set(line) & set("✓✗≈–›·─•→\x1b"), line


def test_time_runs_while_a_question_is_open() -> None:
    """Help and flags do not count as thinking; a flashcard's time ends when its back is seen."""
    sitting, _, _ = sit("/help\n/flag it is odd\n2\n", "single-choice")
    assert sitting.calls[:2] == ["flag it is odd", "answer (1,) in 3000 ms"]
    sitting, _, _ = sit("\n3\n", "flashcard")
    assert sitting.calls[0] == "answer (3,) in 1000 ms"


def test_commands() -> None:
    """Undo asks again, guessed amends, skip leaves out, stop pauses."""
    lines = "/guessed\n/undo\n1\n/u\n2\n/g\n/g\n/skip\nhint\n/stop\n"
    sitting, written, code = sit(lines, "single-choice", "typed", "multiple-choice")
    assert code == 0
    assert [call.split(" in ")[0] for call in sitting.calls] == [
        "undo",
        "answer (2,)",
        "undo",
        "answer (1,)",
        "guessed",
        "skip",
        "pause",
    ]
    for said in (
        "There is no answer yet that could be a guess.",
        "There is no answer to take back.",
        "Taken back: the question comes again.",
        "Noted as a guess. Comes back later in this session.",
        "Skipped.",
    ):
        assert f"{said}\n" in written


def test_what_was_taken_back_was_no_guess() -> None:
    """After an undo there is no last answer that could be marked, whatever came before."""
    sitting, written, _ = sit("2\n/undo\n/guessed\n2\n/u\n/g\n", "single-choice", "typed")
    assert written.count("There is no answer yet that could be a guess.") == 2
    assert "guessed" not in sitting.calls


def test_an_almost_right_answer_is_asked_once_more() -> None:
    """The question is not repeated, only the prompt; what is right by then counts."""
    sitting, written, _ = sit("the Speeker of the House\nthe Speaker of the House\n", "typed")
    assert (
        "Answer: the Speeker of the House\n"
        "Almost. Once more, please.\n"
        "Difference: Speeker should be Speaker\n"
        "Once more: the Speaker of the House\n"
        "Right.\n"
    ) in written
    assert written.count("Who presides") == 1
    assert len(sitting.outcomes) == 1


@pytest.mark.parametrize("lines", ["", "/hint\n", "435", "435\n/b\n"])
def test_the_end_of_the_input_pauses(lines: str) -> None:
    """Wherever the input ends the session can be resumed, and nothing is answered by it."""
    sitting, written, code = sit(lines, "cloze")
    assert (sitting.calls, code) == (["pause"], 0)
    assert written.endswith("To go on: civicquiz resume\n")


def test_a_closed_input_pauses() -> None:
    """A stream that was closed is an input that has ended."""
    sitting = FakeSitting([EVERY_KIND["typed"]])
    stdin = io.StringIO("x")
    stdin.close()
    assert plain.run(sitting, stdin=stdin, stdout=io.StringIO()) == 0
    assert sitting.calls == ["pause"]


class Gone(io.StringIO):
    """A pipe whose reader goes away after some lines."""

    def __init__(self, lines: int) -> None:
        """Take that many writes."""
        super().__init__()
        self.left = lines

    def write(self, text: str) -> int:
        """Write, or fail as a broken pipe does."""
        self.left -= 1
        if self.left < 0:
            raise BrokenPipeError
        return super().write(text)


@pytest.mark.parametrize("lines", range(6))
def test_a_broken_pipe_pauses(lines: int) -> None:
    """When nobody reads any more the session is paused; the shell around ends quietly."""
    sitting = FakeSitting([EVERY_KIND["single-choice"], EVERY_KIND["typed"]])
    with pytest.raises(BrokenPipeError):
        plain.run(sitting, stdin=io.StringIO("1\n2\n"), stdout=Gone(lines))
    assert sitting.calls[-1] == "pause"


class Interrupted(io.StringIO):
    """An input at which Ctrl-C is pressed after its lines."""

    def readline(self, limit: int = -1, /) -> str:  # type: ignore[override]  # typeshed says bytes
        """Return a line, or be interrupted."""
        line = super().readline(limit)
        if not line:
            raise KeyboardInterrupt
        return line


def test_ctrl_c_pauses_and_tells_how_to_go_on() -> None:
    """What was answered is kept, the exit code is 130."""
    sitting = FakeSitting([EVERY_KIND["single-choice"], EVERY_KIND["typed"]])
    out = io.StringIO()
    assert plain.run(sitting, stdin=Interrupted("1\n"), stdout=out) == 130
    assert sitting.calls[-1] == "pause"
    assert out.getvalue().endswith("To go on: civicquiz resume\n")


def test_an_endless_line_is_refused() -> None:
    """Ten million characters are no answer, and the next line is read as ever."""
    sitting, written, _ = sit("x" * 10_000_000 + "\n2\n", "single-choice")
    assert "more than 1,000,000 characters" in written
    assert sitting.calls[0].startswith("answer (1,)")


def test_an_answer_that_the_grader_refuses_is_asked_again() -> None:
    """What is malformed only for the grader is told like any slip."""

    class Strict(FakeSitting):
        def answer(self, response: Response, *, response_ms: int, guessed: bool = False) -> Outcome:
            if response == (0,):
                raise BadInput("Not that one.", "Take another.")
            return super().answer(response, response_ms=response_ms, guessed=guessed)

    sitting = Strict([EVERY_KIND["single-choice"]])
    out = io.StringIO()
    plain.run(sitting, stdin=io.StringIO("3\n2\n"), stdout=out)
    assert "Answer (1-3): 3\nNot that one. Take another.\nAnswer (1-3): 2\nRight." in out.getvalue()
