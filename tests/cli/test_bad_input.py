"""Bad input of any kind: one clear message with place and remedy, the documented exit code."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from support.stage import Stage

HEAD = "---\ntitle: x\n---\n"


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """A home that nobody has lived in."""
    return Stage(tmp_path)


def told(stage: Stage, *words: str, stdin: str = "") -> tuple[str, int]:
    """Run a command; whatever it says, it is no traceback and no unforeseen failure."""
    said, code = stage.run(list(words), stdin=stdin)
    assert "Traceback" not in said
    assert "unexpectedly" not in said
    return said, code


@pytest.mark.parametrize(
    ("data", "place", "word"),
    [
        (b"abc\xff", "1:4", "byte 3 is 0xff"),
        (b"---\ntitle: x\0y\n---\n", "2:9", "NUL"),
        (b"", "1:1", "empty"),
        (HEAD.encode() + b"# " + b"a" * 10_485_000 + b"\n", "4:100001", "characters"),
        (b"x\n" * (6 * 1024 * 1024), "1:1", "10 MiB"),
        (HEAD.encode() + b"## Q?\n- [x] a\n- [ ] b\n\nAnswer: 3\n", "8:1", "second answer"),
        (HEAD.encode() + b"## Q?\n- [ ] a\n- [ ] b\n", "5:1", "right"),
        (HEAD.encode() + b"## Q? {#a}\nAnswer: 3\n\n## R? {#a}\nAnswer: 4\n", "7:7", "4 and 7"),
        (HEAD.encode() + b"## Q?\nAwnser: 3\n", "5:1", "Answer:"),
        (HEAD.encode() + b"## Q?\nSource: nope\nAnswer: 3\n", "5:9", "nope"),
    ],
    ids=[
        "not-utf-8",
        "nul",
        "empty",
        "long-line",
        "large",
        "two-shapes",
        "no-key",
        "id-twice",
        "unknown-field",
        "unknown-source",
    ],
)
def test_a_bad_bank_says_where_and_what_to_do(
    stage: Stage, data: bytes, place: str, word: str
) -> None:
    """Place, code, what and fix are told; nothing of the bank is loaded."""
    (stage.home / "bad.md").write_bytes(data)
    said, code = told(stage, "bank", "load", "bad.md")
    assert code == 1
    lines = [line for line in said.splitlines() if line.startswith(f"bad.md:{place}: error[Q")]
    assert any(word in line and "Fix: " in line for line in lines), said
    assert "not loaded" in said
    listed, _ = told(stage, "bank", "list", "--json")
    assert '"banks": []' in listed


TWICE = b"## Q? {#q}\n- [x] yes, so\n- [ ] not so\n- [ ] not so\n"


def test_a_bank_that_the_rules_find_fault_with_is_loaded_by_force_alone(stage: Stage) -> None:
    """An option that stands twice keeps a bank out, says how to let it in, and force lets it in."""
    (stage.home / "twice.md").write_bytes(HEAD.encode() + TWICE)
    said, code = told(stage, "bank", "load", "twice.md")
    assert "twice.md:7:1: error[S102]" in said
    assert "twice: not loaded, 1 error\n  To load it all the same: --force\n" in said
    assert code == 1
    assert '"banks": []' in told(stage, "bank", "list", "--json")[0]
    assert told(stage, "bank", "load", "twice.md", "--force") == (
        "twice: 1 added, 0 unchanged\n",
        0,
    )
    assert told(stage, "bank", "load", "twice.md") == ("twice: unchanged (1 question)\n", 0)


def test_what_cannot_be_read_is_loaded_by_no_force(stage: Stage) -> None:
    """A choice without a key stays out, and nobody is told to use force."""
    (stage.home / "keyless.md").write_bytes(HEAD.encode() + TWICE.replace(b"[x]", b"[ ]"))
    for more in ((), ("--force",)):
        said, code = told(stage, "bank", "load", "keyless.md", *more)
        assert code == 1
        assert "error[Q060]" in said
        assert "--force" not in said


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        (["bank", "load", "nowhere.md"], 3, "Check the path"),
        (["bank", "load", "folder"], 3, "Name another"),
        (["study", "agendaa"], 3, "Did you mean 'agenda'"),
        (["study", "--topic", "zzz"], 3, "No topic"),
        (["study", "--learner", "ghost"], 3, "civicquiz learner add"),
        (["resume"], 3, "civicquiz study"),
        (["history", "show", "77"], 3, "civicquiz history"),
        (["help", "qiz"], 3, "civicquiz help quiz"),
        (["bank", "show", "agenda/nope"], 3, "civicquiz bank show"),
        (["stduy"], 2, "Did you mean 'study'"),
        (["study", "--limt", "3"], 2, "--limit"),
        (["study", "--limit", "0"], 2, "--limit"),
        (["quiz", "--pass", "most"], 2, "70%"),
        (["study", "--limit", "x"], 2, "'x' is no whole number. Write 1 or more."),
        (["quiz", "-n", "0"], 2, "0 does not do. Write 1 or more."),
        (["due", "--days", "4000"], 2, "Write a number from 1 to 3650."),
        (["bank", "lod"], 2, "Did you mean 'load'"),
        (["study", "--minutes", "nan"], 2, "Write 20 or 1.5"),
        (["study", "--minutes", "inf"], 2, "--minutes"),
        (["class", "quiz", "new", "3B", "--minutes", "nan"], 2, "Write 20 or 1.5"),
        (["--at", "yesterday", "due"], 2, "2026-03-01"),
        (["--at", "9999-12-31", "due"], 2, "2200"),
        (["learner", "add", " "], 1, "1 to 100"),
        (["learner", "forget", "ghost", "--yes"], 3, "no learner"),
        (["learner", "forget", "me"], 2, "--yes"),
        (["--database", "mysql://host/x", "due"], 2, "sqlite"),
        (["--database", ".", "due"], 4, "folder"),
        (["db", "restore", "nothing.db", "--yes"], 1, "civicquiz db backup"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, list) else None,
)
def test_a_bad_call_names_the_remedy(stage: Stage, words: list[str], code: int, hint: str) -> None:
    """What is wrong and what to do next stand on the screen; the exit code is documented."""
    (stage.home / "folder").mkdir()
    told(stage, "bank", "load")
    told(stage, "learner", "add", "somebody")
    told(stage, "due")  # makes `me`
    said, found = told(stage, *words)
    assert found == code, said
    assert hint in said


def test_the_first_steps_are_told(stage: Stage) -> None:
    """Where there is nothing yet, what is said leads to the command that makes a beginning."""
    said, _ = told(stage, "due")
    assert "Nothing is due until" in said
    assert "civicquiz study" in said
    said, code = told(stage, "class", "roster", "add", "3B")
    assert (code, "civicquiz class new NAME" in said) == (3, True)
    told(stage, "class", "new", "3A")
    said, code = told(stage, "class", "roster", "add", "3B")
    assert (code, "Did you mean '3A'" in said) == (3, True)


def test_bad_databases_are_refused_untouched(stage: Stage) -> None:
    """No SQLite file, a truncated one, a newer one, another program's: exit 4, and as they were."""
    told(stage, "bank", "load")
    told(stage, "db", "backup", "good.db")
    good = (stage.home / "good.db").read_bytes()
    (stage.home / "junk.db").write_bytes(b"no database " * 1000)
    (stage.home / "cut.db").write_bytes(good[:20_000])
    (stage.home / "newer.db").write_bytes(good)
    with sqlite3.connect(stage.home / "newer.db") as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    newer.close()
    other = sqlite3.connect(stage.home / "other.db")
    other.execute("CREATE TABLE somebody (s)")
    other.close()
    for name, word in [
        ("junk.db", "not a SQLite database"),
        ("cut.db", "damaged"),
        ("newer.db", "newer civicquiz"),
        ("other.db", "another program"),
    ]:
        before = (stage.home / name).read_bytes()
        said, code = told(stage, "--database", name, "study", "--json")
        assert code == 4, said
        assert word in said
        assert (stage.home / name).read_bytes() == before


@pytest.mark.parametrize("text", ["pace = 3", "new_a_day = -1", "retention = 'high'", "x = ", "\0"])
def test_a_bad_settings_file_is_named(stage: Stage, text: str) -> None:
    """The file, the setting and what it may be are told."""
    folder = stage.home / ".config" / "civicquiz"
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text(text, encoding="utf-8")
    said, code = told(stage, "due")
    assert code == 1
    assert "settings.toml" in said


@pytest.mark.parametrize("redirect", ["<&-", ">&-", ">/dev/full", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("command", ["study --plain", "study --json", "history", "help", "due"])
def test_closed_and_full_streams_end_quietly(stage: Stage, command: str, redirect: str) -> None:
    """A stream that is gone or full ends the program without a traceback, exit 0 or 1."""
    if not os.path.exists("/dev/full"):  # noqa: PTH110  # a device
        pytest.skip("this system has no /dev/full")
    program = f"{sys.executable} -c 'from civicquiz.cli import main; main()'"
    done = subprocess.run(
        ["/bin/sh", "-c", f"{program} {command} {redirect}"],
        env=stage.surroundings | {"PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode in {0, 1}
    assert "Traceback" not in done.stderr
    assert "unexpectedly" not in done.stderr


def test_a_clock_set_back_between_two_answers_loses_nothing(stage: Stage) -> None:
    """The second answer counts as of the same day or earlier; all is kept and consistent."""
    told(
        stage,
        "--at",
        "2026-06-10T12:00",
        "study",
        "--json",
        "--limit",
        "2",
        stdin='{"answer": 1}\n',
    )
    said, code = told(
        stage, "--at", "2026-06-08T12:00", "resume", "--json", stdin='{"answer": 1}\n'
    )
    assert code == 0, said
    said, code = told(stage, "db", "verify")
    assert code == 0, said
    said, _ = told(stage, "history", "show", "1", "--json")
    assert said.count('"review":') == 2


@pytest.mark.parametrize(
    "moments",
    [
        ("2026-03-28T23:30+01:00", "2026-03-29T05:30+02:00"),  # the night the clocks go forward
        ("2026-10-24T23:30+02:00", "2026-10-25T04:30+01:00"),  # and back
        ("2026-06-10T23:00-11:00", "2026-06-11T23:00+14:00"),  # across the date line
    ],
)
def test_zones_and_summer_time_keep_the_log_consistent(
    stage: Stage, moments: tuple[str, str]
) -> None:
    """The study day is kept with each answer, so that nothing shifts in hindsight."""
    for moment in moments:
        said, code = told(
            stage, "--at", moment, "study", "--json", "--limit", "1", stdin='{"answer": 1}\n'
        )
        assert code == 0, said
    assert told(stage, "db", "verify")[1] == 0


@pytest.mark.parametrize(
    "line",
    ["", "nonsense", "[]", "{}", '{"answer": {}}', '{"answer": 99}', '{"answer": [1, 1]}',
     '{"command": "dance"}', '{"answer": 1, "ms": -3}', '{"answer": "' + "x" * 50_000 + '"}'],
)  # fmt: skip
def test_bad_lines_of_a_program_are_told_and_not_recorded(stage: Stage, line: str) -> None:
    """Each gets an `error` event, the question comes again, and nothing is in the history."""
    said, code = told(stage, "study", "timeline", "--json", "--limit", "1", stdin=line + "\n")
    assert code == 0, said
    assert '"event": "error"' in said
    assert said.count('"event": "question"') == 2
    assert '"asked": 0' in said
