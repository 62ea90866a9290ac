"""Make a database of 100,000 questions and 1,000,000 reviews, the same on each run.

::

    PYTHONPATH=src python tests/bench/big_database.py FILE --questions 100000 --reviews 1000000

Banks are saved through the store; the log and the memories are written in bulk, since answering
a million times would take an hour. The memories are plausible, not what a replay would give.
"""

from __future__ import annotations

import argparse
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from random import Random

from civicquiz.model import (
    Bank,
    Choice,
    Citation,
    Cloze,
    Entry,
    Fact,
    Gap,
    NumberKey,
    Option,
    PartialDate,
    Question,
    Shape,
    Source,
    Topic,
    Typed,
)
from civicquiz.store import Arrival, open_store

__all__ = ["NOW", "TODAY", "arrivals", "build", "make_bank"]

TODAY = date(2026, 3, 1)
"""The day on which the database was left; the reviews lie in the year before."""
NOW = datetime.combine(TODAY, time(9), UTC)
SEEN = 0.9
"""The share of the questions that were answered before."""
IN_A_BANK = 5_000
DAYS = 365
LEARNER = 1


def make_shape(at: int) -> Shape:
    """Return one of the four shapes that most banks use most."""
    match at % 4:
        case 0:
            wrong = (Option(f"Law {at + step}", feedback="Later.") for step in (1, 2, 3))
            return Choice((Option(f"Law {at}", right=True), *wrong))
        case 1:
            return Typed(f"The law of {1800 + at % 200}", (f"Law {at}",))
        case 2:
            return NumberKey(Decimal(at % 97), Decimal(at % 97), str(at % 97))
        case _:
            return Cloze((Gap(str(1800 + at % 200)),))


def make_bank(number: int, questions: int) -> Bank:
    """Return a bank of so many questions, four to a fact, about as long as real ones."""
    entries: list[Entry] = []
    topic: tuple[str, ...] = ()
    for at in range(questions):
        if at % 400 == 0:
            topic = (f"Part {at // 400 + 1}",)
            entries.append(Topic(topic[0], level=1))
        if at % 4 == 0:
            told = (
                f"Law {at} of book {number} was passed in {1800 + at % 200}, {at % 97} in favour."
            )
            cited = (Citation("book", (f"Law {at}", "in favour")),)
            as_of = PartialDate(2026, 1 + at % 12)
            entries.append(Fact(f"law-{at}", told, citations=cited, as_of=as_of, topic=topic))
        stem = f"Which law of book {number} was the {at}th to be passed, and how many were for it?"
        entries.append(
            Question(
                f"law-{at}-asked",
                stem + (" In {{1900}}." if at % 4 == 3 else ""),
                make_shape(at),
                explanation=f"It came after law {at - 1}, as the record of that year says.",
                fact=f"law-{at // 4 * 4}",
                topic=topic,
            )
        )
    book = Source("book", f"The book of laws, volume {number}", "https://example.org/laws")
    return Bank(f"laws-{number}", f"Laws, volume {number}", sources=(book,), entries=tuple(entries))


def arrivals(bank: Bank) -> list[Arrival]:
    """Return the questions of a bank as new ones, with hashes of their own."""
    return [
        Arrival(
            question=question,
            hash=sha256(repr(question).encode()).hexdigest()[:16],
            key_hash=sha256(repr(question.shape).encode()).hexdigest()[:16],
            attributed=False,
        )
        for question in bank.questions
    ]


def review_rows(
    questions: list[tuple[int, int, str]], reviews: int
) -> Iterator[tuple[object, ...]]:
    """Return the columns of all reviews, in order of time."""
    dice = Random(1)
    for number in range(reviews):
        # The first round meets every question once; later ones meet them at random.
        asked, revision, kind = (
            questions[number] if number < len(questions) else dice.choice(questions)
        )
        day = TODAY - timedelta(days=DAYS - number * DAYS // reviews)
        at = datetime.combine(day, time(8), UTC) + timedelta(seconds=number % 40_000)
        right = dice.random() < 0.85
        yield (
            number + 1,
            LEARNER,
            asked,
            revision,
            1 + number * DAYS // reviews,
            f"{at:%Y-%m-%d %H:%M:%S}.000",
            f"{at:%Y-%m-%d %H:%M:%S}.500",
            day.isoformat(),
            "[2,0,1,3]" if kind == "single-choice" else "[]",
            "[0]" if kind == "single-choice" else '"The law of 1900"',
            float(right),
            "program",
            3 if right else 1,
            dice.randrange(1500, 20_000),
            0,
            1,
            (day + timedelta(days=dice.randrange(1, 90))).isoformat(),
            kind,
        )


MEMORIES = """
INSERT INTO memory
SELECT learner_id, question_id, 1 + (question_id * 7919 % 9000) / 100.0, 5.0, max(day),
       date(max(day), '+' || (1 + question_id * 31 % 120) || ' days'), count(*), 0, 0, 1
FROM review GROUP BY question_id, learner_id
"""


def build(path: Path, questions: int, reviews: int) -> None:
    """Make the database; `path` must not exist."""
    with open_store(path, now=NOW) as store:
        for number in range(1, -(-questions // IN_A_BANK) + 1):
            size = min(IN_A_BANK, questions - (number - 1) * IN_A_BANK)
            bank = make_bank(number, size)
            store.save_bank(bank, arrivals(bank), path="", file_hash=str(number), now=NOW)
        store.add_learner("me", NOW)
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("PRAGMA synchronous = OFF")
        seen = raw.execute("SELECT id, revision_id, kind FROM question ORDER BY id").fetchall()
        begin = f"{NOW:%Y-%m-%d %H:%M:%S}.000"
        raw.executemany(
            "INSERT INTO quiz_session VALUES (?, 1, 'study', '{}', 1, '[]', '[]', ?, ?, 0.85)",
            [(number + 1, begin, begin) for number in range(DAYS)],
        )
        rows = review_rows(seen[: int(questions * SEEN)], reviews)
        raw.executemany(f"INSERT INTO review VALUES ({','.join('?' * 18)})", rows)
        raw.execute(MEMORIES)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--questions", type=int, default=100_000)
    parser.add_argument("--reviews", type=int, default=1_000_000)
    given = parser.parse_args()
    build(given.path, given.questions, given.reviews)
