"""The start stays light: what is heavy is imported only where it is used."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.checkout import SOURCE

NEVER = {"alembic", "fsrs", "hypothesis", "markdown_it", "sqlalchemy.orm"}
CHECK = (
    "from civicquiz.cli import main\nsys.argv = ['civicquiz', 'bank', 'check', 'bank.md']\nmain()"
)
HELP = "from civicquiz.cli import main\nsys.argv = ['civicquiz', 'study', '--help']\nmain()"


def loaded(code: str, home: Path) -> set[str]:
    """Return the names of the modules that a fresh interpreter has loaded after `code`."""
    report = home / "modules.json"
    script = (
        "import atexit, json, sys\n"
        f"atexit.register(lambda: json.dump(sorted(sys.modules), open({str(report)!r}, 'w')))\n"
        f"{code}\n"
    )
    subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"PYTHONPATH": str(SOURCE), "HOME": str(home), "XDG_DATA_HOME": str(home)},
        cwd=home,
        capture_output=True,
        timeout=60,
        check=True,
    )
    return set(json.loads(report.read_text(encoding="utf-8")))


def test_help_is_light(tmp_path: Path) -> None:
    """`study --help` loads no database library at all."""
    modules = loaded(HELP, tmp_path)
    assert "civicquiz.cli" in modules
    assert modules & (NEVER | {"sqlalchemy", "platformdirs", "sqlite3"}) == set()


def test_a_check_opens_no_database(tmp_path: Path) -> None:
    """`bank check` loads a database library only for the score history."""
    bank = "---\ntitle: The House\n---\n\n### Who presides?\n\nAnswer: the Speaker\n"
    (tmp_path / "bank.md").write_text(bank, encoding="utf-8")
    modules = loaded(CHECK, tmp_path)
    assert "civicquiz.lint.engine" in modules
    assert modules & {"sqlalchemy", "sqlite3"} == set()


def test_the_way_to_a_question_is_light(tmp_path: Path) -> None:
    """Asking from a database parses no Markdown and maps no objects."""
    rooms = "import sys, civicquiz.store, civicquiz.study, civicquiz.render, civicquiz.app.starting"
    modules = loaded(rooms, tmp_path)
    assert "civicquiz.store" in modules
    assert modules & NEVER == set()


@pytest.mark.parametrize("heavy", ["markdown_it", "sqlalchemy.orm"])
def test_a_heavy_import_is_found(tmp_path: Path, heavy: str) -> None:
    """A module that does load something heavy is told."""
    assert heavy in loaded(f"import {heavy}", tmp_path)
