"""What the store takes, on a database of `big_database.py` (which is copied, and left as it is).

::

    PYTHONPATH=src:tests python tests/bench/store_figures.py FILE
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter

from bench.big_database import LEARNER, NOW, TODAY, arrivals, make_bank
from civicquiz.model import Kind, Memory, Rating, Review, SessionKind
from civicquiz.store import Store, open_store

ANSWERS = 2000
FIRST = 100
"""How many of the due questions are answered in turn."""


def show(name: str, seconds: list[float]) -> None:
    """Print the first time, and of the others the median and the 99th percentile."""
    later = seconds[1:] or seconds
    worst = quantiles(later, n=100)[-1] if len(later) > 1 else later[0]
    milliseconds = (1e3 * each for each in (seconds[0], median(later), worst))
    print(f"{name:36}" + "".join(f"{each:10.2f}" for each in milliseconds))


def timed(name: str, work: Callable[[], object], times: int = 15) -> None:
    """Show how long some work takes."""
    seconds = []
    for _ in range(times):
        start = perf_counter()
        work()
        seconds.append(perf_counter() - start)
    show(name, seconds)


def look(store: Store) -> None:
    """Show what the way to the first question takes, then what reports take."""
    yesterday, month = TODAY - timedelta(days=1), TODAY + timedelta(days=30)
    due = [one.question_id for one in islice(store.due_candidates(LEARNER, TODAY, leech=8), FIRST)]
    timed("a learner by name", lambda: store.learner_named("me"))
    timed("facts asked on a day of 2,740 reviews", lambda: store.facts_asked(LEARNER, yesterday))
    timed("counts of that day", lambda: store.day_counts(LEARNER, yesterday))
    timed(
        "the first 100 due of 24,346",
        lambda: list(islice(store.due_candidates(LEARNER, TODAY, leech=8), FIRST)),
    )
    timed(
        "20 new after 90,000 seen", lambda: list(islice(store.new_candidates(LEARNER, TODAY), 20))
    )
    timed("12 posed questions", lambda: store.pose(due[:12]))
    timed("load of 30 days", lambda: store.due_load(LEARNER, TODAY, month))
    timed("siblings", lambda: store.sibling_due_days(LEARNER, due[0]))
    timed("1,000 response times", lambda: store.response_times(LEARNER, Kind.SINGLE))
    timed("20 sessions with figures", lambda: store.sessions(LEARNER, limit=20), 3)
    timed("all that may be asked in a quiz", lambda: store.askable_ids(TODAY), 3)
    timed("forecast of a month", lambda: store.due_counts(LEARNER, TODAY, month, leech=8), 3)
    timed("what rests", lambda: store.resting(LEARNER, TODAY, leech=8), 3)
    timed("verify, without replay", store.verify, 1)


def answer(store: Store) -> None:
    """Show what a durable answer takes: memory read, review, memory and session written."""
    due = [one.question_id for one in islice(store.due_candidates(LEARNER, TODAY, leech=8), FIRST)]
    posed = store.pose(due)
    session = store.start_session(LEARNER, SessionKind.STUDY, {}, seed=1, plan=due, now=NOW)
    dice = Random(3)
    seconds = []
    for number in range(ANSWERS):
        asked = due[number % FIRST]
        due_day: date = TODAY + timedelta(days=dice.randrange(1, 60))
        start = perf_counter()
        with store.transaction():
            store.memory(LEARNER, asked)
            given = Review(
                0,
                LEARNER,
                asked,
                posed[asked].revision_id,
                session.id,
                NOW,
                NOW,
                TODAY,
                (2, 0, 1, 3),
                (0,),
                1.0,
                "program",
                Rating.GOOD,
                3000 + number,
                guessed=False,
                tries=1,
                due_day=due_day,
            )
            kept = Memory(1 + dice.random(), 5.0, TODAY, due_day, 3, 0, 0, passed=True)
            store.record_review(given, kept)
            store.save_session(session)
        seconds.append(perf_counter() - start)
    show("an answer, durable", seconds)


def load(store: Store) -> None:
    """Show what saving 10,000 questions takes."""
    bank = make_bank(1000, 10_000)
    arrived = arrivals(bank)
    timed(
        "10,000 questions saved",
        lambda: store.save_bank(bank, arrived, path="", file_hash="", now=NOW),
        1,
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("path", type=Path)
    path = parser.parse_args().path
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        copy = Path(shutil.copy(path, folder))
        print(f"{'milliseconds':36}{'first':>10}{'median':>10}{'99th %':>10}")
        timed("open and close", lambda: open_store(copy, now=NOW).close())
        with open_store(copy, now=NOW) as opened:
            look(opened)
            answer(opened)
            opened._connection.exec_driver_sql("PRAGMA synchronous = OFF")
            print("without waiting for the disk:")
            answer(opened)
            load(opened)
