"""``civicquiz class show``: a class quiz at the projector."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

import click

from civicquiz.cli.classes.completed import complete_quizzes
from civicquiz.cli.output import say
from civicquiz.cli.program import Program, global_options
from civicquiz.cli.streams import is_terminal, read_line, standard_input, standard_output
from civicquiz.errors import CivicquizError

if TYPE_CHECKING:  # not for --help
    from civicquiz.app.hands import Show

__all__ = ["show"]

WIDTH = 80

WELCOME = (
    "Enter: the answer, then the next question. A 12 B 9 none 2: a show of hands.",
    "n: next. p: back. q: quit.",
)


@click.command
@click.argument("key", metavar="QUIZ", shell_complete=complete_quizzes)
@global_options()
@click.pass_context
def show(ctx: click.Context, /, key: str) -> int:
    """Show QUIZ at the projector: one question at a time, big.

    Enter tells the answer, h takes a show of hands. It begins with the first question that was
    not shown yet.
    """
    from civicquiz.app.hands import open_show  # SQLAlchemy: not for --help

    program = ctx.find_root().ensure_object(Program)
    with program.open() as store:
        opened = open_show(store, key, program.clock.now)
        code = 0
        try:
            _conduct(program, opened)
        except KeyboardInterrupt:
            code = 130
        _tell_end(opened)
    return code


def _conduct(program: Program, opened: Show) -> None:
    """Show a quiz on the whole screen, or line by line where there is none."""
    if not program.plain and not program.no_input:
        from civicquiz.cli import screen

        if screen.is_possible():
            from civicquiz.cli.classes import projector  # termios, which Windows lacks

            projector.run(opened, colour=program.colour)
            return
    _Lines(opened, standard_input(), standard_output()).run()


def _tell_end(opened: Show) -> None:
    """Say how far the class came, and how to go on."""
    key, total = opened.quiz.key, len(opened.slides)
    counted = f", hands counted in {opened.counted}" if opened.counted else ""
    say(f"{key}: {opened.shown} of {total} shown{counted}.")
    if opened.shown < total:
        say(f"To go on: civicquiz class show {key}")


class _Lines:
    """The projector line by line, for pipes and screen readers."""

    def __init__(self, opened: Show, stdin: TextIO, stdout: TextIO) -> None:
        self.opened = opened
        self.stdin = stdin
        self.stdout = stdout
        self.echo = not (is_terminal(stdin) and is_terminal(stdout))

    def run(self) -> None:
        """Show questions until the end of the quiz or of the input."""
        say(WELCOME)
        at, revealed = self.opened.first, False
        self._slide(at, revealed=revealed)
        while True:
            try:
                line = self._ask()
            except EOFError:
                return
            step = {"": 1 if revealed else 0, "n": 1, "p": -1, "q": None}.get(line.lower(), 0)
            if step is None or (step > 0 and at + step == len(self.opened.slides)):
                return
            if line and line.lower() not in {"n", "p"}:
                self._count(at, line)
                continue
            if not line and not revealed:
                self.opened.reveal(self.opened.slides[at])
                revealed = True
            else:
                at, revealed = max(at + step, 0), False
            self._slide(at, revealed=revealed)

    def _ask(self) -> str:
        self.stdout.write("> ")
        self.stdout.flush()
        try:
            line = read_line(self.stdin).strip()
        except EOFError:
            say("")
            raise
        if self.echo:
            say(line)
        return line

    def _slide(self, at: int, *, revealed: bool) -> None:
        from civicquiz.render import PLAIN, Slide, slide_lines

        asked = self.opened.slides[at]
        slide = Slide(self.opened.quiz.key, asked, self.opened.hands(asked), revealed)
        lines = slide_lines(slide, WIDTH, 0, PLAIN)
        say(["", *(line.removeprefix("  ") for line in lines), ""])

    def _count(self, at: int, line: str) -> None:
        from civicquiz.app.hands import labels_of
        from civicquiz.render import hands_phrase

        asked = self.opened.slides[at]
        try:
            odd = self.opened.count(asked, line.removeprefix("h "))
        except CivicquizError as error:
            say(f"{error.message} {error.hint}")
            return
        hands = self.opened.hands(asked)
        if hands is not None:
            say(f"{hands_phrase(hands, labels_of(asked), self.opened.pupils)}.")
        if odd:
            say(odd)
