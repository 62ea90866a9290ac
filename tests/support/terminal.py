"""A terminal for the real program: keys go in, and what stands on the screen can be read."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

__all__ = ["Screen", "Terminal"]

SEQUENCE = re.compile(
    r"\x1b\[(?P<csi>[0-9;?]*)(?P<end>[@-~])"
    r"|\x1b\](?P<title>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    r"|\x1b[=>78()][0B]?"
)
TAKE_TERMINAL = """\
import fcntl, os, signal, sys, termios
for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP):  # ignored below a background job
    signal.signal(number, signal.SIG_DFL)
fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # so that Ctrl-C reaches the program
os.execvp(sys.argv[1], sys.argv[1:])
"""
PARTIAL = re.compile(r"\x1b(?:\[[0-9;?]*|\][^\x07\x1b]*|[()])?$")


class Screen:
    """A grid of characters that understands the few sequences that programs of lines use.

    Lines that scroll off the top are kept in `past`.
    """

    def __init__(self, columns: int, lines: int) -> None:
        """Begin with an empty grid and the cursor at its top left."""
        self.columns = columns
        self.lines = lines
        self.grid = [[" "] * columns for _ in range(lines)]
        self.past: list[str] = []
        self.row = self.column = 0
        self.pending = ""

    def feed(self, text: str) -> None:
        """Write `text` at the cursor; a sequence cut in two waits for its other half."""
        text, self.pending = self.pending + text, ""
        if cut := PARTIAL.search(text):
            text, self.pending = text[: cut.start()], cut[0]
        at = 0
        while at < len(text):
            if found := SEQUENCE.match(text, at):
                if found["end"]:
                    self._obey(found["end"], found["csi"])
                at = found.end()
            else:
                self._put(text[at])
                at += 1

    def _put(self, sign: str) -> None:
        match sign:
            case "\r":
                self.column = 0
            case "\n":
                self._line_feed()
            case "\b":
                self.column = max(0, self.column - 1)
            case "\t":
                self.column = min(self.columns - 1, self.column // 8 * 8 + 8)
            case _ if sign >= " ":
                if self.column == self.columns:
                    self.column = 0
                    self._line_feed()
                self.grid[self.row][self.column] = sign
                self.column += 1
            case _:  # a bell and the like
                pass

    def _line_feed(self) -> None:
        if self.row < self.lines - 1:
            self.row += 1
            return
        self.past.append("".join(self.grid.pop(0)).rstrip())
        self.grid.append([" "] * self.columns)

    def _obey(self, end: str, csi: str) -> None:
        numbers = [int(part) for part in re.findall(r"\d+", csi)]
        count = max(1, numbers[0]) if numbers else 1
        match end:
            case "A":
                self.row = max(0, self.row - count)
            case "B":
                self.row = min(self.lines - 1, self.row + count)
            case "C":
                self.column = min(self.columns - 1, self.column + count)
            case "D":
                self.column = max(0, self.column - count)
            case "G":
                self.column = min(self.columns, count) - 1
            case "H" | "f":
                self.row = min(self.lines, count) - 1
                self.column = min(self.columns, max(1, [*numbers, 1, 1][1])) - 1
            case "J" | "K":
                self._erase(end, numbers[0] if numbers else 0)
            case _:  # colours and modes leave the characters alone
                pass

    def _erase(self, end: str, mode: int) -> None:
        """Blank from the cursor (0), up to it (1), or all (2): of the line (K) or the screen (J)."""
        cursor = (self.row, self.column)
        for row in range(self.lines) if end == "J" else [self.row]:
            for column in range(self.columns):
                place = (row, column)
                if mode == 2 or (place >= cursor if mode == 0 else place <= cursor):
                    self.grid[row][column] = " "

    @property
    def text(self) -> str:
        """What stands on the screen now, without the spaces at the ends and the empty end."""
        return "\n".join("".join(row).rstrip() for row in self.grid).rstrip()

    @property
    def scroll(self) -> str:
        """The lines that scrolled off, and the screen below them."""
        return "\n".join([*self.past, self.text])


class Terminal:
    """A program run on a terminal of its own (`columns` wide, `lines` high)."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        environment: Mapping[str, str],
        folder: Path,
        columns: int = 80,
        lines: int = 24,
    ) -> None:
        """Start `command` in `folder`; the terminal's settings are remembered as they were."""
        self.screen = Screen(columns, lines)
        self.master, slave = pty.openpty()
        self._slave = slave  # kept open, so that its settings can be read after the end
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.settings = termios.tcgetattr(slave)
        self.raw = b""
        self.process = subprocess.Popen(
            [sys.executable, "-ISc", TAKE_TERMINAL, *command],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=folder,
            env={"TERM": "xterm-256color", "PATH": os.defpath, **environment},
            start_new_session=True,
        )

    def __enter__(self) -> Self:
        """Return the terminal itself."""
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """End the program, if it still runs, and close the terminal."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for end in (self.master, self._slave):
            with contextlib.suppress(OSError):
                os.close(end)

    def send(self, keys: str) -> None:
        """Press keys."""
        os.write(self.master, keys.encode())

    def interrupt(self) -> None:
        """Press Ctrl-C, when the program has come to rest.

        Python's readline sees a signal only where it cuts a wait for keys short: one that falls
        between a key and the next wait, within microseconds, is noticed with the key after it.
        """
        while self.read(0.5):
            pass
        self.send("\x03")

    def resize(self, columns: int, lines: int) -> None:
        """Make the window another size, and let the program know."""
        size = struct.pack("HHHH", lines, columns, 0, 0)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, size)
        os.killpg(self.process.pid, signal.SIGWINCH)

    def read(self, seconds: float) -> bool:
        """Read what the program writes within `seconds`; tell whether anything came."""
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self.master, 65536)
        except OSError:  # the other end is closed
            return False
        self.raw += data
        self.screen.feed(data.decode(errors="replace"))
        return bool(data)

    def wait_for(self, text: str, seconds: float = 30.0) -> str:
        """Read until `text` stands on the screen; return the screen, or fail showing it."""
        end = time.monotonic() + seconds
        while text not in self.screen.text:
            left = end - time.monotonic()
            if left <= 0 or (not self.read(min(left, 0.2)) and self.process.poll() is not None):
                while self.read(0.05):
                    pass
                assert text in self.screen.text, (
                    f"no {text!r} on this screen:\n{self.screen.scroll}"
                )
        return self.screen.text

    def wait(self, seconds: float = 30.0) -> int:
        """Read on until the program ends; return its exit code (negative: the signal)."""
        end = time.monotonic() + seconds
        while self.process.poll() is None:
            assert time.monotonic() < end, f"still running:\n{self.screen.scroll}"
            self.read(0.05)
        while self.read(0.05):
            pass
        return self.process.returncode

    @property
    def is_sane(self) -> bool:
        """Whether the terminal's settings are as before, and the cursor can be seen."""
        hidden, shown = self.raw.rfind(b"\x1b[?25l"), self.raw.rfind(b"\x1b[?25h")
        return termios.tcgetattr(self._slave) == self.settings and hidden <= shown
