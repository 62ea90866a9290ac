"""A stage for the program: its own home, its own time, and both its streams in one book.

The program runs in this process (a command takes milliseconds, not a quarter of a second), through
the same `main` as the installed script. Time stands still but for a second at each look at the
clock and two at each look at the stop watch; seeds are 1, 2, 3 and so on.
"""

from __future__ import annotations

import contextlib
import io
import itertools
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

__all__ = ["OPENING", "Echo", "Stage"]

OPENING = "2026-03-02T09:00:00+00:00"
"""The moment at which a stage opens: a Monday morning."""

FOLDERS = {
    "XDG_DATA_HOME": ".local/share",
    "XDG_CONFIG_HOME": ".config",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
}
FORGOTTEN = ("CIVICQUIZ_DATABASE_URL", "CIVICQUIZ_LEARNER", "NO_COLOR", "FORCE_COLOR", "PAGER")


CHECKOUT = Path(__file__).resolve().parents[2]


class Book(io.TextIOWrapper):
    """Where both output streams are written; `is_terminal` tells whether they say they are one."""

    def __init__(self, *, is_terminal: bool) -> None:
        """Open an empty book."""
        super().__init__(io.BytesIO(), encoding="utf-8", newline="\n", write_through=True)
        self.is_terminal = is_terminal

    def isatty(self) -> bool:
        """Tell what the program wants to know."""
        return self.is_terminal


class Echo(io.TextIOWrapper):
    """A standard input that writes what is read from it into `book`, as a terminal does."""

    def __init__(self, text: str, book: io.TextIOBase) -> None:
        """Hold `text` ready to be read."""
        super().__init__(io.BytesIO(text.encode()), encoding="utf-8", write_through=True)
        self.book = book

    def isatty(self) -> bool:
        """Say that somebody types."""
        return True

    def readline(self, size: int = -1) -> str:  # type: ignore[override]  # the stub's `size` differs
        """Read a line and let it be seen."""
        line = super().readline(size)
        self.book.write(line)
        self.book.flush()
        return line

    def __next__(self) -> str:  # type: ignore[override]  # the stub has a text file of bytes
        """Read the next line, seen as any other."""
        line = self.readline()
        if not line:
            raise StopIteration
        return line


class Stage:
    """A home that nobody has lived in, where commands run one after the other."""

    def __init__(self, folder: Path, program: Callable[[], object] | None = None) -> None:
        """Make the home in `folder`; `program` stands in for `civicquiz.cli.main` in tests."""
        self.home = folder / "home"
        self.home.mkdir(parents=True)
        self.program = program
        self.moment = datetime.fromisoformat(OPENING)
        self.stop_watch = itertools.count(100.0, 2.0)
        self.seeds = itertools.count(1)

    def set_time(self, text: str) -> None:
        """Go on at another moment (ISO form; UTC where no zone stands)."""
        moment = datetime.fromisoformat(text)
        self.moment = moment if moment.tzinfo else datetime.fromisoformat(f"{text}+00:00")

    def now(self, zone: tzinfo | None = None) -> datetime:
        """Return the time, a second later at every look."""
        self.moment += timedelta(seconds=1)
        return self.moment.astimezone(zone)

    def run(
        self,
        arguments: list[str],
        *,
        stdin: str = "",
        echo: bool = False,
        environment: Mapping[str, str] | None = None,
    ) -> tuple[str, int]:
        """Run one command line; return what both streams said, in order, and the exit code."""
        book = Book(is_terminal=echo)
        given = Echo(stdin, book) if echo else io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8")
        code: object = 0
        with (
            self._surroundings(dict(environment or {})),
            mock.patch.multiple(sys, stdin=given, stdout=book, stderr=book),
            mock.patch.object(sys, "argv", ["civicquiz", *arguments]),
        ):
            try:
                self._program()()
            except SystemExit as end:
                code = end.code
        assert isinstance(book.buffer, io.BytesIO)
        said = book.buffer.getvalue().decode().replace(str(self.home), "~")
        said = said.replace(str(CHECKOUT), "/where/civicquiz/is")
        return said, code if isinstance(code, int) else int(code is not None)

    @property
    def environment(self) -> dict[str, str]:
        """What tells a program that it lives here, and how large the screen is."""
        home = {name: str(self.home / folder) for name, folder in FOLDERS.items()}
        screen = {"COLUMNS": "80", "LINES": "24"}
        return home | screen | {"HOME": str(self.home), "TZ": "UTC", "LANG": "C.UTF-8"}

    @property
    def surroundings(self) -> dict[str, str]:
        """The whole environment of a process of its own that lives here, with real time."""
        kept = {name: value for name, value in os.environ.items() if name not in FORGOTTEN}
        return kept | self.environment

    def _program(self) -> Callable[[], object]:
        if self.program is not None:
            return self.program
        from civicquiz.cli import main  # the stage's own tests do without it

        return main

    @contextlib.contextmanager
    def _surroundings(self, environment: dict[str, str]) -> Iterator[None]:
        before = Path.cwd()
        frozen = (
            mock.patch("civicquiz.clock.datetime", SimpleNamespace(now=self.now)),
            mock.patch(
                "civicquiz.clock.time", SimpleNamespace(monotonic=lambda: next(self.stop_watch))
            ),
            mock.patch(
                "civicquiz.clock.secrets", SimpleNamespace(randbits=lambda _bits: next(self.seeds))
            ),
        )
        with contextlib.ExitStack() as stack:
            stack.enter_context(mock.patch.dict(os.environ, self.environment))
            for name in FORGOTTEN:
                os.environ.pop(name, None)
            os.environ.update(environment)
            for patch in frozen:
                stack.enter_context(patch)
            time.tzset()
            os.chdir(self.home)
            try:
                yield
            finally:
                os.chdir(before)
        time.tzset()
