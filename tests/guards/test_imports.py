"""The contracts of who may import whom hold, and each was seen to fail."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from support.checkout import ROOT, SOURCE, tool

POINTS_DOWN = "Imports only point down"
PURE = "The core is pure"
SQL = "SQL stays in the store"
CLOCK = "The clock is read by the shells alone"
STORE = "The store decides nothing"
SHOWN = "What is shown knows no schedule"
RULES = "A rule knows no other rule"
CHECKS = "A check knows no store and no screen"
USE_CASES = "The use cases know no shell"
SHELLS = "The shells hold no rule of the domain"

BREACHES = [
    ("model/question.py", "import civicquiz.grade", POINTS_DOWN),
    ("grade/__init__.py", "import civicquiz.study", POINTS_DOWN),
    ("bank/__init__.py", "import civicquiz.study", POINTS_DOWN),
    ("study/__init__.py", "import civicquiz.bank", POINTS_DOWN),
    ("store/__init__.py", "import civicquiz.render", POINTS_DOWN),
    ("app/__init__.py", "import civicquiz.cli", POINTS_DOWN),
    ("errors.py", "import civicquiz.clock", POINTS_DOWN),
    ("helpers.py", "import json", POINTS_DOWN),
    ("model/bank.py", "import logging", PURE),
    ("grade/__init__.py", "import time", PURE),
    ("bank/__init__.py", "import os", PURE),
    ("study/__init__.py", "import sqlite3", PURE),
    ("render/__init__.py", "import click", PURE),
    ("bank/__init__.py", "import socket", PURE),
    ("study/__init__.py", "import sqlalchemy", PURE),
    ("app/__init__.py", "import sqlalchemy", SQL),
    ("cli/__init__.py", "import sqlite3", SQL),
    ("app/__init__.py", "import alembic", SQL),
    ("app/__init__.py", "from civicquiz.clock import ticks", CLOCK),
    ("store/__init__.py", "from civicquiz import clock", CLOCK),
    ("store/__init__.py", "import civicquiz.grade", STORE),
    ("render/__init__.py", "import civicquiz.study", SHOWN),
    ("lint/__init__.py", "import civicquiz.app", POINTS_DOWN),
    ("lint/__init__.py", "import os", PURE),
    ("stats/__init__.py", "import os", PURE),
    ("formats/__init__.py", "import pathlib", PURE),
    ("formats/__init__.py", "import civicquiz.store", POINTS_DOWN),
    ("formats/__init__.py", "import civicquiz.render", POINTS_DOWN),
    (
        "lint/rules/i201_all_of_the_above.py",
        "import civicquiz.lint.rules.i202_none_of_the_above",
        RULES,
    ),
    ("lint/engine.py", "import civicquiz.store", CHECKS),
    ("app/__init__.py", "import click", USE_CASES),
    ("app/__init__.py", "import time", USE_CASES),
    ("cli/__init__.py", "import civicquiz.study", SHELLS),
    ("cli/__init__.py", "import civicquiz.store", SHELLS),
]


def lint_imports(source: Path) -> tuple[int, set[str], str]:
    """Check the package in `source`; return exit code, broken contracts and the whole report."""
    done = subprocess.run(
        [
            tool("lint-imports"),
            "--config",
            str(ROOT / "pyproject.toml"),
            "--no-cache",
            "--no-logo",
        ],
        cwd=source,  # looked in first, before an installed civicquiz
        env=os.environ | {"PYTHONPATH": str(source), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Contracts: " in done.stdout, done.stdout + done.stderr
    broken = re.findall(r"^(.+?) BROKEN", done.stdout, flags=re.MULTILINE)
    return done.returncode, set(broken), done.stdout


def test_every_contract_is_kept() -> None:
    """No package imports what the house does not allow it."""
    code, _, report = lint_imports(SOURCE)
    assert code == 0, report


def test_every_contract_is_broken_below() -> None:
    """No contract stands that no test has seen to fail."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    contracts = text.split("[[tool.importlinter.contracts]]\n")[1:]
    names = {contract.split('"')[1] for contract in contracts}
    assert names == {contract for _, _, contract in BREACHES}


@pytest.mark.parametrize(("module", "statement", "contract"), BREACHES)
def test_a_breach_is_found(tmp_path: Path, module: str, statement: str, contract: str) -> None:
    """One import against the house breaks the contract that forbids it."""
    source = tmp_path / "src"
    shutil.copytree(SOURCE, source, ignore=shutil.ignore_patterns("__pycache__"))
    with (source / "civicquiz" / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{statement}\n")
    code, broken, report = lint_imports(source)
    assert code == 1
    assert contract in broken, report
