"""What ``bank check`` takes from the settings file, and how an option beats it."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.stage import Stage

BANK = """---
title: T
---

# Topic

### Which of these is not so? {#it}

- [ ] All of the above
- [ ] One
- [x] Two
"""


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """A home with one bank that two rules of family I find fault with."""
    found = Stage(tmp_path)
    (found.home / "t.md").write_text(BANK)
    return found


def run(stage: Stage, settings: str, *words: str) -> tuple[str, int]:
    """Check the bank under a settings file."""
    folder = stage.home / ".config" / "civicquiz"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.toml").write_text(settings)
    return stage.run(["bank", "check", "t.md", *words])


def codes(said: str) -> set[str]:
    """Return the codes that were told."""
    return {part.split("]")[0] for part in said.split("[")[1:] if "]:" in part}


@pytest.mark.parametrize(
    ("settings", "words", "found"),
    [
        ('check_select = ["i205", "S"]', (), {"I205"}),
        ('check_ignore = ["P", "I201"]', (), {"I205"}),
        ('check_select = ["I205"]', ("--select", "I201"), {"I201"}),
        ('check_ignore = ["I205"]', ("--select", "I205,I201", "--ignore", "S"), {"I201", "I205"}),
        ("", ("--select", "I201,I205"), {"I201", "I205"}),
    ],
)
def test_rules_are_chosen_by_the_settings(
    stage: Stage, settings: str, words: tuple[str, ...], found: set[str]
) -> None:
    """The file chooses the rules; an option takes the place of what the file says."""
    said, _ = run(stage, settings, *words)
    assert codes(said) == found


@pytest.mark.parametrize(
    ("strict", "code"), [("[]", 0), ('["I205"]', 1), ('["I"]', 1), ('["S", "F503"]', 0)]
)
def test_a_warning_fails_where_the_settings_say_so(stage: Stage, strict: str, code: int) -> None:
    """The exit code is 1 at a warning of a rule or family in `check_strict`."""
    assert run(stage, f"check_strict = {strict}")[1] == code


def test_a_fix_keeps_to_the_settings(stage: Stage) -> None:
    """A rule that the settings leave out mends nothing."""
    run(stage, 'check_ignore = ["I205"]', "--fix")
    assert (stage.home / "t.md").read_text() == BANK
    run(stage, "", "--fix")
    assert "**NOT**" in (stage.home / "t.md").read_text()


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        ('check_select = "I205"', "a list of codes"),
        ("check_ignore = [205]", "a list of codes"),
        ('check_strict = ["X1"]', "no rule or family 'X1'"),
        ('check_selct = ["S"]', "Did you mean check_select?"),
    ],
)
def test_a_slip_in_the_settings_is_told(stage: Stage, settings: str, word: str) -> None:
    """What the file cannot set, or names no rule, is one message with exit code 1."""
    said, code = run(stage, settings)
    assert word in said
    assert "settings.toml" in said
    assert code == 1
