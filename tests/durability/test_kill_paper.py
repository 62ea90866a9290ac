"""A paper whose score was shown is kept whole, and no paper half, though the power goes at any moment.

``CIVICQUIZ_KILLS=200 python -m pytest tests/durability`` kills two hundred times.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import sqlite3
import subprocess
import threading
from pathlib import Path
from random import Random
from typing import Any

from support.dialogue import PROGRAM
from support.stage import Stage

KILLS = max(3, int(os.environ.get("CIVICQUIZ_KILLS", "20")) // 2)
PUPILS = 60
QUESTIONS = 12
SHEET = '"x"'  # each question is typed


def done(stage: Stage, *words: str) -> str:
    """Run a command that must succeed; return what it says."""
    said, code = stage.run(list(words))
    assert code == 0, said
    return said


def papers(stage: Stage, key: str) -> dict[int, int]:
    """Return how many answers there are of each learner who handed a paper in."""
    file = stage.home / ".local/share/civicquiz/civicquiz.db"
    with contextlib.closing(sqlite3.connect(file)) as database:
        rows = database.execute(
            "SELECT attempt.learner_id, count(review.id), quiz_session.ended_at"
            " FROM attempt JOIN class_quiz ON class_quiz.id = attempt.quiz_id"
            " JOIN quiz_session ON quiz_session.id = attempt.session_id"
            " LEFT JOIN review ON review.session_id = attempt.session_id"
            " WHERE class_quiz.key = ? GROUP BY attempt.session_id",
            [key],
        ).fetchall()
    assert all(ended for *_, ended in rows), "an attempt on paper is submitted with its answers"
    return {learner: count for learner, count, _ in rows}


def enter_until_killed(stage: Stage, key: str, lines: str, dice: Random) -> set[str]:
    """Pipe in all lines and kill after a while; return the aliases that were told as entered."""
    told: set[str] = set()
    killer: threading.Timer | None = None
    with subprocess.Popen(
        [*PROGRAM, "class", "enter", key],
        env=stage.surroundings,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(lines)
        process.stdin.close()
        for line in process.stdout:
            if found := re.match(r"(\S+), version A: ", line):
                told.add(found[1])
                if killer is None:
                    killer = threading.Timer(dice.uniform(0, 0.12), process.kill)
                    killer.start()
    assert killer is not None
    killer.join()
    return told


def missing(stage: Stage, key: str) -> set[str]:
    """Return who has handed in nothing."""
    report: Any = json.loads(done(stage, "class", "enter", key, "--json"))
    return set(report["missing"])


def test_every_paper_that_was_told_survives_whole(tmp_path: Path) -> None:
    """Killed at any moment, what was told is there, nothing is half, and the same lines go on."""
    stage, dice = Stage(tmp_path), Random(20250815)
    questions = "\n\n".join(
        f"### What is number {at}? {{#q{at}}}\n\nAnswer: answer {at}" for at in range(QUESTIONS)
    )
    (stage.home / "bank.md").write_text(f"---\ntitle: Bank\n---\n\n# T\n\n{questions}\n")
    done(stage, "bank", "load", "bank.md", "--force")
    done(stage, "class", "new", "3B")
    added = done(stage, "class", "roster", "add", "3B", "-n", str(PUPILS), "--seed", "1")
    aliases = re.findall(r"^[a-z]+-\d+$", added, re.MULTILINE)
    assert len(aliases) == PUPILS
    lines = "".join(f"{alias}/A {f'{SHEET} ' * QUESTIONS}\n" for alias in aliases)
    cut_short = 0
    for number in range(1, KILLS + 1):
        done(stage, "class", "quiz", "new", "3B", "--bank", "bank", "-n", str(QUESTIONS))
        key = f"3B-quiz-{number}"
        told = enter_until_killed(stage, key, lines, dice)
        kept = papers(stage, key)
        assert set(kept.values()) == {QUESTIONS}, "a paper is there by half"
        assert told.isdisjoint(missing(stage, key))
        # A kill may fall between the commit and the line that tells it.
        assert len(told) <= len(kept) <= len(told) + 1
        cut_short += len(kept) < PUPILS
    assert cut_short > KILLS // 2, "the lines were too few to prove anything"
    key = f"3B-quiz-{KILLS}"
    said, code = stage.run(["class", "enter", key], stdin=lines)
    assert code == 0, said
    assert missing(stage, key) == set()
    assert set(papers(stage, key).values()) == {QUESTIONS}
    done(stage, "db", "verify")
