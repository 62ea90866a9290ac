"""The manual and errors on a real terminal: laid out for its width."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from civicquiz.cli.manual import page
from support.checkout import ROOT
from support.stage import Stage
from support.terminal import Terminal

pytest.importorskip("termios", reason="a terminal of our own needs Unix")

MAIN = (
    "import sys; sys.path[:0] = sys.argv.pop(1).split(':'); from civicquiz.cli import main; main()"
)


@contextmanager
def on_terminal(stage: Stage, words: list[str], columns: int) -> Iterator[Terminal]:
    """Run the program on a terminal of so many columns."""
    environment = stage.surroundings | {"NO_COLOR": "1", "PAGER": "cat"}
    for name in ("COLUMNS", "LINES"):
        environment.pop(name)
    paths = f"{ROOT / 'src'}:{ROOT / 'tests'}"
    command = [sys.executable, "-c", MAIN, paths, *words]
    with Terminal(
        command, environment=environment, folder=stage.home, columns=columns, lines=24
    ) as terminal:
        yield terminal


@pytest.mark.parametrize(("words", "last"), [("errors", "restore"), ("class results", "grading")])
@pytest.mark.parametrize("columns", [40, 80])
def test_a_page_on_a_terminal(tmp_path: Path, words: str, last: str, columns: int) -> None:
    """Short or long, with a pager or without, no line is broken by the terminal."""
    stage = Stage(tmp_path)
    with on_terminal(stage, ["help", *words.split()], columns) as terminal:
        assert terminal.wait() == 0
        assert b"\x1b[" not in terminal.raw
        lines = [line.rstrip("\r") for line in terminal.raw.decode().split("\n")]
    assert all(len(line) <= columns for line in lines)
    title = page(words.replace(" ", "-")).partition("\n")[0].removeprefix("# ")
    assert title in " ".join(lines[:3])
    assert last in " ".join(lines[-4:])


def test_an_error_is_broken_between_words(tmp_path: Path) -> None:
    """What went wrong fits the screen, however long it takes to say."""
    with on_terminal(Stage(tmp_path), ["due", "--days", "4000"], columns=40) as terminal:
        assert terminal.wait() == 2
        lines = [line.rstrip("\r") for line in terminal.raw.decode().split("\n")]
    assert "4000 does not do. Write a number from 1 to 3650." in " ".join(lines)
    assert all(len(line) <= 40 for line in lines)


def test_piped_it_is_as_it_was_written(tmp_path: Path) -> None:
    """Who keeps a page in a file gets its Markdown."""
    said, code = Stage(tmp_path).run(["help", "errors"])
    assert (said, code) == (page("errors"), 0)
