"""The benchmark command runs whole, so that it does not rot between releases."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bench.warm_up import main
from support.checkout import ROOT, SOURCE

WORK = [
    "process start to first question, median",
    "durable answer + next question, in process, median",
    "durable answer + next question, in process, 99th",
    "durable answer + next question, study --json, median",
    "durable answer + next question, study --json, 99th",
    "load 100 questions, whole process, median",
    "load 100 questions, in process, median",
    "study --help, median",
    "grade a misspelt answer",
    "rivals of 100 typed questions",
    "read 100 questions of Markdown",
    "bank check of 100 questions",
    "bank check of 200 questions",
]


def test_all_figures_are_taken(tmp_path: Path) -> None:
    """A small run without Anki measures each work once, in a table and in JSON."""
    kept = tmp_path / "figures.json"
    done = subprocess.run(
        [sys.executable, "tests/bench/run.py", "--small", "--no-anki", "--json", str(kept)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    figures = json.loads(kept.read_text(encoding="utf-8"))
    assert [row["name"] for row in figures["milliseconds"]] == WORK
    assert all(row["ours"] > 0 for row in figures["milliseconds"])
    assert figures["machine"]["cores"] > 0
    assert all(name in done.stdout for name in WORK)


def test_paper_is_measured() -> None:
    """A round of the benchmark of paper has its four figures."""
    done = subprocess.run(
        [sys.executable, "tests/bench/enter_paper.py", "1"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    figures = [float(line.split()[-1]) for line in done.stdout.splitlines()[1:]]
    assert len(figures) == 4
    assert all(figures)


def test_the_choice_of_a_warm_up_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    """A small class has its line."""
    main(1, [(2, 4)])
    assert re.fullmatch(
        r"2 pupils, 4 questions: \d+ ms, \d+ ms of the processor\n", capsys.readouterr().out
    )
