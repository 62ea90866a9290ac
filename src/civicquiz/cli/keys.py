"""Single keys from a terminal, which is given back as it was whatever happens."""

from __future__ import annotations

import codecs
import contextlib
import os
import select
import signal
import termios
from collections.abc import Callable, Iterator
from types import FrameType, TracebackType
from typing import Any, Self

__all__ = ["Keyboard"]

SEQUENCE_SECONDS = 0.05
"""Within this time the rest of an escape sequence arrives; else it was the Escape key."""

NAMED = {
    "\r": "enter",
    "\n": "enter",
    "\x7f": "backspace",
    "\x08": "backspace",
    "\t": "down",
    " ": "space",
    "\x04": "end",
}
ARROWS = {"A": "up", "B": "down", "C": "right", "D": "left", "Z": "up"}
LAST_OF_SEQUENCE = range(0x40, 0x7F)
ENDING = (signal.SIGTERM, signal.SIGHUP)

HEARTBEAT_SECONDS = 0.25
"""So often a wait for a key wakes up: a signal that came just before it would else be unheard."""


class Keyboard:
    """The keys of the terminal at `descriptor`, for as long as the `with` block lasts.

    Ctrl-C stays KeyboardInterrupt; SIGTERM and SIGHUP become SystemExit, so that the terminal is
    given back; Ctrl-Z gives it back as well: `on_leave` is called then, and `on_return` when the
    program goes on.
    """

    def __init__(self, descriptor: int) -> None:
        """Change nothing yet."""
        self.descriptor = descriptor
        self.on_leave: Callable[[], None] = lambda: None
        self.on_return: Callable[[], None] = lambda: None
        self._before: list[Any] = []
        self._handlers: dict[int, Any] = {}
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def __enter__(self) -> Self:
        """Take single keys from now on."""
        self._before = termios.tcgetattr(self.descriptor)
        for number in ENDING:
            self._handlers[number] = signal.signal(number, _end)
        self._handlers[signal.SIGTSTP] = signal.signal(signal.SIGTSTP, self._suspend)
        self._set_raw()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Give the terminal back as it was."""
        self._set_sane()
        for number, handler in self._handlers.items():
            signal.signal(number, handler)

    @contextlib.contextmanager
    def lines(self) -> Iterator[None]:
        """Let lines be typed inside, with echo and editing."""
        self._set_sane()
        stopping = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        waking = signal.signal(signal.SIGALRM, _wake)
        signal.setitimer(signal.ITIMER_REAL, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, waking)
            signal.signal(signal.SIGTSTP, stopping)
            self._set_raw()

    def read(self) -> str:
        """Return the next key: a character, or a name such as ``enter``, ``up`` or ``escape``.

        EOFError where the terminal is gone or was closed.
        """
        char = self._char()
        if char == "\x1b":
            return self._sequence()
        return NAMED.get(char, char)

    def _char(self) -> str:
        char = ""
        while not char:
            try:
                while not self._ready(HEARTBEAT_SECONDS):
                    pass
                byte = os.read(self.descriptor, 1)
            except OSError as error:
                raise EOFError from error
            if not byte:
                raise EOFError
            char = self._decoder.decode(byte)
        return char

    def _sequence(self) -> str:
        """Read what follows an Escape, all of it: arrows have names, the rest means nothing."""
        if not self._ready(SEQUENCE_SECONDS):
            return "escape"
        char = self._char()
        if char not in "[O":
            return "escape"
        while self._ready(SEQUENCE_SECONDS):
            char = self._char()
            if ord(char) in LAST_OF_SEQUENCE and char != "[":
                return ARROWS.get(char, "escape")
        return "escape"

    def _ready(self, seconds: float) -> bool:
        """Wait for a key for some seconds; tell whether there is one."""
        ready, _, _ = select.select([self.descriptor], [], [], seconds)
        return bool(ready)

    def _set_raw(self) -> None:
        """Hand over keys one by one and unechoed; Ctrl-C and Ctrl-Z keep their meaning."""
        mode = termios.tcgetattr(self.descriptor)
        mode[3] &= ~(termios.ICANON | termios.ECHO)
        mode[6] = list(mode[6])
        mode[6][termios.VMIN], mode[6][termios.VTIME] = 1, 0
        termios.tcsetattr(self.descriptor, termios.TCSADRAIN, mode)

    def _set_sane(self) -> None:
        with contextlib.suppress(termios.error):  # the terminal may be gone
            termios.tcsetattr(self.descriptor, termios.TCSADRAIN, self._before)

    def _suspend(self, _number: int, _frame: FrameType | None) -> None:
        """Give the terminal back, sleep until the shell wakes us, and take it again."""
        self.on_leave()
        self._set_sane()
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, self._suspend)
        self._set_raw()
        self.on_return()


def _end(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def _wake(_number: int, _frame: FrameType | None) -> None:
    """Do nothing: it is enough that a waiting call was interrupted."""
