"""Entering paper: at a terminal, from a pipe, from a file; each says at once what became of it."""

from __future__ import annotations

import json
import signal
from pathlib import Path
from typing import Any

import pytest

from civicquiz.app.entering import Entered, Entering
from civicquiz.errors import DatabaseLocked
from support.dialogue import PROGRAM
from support.stage import Stage
from support.terminal import Terminal

BANK = """---
title: Congress
---

# Congress

### Which chamber confirms judges? {#confirms}

- [ ] The House
- [x] The Senate

### Who presides over the Senate? {#presides}

Answer: the Vice President
"""
RIGHT = "+A"
"""A right paper in version A, as the key has it."""


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """A home with a class of three and a quiz of two questions."""
    stage = Stage(tmp_path)
    (stage.home / "congress.md").write_text(BANK)
    commands: tuple[str, ...] = (
        "bank load congress.md",
        "class new 3B",
        "class roster add 3B -n 3 --seed 1",
        "class quiz new 3B --bank congress -n 2 --seed 2",
    )
    for command in commands:
        said, code = stage.run([*command.split()])
        assert code == 0, said
    return stage


def enter(stage: Stage, *words: str, stdin: str = "") -> tuple[str, int]:
    """Enter what is piped in."""
    return stage.run(["class", "enter", "3B-quiz-1", *words], stdin=stdin)


def report(stage: Stage, *words: str, stdin: str = "") -> tuple[Any, int]:
    """Return the report as JSON."""
    said, code = enter(stage, "--json", *words, stdin=stdin)
    return json.loads(said), code


def typed(stage: Stage, text: str) -> tuple[str, int]:
    """Type at a terminal."""
    return stage.run(["class", "enter", "3B-quiz-1"], stdin=text, echo=True)


def test_an_empty_line_is_the_end_at_a_terminal(stage: Stage) -> None:
    """A bad line is asked again, so that the end is a good one."""
    said, code = typed(stage, f"panda-4/A {RIGHT}{RIGHT}\npanda-4/A {RIGHT}\n\nhawk-5/A {RIGHT}\n")
    assert code == 0
    assert "panda-4, version A: 2 of 2. Missing: 2 (hawk-5, impala-2)." in said
    assert "1 paper entered. Missing: 2 (hawk-5, impala-2)." in said


@pytest.mark.parametrize("end", ["done\n", "DONE\n", ""])
def test_done_and_the_end_of_input_end_it(stage: Stage, end: str) -> None:
    """Either way the summary comes."""
    said, code = typed(stage, f"panda-4/A {RIGHT}\n{end}")
    assert code == 0
    assert "1 paper entered." in said


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        ("y", "panda-4, version A: 1 of 2, in the place of 2 of 2."),
        ("Yes", "panda-4, version A: 1 of 2, in the place of 2 of 2."),
        ("n", "Left as it was."),
        ("", "Left as it was."),
    ],
)
def test_a_paper_is_replaced_when_that_is_confirmed(stage: Stage, reply: str, told: str) -> None:
    """Only yes is yes."""
    said, code = typed(stage, f"panda-4/A {RIGHT}\npanda-4/A +-\n{reply}\n\n")
    assert code == 0
    assert "panda-4 was entered before: 2 of 2. Replace it by 1 of 2? y/N" in said
    assert told in said


def test_a_question_swallows_no_line_that_was_pasted(stage: Stage) -> None:
    """Where a pupil stands twice among many lines, the next pupil's is read all the same."""
    said, code = typed(
        stage, f"panda-4/A {RIGHT}\npanda-4/A +-\nhawk-5/A {RIGHT}\nimpala-2/A {RIGHT}\n\n"
    )
    assert code == 0
    assert f"Left as it was.\n> hawk-5/A {RIGHT}\nhawk-5, version A: 2 of 2." in said
    assert "3 papers entered. Nobody is missing." in said


def test_a_paper_typed_for_somebody_else_is_taken_back(stage: Stage) -> None:
    """The last one, or that of a pupil; the history says so, and who has none is missing again."""
    said, code = typed(stage, f"undo\npanda-4/A {RIGHT}\nUndo\nhawk-5/A {RIGHT}\n?\n\n")
    assert code == 0
    assert "Nothing was entered yet. Name whose paper to take back: undo otter-7" in said
    assert "panda-4: the paper is taken back. Missing: 3" in said
    assert "A line typed for somebody else: undo." in said
    assert "1 paper entered; 1 taken back. Missing: 2 (impala-2, panda-4)." in said
    found, code = report(stage, stdin="undo hawk 5\nundo fox-1\nundo panda-4\n")
    assert code == 1
    assert (found["taken_back"], len(found["missing"])) == (["hawk-5"], 3)
    assert [each["what"] for each in found["faults"]] == [
        "Nobody in 3B is 'fox-1'.",
        "panda-4 has handed in nothing.",
    ]
    said, _ = stage.run(["history", "show", "1", "--learner", "3B/panda-4"])
    assert "taken back on 2026-03-02 09:00: the paper was taken back" in said
    said, _ = stage.run(["class", "quiz", "list"])
    assert "0 of 3" in said


def test_the_same_line_again_is_not_asked_about(stage: Stage) -> None:
    """Nothing would change."""
    said, _ = typed(stage, f"panda-4/A {RIGHT}\npanda-4/A {RIGHT}\n\n")
    assert "panda-4, version A: 2 of 2, as it was entered before." in said
    assert "1 paper entered." in said


def test_a_locked_database_costs_one_line(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """At a terminal it is told, and the line can be typed again; from a pipe nothing goes on."""
    enters = Entering.enter
    refused = [DatabaseLocked("The database is in use.", "Try again.")] * 2

    def refuse(self: Entering, *words: Any, **others: Any) -> Entered:
        if refused:
            raise refused.pop()
        return enters(self, *words, **others)

    monkeypatch.setattr(Entering, "enter", refuse)
    said, code = typed(stage, f"panda-4/A {RIGHT}\nhawk-5/A {RIGHT}\npanda-4/A {RIGHT}\n\n")
    assert code == 0
    assert said.count("The database is in use. Try again.") == 2
    assert "1 paper entered. Missing: 2 (hawk-5, impala-2)." in said
    refused.append(DatabaseLocked("The database is in use."))
    said, code = enter(stage, stdin=f"hawk-5/A {RIGHT}\nimpala-2/A {RIGHT}\n")
    assert code == DatabaseLocked.exit_code
    assert "impala" not in said.splitlines()[-1]


def test_ctrl_c_ends_with_a_summary(stage: Stage) -> None:
    """What was taken is kept, and who is missing is told."""
    command = [*PROGRAM, "class", "enter", "3B-quiz-1"]
    with Terminal(command, environment=stage.surroundings, folder=stage.home) as terminal:
        terminal.wait_for("\n>")
        terminal.send(f"panda-4/A {RIGHT}\r")
        terminal.wait_for("panda-4, version A: 2 of 2.")
        terminal.send("hawk-5/A +")
        terminal.wait_for("> hawk-5/A +")
        terminal.interrupt()
        terminal.wait_for("1 paper entered. Missing: 2")
        assert terminal.wait() == 130
    assert report(stage)[0]["missing"] == ["hawk-5", "impala-2"]


def test_the_history_tells_what_is_known(stage: Stage) -> None:
    """A judged answer is no blank one, and a retyped paper says why answers were taken back."""
    enter(stage, stdin=f"panda-4/A {RIGHT}\n")
    enter(stage, "--replace", stdin="panda-4/A +B\n")
    said, code = stage.run(["history", "show", "1", "--learner", "3B/panda-4"])
    assert code == 0
    assert "right (100%): as the teacher judged it" in said
    assert "right (100%): The Senate" in said
    assert "taken back on 2026-03-02 09:00: the paper was entered again" in said
    assert "wrong (0%): The House" in said


def test_ctrl_d_ends_below_the_prompt(stage: Stage) -> None:
    """The summary has a line of its own."""
    command = [*PROGRAM, "class", "enter", "3B-quiz-1"]
    with Terminal(command, environment=stage.surroundings, folder=stage.home) as terminal:
        terminal.wait_for("\n>")
        terminal.send("\x04")
        assert terminal.wait() == 0
        assert "\n0 papers entered." in terminal.screen.text


def test_a_pipe_goes_on_after_a_bad_line(stage: Stage) -> None:
    """Empty lines are nothing there; one line that was not taken makes the exit code 1."""
    said, code = enter(stage, stdin=f"panda-4/A {RIGHT}\n\nfox-1 --\r\nhawk-5/A {RIGHT}\r\n")
    assert code == 1
    assert "Nobody in 3B is 'fox-1'." in said
    assert "2 papers entered. Missing: 1 (impala-2)." in said


def test_lines_as_json(stage: Stage) -> None:
    """One object: what was taken, what was not and where, and who is missing."""
    found, code = report(stage, "--on", "2026-03-02", stdin=f"panda-4/A {RIGHT}\nhawk-5/A +?\n")
    assert code == 1
    assert found == {
        "schema": 1,
        "quiz": "3B-quiz-1",
        "written": "2026-03-02",
        "entered": [
            {
                "alias": "panda-4",
                "version": "A",
                "points": 2.0,
                "out_of": 2,
                "before": None,
                "changed": True,
                "own": "",
            }
        ],
        "taken_back": [],
        "faults": [
            {
                "line": 2,
                "column": 11,
                "alias": "hawk-5/A",
                "what": "“?” is no mark.",
                "fix": found["faults"][0]["fix"],
            }
        ],
        "missing": ["hawk-5", "impala-2"],
        "corrected": [],
    }


def test_a_line_that_never_ends_is_told(stage: Stage) -> None:
    """It is passed over, and the next is read."""
    said, code = enter(stage, stdin="panda-4/A " + "A" * 1_100_000 + f"\nhawk-5/A {RIGHT}\n")
    assert code == 1
    assert "characters" in said
    assert "1 paper entered." in said


@pytest.mark.parametrize(
    "data",
    [
        "alias;version;answers\r\npanda-4;A;+A\r\n;;\r\n\r\n".encode("utf-8-sig"),
        "alias,name,version,1,2\npanda-4,José,A,+,A\n".encode("cp1252"),
        "alias\tversion\tconfirms\tpresides\rpanda-4\tA\tA\t+\r".encode("utf-16"),
        b'sep=;\n"alias";"version";"answers"\n"panda-4";"A";"""the vice president"" A"',
    ],
    ids=["excel", "cp1252", "utf-16", "sep"],
)
def test_a_file_is_read_however_it_was_saved(stage: Stage, data: bytes) -> None:
    """Excel's and other programs' ways of CSV are all the same."""
    (stage.home / "answers.csv").write_bytes(data)
    found, code = report(stage, "answers.csv")
    assert code == 0
    assert [(each["alias"], each["points"]) for each in found["entered"]] == [("panda-4", 2)]


def test_nothing_of_a_bad_file_is_entered_unless_it_should_be(stage: Stage) -> None:
    """Each fault has its line; the good rows are entered when that is asked for."""
    (stage.home / "a.csv").write_text(f"alias,version,answers\npanda-4,A,{RIGHT}\nfox-1,A,+A\n")
    said, code = enter(stage, "a.csv")
    assert code == 1
    assert "a.csv:3: Nobody in 3B is 'fox-1'." in said
    assert "Nothing of a.csv was entered." in said
    assert len(report(stage)[0]["missing"]) == 3
    said, code = enter(stage, "a.csv", "--skip-bad")
    assert code == 1
    assert "1 paper entered. Missing: 2 (hawk-5, impala-2)." in said


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["3B-quiz-9"], 3, "There is no class quiz '3B-quiz-9'."),
        (["3B-quiz-1", "none.csv"], 1, "none.csv cannot be read"),
        (["3B-quiz-1", "sheet.csv"], 1, "sheet.csv: This is a spreadsheet, not CSV."),
        (["3B-quiz-1", "roster.csv"], 1, "roster.csv: Line 1 heads no column of answers."),
        (["3B-quiz-1", "--skip-bad"], 2, "--skip-bad goes with a FILE."),
        (["3B-quiz-1", "--on", "tomorrow"], 2, "does not match the format"),
        (["3B-quiz-1", "--on", "2026-03-03"], 1, "2026-03-03 is still to come."),
    ],
)
def test_what_cannot_be_entered_is_told(
    stage: Stage, words: list[str], code: int, told: str
) -> None:
    """One message, and the documented exit code."""
    (stage.home / "sheet.csv").write_bytes(b"PK\x03\x04")
    (stage.home / "roster.csv").write_text("alias,name\npanda-4,Ann\n")
    said, ended = stage.run(["class", "enter", *words])
    assert told in said
    assert ended == code
    assert "Traceback" not in said


def test_signs_below_a_line_are_not_for_reading_aloud(stage: Stage) -> None:
    """Plain output says the column in words alone; a row of a table has none."""
    said, _ = enter(stage, stdin="panda-4/A +Z\n")
    assert "            ^\n" in said
    said, _ = enter(stage, "--plain", stdin="panda-4/A +Z\n")
    assert "^" not in said
    assert "Column 12: Question 2 has the options A and B; there is no Z." in said
    (stage.home / "a.csv").write_text("alias,version,answers\npanda-4,A,+Z\n")
    found, code = report(stage, "a.csv")
    assert code == 1
    (fault,) = found["faults"]
    assert (fault["line"], fault["column"], fault["alias"]) == (2, None, "panda-4")


def test_an_archived_class_takes_no_paper(stage: Stage) -> None:
    """The way back is told."""
    stage.run(["class", "archive", "3B"])
    said, code = enter(stage, stdin=f"panda-4/A {RIGHT}\n")
    assert code == 1
    assert "civicquiz class archive 3B --undo" in said


def test_a_hang_up_loses_nothing(stage: Stage) -> None:
    """Where the terminal goes away, what was told is kept."""
    command = [*PROGRAM, "class", "enter", "3B-quiz-1"]
    with Terminal(command, environment=stage.surroundings, folder=stage.home) as terminal:
        terminal.wait_for("\n>")
        terminal.send(f"panda-4/A {RIGHT}\r")
        terminal.wait_for("panda-4, version A: 2 of 2.")
        terminal.process.send_signal(signal.SIGHUP)
        terminal.wait()
    assert report(stage)[0]["missing"] == ["hawk-5", "impala-2"]
