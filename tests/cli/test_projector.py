"""A class quiz at the projector, on a real terminal of its own."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from support.checkout import ROOT
from support.stage import Stage
from support.terminal import Terminal

pytest.importorskip("termios", reason="single keys need a Unix terminal")

BANK = """---
title: How laws are made
source: guide | A guide | guide.txt | 2026-01-01 | CC0-1.0
---

# Congress

## The House has 435 members. {#size}

Source: guide “435 members”

### How many voting members has the House of Representatives? {#members}

- [ ] 100
- [x] 435
- [ ] 538

> It is fixed by a law of 1929.

# Senate

### Which chamber confirms judges? {#judges}

- [x] The Senate
- [ ] The House
- [ ] The Court

### Who presides over the Senate in everyday business? {#chair}

Answer: the President pro tempore
"""

MAIN = "from civicquiz.cli import main; main()"


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """Set a stage with a class of three and a quiz of three questions."""
    stage = Stage(tmp_path)
    (stage.home / "laws.md").write_text(BANK, encoding="utf-8")
    for words in (
        ["bank", "load", "laws.md"],
        ["class", "new", "3B"],
        ["class", "roster", "add", "3B", "-n", "3", "--seed", "1"],
        ["class", "quiz", "new", "3B", "-n", "3", "--seed", "4", "--bank", "laws"],
    ):
        said, code = stage.run(words)
        assert code == 0, said
    return stage


@contextmanager
def projector(
    stage: Stage, *words: str, columns: int = 80, lines: int = 24, shell: bool = False
) -> Iterator[Terminal]:
    """Run ``class show`` of the quiz."""
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")])
    environment = stage.surroundings | {"PYTHONPATH": path, "NO_COLOR": "1"}
    for name in ("COLUMNS", "LINES"):
        environment.pop(name)
    command = [sys.executable, "-c", MAIN, "class", "show", "3B-quiz-1", *words]
    if shell:
        command = ["sh", "-i"]
    with Terminal(
        command, environment=environment, folder=stage.home, columns=columns, lines=lines
    ) as terminal:
        yield terminal


def kept(stage: Stage) -> list[tuple[list[int], int]]:
    """Return the shows of hands in the database."""
    with closing(sqlite3.connect(stage.home / ".local/share/civicquiz/civicquiz.db")) as found:
        rows = found.execute("select counts, abstained from show_of_hands order by id").fetchall()
    return [(json.loads(counts), abstained) for counts, abstained in rows]


def restored(terminal: Terminal) -> bool:
    """Tell whether the terminal has its own screen and its settings back."""
    taken, given = terminal.raw.rfind(b"\x1b[?1049h"), terminal.raw.rfind(b"\x1b[?1049l")
    return terminal.is_sane and taken < given


def test_a_question_its_hands_and_its_answer(stage: Stage) -> None:
    """The question is big, hands are typed in a line, the reveal has key, bars, fact and source."""
    with projector(stage) as terminal:
        shown = terminal.wait_for("q quit")
        assert shown == "\n".join(
            [
                "",
                "        1 of 3 · 3B-quiz-1 · Congress",
                "",
                "",
                "        How many voting members has the House of Representatives?",
                "",
                "",
                "          A  538",
                "",
                "          B  435",
                "",
                "          C  100",
                *[""] * 11,
                "  Enter Space answer · h hands · n → next · q quit",
            ]
        )
        terminal.send("h")
        terminal.wait_for("Hands (A 12 B 9):")
        terminal.send("c1 B 2\r")
        terminal.wait_for("Hands: A 0, B 2, C 1 (3 of 3)")
        assert kept(stage) == [([1, 2, 0], 0)]
        terminal.send(" ")
        shown = terminal.wait_for("Source: ")
        assert re.search(r"✓ B  435 +█{16} 2$", shown, re.MULTILINE)
        assert re.search(r"  C  100 +█{8} 1$", shown, re.MULTILINE)
        assert re.search(r"  A  538 +0$", shown, re.MULTILINE)
        assert "It is fixed by a law of 1929." in shown
        assert "Fact: The House has 435 members." in shown
        assert "Source: A guide, “435 members”, retrieved 1 Jan 2026," in shown
        terminal.send("q")
        assert terminal.wait() == 0
        assert restored(terminal)
        assert "3B-quiz-1: 1 of 3 shown, hands counted in 1." in terminal.screen.text
        assert "To go on: civicquiz class show 3B-quiz-1" in terminal.screen.text
    with projector(stage) as terminal:
        terminal.wait_for("2 of 3")
        terminal.send("p")
        terminal.wait_for("Hands: A 0, B 2, C 1 (3 of 3)")


def test_keys_lead_forth_and_back(stage: Stage) -> None:
    """Enter reveals and goes on; n and p, and arrows, go without; at the end Enter finishes."""
    with projector(stage) as terminal:
        terminal.wait_for("n → next · q quit")  # there is nothing to go back to
        for keys, number in (("n", 2), ("\x1b[D", 1), ("\x1b[C", 2), ("n", 3), ("n", 3), ("p", 2)):
            terminal.send(keys)
            terminal.wait_for(f"{number} of 3")
        terminal.send("n")
        terminal.wait_for("h hands · p ← back")  # there is no next
        terminal.send("xyz \x1b[15~1")
        terminal.wait_for("Enter Space finish")
        terminal.send("\r")
        assert terminal.wait() == 0
        assert restored(terminal)
        assert "1 of 3 shown" in terminal.screen.text


def test_a_question_without_options_takes_one_number(stage: Stage) -> None:
    """How many had it right is asked for, before the answer or after it."""
    with projector(stage) as terminal:
        for turn in range(3):
            if "Who presides" in terminal.wait_for(f"{turn + 1} of 3"):
                break
            terminal.send("n")
        terminal.wait_for("q quit")
        terminal.send("h")
        terminal.wait_for("How many had it right:")
        terminal.send("2\r")
        terminal.wait_for("Hands: right 2 (2 of 3)")
        terminal.send(" ")
        terminal.wait_for("Hands: 2 had it right.")
    assert kept(stage) == [([2], 0)]


def test_what_cannot_be_hands_is_said_and_nothing_lost(stage: Stage) -> None:
    """A slip is told with an example; more hands than pupils are kept; an empty line is nothing."""
    with projector(stage) as terminal:
        terminal.wait_for("q quit")
        for typed, told in (
            ("Z 3", "There is no 'Z' to raise a hand for. Type it as: A 12 B 9 none 2"),
            ("A 3 B 2", "5 hands, though the class has 3 pupils: kept as typed."),
        ):
            terminal.send("h")
            terminal.wait_for("Hands (A 12 B 9):")
            terminal.send(f"{typed}\r")
            terminal.wait_for(told)
        assert "Hands: A 3, B 2, C 0" in terminal.screen.text
        terminal.send("h")
        terminal.wait_for("Hands (A 12 B 9):")
        terminal.send("\r")
        terminal.wait_for("q quit")
        assert len(kept(stage)) == 1


def test_ctrl_c_gives_the_screen_back(stage: Stage) -> None:
    """Interrupted at any place, the terminal is as before and what was typed is kept."""
    with projector(stage) as terminal:
        terminal.wait_for("q quit")
        terminal.send("h")
        terminal.wait_for("Hands (A 12 B 9):")
        terminal.send("2 1\r")
        terminal.wait_for("Hands: A 2, B 1")
        terminal.send("h")
        terminal.wait_for("Hands (A 12 B 9):")
        terminal.interrupt()
        assert terminal.wait() == 130
        assert restored(terminal)
        assert "1 of 3 shown, hands counted in 1." in terminal.screen.text
    assert kept(stage) == [([0, 1, 2], 0)]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_killed_in_the_middle(stage: Stage, number: signal.Signals) -> None:
    """What was typed in is there after a kill, and the class goes on with the next question."""
    with projector(stage) as terminal:
        terminal.wait_for("q quit")
        terminal.send("h")
        terminal.wait_for("Hands (A 12 B 9):")
        terminal.send("2 1\r")
        terminal.wait_for("Hands: A 2, B 1")
        os.kill(terminal.process.pid, number)
        terminal.wait()
        if number is signal.SIGTERM:
            assert restored(terminal)
    assert kept(stage) == [([0, 1, 2], 0)]
    with projector(stage) as terminal:
        terminal.wait_for("2 of 3")


def test_the_window_may_change(stage: Stage) -> None:
    """A question is laid out anew for the window; what does not fit is scrolled to."""
    with projector(stage) as terminal:
        terminal.wait_for("q quit")
        terminal.send(" ")
        terminal.wait_for("Source: ")
        terminal.screen.__init__(40, 14)  # type: ignore[misc]  # a smaller window, wiped
        terminal.resize(40, 14)
        shown = terminal.wait_for("↑↓ scroll")
        assert "Source: " not in shown
        assert len(shown.split("\n")) <= 14
        terminal.send("\x1b[B" * 9)
        terminal.wait_for("guide.txt")
        terminal.send("\x1b[A" * 9)
        terminal.wait_for("1 of 3")


@pytest.mark.parametrize(("columns", "lines"), [(40, 24), (80, 24), (120, 40)])
def test_it_fits_any_screen(stage: Stage, columns: int, lines: int) -> None:
    """Every question and every answer keeps its keys on the screen, and nothing scrolls off."""
    with projector(stage, columns=columns, lines=lines) as terminal:
        for number in (1, 2, 3):
            terminal.wait_for(f"{number} of 3")
            terminal.wait_for("q quit")
            terminal.send(" ")
            terminal.wait_for("finish" if number == 3 else "Space next")
            assert terminal.wait_for("q quit").endswith("q quit")
            terminal.send(" ")
        assert terminal.wait() == 0
        assert terminal.screen.past == []


def test_hands_may_be_put_off(stage: Stage) -> None:
    """Ctrl-D in the line of hands leads back to the question."""
    with projector(stage) as terminal:
        terminal.wait_for("q quit")
        terminal.send("h")
        terminal.wait_for("Hands (A 12 B 9):")
        terminal.send("\x04")
        terminal.wait_for("q quit")
        terminal.send("n")
        terminal.wait_for("2 of 3")
    assert kept(stage) == []


def test_a_database_that_fails_does_not_end_the_show(stage: Stage) -> None:
    """What could not be kept is told in its place, and the answer is shown all the same."""
    with projector(stage) as terminal:
        terminal.wait_for("q quit")
        path = stage.home / ".local/share/civicquiz/civicquiz.db"
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("alter table show_of_hands rename to gone")
        terminal.send("h")
        terminal.wait_for("Hands (A 12 B 9):")
        terminal.send("2 1\r")
        terminal.wait_for("show_of_hands")
        terminal.send(" ")
        terminal.wait_for("Source: ")
        assert "show_of_hands" in terminal.screen.text
        terminal.send("n")
        terminal.wait_for("2 of 3")
        terminal.send("q")
        assert terminal.wait() == 0
        assert restored(terminal)


def test_sent_to_the_background_it_comes_back(stage: Stage) -> None:
    """Ctrl-Z gives the shell its screen; fg draws the question again."""
    with projector(stage, shell=True) as terminal:
        terminal.send(f"PS1='$ ready '; {sys.executable} -c '{MAIN}' class show 3B-quiz-1\n")
        terminal.wait_for("q quit")
        terminal.send("\x1a")
        terminal.wait_for("$ ready", seconds=15)
        assert restored(terminal)
        terminal.send("fg\n")
        terminal.wait_for("Enter Space answer")
        terminal.send("q")
        terminal.wait_for("0 of 3 shown")
        assert restored(terminal)


def test_line_by_line(stage: Stage) -> None:
    """Piped or plain, there are no bars and no sequences, and the end of the input quits."""
    said, code = stage.run(["class", "show", "3B-quiz-1"], stdin="h B 2 C 1\nZ 1\n\n\np\nn\nq\n")
    assert code == 0
    assert "\x1b" not in said
    assert "Hands: A 0, B 2, C 1 (3 of 3)." in said
    assert "There is no 'Z' to raise a hand for." in said
    assert "  B. 435 (2 hands)" in said
    assert "Answer: B\n" in said
    assert said.count("Question 1 of 3.") == 3
    assert said.count("Question 2 of 3.") == 2
    assert said.endswith(
        "3B-quiz-1: 1 of 3 shown, hands counted in 1.\nTo go on: civicquiz class show 3B-quiz-1\n"
    )
    said, code = stage.run(["--plain", "class", "show", "3b-QUIZ-1"], stdin="\n\n\n\n\n")
    assert code == 0
    assert said.endswith("3B-quiz-1: 3 of 3 shown, hands counted in 1.\n")
    assert kept(stage) == [([1, 2, 0], 0), ([0, 0, 0], 0), ([0], 0)]
