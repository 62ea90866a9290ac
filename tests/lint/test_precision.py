"""The script that prints flagged items for a person to judge."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from support.checkout import ROOT

BANK = "---\ntitle: T\n---\n" + "".join(
    f"### Which of these is not so, in case {at}?\n\n- [x] One\n- [ ] Two\n- [ ] Three\n\n"
    for at in range(9)
)


def printed(*arguments: str) -> str:
    """Run the script."""
    done = subprocess.run(
        [sys.executable, "tests/lint/precision.py", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_a_sample_of_a_rule_is_printed(tmp_path: Path) -> None:
    """Of one rule so many items are shown with their questions, the same ones for one seed."""
    bank = tmp_path / "bank.md"
    bank.write_text(BANK, encoding="utf-8")
    text = printed(str(bank), "--rule", "I205", "--sample", "4")
    assert text.startswith("## I205 A negative stem is not marked: 9 of 9 questions, 4 shown\n")
    assert text.count("right?") == text.count("> ### Which of these is not so") == 4
    assert text.count("- [x] One") == 4
    assert printed(str(bank), "--rule", "I205", "--sample", "4") == text
    assert printed(str(bank), "--rule", "I205", "--sample", "4", "--seed", "2") != text


def test_without_a_rule_all_are_sampled(tmp_path: Path) -> None:
    """Every rule that flags something has its part."""
    bank = tmp_path / "bank.md"
    bank.write_text(BANK, encoding="utf-8")
    text = printed(str(bank), "--on", "2026-03-01")
    assert "## I205" in text
    assert "## P401" in text
