"""A session on a terminal: single keys pick, words are typed with line editing.

Everything is printed downwards and stays; only the foot of the screen is redrawn.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TextIO

from civicquiz.cli.answers import PICKED, how_many
from civicquiz.cli.commands import COMMANDS, ORDERS, key_help
from civicquiz.cli.footer import Footer, style_of
from civicquiz.cli.lines import Command, Typing, how_to_type
from civicquiz.cli.loop import Aside, Given, Order, Sitting, Stopwatch, conduct
from civicquiz.cli.picking import MOST, Picking
from civicquiz.cli.streams import edited_line, is_terminal, standard_input, standard_output
from civicquiz.clock import ticks
from civicquiz.errors import BadInput
from civicquiz.model import Asked, Kind, Outcome, Rating, Response, Summary
from civicquiz.render import (
    Role,
    Style,
    back_lines,
    comes_back,
    progress_lines,
    prose_lines,
    question_lines,
    reveal_lines,
    review_lines,
    summary_lines,
    text_width,
    wrap_text,
)

if TYPE_CHECKING:  # termios, which Windows lacks
    from civicquiz.cli.keys import Keyboard

__all__ = ["is_possible", "run"]

Keys = list[tuple[str, str]]


def is_possible() -> bool:
    """Tell whether somebody sits at a terminal that hands over single keys."""
    try:
        import termios  # not on Windows
    except ImportError:
        return False
    del termios
    streams = (sys.stdin, sys.stdout)
    return os.environ.get("TERM", "") not in {"", "dumb"} and all(
        stream is not None and is_terminal(stream) for stream in streams
    )


def run(sitting: Sitting, *, colour: bool = True, ticks: Callable[[], float] = ticks) -> int:
    """Conduct a session on the terminal; return the exit code."""
    from civicquiz.cli.keys import Keyboard  # as above

    keys, out = standard_input(), standard_output()
    with Keyboard(keys.fileno()) as keyboard:
        screen = Screen(keyboard, out, style_of(out, colour=colour))
        try:
            return conduct(sitting, screen, ticks)
        finally:
            with contextlib.suppress(OSError):  # the terminal may be gone
                screen.footer.write([])


class Screen:
    """The front end for somebody who sits at a terminal."""

    def __init__(self, keyboard: Keyboard, out: TextIO, style: Style) -> None:
        """Nothing is shown yet."""
        self.keyboard = keyboard
        self.out = out
        self.style = style
        self.footer = Footer(out, style)
        self.last: Outcome | None = None
        self.is_typing = False
        self.begun = False
        keyboard.on_return = self.footer.repeat

    def question(self, asked: Asked) -> None:
        """Show a question; at a second try it still stands there."""
        if asked.second_try:
            return
        width, style = self.footer.width, self.style
        stand = progress_lines(asked, width, style)
        lines = [self._rule(), *stand, "", *question_lines(asked, width, style), ""]
        self.footer.write(["", *lines] if self.begun else lines)
        self.begun = True

    def _rule(self) -> str:
        return self.style.paint(self.style.sign("─", "-") * self.footer.width, Role.FAINT)

    def read(self, asked: Asked, watch: Stopwatch, aside: Aside) -> Given | Order:
        """Read an answer or an order, by keys where digits suffice, else by lines."""

        def serve(command: Command, note: str) -> None:
            with watch.rest():
                self._serve(command, note, asked.posed.question.hint, aside)

        beside = self._beside(asked, aside)
        ms = None
        if asked.posed.question.kind is Kind.FLASHCARD:
            order = self._key([("Enter", "show the back"), *beside], "enter", serve)
            if order is not Order.NEXT:
                return order
            ms = watch.ms
            self.footer.write([*back_lines(asked, self.footer.width, self.style), ""])
        if asked.posed.question.kind in PICKED and how_many(asked) <= MOST:
            given = self._pick(Picking(asked), beside, serve)
        else:
            given = self._type(asked, beside, serve)
        return given if isinstance(given, Order) else Given(given, watch.ms if ms is None else ms)

    def _beside(self, asked: Asked, aside: Aside) -> Keys:
        """Return the keys that work beside answering."""
        keys = [("h", "hint")] if asked.posed.question.hint else []
        skip = "leave blank" if asked.put_off else "leave for the end"
        keys.append(("s", skip if aside.manner.puts_off else "skip"))
        if asked.number > 1 and aside.manner.undo:
            keys.append(("u", "undo"))
        return [*keys, ("f", "flag"), ("q", "stop"), ("?", "help")]

    def _pick(
        self, picking: Picking, beside: Keys, serve: Callable[[Command, str], None]
    ) -> Response | Order:
        while True:
            key = self._press([*picking.keys(), *beside], picking.entries())
            response = picking.press(key)
            if response is not None:
                self.footer.write(picking.record())
                return response
            order = self._command(key, beside, serve)
            if order is not None:
                return order

    def _key(self, keys: Keys, wanted: str, serve: Callable[[Command, str], None]) -> Order:
        """Wait for one key, or for a command that leads elsewhere."""
        while True:
            key = self._press(keys)
            if key == wanted:
                self.footer.clear()
                return Order.NEXT
            order = self._command(key, keys, serve)
            if order is not None:
                return order

    def _press(self, keys: Keys, entries: Sequence[str] = ()) -> str:
        """Show the keys that work, and return the one that is pressed."""
        self.footer.show(keys, entries)
        key = self.keyboard.read()
        if key == "end":
            raise EOFError
        return key

    def _command(self, key: str, keys: Keys, serve: Callable[[Command, str], None]) -> Order | None:
        """Do what a key stands for, if it is one of those shown; return where it leads."""
        key = key.lower()
        if key not in COMMANDS or key not in dict(keys):
            return None
        command = COMMANDS[key]
        if command in ORDERS:
            self.footer.clear()
            return ORDERS[command]
        note = ""
        if command is Command.FLAG:
            note = self._line("What is wrong with it? (Enter: no note) ")
        serve(command, note)
        return None

    def _type(
        self, asked: Asked, beside: Keys, serve: Callable[[Command, str], None]
    ) -> Response | Order:
        """Read an answer by lines, under the commands that work there."""
        if not asked.second_try:
            keys = [("/0", "don't know"), *((f"/{key}", does) for key, does in beside)]
            how = how_to_type(asked)
            lines = wrap_text(how, self.footer.width, self.style, Role.FAINT) if how else []
            self.footer.write([*self.footer.keys_lines(keys), *lines])
        return Typing(self._line, serve, self.tell).answer(asked, self.last)

    def _line(self, prompt: str) -> str:
        """Return a line typed with editing; a long prompt stands on a line of its own."""
        self.footer.clear()
        width = self.footer.width
        if text_width(prompt) > width // 2:
            self.footer.write(wrap_text(prompt.strip(), width, self.style))
            prompt = "> "
        self.is_typing = True
        with self.keyboard.lines():
            line = edited_line(prompt)
        self.is_typing = False
        return line

    def _serve(self, command: Command, note: str, hint: str, aside: Aside) -> None:
        match command:
            case Command.HINT:
                self.tell(f"Hint: {hint}" if hint else "There is no hint.")
            case Command.FLAG:
                aside.flag(note)
                self.tell("Flagged for the author.")
            case Command.GUESSED:
                outcome = aside.guessed()
                if aside.manner.silent:
                    self.tell("Noted as a guess." if outcome else "There is no answer yet.")
                    return
                said = comes_back(outcome, again=aside.manner.again) if outcome else ""
                self.tell(f"Noted as a guess. {said}" if outcome else "There is no answer yet.")
            case _:
                self._help(aside)

    def _help(self, aside: Aside) -> None:
        self.footer.write(key_help(aside.manner, self.footer.width, self.style))

    def reveal(self, outcome: Outcome, aside: Aside) -> Order:
        """Show what an answer led to, and wait, unless there is one more try."""
        self.last = outcome
        lines = reveal_lines(outcome, self.footer.width, self.style, again=aside.manner.again)
        self.footer.write(lines)
        kind = outcome.asked.posed.question.kind
        if outcome.review_id is None or kind is Kind.FLASHCARD:
            return Order.NEXT
        guessable = outcome.rating not in {None, Rating.AGAIN} and not outcome.guessed
        return self._wait("next", aside, guessable=guessable)

    def recorded(self, asked: Asked, aside: Aside) -> Order:
        """Say that an answer is kept, and wait: it may be changed."""
        is_last = asked.number == asked.total
        self.tell(f"Answer {asked.number} of {asked.total} is kept.")
        return self._wait("hand it all in" if is_last else "next", aside, guessable=True)

    def _wait(self, goes: str, aside: Aside, *, guessable: bool) -> Order:
        """Wait for Enter, or for a command on the last answer."""
        keys = [("Enter", goes)]
        if guessable:
            keys.append(("g", "I guessed"))
        if aside.manner.undo:
            keys.append(("u", "undo"))
        keys += [("f", "flag"), ("q", "stop"), ("?", "help")]

        def serve(command: Command, note: str) -> None:
            self._serve(command, note, "", aside)
            if command is Command.GUESSED:
                keys.remove(("g", "I guessed"))

        return self._key(keys, "enter", serve)

    def refuse(self, error: BadInput) -> None:
        """Say why an answer cannot be taken."""
        self.tell(f"{error.message} {error.hint}".strip())

    def tell(self, text: str) -> None:
        """Say something in passing."""
        self.footer.write(prose_lines(text, self.footer.width, self.style))

    def moved(self, text: str) -> None:
        """Say what was done instead of answering."""
        self.tell(text)

    def late(self, text: str) -> None:
        """Say that the time is over."""
        self.tell(text)

    def review(self, outcomes: Sequence[Outcome]) -> None:
        """Show one question after the other, as it was answered, until that is enough."""
        self.tell("It is handed in. Here is each question with its answer.")
        self.footer.write([""])
        for outcome in outcomes:
            width = self.footer.width
            self.footer.write([self._rule(), *review_lines(outcome, width, self.style)])
            if outcome is outcomes[-1]:
                return
            self.footer.write([""])
            keys = [("Enter", "next"), ("q", "enough")]
            while (key := self._press(keys).lower()) not in {"enter", "q"}:
                pass
            self.footer.clear()
            if key == "q":
                return

    def end(self, summary: Summary) -> None:
        """Show how the session went."""
        if self.is_typing:
            self.out.write("\n")
        self.footer.write(["", *summary_lines(summary, self.footer.width, self.style)])
