"""``python tests/bench/enter_paper.py [ROUNDS]``: how long a class's paper takes, typed or as a file."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.measure import Taken, surroundings
from civicquiz.app.entering import Entering, Sheet
from civicquiz.clock import Clock
from civicquiz.store import open_store
from civicquiz.study import VERSIONS, Settings
from civicquiz.study.paper import is_written

PUPILS, QUESTIONS = 30, 12
PROGRAM = (sys.executable, "-c", "from civicquiz.cli import main; main()")


def run(home: Path, *words: str, given: str = "") -> tuple[str, float]:
    """Run a command; return what it said and the seconds it took."""
    start = time.perf_counter()
    done = subprocess.run(
        [*PROGRAM, *words],
        env=surroundings(home),
        cwd=home,
        input=given,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout, time.perf_counter() - start


def paper(entering: Entering, alias: str, dice: Random) -> str:
    """Return the line of a pupil who answers by chance."""
    marks = []
    for item in entering.booklet("A"):
        letters = VERSIONS[: len(item.shown)]
        question = entering.posed[item.place].question
        if is_written(question):
            marks.append(dice.choice("+x~-"))
        elif question.kind in {"ordering", "matching"}:
            marks.append(f"[{''.join(dice.sample(letters, len(letters)))}]")
        else:
            marks.append(dice.choice(letters))
    return f"{alias}/A {''.join(marks)}"


def lines_of(home: Path, key: str, aliases: list[str], dice: Random) -> list[str]:
    """Return the lines of a class."""
    with open_store(home / "class.db", now=Clock().now()) as store:
        entering = Entering(store, key, Settings(), Clock().now)
        return [paper(entering, alias, dice) for alias in aliases]


def one_by_one(home: Path, key: str, lines: list[str]) -> list[float]:
    """Enter lines in this process; return the seconds from each line to its durable score."""
    seconds = []
    with open_store(home / "class.db", now=Clock().now()) as store:
        entering = Entering(store, key, Settings(), Clock().now)
        for line in lines:
            start = time.perf_counter()
            sheet = entering.read(line)
            assert isinstance(sheet, Sheet)
            entering.before(sheet)
            entering.enter(sheet)
            entering.missing()
            seconds.append(time.perf_counter() - start)
    return seconds


def main(rounds: int) -> None:
    """Enter a new quiz a round in each of three ways, and print the figures."""
    dice = Random(7)
    apart: list[float] = []
    piped: list[float] = []
    filed: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        base = ("--database", str(home / "class.db"))
        run(home, *base, "class", "new", "3B")
        added, _ = run(home, *base, "class", "roster", "add", "3B", "-n", str(PUPILS))
        aliases = re.findall(r"^[a-z]+-\d+$", added, re.MULTILINE)
        for _ in range(rounds):
            keys = []
            for _ in range(3):
                words = ("class", "quiz", "new", "3B", "-n", str(QUESTIONS), "--json")
                made, _ = run(home, *base, *words)
                keys.append(json.loads(made)["quiz"]["key"])
            apart += one_by_one(home, keys[0], lines_of(home, keys[0], aliases, dice))
            lines = "\n".join(lines_of(home, keys[1], aliases, dice))
            piped.append(run(home, *base, "class", "enter", keys[1], given=lines)[1])
            rows = (line.split(" ", 1) for line in lines_of(home, keys[2], aliases, dice))
            text = "\n".join(f"{alias}\t{marks}" for alias, marks in rows)
            (home / "answers.csv").write_text(f"alias\tanswers\n{text}\n", encoding="utf-8")
            filed.append(run(home, *base, "class", "enter", keys[2], "answers.csv")[1])
    print(f"{PUPILS} papers of {QUESTIONS} questions, {rounds} rounds, milliseconds")
    print(f"{'a line, from typed to durable, median':<52}{Taken(tuple(apart)).median:10.1f}")
    print(f"{'a line, from typed to durable, 99th':<52}{Taken(tuple(apart)).high:10.1f}")
    print(f"{'all lines, piped, whole process, median':<52}{Taken(tuple(piped)).median:10.1f}")
    print(f"{'all rows, a file, whole process, median':<52}{Taken(tuple(filed)).median:10.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 5)
