"""A session by single keys, on a real terminal of its own."""

from __future__ import annotations

import json
import os
import shlex
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from support.checkout import ROOT
from support.terminal import Terminal

pytest.importorskip("termios", reason="single keys need a Unix terminal")

RUN = """\
import json, sys
from civicquiz.cli import screen
from civicquiz.model import Manner, SessionKind
from support.sittings import EVERY_KIND, FakeSitting
kinds, colour = sys.argv[2].split(","), sys.argv[3] == "colour"
class Faulty(FakeSitting):
    def flag(self, note=""):
        raise RuntimeError("a fault of the program")
sitting = (Faulty if "faulty" in sys.argv else FakeSitting)([EVERY_KIND[each] for each in kinds])
if "silent" in sys.argv:
    sitting.kind = SessionKind.QUIZ
    sitting.manner = Manner(silent=True, puts_off=True, resume="the command")
assert screen.is_possible()
try:
    code = screen.run(sitting, colour=colour)
finally:
    with open(sys.argv[1], "w") as calls:
        json.dump([call.split(" in ")[0] for call in sitting.calls], calls)
sys.exit(code)
"""


class Session(Terminal):
    """A session over examples, on a terminal."""

    calls_file: Path

    @property
    def calls(self) -> list[str]:
        """What was done to the sitting, after the end."""
        found = json.loads(self.calls_file.read_text(encoding="utf-8"))
        assert isinstance(found, list)
        return found


@contextmanager
def session(
    folder: Path,
    kinds: str,
    *extra: str,
    columns: int = 80,
    lines: int = 40,
    colour: bool = False,
    shell: bool = False,
) -> Iterator[Session]:
    """Run a session over the examples of some kinds, from a shell where jobs are to be stopped."""
    calls = folder / "calls.json"
    style = "colour" if colour else "plain"
    python_path = os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")])
    environment = {"PYTHONPATH": python_path, "LANG": "C.UTF-8", "HOME": str(folder)}
    command = [sys.executable, "-c", RUN, str(calls), kinds, style, *extra]
    with Session(
        ["sh", "-i"] if shell else command,
        environment=environment,
        folder=folder,
        columns=columns,
        lines=lines,
    ) as terminal:
        terminal.calls_file = calls
        if shell:
            terminal.send(f"PS1='$ ready '; clear; {shlex.join(command)}\n")
        yield terminal


def test_a_choice_by_one_key(tmp_path: Path) -> None:
    """A digit answers, the reveal waits, Enter goes on to the summary; the foot leaves no trace."""
    with session(tmp_path, "single-choice") as terminal:
        shown = terminal.wait_for("? help")
        assert shown == "\n".join(
            [
                "─" * 80,
                "1 of 1 · new · How laws are made › Congress › House",
                "",
                "Which chamber has 435 voting members?",
                "",
                "  1  The Supreme Court",
                "  2  The House of Representatives",
                "  3  The Senate",
                "",
                "1-3 or a-c answer · 0 don't know · h hint · s skip · f flag · q stop · ? help",
            ]
        )
        terminal.send("h")
        terminal.wait_for("Hint: The Senate has 100.")
        terminal.send("2")
        shown = terminal.wait_for("Enter next")
        assert "\nYour answer: 2\n✓ Right.\nAnswer: 2 The House of Representatives\n" in shown
        assert shown.endswith(
            "Comes back Fri 27 Nov, in 3 days.\n"
            "Enter next · g I guessed · u undo · f flag · q stop · ? help"
        )
        terminal.send("\r")
        assert terminal.wait() == 0
        shown = terminal.screen.text
        assert "Enter next" not in shown
        assert "1-3 or a-c" not in shown
        assert "Done: 1 question in 6 min 20 s, 1 right (100%)." in shown
        assert terminal.is_sane
        assert terminal.calls == ["answer (1,)", "finish"]


def test_arrows_answer_nothing(tmp_path: Path) -> None:
    """Arrows, function keys and Alt with a digit are no digits."""
    with session(tmp_path, "single-choice,typed") as terminal:
        terminal.wait_for("? help")
        for keys in (
            "\x1b[A",
            "\x1bOB",
            "\x1b[1;5C",
            "\x1b[15~",
            "\x1bOP",
            "\x1b2",
            "\x1b",
            "9x\t ",
        ):
            terminal.send(keys)
            terminal.read(0.15)
        terminal.send("c")
        terminal.wait_for("Wrong")
        terminal.send("q")
        assert terminal.wait() == 0
        assert terminal.calls == ["answer (0,)", "pause"]


def test_ticks(tmp_path: Path) -> None:
    """Digits tick, arrows move, Space ticks, Enter confirms."""
    with session(tmp_path, "multiple-choice") as terminal:
        shown = terminal.wait_for("> 1 [ ] The Supreme Court")
        assert "0 don't know" in shown
        assert "Enter confirm" not in shown
        terminal.send("4")
        assert "Enter confirm" in terminal.wait_for("> 4 [x] The Senate")
        terminal.send("\x1b[A ")
        assert "Ticked: 3, 4" in terminal.wait_for("> 3 [x] The House")
        terminal.send("\r")
        terminal.wait_for("Your answer: 3, 4")
        assert "Ticked" not in terminal.wait_for("Right.")
        terminal.send("\r")
        assert terminal.wait() == 0


def test_order_and_rows(tmp_path: Path) -> None:
    """Numbers are typed in order, or for each row; Backspace takes back."""
    with session(tmp_path, "ordering,matching") as terminal:
        terminal.wait_for("1. _")
        terminal.send("31\x7f21")
        shown = terminal.wait_for("3. The President signs")
        assert "1. It is introduced\n2. A committee votes" in shown
        terminal.send("\r")
        terminal.wait_for("Enter next")
        terminal.send("\r")
        terminal.wait_for("House: _")
        terminal.send("2")
        terminal.wait_for("Senate: _")
        terminal.send("1\r")
        terminal.wait_for("Enter next")
        terminal.send("\r")
        assert terminal.wait() == 0
        assert terminal.calls == ["answer (0, 1, 2)", "answer (0, 1)", "finish"]


def test_typed_words_can_be_edited(tmp_path: Path) -> None:
    """The cursor moves within the line, and earlier answers are not offered by the up arrow."""
    with session(tmp_path, "typed,cloze") as terminal:
        shown = terminal.wait_for("\nAnswer:")
        assert "/0 don't know · /s skip · /f flag · /q stop · /? help" in shown
        terminal.send("\r")
        terminal.wait_for("/0 means: I do not")
        terminal.send(
            "the Speaker the House\x1b[D\x1b[D\x1b[D\x1b[D\x1b[D\x1b[D\x1b[D\x1b[D\x1b[Dof \r"
        )
        terminal.wait_for("✓ Right.")
        terminal.send("\r")
        terminal.wait_for("Gap 1 of 2:")
        terminal.send("\x1b[A435\r")
        terminal.wait_for("Gap 2 of 2:")
        terminal.send("/b\r")
        terminal.wait_for("Gap 2 of 2: /b\nGap 1 of 2:")
        terminal.send("435\rone hundred\r")
        terminal.wait_for("✓ [2] 100")
        terminal.send("\r")
        assert terminal.wait() == 0
        assert terminal.calls == [
            "answer 'the Speaker of the House'",
            "answer ('435', 'one hundred')",
            "finish",
        ]


def test_an_almost_right_answer(tmp_path: Path) -> None:
    """The difference is shown and the answer asked once more, below the same question."""
    with session(tmp_path, "typed") as terminal:
        terminal.wait_for("\nAnswer:")
        terminal.send("the Speeker of the House\r")
        shown = terminal.wait_for("Once more:")
        assert "≈ Almost. Once more, please.\nDifference: Speeker → Speaker\nOnce more:" in shown
        terminal.send("the Speaker of the House\r")
        assert terminal.wait_for("✓ Right.").count("Who presides") == 1
        terminal.send("\r")
        assert terminal.wait() == 0


def test_a_flashcard(tmp_path: Path) -> None:
    """Enter shows the back, a digit rates it; digits do nothing before."""
    with session(tmp_path, "flashcard") as terminal:
        terminal.wait_for("Enter show the back")
        terminal.send("3\r")
        shown = terminal.wait_for("4 at once")
        assert "Talking a bill to death.\n\nSixty votes end it." in shown
        terminal.send("3")
        assert terminal.wait() == 0
        assert "Well known. Comes back Fri 27 Nov, in 3 days." in terminal.screen.text
        assert terminal.calls == ["answer (3,)", "finish"]


def test_guessed_undo_skip_and_flag(tmp_path: Path) -> None:
    """Each key does what the foot of the screen says, and is shown only where it works."""
    with session(tmp_path, "single-choice,multiple-choice", lines=60) as terminal:
        assert "u undo" not in terminal.wait_for("? help")
        terminal.send("u2")
        terminal.wait_for("g I guessed")
        terminal.send("g")
        terminal.wait_for("Noted as a guess. Comes back later in this session.")
        assert "g I guessed" not in terminal.wait_for("Enter next")
        terminal.send("gf")
        terminal.wait_for("What is wrong with it? (Enter: no note)")
        terminal.send("the key\r")
        terminal.wait_for("Flagged for the author.")
        terminal.send("\r")
        assert "u undo" in terminal.wait_for("> 1 [ ]")
        terminal.send("u")
        terminal.wait_for("Taken back: the question comes again.")
        terminal.send("?")
        terminal.wait_for("Where words are typed")
        terminal.send("s")
        terminal.wait_for("Skipped.")
        terminal.send("0")
        terminal.wait_for("Not answered.")
        terminal.send("q")
        assert terminal.wait() == 0
        assert terminal.calls == [
            "answer (1,)",
            "guessed",
            "flag the key",
            "undo",
            "skip",
            "answer ()",
            "pause",
        ]


@pytest.mark.parametrize(("kind", "ready"), [("single-choice", "? help"), ("typed", "\nAnswer:")])
@pytest.mark.parametrize(("key", "code"), [("\x03", 130), ("\x04", 0)])
def test_ctrl_c_and_the_end_of_the_input(
    tmp_path: Path, kind: str, ready: str, key: str, code: int
) -> None:
    """The session is paused, the way to resume printed, and the terminal sane."""
    with session(tmp_path, kind) as terminal:
        terminal.wait_for(ready)
        terminal.send(key)
        assert terminal.wait() == code
        assert terminal.is_sane
        assert terminal.calls == ["pause"]
        assert terminal.screen.text.endswith("To go on: civicquiz resume")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize(("kind", "ready"), [("single-choice", "? help"), ("typed", "\nAnswer:")])
def test_a_signal_leaves_the_terminal_sane(
    tmp_path: Path, kind: str, ready: str, number: signal.Signals
) -> None:
    """A session that is told to end pauses and gives the terminal back."""
    with session(tmp_path, kind) as terminal:
        terminal.wait_for(ready)
        terminal.process.send_signal(number)
        assert terminal.wait() == 128 + number
        assert terminal.is_sane
        assert terminal.calls == ["pause"]


def test_a_fault_leaves_the_terminal_sane(tmp_path: Path) -> None:
    """Even an exception that nobody foresaw gives the terminal back."""
    with session(tmp_path, "single-choice", "faulty") as terminal:
        terminal.wait_for("? help")
        terminal.send("f")
        terminal.wait_for("What is wrong")
        terminal.send("\r")
        assert terminal.wait() == 1
        assert terminal.is_sane
        assert "RuntimeError: a fault of the program" in terminal.screen.scroll


def test_ctrl_z_gives_the_terminal_back_and_takes_it_again(tmp_path: Path) -> None:
    """While the program sleeps the shell works; afterwards the foot is shown and keys work again."""
    with session(tmp_path, "single-choice", shell=True) as terminal:
        terminal.wait_for("? help")
        terminal.send("\x1a")
        terminal.wait_for("$ ready")
        terminal.send("stty -a | tr ' ;' '\\n\\n' | grep -x -e icanon -e echo\n")
        terminal.wait_for("\nicanon\necho\n")
        terminal.send("fg\n")
        terminal.wait_for("\n1-3 or a-c answer")
        terminal.send("2")
        terminal.wait_for("Enter next")
        terminal.send("q")
        terminal.wait_for("To go on: civicquiz resume")
        terminal.send("exit\n")
        terminal.wait()
        assert terminal.calls == ["answer (1,)", "pause"]


@pytest.mark.parametrize("columns", [20, 40])
def test_a_narrow_terminal(tmp_path: Path, columns: int) -> None:
    """Every key is still on the screen, nothing is torn, and the foot is redrawn in its place."""
    with session(tmp_path, "multiple-choice,number", columns=columns, lines=60) as terminal:
        terminal.wait_for("> 1 [ ]")
        for key in "1234":
            terminal.send(key)
            terminal.wait_for(f"> {key} [x]")
        shown = terminal.screen.text
        assert shown.count("tick ·") + shown.count("a-d tick\n") == 1
        for key in ("s skip", "f flag", "q stop", "? help", "Enter confirm"):
            assert shown.count(key) == 1
        terminal.send("\r")
        terminal.wait_for("Enter next")
        terminal.send("\r")
        terminal.wait_for("members):")
        terminal.send("435\r")
        terminal.wait_for("Right.")
        terminal.send("q")
        assert terminal.wait() == 0


def test_a_low_terminal(tmp_path: Path) -> None:
    """On five lines the foot does not eat the lines above it."""
    with session(tmp_path, "matching", columns=20, lines=5) as terminal:
        terminal.wait_for("House: _")
        terminal.send("2")
        terminal.wait_for("Senate: _")
        terminal.send("1\r")
        terminal.wait_for("Enter next")
        past = terminal.screen.scroll
        for line in ("  1  President", "  2  Speaker", "House: 2 Speaker", "Senate: 1 President"):
            assert line in past
        terminal.send("q")
        assert terminal.wait() == 0


def test_the_new_width_counts_from_the_next_lines_on(tmp_path: Path) -> None:
    """After the window was made narrower the reveal is wrapped to it."""
    with session(tmp_path, "single-choice") as terminal:
        terminal.wait_for("? help")
        terminal.resize(30, 40)
        terminal.send("2")
        shown = terminal.wait_for("Enter next")
        assert "Comes back Fri 27 Nov, in 3\ndays.\n" in shown
        terminal.send("q")
        assert terminal.wait() == 0


def test_colour_is_asked_for(tmp_path: Path) -> None:
    """Without colour no line is coloured; with it the verdict is, and says so in words as well."""
    for colour in (False, True):
        with session(tmp_path, "single-choice", colour=colour) as terminal:
            terminal.wait_for("? help")
            terminal.send("1")
            terminal.wait_for("✗ Wrong.")
            terminal.send("q")
            assert terminal.wait() == 0
            assert (b"\x1b[1;31m" in terminal.raw) is colour
            assert b"\x1b[2J" not in terminal.raw  # the screen is never cleared
            assert b"\x1b[?1049h" not in terminal.raw  # nor exchanged for another


def test_in_silence_an_answer_is_kept_and_no_more(tmp_path: Path) -> None:
    """Nothing is told of right and wrong; it may be taken back, and the last one hands all in."""
    with session(tmp_path, "single-choice,number", "silent") as terminal:
        shown = terminal.wait_for("? help")
        assert "s leave for the end" in shown
        terminal.send("1")
        shown = terminal.wait_for("Enter next")
        assert shown.endswith(
            "Your answer: 1\nAnswer 1 of 2 is kept.\n"
            "Enter next · g I guessed · u undo · f flag · q stop · ? help"
        )
        terminal.send("u")
        terminal.wait_for("Taken back: the question comes again.")
        terminal.send("1g")
        shown = terminal.wait_for("Noted as a guess.")
        assert "Comes back" not in shown
        terminal.send("\r")
        shown = terminal.wait_for("Answer (number, in members):")
        assert "right so far" not in shown
        terminal.send("7\r")
        shown = terminal.wait_for("Enter hand it all in")
        for word in ("Right", "Wrong", "Answer: ", "1929", "Source"):
            assert word not in shown
        terminal.send("?")
        shown = terminal.wait_for("the same command goes on")
        assert "hint" not in shown.split("you do not know")[1]


def test_after_silence_all_is_told(tmp_path: Path) -> None:
    """One question after the other, with its key and its source, until that is enough."""
    for keys, pages in (("\r", 2), ("q", 1)):
        folder = tmp_path / str(pages)
        folder.mkdir()
        with session(folder, "single-choice,number", "silent", lines=80) as terminal:
            terminal.wait_for("? help")
            terminal.send("1\r")
            terminal.wait_for("members):")
            terminal.send("7\r")
            terminal.wait_for("hand it all in")
            terminal.send("\r")
            shown = terminal.wait_for("Enter next · q enough")
            assert "It is handed in. Here is each question with its answer." in shown
            assert "You chose: 1 The Supreme Court\nAnswer: 2 The House" in shown
            terminal.send(keys)
            shown = terminal.wait_for("Done: 2 questions")
            assert shown.count("Source: A short guide to Congress") == pages
            assert terminal.wait() == 0
            assert terminal.calls[-1] == "finish"
