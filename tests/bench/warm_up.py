"""``python tests/bench/warm_up.py [ROUNDS]``: how long the choice of a warm-up takes."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from civicquiz.app.choosing import Scope
from civicquiz.app.warming import new_warm_up
from civicquiz.model import Rating
from civicquiz.store import Store, open_store
from civicquiz.study import Settings, next_memory
from support.storing import DAY, NOW, answer, ask, make_bank, save

TERM = 60
"""Days over which what was met lies back."""


def class_of(store: Store, pupils: int, questions: int, dice: Random) -> None:
    """Make a class of which every pupil has met every question, each on days of their own."""
    room = store.add_classroom("3B", NOW)
    added = store.add_pupils(room, [f"otter-{number}" for number in range(pupils)], NOW)
    ids = save(store, make_bank("b", *(ask(f"q{at}") for at in range(questions)))).question_ids
    for pupil in added:
        first = answer(store, pupil.learner_id, ids[0])
        with store.transaction():
            for asked in ids:
                days = sorted(dice.sample(range(TERM), dice.randint(1, 4)), reverse=True)
                memory = None
                for back in days:
                    day = DAY - timedelta(days=back)
                    rating = dice.choice((Rating.AGAIN, Rating.GOOD, Rating.GOOD))
                    memory = next_memory(memory, rating, day, day)
                store.record_review(replace(first, question_id=asked), memory)


def chosen(store: Store) -> tuple[float, float]:
    """Make a warm-up; return the seconds that it took, and those of the processor."""
    start, busy = time.perf_counter(), time.process_time()
    new_warm_up(
        store,
        "3B",
        Settings(),
        NOW,
        1,
        Scope(),
        count=5,
        day=DAY + timedelta(days=1),
        until=DAY + timedelta(days=15),
    )
    return time.perf_counter() - start, time.process_time() - busy


def main(rounds: int, sizes: Sequence[tuple[int, int]] = ((30, 500), (150, 500))) -> None:
    """Print the medians of each size."""
    for pupils, questions in sizes:
        with (
            tempfile.TemporaryDirectory() as folder,
            open_store(Path(folder) / "class.db", now=NOW) as store,
        ):
            class_of(store, pupils, questions, Random(1))
            taken = [chosen(store) for _ in range(rounds)]
        clock, busy = (1000 * median(each[at] for each in taken) for at in (0, 1))
        print(
            f"{pupils} pupils, {questions} questions: {clock:.0f} ms, "
            f"{busy:.0f} ms of the processor"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
