"""Mending files: what is written, what is only shown, and that the lock file follows."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path
from shutil import which

import pytest

from civicquiz.app.checking import check_files
from civicquiz.app.mending import mend_files
from civicquiz.app.pinning import pin_files
from civicquiz.errors import UsageProblem
from support.stage import Stage

DAY = date(2026, 3, 1)
BANK = """---
title: T
source: s | S | s.txt
---

## The House has 435 members. {#house}

Source: s “The House … members”

### Which is not a chamber? {#which}

- [x] The Cabinet
- [ ] The House
- [ ] The Senate
"""


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A bank with its source and its lock file."""
    path = tmp_path / "t.md"
    path.write_text(BANK)
    (tmp_path / "s.txt").write_text("The House has 435 voting members.\n")
    pin_files([path])
    return path


def test_a_diff_writes_nothing(bank: Path) -> None:
    """What would be mended is shown, and the file stays byte for byte."""
    (done,) = mend_files([bank], DAY, write=False)
    assert "+### Which is **NOT** a chamber? {#which}\n" in done.diff
    assert done.codes == {"I205": 1}
    assert bank.read_text() == BANK


def test_a_fix_is_written_once(bank: Path) -> None:
    """The mended file stands in place of the old one with its rights; a second run does nothing."""
    bank.chmod(0o640)
    mend_files([bank], DAY)
    assert bank.read_text() == BANK.replace(" not ", " **NOT** ")
    assert bank.stat().st_mode & 0o777 == 0o640
    assert [done.diff for done in mend_files([bank], DAY)] == [""]
    assert sorted(path.name for path in bank.parent.iterdir()) == ["s.txt", "t.lock", "t.md"]


def test_a_reworded_passage_is_pinned_anew(bank: Path) -> None:
    """The lock file follows a change in wording, and keeps the old pin of one in a number."""
    source, lock = bank.with_name("s.txt"), bank.with_suffix(".lock")
    before = lock.read_text()
    source.write_text("The House counts 436 voting members.\n")
    mend_files([bank], DAY)
    assert lock.read_text() == before
    source.write_text("The House counts 435 voting members.\n")
    _, done = mend_files([bank], DAY, select=["P404"])
    assert (done.path, done.codes) == (lock, {"P404": 1})
    assert lock.read_text() != before
    assert check_files([bank], DAY, select=["P404"]).report.problems == ()


def test_another_encoding_is_left_alone(bank: Path) -> None:
    """A bank that is not UTF-8 is not touched."""
    data = BANK.replace("Cabinet", "Cabinét").encode("cp1252")
    bank.write_bytes(data)
    assert [done for done in mend_files([bank], DAY) if done.diff] == []
    assert bank.read_bytes() == data


def test_a_rule_that_does_not_exist(bank: Path) -> None:
    """A code of no rule is refused before anything is written."""
    with pytest.raises(UsageProblem, match="X999"):
        mend_files([bank], DAY, select=["X999"])
    assert bank.read_text() == BANK


SHAPES = [
    ("t.md", BANK),
    ("t.md", BANK.rstrip("\n")),
    ("a bank.md", BANK),
    ("t.md", BANK.replace("\n", "\r\n")),
    ("t.md", BANK.replace("\n", "\r\n").rstrip("\r\n")),
    ("t.md", BANK.replace("\n", "\r")),
    ("t.md", BANK.replace("\n\n", "\r\n\n")),
    ("t.md", "\ufeff" + BANK),
    ("t.md", BANK.replace("Cabinet", "Cabinet\x0c, \u2028and more")),
    ("t.md", BANK.replace("chamber?", "chamber?  ") + "<!-- so -->  \n"),
]


@pytest.mark.skipif(which("patch") is None, reason="there is no patch to apply a diff with")
@pytest.mark.parametrize(("name", "text"), SHAPES)
def test_a_diff_is_what_patch_applies(tmp_path: Path, name: str, text: str) -> None:
    """The diff, given to `patch`, makes the very bytes that mending makes; a second run makes none."""
    stage = Stage(tmp_path)
    bank = stage.home / name
    bank.write_bytes(text.encode())
    diff, code = stage.run(["bank", "check", "--diff", name])
    assert code == 0
    assert bank.read_bytes() == text.encode()
    subprocess.run(
        ["patch", "-s", "-p0"], input=diff.encode(), cwd=stage.home, check=True, timeout=60
    )
    patched = bank.read_bytes()
    bank.write_bytes(text.encode())
    stage.run(["bank", "check", "--fix", name])
    assert bank.read_bytes() == patched != text.encode()
    assert stage.run(["bank", "check", "--diff", name]) == ("", 0)
