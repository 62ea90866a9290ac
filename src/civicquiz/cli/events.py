"""A session as one JSON object a line, out and in: enough for another front end.

Every line that comes in is answered by one event, and that by the next `question` or the `end`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, TextIO

from civicquiz.cli.answers import from_json
from civicquiz.cli.loop import Aside, Given, Order, Sitting, Stopwatch, conduct
from civicquiz.cli.members import graded_members, question_members
from civicquiz.cli.streams import read_line, standard_input, standard_output
from civicquiz.clock import ticks
from civicquiz.errors import BadInput
from civicquiz.model import Asked, Outcome, Summary

__all__ = ["run"]

SCHEMA = 1
LONGEST_WAIT = 10**10
"""Milliseconds that an answer may have taken: four months."""

COMMANDS = "hint, skip, undo, guessed, flag or stop"
ORDERS = {"skip": Order.SKIP, "undo": Order.UNDO, "stop": Order.STOP}


def run(
    sitting: Sitting,
    *,
    ticks: Callable[[], float] = ticks,
    stdin: TextIO | None = None,
    stdout: TextIO | None = None,
) -> int:
    """Conduct a session; return the exit code."""
    front = Events(stdin or standard_input(), stdout or standard_output())
    return conduct(sitting, front, ticks)


class Events:
    """The front end that programs talk to."""

    def __init__(self, stdin: TextIO, stdout: TextIO) -> None:
        """Nothing is read or written yet."""
        self.stdin = stdin
        self.stdout = stdout

    def emit(self, event: str, **members: object) -> None:
        """Write one object, at once."""
        line = json.dumps({"schema": SCHEMA, "event": event, **members})
        self.stdout.write(line + "\n")
        self.stdout.flush()

    def question(self, asked: Asked) -> None:
        """Do nothing: the question is written by `read`, which may have to repeat it."""

    def read(self, asked: Asked, watch: Stopwatch, aside: Aside) -> Given | Order:
        """Write the question and read until there is an answer or an order."""
        while True:
            self.emit("question", **question_members(asked))
            try:
                wish = self._understood(read_line(self.stdin), asked, watch)
            except BadInput as error:
                self.refuse(error)
                continue
            if not isinstance(wish, dict):
                return wish
            self._serve(wish, asked, aside)

    def _understood(
        self, line: str, asked: Asked, watch: Stopwatch
    ) -> Given | Order | dict[str, Any]:
        """Return an answer, an order, or the command that is served beside."""
        ms = watch.ms
        given = _object(line)
        if "answer" in given:
            ms = given.get("ms", ms)
            if type(ms) is not int or not 0 <= ms <= LONGEST_WAIT:
                raise BadInput(
                    "“ms” is no number of milliseconds.", "Leave it out to have it measured."
                )
            guessed = given.get("guessed", False)
            if not isinstance(guessed, bool):
                raise BadInput(
                    "“guessed” is neither true nor false.", "Leave it out if it was no guess."
                )
            return Given(from_json(asked, given["answer"]), ms, guessed)
        command = given.get("command")
        if not isinstance(command, str) or command not in {*ORDERS, "hint", "guessed", "flag"}:
            hint = f'Send {{"answer": …}}, or {{"command": …}} with {COMMANDS}.'
            raise BadInput("The line holds neither an answer nor a known command.", hint)
        return ORDERS.get(command, given)

    def _serve(self, wish: dict[str, Any], asked: Asked, aside: Aside) -> None:
        match wish["command"]:
            case "hint":
                self.emit("hint", hint=asked.posed.question.hint)
            case "flag":
                note = wish.get("note", "")
                aside.flag(note if isinstance(note, str) else "")
                self.emit("flagged")
            case _:
                outcome = aside.guessed()
                if outcome is None:
                    self.refuse(BadInput("There is no answer to mark as guessed.", "Answer first."))
                elif aside.manner.silent:
                    self._kept(outcome.asked, guessed=True)
                else:
                    self.emit("graded", **graded_members(outcome))

    def refuse(self, error: BadInput) -> None:
        """Write what is wrong with a line; nothing was recorded."""
        self.emit("error", message=error.message, hint=error.hint)

    def reveal(self, outcome: Outcome, aside: Aside) -> Order:
        """Write what an answer led to; the next question follows at once."""
        del aside
        self.emit("graded", **graded_members(outcome))
        return Order.NEXT

    def recorded(self, asked: Asked, aside: Aside) -> Order:
        """Write that an answer is on the disk, and nothing of what it is worth."""
        del aside
        self._kept(asked, guessed=False)
        return Order.NEXT

    def _kept(self, asked: Asked, *, guessed: bool) -> None:
        self.emit("recorded", id=asked.posed.name, guessed=guessed)

    def tell(self, text: str) -> None:
        """Write what came of an order that changed nothing."""
        self.emit("done", message=text, done=False)

    def moved(self, text: str) -> None:
        """Write what was done on an order."""
        self.emit("done", message=text, done=True)

    def late(self, text: str) -> None:
        """Write that the time is over; what came last was not taken."""
        self.emit("error", message=text, hint="")

    def review(self, outcomes: Sequence[Outcome]) -> None:
        """Write, after the end, each question with its grade and key."""
        for outcome in outcomes:
            asked = question_members(outcome.asked)
            self.emit("review", **asked | graded_members(outcome))

    def end(self, summary: Summary) -> None:
        """Write how the session went."""
        self.emit(
            "end",
            session=summary.session_id,
            kind=summary.kind,
            asked=summary.asked,
            right=None if summary.hidden else summary.right,
            score=summary.score,
            seconds=summary.seconds,
            passed=summary.passed,
            left=summary.left,
            due_tomorrow=summary.due_tomorrow,
            finished=summary.finished,
        )


def _object(line: str) -> dict[str, Any]:
    """Return the object of a line; numbers with a fraction stay as they are written."""
    try:
        given = json.loads(line, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError) as error:
        raise BadInput("The line is no JSON.", "Send one JSON object on each line.") from error
    if not isinstance(given, dict):
        raise BadInput("The line is no JSON object.", 'Send {"answer": …} or {"command": …}.')
    return given
