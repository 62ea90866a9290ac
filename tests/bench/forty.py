"""``python tests/bench/forty.py``: a class answers a quiz at forty terminals, all at once, in one file.

Each terminal is a process of its own with a connection of its own, which does what ``civicquiz
quiz --assigned`` does but for the screen. Either a bell rings for each question, and all answer in
the same instant, which is the worst that a class can do; or each thinks for a while that is drawn
anew (``--think 5``: seconds at the mean). An answer's time is that of `answer`: graded, and durable
on the disk. In the end each answer must be in the log, once, and none may have been refused.

::

    PYTHONPATH=src:tests python tests/bench/forty.py [--terminals 40] [--questions 10] [--think 0]
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from random import Random
from time import perf_counter, sleep
from typing import TypeVar

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.measure import Taken, look_at_machine
from civicquiz.app.assigned import attend
from civicquiz.app.assigning import Terms, assign_quiz
from civicquiz.app.choosing import Scope
from civicquiz.app.loading import load_shipped
from civicquiz.model import (
    Choice,
    Cloze,
    DateKey,
    Kind,
    Matching,
    NumberKey,
    Ordering,
    Question,
    Response,
    Typed,
)
from civicquiz.store import Store, open_store
from civicquiz.study import Settings

__all__ = ["Crowd", "Ran", "answer_all", "main"]

PATIENCE = 120
"""Seconds after which a terminal that says nothing is given up."""

Told = TypeVar("Told")


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many terminals answer how many questions, thinking for so long (0: all together)."""

    terminals: int = 40
    questions: int = 10
    think: float = 0.0


@dataclass(frozen=True, slots=True)
class Ran:
    """The seconds of each answer, and of each question before it; what went wrong, in words."""

    answers: Taken
    asking: Taken
    faults: tuple[str, ...]


def now() -> datetime:
    """Return the time, cut to milliseconds as the program's clock cuts it."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def make_class(path: Path, crowd: Crowd) -> str:
    """Make a database with a class and its quiz; return the key of the quiz."""
    with open_store(path, now=now()) as store:
        load_shipped(store, Settings(), now())
        room = store.add_classroom("3B", now())
        store.add_pupils(room, [f"otter-{number}" for number in range(crowd.terminals)], now())
        made = assign_quiz(
            store,
            "3B",
            Scope(),
            Terms(),
            count=crowd.questions,
            today=now().date(),
            seed=1,
            now=now(),
        )
        return made.key


def sit(
    path: Path, key: str, number: int, crowd: Crowd, bell: Barrier, told: Queue[object]
) -> None:
    """Take the quiz at one terminal; tell the seconds of each answer, or what went wrong."""
    try:
        told.put((number, taken(path, key, number, crowd, bell)))
    except Exception as error:  # noqa: BLE001  # whatever it is, it is a fault to be told
        told.put((number, f"otter-{number}: {type(error).__name__}: {error}"))


def taken(
    path: Path, key: str, number: int, crowd: Crowd, bell: Barrier
) -> list[tuple[float, float]]:
    """Take the quiz to its end; return the seconds of asking and of answering each question."""
    dice = Random(number)
    seconds = []
    with open_store(path, now=now()) as store:
        sitting = attend(
            store,
            key,
            f"otter-{number}",
            Settings(),
            now,
            holder=str(number),
            pin=lambda pupil: pupil.alias,
        )
        bell.wait(PATIENCE)
        while True:
            before = perf_counter()
            asked = sitting.ask()
            asking = perf_counter() - before
            if asked is None:
                break
            response = some_answer(asked.posed.question, dice)
            if crowd.think:
                sleep(dice.expovariate(1 / crowd.think))
            else:
                bell.wait(PATIENCE)
            before = perf_counter()
            sitting.answer(response, response_ms=4000)
            seconds.append((asking, perf_counter() - before))
        if not crowd.think:
            bell.wait(PATIENCE)  # a process that ends takes the others' time, as no pupil does
        sitting.finish()
    return seconds


def some_answer(question: Question, dice: Random) -> Response:
    """Return an answer, right or wrong."""
    match question.shape:
        case Choice(options=parts) | Ordering(items=parts) | Matching(pairs=parts):
            order = dice.sample(range(len(parts)), len(parts))
            return tuple(order[:1] if question.kind is Kind.SINGLE else order)
        case Typed() | NumberKey() | DateKey():
            return dice.choice(["435", "Anchorage", "1991", "2025-08-15", ""])
        case Cloze(gaps=gaps):
            return ("Anchorage",) * len(gaps)
        case _:
            return ("Anchorage",)


def answer_all(path: Path, crowd: Crowd) -> Ran:
    """Let a class take its quiz; return what it took, and what was lost or refused."""
    key = make_class(path, crowd)
    context = multiprocessing.get_context("spawn")
    bell, told = context.Barrier(crowd.terminals), context.Queue()
    runners = [
        context.Process(target=sit, args=(path, key, number, crowd, bell, told))
        for number in range(crowd.terminals)
    ]
    for runner in runners:
        runner.start()
    reports = [told.get(timeout=PATIENCE) for _ in runners]
    for runner in runners:
        runner.join(PATIENCE)
    faults = [report for _, report in reports if isinstance(report, str)]
    seconds = [each for _, report in reports if not isinstance(report, str) for each in report]
    with open_store(path, now=now()) as store:
        faults += missing(store, key, crowd)
    return Ran(
        Taken(tuple(answering for _, answering in seconds)),
        Taken(tuple(asking for asking, _ in seconds)),
        tuple(faults),
    )


def missing(store: Store, key: str, crowd: Crowd) -> list[str]:
    """Return which answers are not in the log just once, and who has not handed in."""
    quiz = store.class_quiz_named(key)
    assert quiz is not None
    log = store.quiz_log(quiz.id)
    often = Counter((each.learner_id, each.question_id) for each in log.reviews)
    items = store.quiz_items(quiz.id)
    attempts = {each.learner_id: each for each in store.attempts(quiz.id)}
    pupils = store.pupils(quiz.classroom_id)
    faults = [
        f"{pupil.alias}: question {item.question_id} is there {often[pupil.learner_id, item.question_id]} times"
        for pupil in pupils
        for item in items
        if often[pupil.learner_id, item.question_id] != 1
    ]
    faults += [
        f"{pupil.alias} has not handed in"
        for pupil in pupils
        if pupil.learner_id not in attempts or not attempts[pupil.learner_id].submitted
    ]
    if len(log.reviews) != crowd.terminals * crowd.questions:
        faults.append(f"{len(log.reviews)} answers are there")
    return faults


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; return 1 where an answer was lost or refused."""
    parser = argparse.ArgumentParser(description="A class at its terminals, all at once.")
    parser.add_argument("--terminals", type=int, default=40)
    parser.add_argument("--questions", type=int, default=10)
    parser.add_argument(
        "--think", type=float, default=0.0, help="seconds, at the mean (0: together)"
    )
    chosen = parser.parse_args(arguments)
    crowd = Crowd(chosen.terminals, chosen.questions, chosen.think)
    with tempfile.TemporaryDirectory() as folder:
        machine = look_at_machine(Path(folder))
        ran = answer_all(Path(folder) / "civicquiz.db", crowd)
    pace = f"thinking {crowd.think:g} s" if crowd.think else "all together, at a bell"
    print(f"{crowd.terminals} processes, {crowd.questions} questions, {pace}")
    print(
        f"{machine.processor}, {machine.cores} cores, Python {machine.python}, SQLite "
        f"{machine.sqlite}, fsync {machine.fsync_ms:.2f} ms"
    )
    if not ran.faults:
        for name, figures in (("durable answer", ran.answers), ("next question", ran.asking)):
            print(f"{name}: median {figures.median:.1f} ms, 99th {figures.high:.1f} ms")
    print("\n".join(ran.faults) or f"{len(ran.answers.seconds)} answers, none lost, none refused")
    return 1 if ran.faults else 0


if __name__ == "__main__":
    sys.exit(main())
