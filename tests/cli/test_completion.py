"""Completion in the shell: names from the database, and silence where there are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.stage import Stage

BANK = """---
title: How laws are made
---

# House

### Which chamber has 435 members? {#house}

- [x] The House
- [ ] The Senate
"""


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """Set a stage with a bank, two classes and a quiz of the first."""
    stage = Stage(tmp_path)
    (stage.home / "laws.md").write_text(BANK, encoding="utf-8")
    for command in (
        "bank load laws.md",
        "class new 3B",
        "class new 4A",
        "class roster add 3B -n 3 --seed 1",
        "class roster add 4A -n 2 --seed 2",
        "class quiz new 3B -n 1",
    ):
        said, code = stage.run([*command.split()])
        assert code == 0, said
    return stage


def offered(stage: Stage, line: str, **environment: str) -> list[str]:
    """Return what the shell is offered at the end of a line; whatever is told counts as well."""
    words = ["civicquiz", *line.split(" ")]
    said, code = stage.run(
        [],
        environment={
            "_CIVICQUIZ_COMPLETE": "bash_complete",
            "COMP_WORDS": " ".join(words),
            "COMP_CWORD": str(len(words) - 1),
            **environment,
        },
    )
    assert code in {0, 1}, said
    return [each.removeprefix("plain,") for each in said.splitlines() if each]


def aliases(stage: Stage, room: str) -> list[str]:
    """Return the aliases of a class."""
    said, _ = stage.run(["class", "roster", "list", room, "--csv"])
    return [line.split(",")[0] for line in said.splitlines()[1:]]


@pytest.mark.parametrize(
    "line",
    [
        "class archive ",
        "class quiz list ",
        "class quiz new ",
        "class roster add ",
        "class roster import ",
        "class roster list ",
        "class roster pin ",
        "class roster remove ",
        "class warmup ",
    ],
)
def test_classes(stage: Stage, line: str) -> None:
    """Every command that takes a class is offered its name, capitals forgiven."""
    assert offered(stage, line) == ["3B", "4A"]
    assert offered(stage, f"{line}3b") == ["3B"]


@pytest.mark.parametrize(
    "line",
    [
        "class enter ",
        "class print ",
        "class quiz close ",
        "class quiz open ",
        "class quiz show ",
        "class results ",
        "class show ",
        "class void ",
        "quiz --assigned ",
    ],
)
def test_quizzes(stage: Stage, line: str) -> None:
    """Every command that takes a class quiz is offered its key."""
    assert offered(stage, line) == ["3B-quiz-1"]
    assert offered(stage, f"{line}4") == []


@pytest.mark.parametrize(
    "line",
    ["quiz --assigned 3b-quiz-1 --as ", "class roster remove 3B ", "class roster pin 3b "],
)
def test_aliases(stage: Stage, line: str) -> None:
    """The aliases are those of the class that is meant, and of no other."""
    known = aliases(stage, "3B")
    assert len(known) == 3
    assert offered(stage, line) == known
    assert offered(stage, line + known[0]) == [known[0]]


def test_aliases_that_were_taken_out(stage: Stage) -> None:
    """Who was taken out is offered to come back, and nowhere else."""
    first, *others = aliases(stage, "3B")
    assert offered(stage, "class roster add 3B ") == []
    stage.run(["class", "roster", "remove", "3B", first])
    assert offered(stage, "class roster add 3B ") == [first]
    assert offered(stage, "quiz --assigned 3B-quiz-1 --as ") == others


@pytest.mark.parametrize(
    "line",
    ["quiz --as ", "quiz --assigned 9Z-quiz-1 --as ", "class roster remove 9Z "],
)
def test_aliases_of_no_class(stage: Stage, line: str) -> None:
    """Where it is not known which class is meant, nothing is offered and nothing is told."""
    assert offered(stage, line) == []


def test_another_database(stage: Stage) -> None:
    """The database is found as the command would find it: option, URL, environment."""
    assert offered(stage, "--database none.db class quiz show ") == []
    stage.run(["--database", "other.db", "class", "new", "5C"])
    assert offered(stage, "--database other.db class archive ") == ["5C"]
    url = f"sqlite:///{stage.home / 'other.db'}"
    assert offered(stage, "class archive ", CIVICQUIZ_DATABASE_URL=url) == ["5C"]
    assert offered(stage, "--learner ", CIVICQUIZ_DATABASE_URL=url) == []


@pytest.mark.parametrize("line", ["class archive ", "class show ", "quiz --assigned ", "quiz "])
def test_a_database_that_fails(stage: Stage, line: str) -> None:
    """A database that is absent, no database or nowhere disturbs the shell in nothing."""
    (stage.home / "junk.db").write_bytes(b"no database at all, but long enough to be read" * 9)
    for url in ("absent/a.db", "junk.db", ".", "postgres://nowhere"):
        assert offered(stage, line, CIVICQUIZ_DATABASE_URL=url) == []
    assert not (stage.home / "absent").exists()


def test_banks_and_learners(stage: Stage) -> None:
    """Banks and learners are offered by name, pupils among them."""
    assert offered(stage, "quiz la") == ["laws"]
    alias = aliases(stage, "3B")[0]
    assert offered(stage, f"--learner 3B/{alias}") == [f"3B/{alias}"]
