"""Standard input and output as the front ends need them: never a traceback for odd bytes."""

from __future__ import annotations

import contextlib
import io
import sys
from typing import TextIO

from civicquiz.errors import BadInput

__all__ = [
    "edited_line",
    "is_terminal",
    "read_line",
    "standard_input",
    "standard_output",
    "told",
]

LONGEST_LINE = 1_000_000
"""Characters beyond which a line is not read into memory."""


def standard_input() -> TextIO:
    """Return stdin, with what is no text replaced; an empty one where it is closed."""
    return _lenient(sys.stdin) or io.StringIO()


def standard_output() -> TextIO:
    """Return stdout, with what its encoding lacks replaced."""
    return _lenient(sys.stdout) or io.StringIO()


def _lenient(stream: TextIO | None) -> TextIO | None:
    if isinstance(stream, io.TextIOWrapper):
        with contextlib.suppress(io.UnsupportedOperation, ValueError):
            stream.reconfigure(errors="replace")
    return stream


def read_line(stream: TextIO) -> str:
    """Return the next line without its end; EOFError where there is none.

    A line that is too long for any answer is passed over, and raises BadInput.
    """
    try:
        line = stream.readline(LONGEST_LINE)
        if len(line) == LONGEST_LINE and not line.endswith("\n"):
            while line and not line.endswith("\n"):
                line = stream.readline(LONGEST_LINE)
            raise BadInput(
                f"The line has more than {LONGEST_LINE:,} characters.", "Give a shorter answer."
            )
    except (ValueError, OSError) as error:  # closed, or its terminal is gone
        raise EOFError from error
    if not line:
        raise EOFError
    return line.rstrip("\r\n")


def edited_line(prompt: str) -> str:
    """Return a line typed at the terminal, with editing where the platform has it.

    Earlier answers are not offered: they might be the key.
    """
    with contextlib.suppress(ImportError):
        import readline  # its mere import turns editing on

        readline.set_auto_history(False)
    try:
        return input(prompt)
    except (ValueError, OSError) as error:  # closed, or its terminal is gone
        raise EOFError from error


def told(text: str) -> str:
    """Return a message for stderr, broken between words where somebody reads it on a screen."""
    if sys.stderr is None or not is_terminal(sys.stderr):
        return text
    import shutil  # neither is on the way of a program that reads us
    import textwrap

    width = shutil.get_terminal_size().columns
    lines = [
        textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False)
        for line in text.split("\n")
    ]
    return "\n".join(lines)


def is_terminal(stream: TextIO) -> bool:
    """Tell whether a person may sit at the other end."""
    try:
        return stream.isatty()
    except ValueError:
        return False
