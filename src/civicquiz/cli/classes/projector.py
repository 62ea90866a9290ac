"""A class quiz on the whole screen: one question at a time, single keys, hands typed in a line."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Iterator
from types import FrameType
from typing import TYPE_CHECKING, TextIO

from civicquiz.app.hands import Show, labels_of
from civicquiz.cli.footer import keys_lines, style_of
from civicquiz.cli.streams import edited_line, standard_input, standard_output
from civicquiz.errors import CivicquizError
from civicquiz.render import Role, Slide, Style, hands_phrase, slide_lines, wrap_text

if TYPE_CHECKING:  # termios, which Windows lacks
    from civicquiz.cli.keys import Keyboard

__all__ = ["run"]

ENTER, LEAVE = "\x1b[?1049h\x1b[?25l", "\x1b[H\x1b[J\x1b[?25h\x1b[?1049l"
"""Take the alternate screen and hide the cursor; wipe it (not all have one) and give both back."""

SMALLEST = (20, 8)
SIZE = (80, 24)
"""Columns and lines of a terminal that does not tell."""


def run(show: Show, *, colour: bool) -> None:
    """Show a quiz until somebody quits; the terminal is given back as it was."""
    from civicquiz.cli.keys import Keyboard  # termios, which Windows lacks

    keys, out = standard_input(), standard_output()
    with Keyboard(keys.fileno()) as keyboard:
        projector = Projector(show, keyboard, out, style_of(out, colour=colour))
        with projector.taken(), contextlib.suppress(EOFError):
            projector.run()


class Projector:
    """The state of the screen: which question, whether its key is told, how far it is scrolled."""

    def __init__(self, show: Show, keyboard: Keyboard, out: TextIO, style: Style) -> None:
        """Begin where the class left off."""
        self.show = show
        self.keyboard = keyboard
        self.out = out
        self.style = style
        self.at = show.first
        self.revealed = False
        self.top = 0
        self.said = ""
        self.is_typing = self.is_drawing = self.is_stale = False

    @contextlib.contextmanager
    def taken(self) -> Iterator[None]:
        """Have the whole screen, and draw it anew when the window changes."""
        self.keyboard.on_leave, self.keyboard.on_return = self._leave, self._return
        before = signal.signal(signal.SIGWINCH, self._resized)
        self.out.write(ENTER)
        try:
            yield
        finally:
            signal.signal(signal.SIGWINCH, before)
            with contextlib.suppress(OSError):  # the terminal may be gone
                self._leave()

    def run(self) -> None:
        """Do what the keys say, until one quits."""
        while True:
            self.draw()
            key = self.keyboard.read().lower()
            self.said = ""
            if key in {"q", "end"}:
                return
            if key in {"enter", "space"}:
                if not self.revealed:
                    self._reveal()
                elif self._is_last:
                    return
                else:
                    self._go(1)
            elif key in {"n", "right"} and not self._is_last:
                self._go(1)
            elif key in {"p", "left"} and self.at:
                self._go(-1)
            elif key == "h":
                self._type_hands()
            elif key in {"down", "up"}:
                self.top += 1 if key == "down" else -1  # `draw` keeps it within bounds

    @property
    def _is_last(self) -> bool:
        return self.at == len(self.show.slides) - 1

    def _go(self, step: int) -> None:
        self.at += step
        self.revealed, self.top = False, 0

    def _reveal(self) -> None:
        self.revealed, self.top = True, 0
        try:
            self.show.reveal(self.show.slides[self.at])
        except CivicquizError as error:  # a busy database is no reason to leave the class waiting
            self.said = f"{error.message} {error.hint}"

    def _type_hands(self) -> None:
        """Read a show of hands on the last lines; an empty line leaves things as they are."""
        asked = self.show.slides[self.at]
        _, lines = self._size()
        labels = labels_of(asked)
        like = " ".join(f"{label} {hands}" for label, hands in zip(labels, (12, 9), strict=False))
        prompt = f"Hands ({like}): " if len(labels) > 1 else "How many had it right: "
        self.out.write(f"\x1b[{lines - 1};1H\x1b[J\x1b[?25h")
        self.out.flush()
        self.is_typing = True
        try:
            with self.keyboard.lines():
                text = edited_line(prompt)
        except EOFError:  # Ctrl-D; where the terminal is gone, the next key tells
            text = ""
        finally:
            self.is_typing = False
            self.out.write("\x1b[?25l")
        if text.strip():
            try:
                self.said = self.show.count(asked, text)
            except CivicquizError as error:
                self.said = f"{error.message} {error.hint}"

    def draw(self) -> None:
        """Draw the screen; once more where the window changed meanwhile."""
        self.is_drawing = self.is_stale = True
        while self.is_stale:
            self.is_stale = False
            self._draw()
        self.is_drawing = False

    def _draw(self) -> None:
        """Draw the question, what was said on it, and the keys that work."""
        columns, rows = self._size()
        asked = self.show.slides[self.at]
        hands = self.show.hands(asked)
        slide = Slide(self.show.quiz.key, asked, hands, self.revealed)
        foot = self._foot(columns)
        room = max(rows - len(foot) - 2, 1)
        lines = slide_lines(slide, columns, room, self.style)
        if len(lines) > room:
            foot = self._foot(columns, scrolls=True)
            room = max(rows - len(foot) - 2, 1)
            lines = slide_lines(slide, columns, room, self.style)
        self.top = max(min(self.top, len(lines) - room), 0)
        seen = lines[self.top : self.top + room]
        drawn = ["", *seen, *[""] * (room - len(seen)), "", *foot][:rows]
        self.out.write("\x1b[H" + "\r\n".join(f"{line}\x1b[K" for line in drawn) + "\x1b[J")
        self.out.flush()

    def _foot(self, columns: int, *, scrolls: bool = False) -> list[str]:
        """Return what was said or counted, and the keys."""
        asked = self.show.slides[self.at]
        hands = self.show.hands(asked)
        margin = "  " if columns > SMALLEST[0] else ""
        width = columns - 2 * len(margin)
        lines: list[str] = []
        if self.said:
            lines += wrap_text(self.said, width, self.style, Role.WARN)
        if hands is not None and not self.revealed:
            phrase = hands_phrase(hands, labels_of(asked), self.show.pupils)
            lines += wrap_text(phrase, width, self.style)
        return [
            margin + line for line in [*lines, *keys_lines(self._keys(scrolls), width, self.style)]
        ]

    def _keys(self, scrolls: bool) -> list[tuple[str, str]]:
        """Return the keys that work now, with what they do."""
        sign = self.style.sign
        if not self.revealed:
            keys = [("Enter Space", "answer")]
        elif self._is_last:
            keys = [("Enter Space", "finish")]
        else:
            keys = [("Enter Space", "next")]
        if scrolls:
            keys.append((sign("↑↓", "Up Down"), "scroll"))
        keys.append(("h", "hands"))
        if not self._is_last:
            keys.append((sign("n →", "n Right"), "next"))
        if self.at:
            keys.append((sign("p ←", "p Left"), "back"))
        return [*keys, ("q", "quit")]

    def _size(self) -> tuple[int, int]:
        try:
            columns, lines = os.get_terminal_size(self.out.fileno())
        except (OSError, ValueError):
            columns, lines = SIZE
        return max(columns or SIZE[0], SMALLEST[0]), max(lines or SIZE[1], SMALLEST[1])

    def _leave(self) -> None:
        self.out.write(LEAVE)
        self.out.flush()

    def _return(self) -> None:
        self.out.write(ENTER)
        self._redraw()

    def _resized(self, _number: int, _frame: FrameType | None) -> None:
        self._redraw()

    def _redraw(self) -> None:
        """Draw on a wiped screen; while a line is typed or drawn, that comes first."""
        self.is_stale = True
        if not self.is_typing and not self.is_drawing:
            self.out.write("\x1b[2J")
            self.draw()
