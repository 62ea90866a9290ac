"""The terminal of the tests: what a program writes can be read, and its keys arrive."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from support.terminal import Screen, Terminal

ASK = """\
import sys, termios, tty
before = termios.tcgetattr(0)
tty.setcbreak(0)
try:
    print("press a key", flush=True)
    print("got", sys.stdin.read(1), flush=True)
    sys.stdin.read(1)
except KeyboardInterrupt:
    sys.exit(130)
finally:
    if "sane" in sys.argv:
        termios.tcsetattr(0, termios.TCSANOW, before)
"""


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("one\r\ntwo", "one\ntwo"),
        ("one\rtwo", "two"),
        ("one\r\x1b[Ktwo", "two"),
        ("three\rtwo\x1b[K", "two"),
        ("one\b\bX", "oXe"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("a\r\nb\r\n\x1b[2AX", "X\nb"),
        ("a\r\nb\x1b[2J\x1b[HX", "X"),
        ("a\r\nb\r\nc\x1b[2;1H\x1b[J", "a"),
        ("abcdefghijkl", "abcdefghij\nkl"),
        ("abc\x1b[2Dx", "axc"),
        ("abc\x1b[1G\x1b[Cx", "axc"),
        ("\x1b]0;title\x07text\x07", "text"),
        ("1\r\n2\r\n3\r\n4\r\n5", "2\n3\n4\n5"),
    ],
)
def test_the_screen_is_what_a_person_sees(written: str, shown: str) -> None:
    """Each sequence moves, erases or colours as a terminal of 10 columns and 4 lines does."""
    for size in (1, 2, 1000):
        screen = Screen(10, 4)
        for start in range(0, len(written), size):
            screen.feed(written[start : start + size])
        assert screen.text == shown


def test_what_scrolled_off_is_kept() -> None:
    """The lines above the screen can still be read."""
    screen = Screen(10, 2)
    screen.feed("1\r\n2\r\n3")
    assert screen.scroll == "1\n2\n3"


@pytest.mark.parametrize("word", ["sane", "mad"])
def test_keys_arrive_and_the_end_is_judged(tmp_path: Path, word: str) -> None:
    """A key is read, Ctrl-C interrupts, and a terminal left in another mode is told."""
    command = [sys.executable, "-c", ASK, word]
    with Terminal(command, environment={}, folder=tmp_path, columns=40) as terminal:
        terminal.wait_for("press a key")
        terminal.send("x")
        assert "got x" in terminal.wait_for("got")
        assert not terminal.is_sane
        terminal.interrupt()
        assert terminal.wait() == 130
        assert terminal.is_sane is (word == "sane")


def test_ctrl_c_arrives_where_the_tests_ignore_it(tmp_path: Path) -> None:
    """A background job of a shell ignores Ctrl-C, and what it starts inherits that."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        test_keys_arrive_and_the_end_is_judged(tmp_path, "sane")
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_text_that_does_not_come_is_told(tmp_path: Path) -> None:
    """Waiting for what is never written fails with the screen as it is."""
    command = [sys.executable, "-c", "print('hello')"]
    with (
        Terminal(command, environment={}, folder=tmp_path) as terminal,
        pytest.raises(AssertionError, match="hello"),
    ):
        terminal.wait_for("good-bye", seconds=5)
