"""The wheel alone, in an empty environment and an empty folder: it studies.

``python -I smoke.py FOLDER CHECKOUT``, run by the environment's own Python; with ``paper`` behind
it a class quiz is printed, for which the extra of that name is installed.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

FOLDER, CHECKOUT = Path(sys.argv[1]), Path(sys.argv[2])
PROGRAM = Path(sys.executable).with_name("civicquiz")
HERE = FOLDER / "here"
HOME = FOLDER / "home"


def run(*arguments: str, given: str = "", code: int = 0) -> str:
    """Run the installed program in the empty folder; return what it wrote."""
    done = subprocess.run(
        [PROGRAM, *arguments],
        input=given,
        cwd=HERE,
        env={
            "HOME": str(HOME),
            "PATH": os.defpath,
            "XDG_DATA_HOME": str(HOME / "data"),
            "XDG_CONFIG_HOME": str(HOME / "config"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, (arguments, done.returncode, done.stdout, done.stderr)
    assert "Traceback" not in done.stderr, done.stderr
    print(f"$ civicquiz {' '.join(arguments)}: {len(done.stdout)} characters, exit {code}")
    return done.stdout


def events(text: str, kind: str) -> list[dict[str, Any]]:
    """Return the events of one kind in a stream of JSON lines."""
    return [event for event in map(json.loads, text.splitlines()) if event["event"] == kind]


def print_quiz(*, extra: bool) -> None:
    """Print a class quiz where the extra is installed; else be told what to install."""
    run("class", "new", "3B")
    run("class", "roster", "add", "3B", "-n", "3")
    run("class", "quiz", "new", "3B", "-n", "5")
    folder = FOLDER / "paper"
    run("class", "print", "3B-quiz-1", "--versions", "2", "-o", str(folder), code=0 if extra else 2)
    made = sorted(folder.glob("*.pdf"))
    assert len(made) == (4 if extra else 0), made
    assert all(path.read_bytes().startswith(b"%PDF") for path in made), made


def paper() -> None:
    """Print, with what the wheel and its extra bring along and nothing else."""
    HERE.mkdir(parents=True)
    HOME.mkdir()
    print_quiz(extra=True)
    assert not list(HERE.iterdir()), "something was written into the current folder"


def main() -> None:
    """Install nothing, ask for nothing: study, look back, go on, verify."""
    HERE.mkdir(parents=True)
    HOME.mkdir()
    import civicquiz

    package = Path(civicquiz.__file__).parent
    assert package.is_relative_to(sys.prefix), package
    assert not package.is_relative_to(CHECKOUT), package
    installed = {entry.name.lower() for entry in importlib.metadata.distributions()}
    assert not installed & {"pytest", "hypothesis", "fsrs", "ruff", "mypy"}, installed
    banks = sorted(path.name for path in (package / "shipped" / "questions").glob("*.md"))
    assert len(banks) >= 3, banks
    assert (package / "shipped" / "migrations" / "env.py").exists(), "no migrations in the wheel"
    assert (package / "manual").is_dir(), "no manual in the wheel"

    version = importlib.metadata.version("civicquiz")
    assert run("--version").strip() == f"civicquiz {version}"
    said = run("study", "--json", given='{"answer": 1}\n' * 3)
    assert len(events(said, "question")) >= 3, said
    graded = events(said, "graded")
    assert graded, said
    sessions = json.loads(run("history", "--json"))
    assert sessions["schema"] == 1, sessions
    said = run("resume", "--json", given='{"answer": 2}\n')
    assert events(said, "question"), said
    run("db", "verify")
    where = run("db", "where")
    assert str(HOME / "data") in where, where
    run("bank", "list")
    run("help")
    print_quiz(extra=False)
    assert not list(HERE.iterdir()), "something was written into the current folder"


if __name__ == "__main__":
    if sys.argv[3:] == ["paper"]:
        paper()
    else:
        main()
