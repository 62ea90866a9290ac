"""civicquiz at the work that is measured."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from bench import big_database
from bench.measure import Taken, finish, surroundings, to_first_question
from civicquiz.model import Choice, Cloze, Gap, NumberKey, Response, Shape, Typed
from support.dialogue import PROGRAM, Dialogue, Event

__all__ = ["Ours"]

AT = ("--at", "2026-03-01T18:00")
"""The evening of the last day that the database knows."""
RIGHT = 0.85
"""The share of right answers."""
MANY = 9_999
"""The daily limit, lifted as Anki's is, so that one sitting has work enough."""


@dataclass(frozen=True, slots=True)
class Ours:
    """civicquiz, keeping its databases in `folder`."""

    folder: Path

    def _environment(self, path: Path) -> dict[str, str]:
        return surroundings(self.folder, {"CIVICQUIZ_DATABASE_URL": str(path)})

    def build(self, questions: int, reviews: int) -> Path:
        """Make a database with a past, unless one of that size stands there."""
        path = self.folder / f"ours-{questions}-{reviews}.db"
        if not path.exists():
            half = path.with_suffix(".half.db")
            half.unlink(missing_ok=True)
            big_database.build(half, questions, reviews)
            half.rename(path)
        return path

    def start(self, path: Path) -> float:
        """Return the seconds from the start of a process to its first question."""
        return to_first_question([*PROGRAM, "study", "--json", *AT], self._environment(path))

    def answers(self, path: Path, count: int) -> Taken:
        """Answer so many questions through `civicquiz.app`, on a copy of the database."""
        from civicquiz.app.database import Schedule, open_store
        from civicquiz.app.people import find_learner
        from civicquiz.app.starting import Scope, begin_study

        taken: list[float] = []
        dice, moment = Random(3), datetime.fromisoformat(AT[1]).astimezone()

        def now() -> datetime:
            nonlocal moment
            moment += timedelta(seconds=4)
            return moment

        with open_store(_copy(path), now=now()) as store:
            schedule = Schedule(reviews_a_day=MANY)
            learner = find_learner(store, "me", now())
            sitting = begin_study(store, learner, schedule, now, 1, Scope())
            assert sitting is not None
            asked = sitting.ask()
            while len(taken) < count:
                assert asked is not None, "the queue ran empty"
                response = _response(asked.posed.question.shape, dice)
                took = dice.randrange(1500, 20_000)
                start = time.perf_counter()
                sitting.answer(response, response_ms=took)
                asked = sitting.ask()
                taken.append(time.perf_counter() - start)
        return Taken(tuple(taken))

    def piped_answers(self, path: Path, count: int) -> Taken:
        """Answer so many questions through `study --json`, on a copy of the database."""
        dice = Random(3)
        taken: list[float] = []
        environment = self._environment(_copy(path))
        settings = Path(environment["XDG_CONFIG_HOME"]) / "civicquiz" / "settings.toml"
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(f"reviews_a_day = {MANY}\n", encoding="utf-8")
        with Dialogue(environment, "study", "--json", *AT) as dialogue:
            event = _next(dialogue, "question")
            while len(taken) < count:
                given = _answer(event, dice)
                start = time.perf_counter()
                dialogue.answer(given)
                event = _next(dialogue, "question")
                taken.append(time.perf_counter() - start)
        settings.unlink()
        return Taken(tuple(taken))

    def load(self, count: int) -> tuple[float, float]:
        """Load so many questions; return the seconds of the whole process and of the call alone."""
        from civicquiz.bank import print_bank

        file, path = self.folder / f"laws-{count}.md", self.folder / "ours-load.db"
        if not file.exists():
            file.write_text(print_bank(big_database.make_bank(1, count)), encoding="utf-8")
        _remove(path)
        whole, _ = finish([*PROGRAM, "bank", "load", str(file), *AT], self._environment(path))
        with closing(sqlite3.connect(path)) as raw:
            assert raw.execute("SELECT count(*) FROM question").fetchone() == (count,)
        _remove(path)
        script = Path(__file__).with_name("load_alone.py")
        alone = subprocess.run(
            [sys.executable, script, path, file],
            env=self._environment(path),
            capture_output=True,
            text=True,
            check=True,
        )
        return whole, float(alone.stdout)

    def show_help(self) -> float:
        """Return the seconds of `study --help`."""
        return finish([*PROGRAM, "study", "--help"], self._environment(self.folder / "none.db"))[0]


def _copy(path: Path) -> Path:
    copy = path.with_name("ours-answers.db")
    _remove(copy)
    shutil.copyfile(path, copy)
    return copy


def _remove(path: Path) -> None:
    """Remove a database and what SQLite keeps beside it."""
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)


def _next(dialogue: Dialogue, kind: str) -> Event:
    """Return the next event of a kind, passing over others."""
    while True:
        event = dialogue.read()
        assert event is not None, dialogue.close()[1]
        assert event["event"] not in {"end", "error"}, event
        if event["event"] == kind:
            return event


def _response(shape: Shape, dice: Random) -> Response:
    """Return a right answer, or now and then a wrong one, as `app` takes it."""
    right = dice.random() < RIGHT
    match shape:
        case Choice():
            return shape.keys if right else ((shape.keys[0] + 1) % len(shape.options),)
        case Typed(key=key):
            return key if right else "Quite another law"
        case NumberKey(written=written):
            return written if right else "100"
        case Cloze(gaps=gaps):
            return tuple(_gap(gap, right=right) for gap in gaps)
        case _:
            raise AssertionError(shape)


def _gap(gap: Gap, *, right: bool) -> str:
    return gap.key if right else "1492"


def _answer(event: Event, dice: Random) -> object:
    """Return the same as a program sends it: the number of an option as it is shown, or texts."""
    shape = big_database.make_shape(int(event["id"].split("-")[-2]))
    response = _response(shape, dice)
    if isinstance(shape, Choice):
        at = response[0]
        assert isinstance(at, int)
        return event["options"].index(shape.options[at].text) + 1
    return list(response) if isinstance(response, tuple) else response
