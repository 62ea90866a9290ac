"""`class results` and `class void` from outside: their forms, their files, and what cannot be."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import pytest

from support.dialogue import PROGRAM
from support.stage import Stage
from support.terminal import Terminal

BANK = """---
title: Laws
---

# Laws

### Who confirms judges? {#judges}

- [ ] The House
- [x] The Senate

### How many senators are there? {#senators}

- [x] 100
- [ ] 435
"""
NAMES = "alias,name,email\notter-7,Ada,ada@x.org\nyak-4,<b>Bo</b>,bo@x.org\ncrane-2,Cy,\n"
PAPERS = "alias,version,judges,senators\notter-7,A,A,A\nyak-4,A,B,\n"
RESULTS = ("class", "results", "3B-quiz-1")


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """A home with a quiz of two questions that two of three pupils took on paper."""
    stage = Stage(tmp_path)
    for name, text in (("laws.md", BANK), ("names.csv", NAMES), ("papers.csv", PAPERS)):
        (stage.home / name).write_text(text, encoding="utf-8")
    run(stage, "bank", "load", "laws.md")
    run(stage, "class", "new", "3B")
    run(stage, "class", "roster", "import", "3B", "names.csv", "-o", "again.csv")
    run(stage, "class", "quiz", "new", "3B", "--bank", "laws", "-n", "2", "--seed", "1")
    run(stage, "class", "enter", "3B-quiz-1", "papers.csv")
    return stage


def run(stage: Stage, *words: str) -> str:
    """Run a command that goes well."""
    said, code = stage.run(_at(stage, words))
    assert code == 0, said
    return said


def refused(stage: Stage, *words: str) -> tuple[str, int]:
    """Run a command that does not; whatever it says, it is no traceback."""
    said, code = stage.run(_at(stage, words))
    assert "Traceback" not in said
    assert "unexpectedly" not in said
    return said, code


def _at(stage: Stage, words: tuple[str, ...]) -> list[str]:
    """Return the words with files found in the home."""
    ends = (".md", ".csv", ".html")
    return [str(stage.home / word) if word.endswith(ends) else word for word in words]


def test_json_is_one_object_with_everything(stage: Stage) -> None:
    """Pupils, questions with who chose what, figures, corrections."""
    found = json.loads(run(stage, *RESULTS, "--json"))
    assert found["schema"] == 1
    assert found["quiz"]["key"] == "3B-quiz-1"
    assert [each["state"] for each in found["pupils"]] == ["missing", "submitted", "submitted"]
    assert found["pupils"][2]["marks"][1] is None, "left blank"
    chosen = [each["aliases"] for item in found["questions"] for each in item["answers"]]
    assert sum(map(len, chosen)) == 3
    hidden = ("discrimination", "efficiency", "upper_lower", "weight")
    assert [found["questions"][0][each] for each in hidden] == [None] * 4, "below 30"
    drawn = [each for item in found["questions"] for each in item["answers"]]
    assert {(each["works"], each["correlation"]) for each in drawn} == {(None, None)}
    assert found["corrections"] == []
    missed = [each["number"] for each in found["questions"] if each["missed_by_many"]]
    assert [number for step in found["to_do"] for number in step["questions"]] == missed
    assert found["scores"]["count"] == 2


def test_real_names_are_printed_and_not_kept(stage: Stage) -> None:
    """The next look knows aliases alone, and the database never heard of anybody."""
    assert "Ada" in run(stage, *RESULTS, "--names", "names.csv")
    assert "Ada" not in run(stage, *RESULTS)
    assert json.loads(run(stage, *RESULTS, "--json", "--names", "names.csv"))["pupils"][1][
        "name"
    ] == ("Ada")
    databases = [path for path in stage.home.rglob("*") if "civicquiz.db" in path.name]
    assert databases
    assert all(b"ada@x.org" not in path.read_bytes() for path in databases)


@pytest.mark.parametrize(("words", "bold"), [([], True), (["--plain"], False)])
def test_headings_stand_out_on_a_terminal(stage: Stage, words: list[str], bold: bool) -> None:
    """Where a long list is looked through; never in a pipe, nor where it is asked for plain."""
    surroundings = {key: word for key, word in stage.surroundings.items() if key != "NO_COLOR"}
    command = [*PROGRAM, *RESULTS, *words]
    with Terminal(command, environment=surroundings, folder=stage.home) as terminal:
        assert terminal.wait() == 0
        assert "Questions, the worst first" in terminal.screen.scroll
        assert (b"\x1b[1mTo do" in terminal.raw) == bold
        assert (b"\x1b[" in terminal.raw) == bold
    assert "\x1b" not in run(stage, *RESULTS)


def test_csv_has_a_row_a_pupil(stage: Stage) -> None:
    """A spreadsheet reads it."""
    rows = list(csv.DictReader(run(stage, *RESULTS, "--csv").splitlines()))
    assert [(row["alias"], row["state"], row["medium"]) for row in rows] == [
        ("crane-2", "missing", ""),
        ("otter-7", "submitted", "paper"),
        ("yak-4", "submitted", "paper"),
    ]


def test_gradebooks_leave_out_whom_they_do_not_know(stage: Stage) -> None:
    """And say so beside the file."""
    moodle = run(stage, *RESULTS, "--gradebook", "moodle", "--names", "names.csv")
    assert "Left out, for the file of names does not tell who they are: crane-2" in moodle
    assert "ada@x.org," in moodle
    canvas = run(stage, *RESULTS, "--gradebook", "canvas", "--names", "names.csv")
    assert "Student,ID,SIS User ID,SIS Login ID,Section,3B-quiz-1 Quiz 1" in canvas
    assert "Cy,,,,," in canvas


def test_a_report_is_written_and_written_anew(stage: Stage) -> None:
    """A file that is no report is left alone."""
    said = run(stage, *RESULTS, "--html", "report.html", "--names", "names.csv")
    assert "Wrote ~/report.html" in said
    page = (stage.home / "report.html").read_text(encoding="utf-8")
    assert "&lt;b&gt;Bo&lt;/b&gt;" in page
    assert "<b>Bo" not in page
    run(stage, "class", "void", "3B-quiz-1", "1", "--reason", "<script>")
    run(stage, *RESULTS, "--html", "report.html")
    again = (stage.home / "report.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;" in again
    assert "Bo&lt;" not in again
    said, code = refused(stage, *RESULTS, "--html", "laws.md")
    assert (code, "is no report" in said) == (1, True)
    assert (stage.home / "laws.md").read_text(encoding="utf-8") == BANK
    said, code = refused(stage, *RESULTS, "--html", os.devnull)
    assert (code, "is no report" in said) == (1, True)
    said, code = refused(stage, *RESULTS, "--html", "nowhere/report.html")
    assert (code, "cannot be written" in said) == (1, True)


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["class", "results", "3B-quizz-1"], 3, "Did you mean '3B-quiz-1'?"),
        ([*RESULTS, "--json", "--csv"], 2, "One form at a time"),
        ([*RESULTS, "--csv", "--gradebook", "moodle"], 2, "One form at a time"),
        ([*RESULTS, "--column", "x"], 2, "Add --gradebook"),
        ([*RESULTS, "--gradebook", "moodle"], 2, "--names FILE"),
        ([*RESULTS, "--gradebook", "excel"], 2, "'moodle', 'canvas'"),
        ([*RESULTS, "--names", "gone.csv"], 1, "gone.csv"),
        ([*RESULTS, "--names", "laws.md"], 1, "laws.md"),
        (["class", "void", "3B-quiz-1", "1"], 2, "--reason"),
        (["class", "void", "3B-quiz-1", "1", "--reason", "x", "--undo"], 2, "--reason"),
        (["class", "void", "3B-quiz-1", "9", "--reason", "x"], 3, "It has 1 to 2"),
        (["class", "void", "3B-quiz-1", "jugdes", "--reason", "x"], 3, "'judges'"),
        (["class", "void", "3B-quiz-1", "1", "--undo"], 1, "counts as it is"),
        (["class", "void", "3C-quiz-1", "1", "--undo"], 3, "3B-quiz-1"),
    ],
)
def test_what_cannot_be_is_told(stage: Stage, words: list[str], code: int, told: str) -> None:
    """One clear error, with the way out."""
    said, found = refused(stage, *words)
    assert (found, told in said) == (code, True), said


def test_a_question_is_voided_and_counts_again(stage: Stage) -> None:
    """Both scores are there to be seen meanwhile."""
    before = json.loads(run(stage, *RESULTS, "--json"))
    run(stage, "class", "void", "3b-quiz-1", "senators", "--reason", "two are right")
    found = json.loads(run(stage, *RESULTS, "--json"))
    assert found["quiz"]["most"] == 1
    assert [each["reason"] for each in found["corrections"]] == ["two are right"]
    assert [each["score_before"] for each in found["pupils"]] == [
        each["score"] for each in before["pupils"]
    ]
    run(stage, "class", "void", "3B-quiz-1", "senators", "--undo")
    assert json.loads(run(stage, *RESULTS, "--json")) == before
