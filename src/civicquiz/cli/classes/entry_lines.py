"""Answer lines one by one: each is checked, and kept or explained, before the next is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from civicquiz.app.entering import Entered, Entering, Faulty, Sheet, Standing, Trouble, scored, tidy
from civicquiz.cli.classes.entered import (
    Report,
    entered_text,
    missing_text,
    report_lines,
    report_members,
)
from civicquiz.cli.output import say, show_json, width_of
from civicquiz.cli.program import Program
from civicquiz.cli.streams import edited_line, read_line, standard_input
from civicquiz.errors import BadInput, DatabaseLocked, NotFound
from civicquiz.render import PLAIN, count, prose_lines, text_width

__all__ = ["Choices", "converse"]

INTERRUPTED = 130
"""The exit code after Ctrl-C."""

PROMPT = "> "
END = "done"
TAKE_BACK = "undo"
HELP = frozenset(("?", "help"))


@dataclass(frozen=True, slots=True)
class Choices:
    """What to do with a paper of one who is there already."""

    replace: bool = False
    further: bool = False


def converse(program: Program, entering: Entering, choices: Choices, *, as_json: bool) -> int:
    """Take lines until the end; return the exit code."""
    dialogue = Dialogue(entering, choices, width_of(program), asks=program.interactive)
    dialogue.points = not program.plain  # a reader aloud stumbles over signs below a line
    if as_json:
        dialogue.say = dialogue.echo = _silent
    else:
        dialogue.welcome()
    interrupted = False
    try:
        dialogue.run()
    except KeyboardInterrupt:
        interrupted = True
        dialogue.say("")
    report = Report(entering, dialogue.entered, dialogue.faults, dialogue.taken_back)
    if as_json:
        show_json(report_members(report))
    else:
        say(report_lines(report, dialogue.width))
    if interrupted:
        return INTERRUPTED
    return int(bool(dialogue.faults) and not program.interactive)


def _silent(_text: str) -> None:
    """Say nothing."""


class Dialogue:
    """One paper after another; at a terminal a bad line is asked again, from a pipe the next comes."""

    def __init__(self, entering: Entering, choices: Choices, width: int, *, asks: bool) -> None:
        """Read nothing yet; `asks` tells whether somebody is there to be asked."""
        self.entering = entering
        self.choices = choices
        self.width = width
        self.asks = asks
        self.stdin = standard_input()
        self.say: Callable[[str], None] = say
        self.echo: Callable[[str], None] = say
        self.points = True
        self.pending = ""
        self.number = 0
        self.entered: list[Entered] = []
        self.taken_back: list[str] = []
        self.faults: list[Faulty] = []

    def welcome(self) -> None:
        """Say what is entered and how."""
        quiz, missing = self.entering.quiz, self.entering.missing()
        questions = count(len(self.entering.posed), "question")
        self.tell(f"{quiz.key}, {quiz.title}: {questions}. {missing_text(missing)}")
        self.explain()

    def explain(self) -> None:
        """Say how a line is written."""
        self.tell(
            "A line a pupil: otter-7 ACBD-A. Blank: -, several: [AC], where one writes: + x ~ or "
            '"text". ' + ("An empty line is the end, ? is help." if self.asks else "The end: done.")
        )

    def run(self) -> None:
        """Take lines until the end."""
        while True:
            try:
                text = self.next_line()
            except EOFError:
                if self.asks:
                    self.say("")  # the prompt still stands in its line
                return
            except BadInput as error:
                self.number += 1
                self.refuse("", [Trouble(1, error.message, error.hint)])
                continue
            self.number += 1
            bare = text.strip()
            if bare.casefold() == END or (self.asks and not bare):
                return
            try:
                self.act(bare, text)
            except DatabaseLocked as error:
                if not self.asks:
                    raise
                self.refuse(text, [Trouble(1, error.message, error.hint)])

    def next_line(self) -> str:
        """Return the line that is still to be done, or ask for one."""
        text, self.pending = self.pending, ""
        if text:
            self.say(f"{PROMPT}{tidy(text)}")
        return text or self.ask(PROMPT)

    def act(self, bare: str, text: str) -> None:
        """Do what a line asks for; nothing for an empty one."""
        if bare.casefold() in HELP:
            self.explain()
            self.tell("A line typed for somebody else: undo. More: civicquiz help class-enter")
        elif bare.casefold().split()[:1] == [TAKE_BACK]:
            self.take_back(bare[len(TAKE_BACK) :].strip())
        elif bare:
            self.take(text)

    def take_back(self, alias: str) -> None:
        """Take back the paper of a pupil, or the one that was entered last."""
        if not alias and not self.entered:
            what, fix = "Nothing was entered yet.", "Name whose paper to take back: undo otter-7"
            self.refuse(TAKE_BACK, [Trouble(1, what, fix)])
            return
        try:
            gone = self.entering.take_back(alias or self.entered[-1].alias)
        except (BadInput, NotFound) as error:
            self.refuse(f"{TAKE_BACK} {alias}", [Trouble(1, error.message, error.hint)])
            return
        self.entered = [each for each in self.entered if each.alias != gone]
        self.taken_back.append(gone)
        self.tell(f"{gone}: the paper is taken back. {missing_text(self.entering.missing())}")

    def take(self, text: str) -> None:
        """Check a line, and keep it or say what is wrong."""
        found = self.entering.read(text)
        if isinstance(found, list):
            self.refuse(text, found)
            return
        replace = self.choices.replace
        before = self.entering.before(found)
        if before.standing is Standing.OTHER and not replace and self.asks:
            if not self.confirmed(found, before.points):
                self.say("Left as it was.")
                return
            replace = True
        try:
            done = self.entering.enter(found, replace=replace, further=self.choices.further)
        except BadInput as error:
            self.refuse(text, [Trouble(1, error.message, error.hint)])
            return
        self.entered.append(done)
        self.tell(f"{entered_text(done)} {missing_text(self.entering.missing())}")

    def confirmed(self, sheet: Sheet, points: float) -> bool:
        """Ask whether a paper should replace another.

        What is neither yes nor no is the next line: where many were pasted none is swallowed.
        """
        out_of = self.entering.out_of
        old, new = scored(points, out_of), scored(sheet.points, out_of)
        question = f"{sheet.pupil.alias} was entered before: {old}. Replace it by {new}? y/N "
        try:
            reply = self.ask(question).strip()
        except EOFError:
            return False
        if reply.casefold() not in {"", "n", "no", "y", "yes"}:
            self.pending = reply
        return reply.casefold() in {"y", "yes"}

    def refuse(self, text: str, troubles: list[Trouble]) -> None:
        """Point at all that is wrong in a line, and say what to do."""
        line = tidy(text)
        alias = line.split(maxsplit=1)[0] if line.split() else ""
        self.faults += [
            Faulty(self.number, each.column, alias, each.what, each.fix) for each in troubles
        ]
        pointed = [each for each in troubles if each.column > 1]
        fits = line == text and text_width(PROMPT + line) < self.width
        if self.points and pointed and fits:
            self.say(_carets(line, [each.column for each in pointed]))
        for each in troubles:
            where = f"Column {each.column}: " if each in pointed else ""
            self.tell(f"{where}{each.what} {each.fix}")

    def ask(self, prompt: str) -> str:
        """Return the next line; from a pipe it is written out as well."""
        if self.asks:
            return edited_line(prompt)
        line = read_line(self.stdin)
        self.echo(f"{prompt}{tidy(line)}")
        return line

    def tell(self, text: str) -> None:
        """Say something, wrapped."""
        self.say("\n".join(prose_lines(text, self.width, PLAIN)))


def _carets(line: str, columns: list[int]) -> str:
    """Return a sign below each of some columns of a line behind its prompt."""
    marks = ""
    for column in sorted(set(columns)):
        at = text_width(PROMPT + line[: column - 1])
        marks += " " * (at - len(marks)) + "^"
    return marks
