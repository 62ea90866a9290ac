"""A class at its terminals: all answer at once into one file, and may be killed at any moment."""

from __future__ import annotations

import json
import os
import threading
from collections import Counter
from pathlib import Path
from random import Random

from bench.forty import Crowd, answer_all
from support.dialogue import Dialogue, Event, any_answer
from support.stage import Stage

KILLS = int(os.environ.get("CIVICQUIZ_KILLS", "20"))
QUESTIONS = 12


def test_eight_at_once_lose_nothing(tmp_path: Path) -> None:
    """Eight processes answer at each ring of a bell: every answer is there once, none refused."""
    crowd = Crowd(terminals=8, questions=6)
    ran = answer_all(tmp_path / "civicquiz.db", crowd)
    assert ran.faults == ()
    assert len(ran.answers.seconds) == 48


def until_killed(stage: Stage, dice: Random, alias: str) -> tuple[list[str], bool]:
    """Answer as fast as can be until SIGKILL; return what was acknowledged, and whether it ended.

    The kill falls at or shortly after one of the next answers, however fast the machine answers.
    An attempt that was killed while it was handed in has nothing left to answer: it ended too.
    """
    kept: list[str] = []
    ended = False
    left = dice.randrange(QUESTIONS // 2)
    arguments = ("quiz", "--assigned", "3B-quiz-1", "--as", alias, "--json")
    with Dialogue(stage.surroundings, *arguments) as dialogue:
        killer: threading.Timer | None = None
        while (event := dialogue.read()) is not None:
            if event["event"] == "question":
                if left == 0:
                    killer = threading.Timer(dice.uniform(0, 0.004), dialogue.process.kill)
                    killer.start()
                left -= 1
                dialogue.answer(any_answer(event, dice))
            elif event["event"] == "recorded":
                kept.append(event["id"])
            elif event["event"] == "end":
                ended = event["finished"]
        if killer is not None:
            killer.join()
    return kept, ended or killer is None


def run(stage: Stage, *arguments: str) -> str:
    """Return what a command says that must succeed."""
    said, code = stage.run([*arguments])
    assert code == 0, said
    return said


def test_a_terminal_may_be_killed_between_any_two_lines(tmp_path: Path) -> None:
    """Each answer that was acknowledged is there, once; the same command goes on where it was."""
    dice = Random(33)
    stage = Stage(tmp_path)
    run(stage, "class", "new", "3B")
    aliases = run(stage, "class", "roster", "add", "3B", "-n", str(KILLS), "--seed", "1")
    run(stage, "class", "quiz", "new", "3B", "-n", str(QUESTIONS), "--seed", "1")
    kills = told = 0
    for alias in aliases.split()[:KILLS]:
        heard: list[str] = []
        ended = False
        while not ended and kills < KILLS:
            kept, ended = until_killed(stage, dice, alias)
            heard += kept
            kills += not ended
        log = reviews(stage, alias)
        assert max(log.values(), default=0) <= 1, "an answer is there twice"
        assert set(heard) <= set(log)
        assert len(heard) == len(set(heard)), "a question was asked again that was answered"
        if ended:
            assert len(log) == QUESTIONS
        told += len(heard)
        if kills >= KILLS:
            break
    assert kills == KILLS
    assert told > KILLS // 2, "the quizzes were too short to prove anything"
    run(stage, "db", "verify")


def reviews(stage: Stage, alias: str) -> Counter[str]:
    """Return how often each question was answered by a pupil."""
    export = json.loads(run(stage, "learner", "export", f"3B/{alias}"))
    return Counter(each["question"] for each in export["reviews"])


def test_the_events_are_those_of_a_class_quiz(tmp_path: Path) -> None:
    """Nothing is graded before the end, so that `recorded` is what an answer is acknowledged by."""
    stage = Stage(tmp_path)
    run(stage, "class", "new", "3B")
    [alias, *_] = run(stage, "class", "roster", "add", "3B", "--seed", "1").split()
    run(stage, "class", "quiz", "new", "3B", "-n", "2", "--seed", "1")
    seen: list[Event] = []
    with Dialogue(
        stage.surroundings, "quiz", "--assigned", "3B-quiz-1", "--as", alias, "--json"
    ) as dialogue:
        while (event := dialogue.read()) is not None:
            seen.append(event)
            if event["event"] == "question":
                dialogue.answer(any_answer(event, Random(1)))
    names = [event["event"] for event in seen]
    assert names == ["question", "recorded", "question", "recorded", "review", "review", "end"]
