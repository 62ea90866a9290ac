"""A rehearsal: sixty days of a pupil with civicquiz, driven and watched from outside alone."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

from civicquiz.bank import parse
from civicquiz.model import Memory, Question
from support.checkout import ROOT
from support.pupil import Pupil
from support.stage import Stage

__all__ = ["DAYS", "HOPELESS", "NEW_A_DAY", "REVIEWS_A_DAY", "START", "Answer", "Day", "Rehearsal"]

Event = dict[str, Any]

START = date(2026, 2, 2)
DAYS = 60
NEW_A_DAY = 5
REVIEWS_A_DAY = 30
WOKEN_AFTER = 10
"""How many days the leech rests before the pupil looks at it."""

OWN_BANK = ROOT / "tests" / "rehearsal" / "river-town.md"
HOPELESS = "river-town/gauge-number"
SEED = 11
VERIFIED_EVERY = 10
SECOND_SITTING_EVERY = 7


class Told(io.StringIO):
    """A standard input whose lines are made when they are asked for."""

    def __init__(self, say: Callable[[], str]) -> None:
        """Take what makes a line."""
        super().__init__()
        self.say = say

    def readline(self, _size: int | None = -1, /) -> str:  # type: ignore[override]  # the stub mixes text and bytes
        """Return the next line."""
        return self.say() + "\n"


class Theatre(Stage):
    """A stage on which a command is answered while it runs."""

    def talk(self, arguments: list[str], reply: Callable[[Event], object]) -> Iterator[Event]:
        """Run a session; return its events. `reply` is handed each, and answers the questions."""
        out, complaints, seen = io.StringIO(), io.StringIO(), list[Event]()

        def heard() -> object:
            said: object = None
            for line in out.getvalue().splitlines()[len(seen) :]:
                seen.append(json.loads(line))
                said = reply(seen[-1])
            return said

        with (
            self._surroundings({}),
            mock.patch.multiple(
                sys, stdin=Told(lambda: json.dumps(heard())), stdout=out, stderr=complaints
            ),
            mock.patch.object(sys, "argv", ["civicquiz", *arguments]),
        ):
            code: object = None
            try:
                self._program()()
            except SystemExit as end:
                code = end.code
        assert code in (0, None), complaints.getvalue()
        heard()
        return iter(seen)

    def report(self, *arguments: str) -> dict[str, Any]:
        """Run a command with ``--json`` and return its object."""
        said, code = self.run([*arguments, "--json"])
        assert code == 0, said
        found: dict[str, Any] = json.loads(said[said.index("{") :])
        return found


@dataclass(frozen=True, slots=True)
class Answer:
    """A question of a session and what the answer led to; `promised` is the day told before."""

    day: date
    name: str
    fact: str
    kind: str
    new: bool
    repeat: bool
    tries: int
    verdict: str
    score: float
    rating: int
    guessed: bool
    due: date
    promised: date | None
    chance: float | None
    after: timedelta


@dataclass
class Day:
    """A day: how it looked in the morning, what was asked, how its sessions ended."""

    day: date
    due: int
    overdue: int
    resting: dict[str, tuple[str, str]]
    answers: list[Answer] = field(default_factory=list)
    ends: list[Event] = field(default_factory=list)

    @property
    def first(self) -> list[Answer]:
        """The answers to questions that had not come on this day before."""
        return [answer for answer in self.answers if not answer.repeat]


class Rehearsal:
    """Plays the sixty days when it is made."""

    def __init__(self, folder: Path) -> None:
        """Load the banks, and go through the days."""
        self.stage = Theatre(folder)
        settings = self.stage.home / ".config" / "civicquiz" / "settings.toml"
        settings.parent.mkdir(parents=True)
        settings.write_text(f"new_a_day = {NEW_A_DAY}\nreviews_a_day = {REVIEWS_A_DAY}\n")
        self.questions = dict(named_questions())
        self.pupil = Pupil(SEED, self.questions, HOPELESS)
        self.days: list[Day] = []
        self.promised: dict[str, date] = {}
        self.fact_of: dict[str, str] = {}
        self.faults: list[str] = []
        self.woken_on: date | None = None
        self.almost = 0
        self._asked: Event = {}
        self._tries = 1
        self._marking = False
        self._mind: Memory | None = None
        self.at(START, "08:00", "bank", "load", str(OWN_BANK))
        self.at(START, "08:00", "bank", "load")
        for number in range(DAYS):
            self.play(START + timedelta(days=number), number)

    def at(self, day: date, hour: str, *arguments: str) -> dict[str, Any]:
        """Run a command that reports, on a day at an hour."""
        return self.stage.report("--at", f"{day}T{hour}", *arguments)

    def play(self, day: date, number: int) -> None:
        """Live through one day."""
        if self.rested == WOKEN_AFTER and self.woken_on is None:
            self.at(day, "07:00", "due", "--wake", HOPELESS)
            self.pupil.enlightened = True
            self.woken_on = day
        morning = self.at(day, "08:00", "due")
        counts = {date.fromisoformat(when): count for when, count in morning["due"].items()}
        resting = {each["question"]: (each["why"], each["reason"]) for each in morning["resting"]}
        late = sum(due < day for name, due in self.promised.items() if name not in resting)
        self.days.append(Day(day, counts.get(day, 0), late, resting))
        self.sit(day, "17:00", number)
        if number % SECOND_SITTING_EVERY == 0:
            self.sit(day, "20:00", number + DAYS)
        if number % VERIFIED_EVERY == VERIFIED_EVERY - 1:
            self.faults += self.at(day, "22:00", "db", "verify")["faults"]

    def sit(self, day: date, hour: str, seed: int) -> None:
        """Study once."""
        arguments = ["--at", f"{day}T{hour}", "study", "--debug", "--json", "--seed", str(seed)]
        for event in self.stage.talk(arguments, self.hear):
            if event["event"] == "end":
                self.days[-1].ends.append(event)

    def hear(self, event: Event) -> object:
        """Take an event in; return what the pupil says to a question."""
        match event["event"]:
            case "question":
                self._asked = event
                said = self.pupil.reply(event, self.days[-1].day)
                self._marking = "command" in said
                return said
            case "graded" if self._marking:
                self.guessed(event)
            case "graded" if event["recorded"]:
                self.graded(event)
            case "graded":
                self.almost += 1
                self._tries = 2
            case "end":
                self.pupil.lucky = None  # the session was over before it could say so
            case _:
                raise AssertionError(event)
        return None

    def graded(self, event: Event) -> None:
        """Note an answer that was recorded."""
        day, name, asked = self.days[-1].day, event["id"], self._asked
        assert name == asked["id"]
        old = self.promised.get(name)
        bank = name.partition("/")[0]
        answer = Answer(
            day=day,
            name=name,
            fact=f"{bank}/{event['fact']['id']}" if event["fact"] else name,
            kind=asked["kind"],
            new=asked["new"],
            repeat=asked["repeat"],
            tries=self._tries,
            verdict=event["verdict"],
            score=event["score"],
            rating=event["rating"],
            guessed=event["guessed"],
            due=date.fromisoformat(event["due"]),
            promised=old,
            chance=self.pupil.chance(name, day) if old else None,
            after=day - self.pupil.minds[name].last_day if old else timedelta(),
        )
        self._tries = 1
        self.days[-1].answers.append(answer)
        self.fact_of[name] = answer.fact
        self.promised[name] = answer.due
        self._mind = self.pupil.minds.get(name)
        self.pupil.learn(name, answer.rating, day)

    def guessed(self, event: Event) -> None:
        """Note that the last answer was a guess: its rating and its day are others now."""
        name = event["id"]
        last = self.days[-1].answers.pop()
        assert last.name == name
        last = replace(
            last, guessed=True, rating=event["rating"], due=date.fromisoformat(event["due"])
        )
        self.days[-1].answers.append(last)
        self.promised[name] = last.due
        self.pupil.relearn(name, self._mind, last.rating, last.day)

    @property
    def rested(self) -> int:
        """How many mornings the leech has rested."""
        return sum(HOPELESS in day.resting for day in self.days)

    @property
    def answers(self) -> list[Answer]:
        """All answers, in order."""
        return [answer for day in self.days for answer in day.answers]

    @property
    def measured(self) -> list[Answer]:
        """The reviews that tell how well the plan keeps its aim.

        Those are of what was neither known from the start nor never learned, on the day promised,
        two days or more after the last review: a day is the least, however weak a memory is.
        """
        return [
            answer
            for answer in self.answers
            if not answer.repeat
            and answer.promised == answer.day
            and answer.name != HOPELESS
            and not self.pupil.knows(answer.name)
            and answer.after > timedelta(days=1)
        ]

    def life(self, name: str) -> list[Answer]:
        """Return the answers to one question, without those that repeat it in a session."""
        return [answer for day in self.days for answer in day.first if answer.name == name]


def named_questions() -> Iterator[tuple[str, Question]]:
    """Yield the questions of all the banks, by their full names."""
    for path in (OWN_BANK, *sorted((ROOT / "questions").glob("*.md"))):
        bank, _ = parse(path.read_bytes(), path.name)
        for question in bank.questions:
            yield f"{bank.id}/{question.id}", question
