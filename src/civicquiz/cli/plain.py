"""A session as lines of plain text: no colour, no redrawing, 80 columns, read from top to bottom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TextIO

from civicquiz.cli.commands import word_help, words_line
from civicquiz.cli.lines import Command, Typing, how_to_type
from civicquiz.cli.loop import Aside, Given, Order, Sitting, Stopwatch, conduct
from civicquiz.cli.streams import is_terminal, read_line, standard_input, standard_output
from civicquiz.clock import ticks
from civicquiz.errors import BadInput
from civicquiz.model import Asked, Kind, Outcome, Response, Summary
from civicquiz.render import (
    PLAIN,
    back_lines,
    comes_back,
    progress_lines,
    prose_lines,
    question_lines,
    reveal_lines,
    review_lines,
    summary_lines,
)

__all__ = ["run"]

WIDTH = 80

WELCOME = "Answer with a number or with words, then press Enter. /0 means: I do not know."


def run(
    sitting: Sitting,
    *,
    ticks: Callable[[], float] = ticks,
    stdin: TextIO | None = None,
    stdout: TextIO | None = None,
) -> int:
    """Conduct a session; return the exit code."""
    commands = words_line(sitting.manner)
    front = Plain(stdin or standard_input(), stdout or standard_output(), commands)
    return conduct(sitting, front, ticks)


class Plain:
    """The front end for pipes, screen readers and simple terminals."""

    def __init__(self, stdin: TextIO, stdout: TextIO, commands: str) -> None:
        """Nothing is read or written yet; `commands` is told before the first question."""
        self.commands = commands
        self.stdin = stdin
        self.stdout = stdout
        self.echo = not (is_terminal(stdin) and is_terminal(stdout))
        self.welcomed = False
        self.last: Outcome | None = None

    def say(self, lines: Sequence[str]) -> None:
        """Write lines, at once."""
        self.stdout.write("".join(f"{line}\n" for line in lines))
        self.stdout.flush()

    def ask(self, prompt: str) -> str:
        """Return the line typed at a prompt; without a terminal it is written out as well."""
        self.stdout.write(prompt)
        self.stdout.flush()
        try:
            line = read_line(self.stdin)
        except EOFError:
            self.say([""])
            raise
        if self.echo:
            self.say([line])
        return line

    def question(self, asked: Asked) -> None:
        """Write a question; before the first one, how to answer."""
        if not self.welcomed:
            self.say([WELCOME, self.commands, ""])
            self.welcomed = True
        if asked.second_try:
            return
        lines = progress_lines(asked, WIDTH, PLAIN)
        lines += ["", *question_lines(asked, WIDTH, PLAIN), ""]
        if how := how_to_type(asked):
            lines.append(how)
        self.say(lines)

    def read(self, asked: Asked, watch: Stopwatch, aside: Aside) -> Given | Order:
        """Read an answer or an order."""

        def serve(command: Command, note: str) -> None:
            with watch.rest():
                self._serve(command, note, asked, aside)

        typing = Typing(self.ask, serve, self.tell)
        ms = None
        if asked.posed.question.kind is Kind.FLASHCARD:
            shown = typing.line("Press Enter to see the back: ", bare=True)
            if isinstance(shown, Order):
                return shown
            ms = watch.ms
            self.say(["", *back_lines(asked, WIDTH, PLAIN), ""])
            self.say(["How well did you know it? 1 not, 2 hardly, 3 well, 4 at once."])
        given: Response | Order = typing.answer(asked, self.last)
        if isinstance(given, Order):
            return given
        return Given(given, watch.ms if ms is None else ms)

    def _serve(self, command: Command, note: str, asked: Asked, aside: Aside) -> None:
        match command:
            case Command.HINT:
                hint = asked.posed.question.hint
                self.say(
                    prose_lines(f"Hint: {hint}" if hint else "There is no hint.", WIDTH, PLAIN)
                )
            case Command.FLAG:
                aside.flag(note)
                self.tell("Flagged for the author.")
            case Command.GUESSED:
                outcome = aside.guessed()
                if outcome is None:
                    self.tell("There is no answer yet that could be a guess.")
                elif aside.manner.silent:
                    self.tell("Noted as a guess.")
                else:
                    self.tell(
                        f"Noted as a guess. {comes_back(outcome, again=aside.manner.again)}".strip()
                    )
            case _:
                self.say(word_help(aside.manner))

    def refuse(self, error: BadInput) -> None:
        """Say why an answer cannot be taken."""
        self.tell(f"{error.message} {error.hint}".strip())

    def reveal(self, outcome: Outcome, aside: Aside) -> Order:
        """Write what an answer led to; the next question follows at once."""
        self.last = outcome
        self.say(reveal_lines(outcome, WIDTH, PLAIN, again=aside.manner.again))
        if outcome.review_id is not None:
            self.say([""])
        return Order.NEXT

    def recorded(self, asked: Asked, aside: Aside) -> Order:
        """Write that an answer is kept; the next question follows at once."""
        del aside
        self.moved(f"Answer {asked.number} of {asked.total} is kept.")
        return Order.NEXT

    def tell(self, text: str) -> None:
        """Say something in passing."""
        self.say(prose_lines(text, WIDTH, PLAIN))

    def moved(self, text: str) -> None:
        """Say what was done instead of answering; another question follows."""
        self.say([*prose_lines(text, WIDTH, PLAIN), ""])

    def late(self, text: str) -> None:
        """Write that the time is over."""
        self.moved(text)

    def review(self, outcomes: Sequence[Outcome]) -> None:
        """Write each question with what was answered and what is right."""
        for outcome in outcomes:
            self.say([*review_lines(outcome, WIDTH, PLAIN), ""])

    def end(self, summary: Summary) -> None:
        """Write how the session went."""
        self.say(summary_lines(summary, WIDTH, PLAIN))
