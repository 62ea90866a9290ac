"""The hooks and the CI steps of the page `better-bank` stop a bad bank and let a good one pass."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from support.checkout import PACKAGE, SOURCE

PAGE = (PACKAGE / "manual" / "better-bank.md").read_text(encoding="utf-8")
BAD, GOOD = (
    text.strip() + "\n"
    for text in re.findall(r"^```markdown\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
)
ENTRY = re.compile(r"^ *entry: (.+)$", re.MULTILINE)
STEP = re.compile(r"^ *- run: (civicquiz .+)$", re.MULTILINE)


def block(mark: str) -> str:
    """Return the first block of code of a language."""
    found = re.search(rf"^```{mark}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


class Checkout:
    """A repository with the guide and one bank, and the program on the path."""

    def __init__(self, folder: Path) -> None:
        """Make the repository."""
        self.top = folder / "repository"
        (self.top / "questions").mkdir(parents=True)
        (self.top / "guide.txt").write_text(block("text"), encoding="utf-8")
        programs = folder / "programs"
        programs.mkdir()
        program = programs / "civicquiz"
        program.write_text(
            f'#!/bin/sh\nexec "{sys.executable}" -c "from civicquiz.cli import main; main()" "$@"\n',
            encoding="utf-8",
        )
        program.chmod(0o755)
        self.environment = os.environ | {
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(SOURCE),
            "HOME": str(folder),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
        }

    def put(self, bank: str) -> None:
        """Write the bank."""
        (self.top / "questions" / "congress.md").write_text(bank, encoding="utf-8")

    def run(self, command: str) -> subprocess.CompletedProcess[str]:
        """Run a line of the shell, as the hook or the runner does."""
        return subprocess.run(
            command,
            shell=True,
            cwd=self.top,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """Make a repository."""
    return Checkout(tmp_path)


def test_the_bad_bank_has_twelve_flaws_of_many_kinds() -> None:
    """The page begins with twelve questions and problems of five families, and ends with none."""
    assert BAD.count("\n### ") == GOOD.count("\n### ") == 12
    said = PAGE[: PAGE.index("## What to do about it")]
    families = {code[0] for code in re.findall(r"(?:error|warning)\[([A-Z]\d{3})\]", said)}
    assert {"S", "I", "P", "F", "D"} <= families
    assert "12 questions: no problem" in PAGE


def test_the_table_names_each_problem() -> None:
    """Every code that the check shows is mended in the table."""
    said, _, rest = PAGE.partition("## What to do about it")
    table = rest.partition("<!--")[0]
    shown = re.findall(r"(?:error|warning)\[([A-Z]\d{3})\]", said)
    assert set(shown) == set(re.findall(r"[A-Z]\d{3}", table))


def test_the_hook_of_git_stops_a_commit(checkout: Checkout) -> None:
    """With the hook, a bad bank is not committed, and a good one is."""
    commit = "git -c user.name=T -c user.email=t@example.org commit -q -m bank"
    assert checkout.run("git init -q").returncode == 0
    hook = checkout.top / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(block("sh"), encoding="utf-8")
    hook.chmod(0o755)
    checkout.put(BAD)
    done = checkout.run(f"git add . && {commit}")
    assert done.returncode == 1
    assert "error[D303]" in done.stdout + done.stderr
    checkout.put(GOOD)
    done = checkout.run(f"git add . && {commit}")
    assert done.returncode == 0, done.stderr


def test_the_entry_of_pre_commit(checkout: Checkout) -> None:
    """What pre-commit runs fails on the bad bank alone."""
    entry = ENTRY.findall(PAGE)
    assert len(entry) == 1
    checkout.put(BAD)
    assert checkout.run(entry[0]).returncode == 1
    checkout.put(GOOD)
    assert checkout.run(entry[0]).returncode == 0


def test_the_steps_of_the_workflow(checkout: Checkout) -> None:
    """The workflow annotates the lines, fails, and leaves a SARIF file to be uploaded."""
    annotate, sarif = STEP.findall(PAGE)
    checkout.put(BAD)
    done = checkout.run(annotate)
    assert done.returncode == 1
    assert "::error file=questions/congress.md,line=12" in done.stdout
    checkout.run(sarif)
    kept = json.loads((checkout.top / "banks.sarif").read_text(encoding="utf-8"))
    assert kept["version"] == "2.1.0"
    assert len(kept["runs"][0]["results"]) == done.stdout.count("::error") + done.stdout.count(
        "::warning"
    )
    checkout.put(GOOD)
    assert checkout.run(annotate).returncode == 0
