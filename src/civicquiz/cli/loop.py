"""What all three front ends have in common: the course of a session from question to question."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from civicquiz.errors import BadInput, DatabaseLocked, TooLate
from civicquiz.model import Asked, Manner, Outcome, Response, Summary

__all__ = ["Aside", "Front", "Given", "Order", "Sitting", "Stopwatch", "conduct"]

INTERRUPTED = 130
"""The exit code after Ctrl-C."""

TRIES = 6
"""How often an answer is tried to be kept, each as long as the store is patient."""


class Sitting(Protocol):
    """What the front ends need of a session under way (see `civicquiz.app.Sitting`)."""

    @property
    def manner(self) -> Manner:
        """What it allows and tells."""

    def ask(self) -> Asked | None:
        """Return the question to ask now, None at the end."""

    def answer(self, response: Response, *, response_ms: int, guessed: bool = False) -> Outcome:
        """Grade and record an answer."""

    def guessed(self) -> Outcome:
        """Mark the last answer as guessed."""

    def undo(self) -> bool:
        """Strike out the last answer."""

    def skip(self) -> None:
        """Leave the question out of this session."""

    def flag(self, note: str = "") -> None:
        """Flag the question for its author."""

    def finish(self) -> Summary:
        """End the session."""

    def review(self) -> Sequence[Outcome]:
        """Return what is told after the end of a session that was silent before."""

    def pause(self) -> Summary:
        """Stop early; the session can be resumed."""


@dataclass(frozen=True, slots=True)
class Aside:
    """What a learner may do beside answering.

    `flag` flags the current question for its author, with a note; `guessed` marks the last answer
    as guessed and returns what it comes to now, None where there is no answer.
    """

    flag: Callable[[str], None]
    guessed: Callable[[], Outcome | None]
    manner: Manner


class Order(Enum):
    """Where the session goes, other than by an answer."""

    NEXT = "next"
    SKIP = "skip"
    UNDO = "undo"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Given:
    """An answer, and the milliseconds that it took."""

    response: Response
    ms: int
    guessed: bool = False


class Stopwatch:
    """Milliseconds since a question was shown, without what the learner did beside it."""

    def __init__(self, ticks: Callable[[], float]) -> None:
        """Start now."""
        self.ticks = ticks
        self.started = ticks()

    @property
    def ms(self) -> int:
        """Milliseconds so far."""
        return max(0, round((self.ticks() - self.started) * 1000))

    @contextlib.contextmanager
    def rest(self) -> Iterator[None]:
        """Leave out the time spent inside (on a flag's note, say)."""
        left = self.ticks()
        try:
            yield
        finally:
            self.started += self.ticks() - left


class Front(Protocol):
    """One way to show a session and to read what the learner wants."""

    def question(self, asked: Asked) -> None:
        """Show a question."""

    def read(self, asked: Asked, watch: Stopwatch, aside: Aside) -> Given | Order:
        """Read until there is an answer or an order; what is done beside is done inside."""

    def refuse(self, error: BadInput) -> None:
        """Say why an answer cannot be taken."""

    def reveal(self, outcome: Outcome, aside: Aside) -> Order:
        """Show what an answer led to, and return what the learner wants then."""

    def recorded(self, asked: Asked, aside: Aside) -> Order:
        """Say that an answer is kept, and not what it is worth; return what the learner wants."""

    def tell(self, text: str) -> None:
        """Say something in passing; the question stays."""

    def moved(self, text: str) -> None:
        """Say what was done instead of answering; another question follows."""

    def late(self, text: str) -> None:
        """Say that the time is over."""

    def review(self, outcomes: Sequence[Outcome]) -> None:
        """Show each question of a session that is over, with what was answered."""

    def end(self, summary: Summary) -> None:
        """Show how the session went."""


def conduct(sitting: Sitting, front: Front, ticks: Callable[[], float]) -> int:
    """Ask until the end or until the learner stops; return the exit code.

    Ctrl-C, the end of the input and a reader that has gone pause the session: it can be resumed.
    """
    code = 0
    try:
        ended = Course(sitting, front, ticks).run()
    except KeyboardInterrupt:
        ended, code = sitting.pause(), INTERRUPTED
    except EOFError:
        ended = sitting.pause()
    except (BrokenPipeError, SystemExit):
        sitting.pause()
        raise
    if ended.finished and (told := sitting.review()):
        try:
            front.review(told)
        except KeyboardInterrupt:
            code = INTERRUPTED
        except EOFError:
            pass
    front.end(ended)
    return code


class Course:
    """One run from the first question to the end, or to where the learner stops."""

    def __init__(self, sitting: Sitting, front: Front, ticks: Callable[[], float]) -> None:
        """Nothing is asked before `run`."""
        self.sitting = sitting
        self.front = front
        self.ticks = ticks
        self.last: Outcome | None = None
        self.aside = Aside(sitting.flag, self._mark_guessed, sitting.manner)

    def run(self) -> Summary:
        """Ask question after question; return the summary."""
        while (asked := self.sitting.ask()) is not None:
            self.front.question(asked)
            if not self._serve(asked, Stopwatch(self.ticks)):
                return self.sitting.pause()
        return self.sitting.finish()

    def _serve(self, asked: Asked, watch: Stopwatch) -> bool:
        """Stay with a question until it is dealt with; return False where the learner stops."""
        try:
            return self._stay(asked, watch)
        except TooLate as error:
            self.front.late(error.message)
            return True  # there will be nothing more to ask

    def _stay(self, asked: Asked, watch: Stopwatch) -> bool:
        while True:
            wish = self.front.read(asked, watch, self.aside)
            if isinstance(wish, Given):
                outcome = self._graded(wish)
                if outcome is None:
                    continue
                wish = self._told(outcome)
            match wish:
                case Order.STOP:
                    return False
                case Order.SKIP:
                    self.sitting.skip()
                    self.front.moved(self._skipped(asked))
                case Order.UNDO if not self._undone():
                    continue
                case _:
                    pass
            return True

    def _told(self, outcome: Outcome) -> Order:
        if self.sitting.manner.silent:
            return self.front.recorded(outcome.asked, self.aside)
        return self.front.reveal(outcome, self.aside)

    def _skipped(self, asked: Asked) -> str:
        if not self.sitting.manner.puts_off:
            return "Skipped."
        return "Left blank." if asked.put_off else "Left for the end."

    def _graded(self, given: Given) -> Outcome | None:
        """Return what an answer led to, None where it cannot be taken."""
        try:
            outcome = self._kept(given)
        except BadInput as error:
            self.front.refuse(error)
            return None
        if outcome.review_id is not None:
            self.last = outcome
        return outcome

    def _kept(self, given: Given) -> Outcome:
        """Return what an answer led to; where somebody else writes for long, try on for a minute."""
        for _ in range(TRIES - 1):
            with contextlib.suppress(DatabaseLocked):
                return self._answered(given)
            self.front.tell("The database is busy. Your answer is kept as soon as it is free.")
        return self._answered(given)

    def _answered(self, given: Given) -> Outcome:
        return self.sitting.answer(given.response, response_ms=given.ms, guessed=given.guessed)

    def _mark_guessed(self) -> Outcome | None:
        """Mark the last answer, unless it was taken back or never given in this run."""
        if self.last is not None and not self.last.guessed:
            self.last = self.sitting.guessed()
        return self.last

    def _undone(self) -> bool:
        if not self.sitting.undo():
            self.front.tell("There is no answer to take back.")
            return False
        self.last = None
        self.front.moved("Taken back: the question comes again.")
        return True
