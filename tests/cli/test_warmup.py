"""``class warmup`` on the command line: what it says, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.stage import Stage

BANK = """---
title: Laws
---
# House

### How many members has the House? {#size}

- [ ] 100
- [x] 435

### Who presides over the House? {#speaker}

- [ ] the Clerk
- [x] the Speaker

# Senate

### Who presides over the Senate? {#chair}

- [x] the Vice President
- [ ] the Speaker
"""


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """Set a stage with a class of two, of whom one studied three questions a week ago."""
    stage = Stage(tmp_path)
    (stage.home / "laws.md").write_text(BANK, encoding="utf-8")
    stage.run(["bank", "load", "laws.md"])
    stage.run(["class", "new", "3B"])
    aliases, _ = stage.run(["class", "roster", "add", "3B", "-n", "2", "--seed", "1"])
    pupil = f"3B/{aliases.split()[0]}"
    said, code = stage.run(["--learner", pupil, "quiz", "-n", "3", "--plain"], stdin="1\n1\n1\n")
    assert code == 0, said
    stage.set_time("2026-03-09T15:00")
    return stage


def test_json_tells_all_that_the_choice_went_by(stage: Stage) -> None:
    """One object: the quiz, the days, and each question with recall, gain and when it was met."""
    said, code = stage.run(["class", "warmup", "3B", "-n", "2", "--seed", "5", "--json"])
    assert code == 0
    told = json.loads(said)
    questions = told.pop("questions")
    assert told == {
        "schema": 1,
        "class": "3B",
        "quiz": "3B-warm-up-1",
        "on": "2026-03-10",
        "until": "2026-03-24",
        "pupils": 2,
        "known": 3,
    }
    assert len(questions) == 2
    for each in questions:
        assert set(each) == {"question", "stem", "fact", "met", "recall", "gain", "last_met"}
        assert each["question"].startswith("laws/")
        assert (each["met"], each["last_met"], each["fact"]) == (1, "2026-03-02", None)
        assert 0 < each["recall"] < 1
        assert each["gain"] > 0
    assert questions[0]["gain"] >= questions[1]["gain"]


def test_fewer_than_wished_is_told(stage: Stage) -> None:
    """Where there are no more facts the warm-up is shorter, and says so."""
    said, code = stage.run(["class", "warmup", "3B", "--topic", "house", "--on", "2026-03-09"])
    assert code == 0
    assert said.startswith(
        "Made 3B-warm-up-1 for Mon 9 Mar: 2 questions of the 2 that 3B could be asked\nagain.\n"
        "There are no more of different facts.\n"
    )
    assert "Met by 1 of 2, known by about" in said
    for word in ("class show", "quiz --assigned", "class print"):
        assert f"civicquiz {word} 3B-warm-up-1" in said


def test_a_cloze_is_told_without_its_keys(stage: Stage) -> None:
    """A report shows gaps as lines, and no marks of the bank language."""
    text = (
        "---\ntitle: Gaps\n---\n# House\n\n### The House has {{435|four hundred}} *members*. {#g}\n"
    )
    (stage.home / "gaps.md").write_text(text, encoding="utf-8")
    stage.run(["bank", "load", "gaps.md"])
    pupil = stage.run(["class", "roster", "list", "3B", "--csv"])[0].splitlines()[1].split(",")[0]
    said, code = stage.run(["--learner", f"3B/{pupil}", "quiz", "gaps", "--plain"], stdin="435\n")
    assert code == 0, said
    for words in (["warmup", "3B", "--bank", "gaps"], ["quiz", "show", "3B-warm-up-1"]):
        for more in ([], ["--json"]):
            said, code = stage.run(["class", *words, *more])
            assert code == 0, said
            assert "The House has ____ members." in said


@pytest.mark.parametrize(
    ("options", "told", "exit_code"),
    [
        (["--on", "2026-03-08"], "2026-03-08 has gone by.", 2),
        (["--on", "2026-03-20", "--until", "2026-03-19"], "--until lies before", 2),
        (["--on", "friday"], "'friday' is no day. Write it as 2026-03-01", 2),
        (["--until", "9999-01-01"], "is no day", 2),
        (["-n", "0"], "0 does not do. Write 1 or more.", 2),
        (["--bank", "lows"], "Did you mean 'laws'?", 3),
        (["--topic", "sennate"], "Did you mean 'Senate'?", 3),
    ],
)
def test_what_cannot_be_is_refused(
    stage: Stage, options: list[str], told: str, exit_code: int
) -> None:
    """A day gone by, days the wrong way round, no such bank: each says what to do; nothing is made."""
    said, code = stage.run(["class", "warmup", "3B", *options])
    assert code == exit_code
    assert told in said
    listed, _ = stage.run(["class", "quiz", "list", "3B"])
    assert "warm-up" not in listed
