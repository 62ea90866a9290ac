"""Modules stay small enough to read."""

from __future__ import annotations

from pathlib import Path

from support.checkout import ROOT

LONGEST = 500


def too_long(folder: Path) -> list[str]:
    """Name the modules below `folder` that have more than `LONGEST` lines."""
    counts = {
        path: path.read_text(encoding="utf-8").count("\n") for path in sorted(folder.rglob("*.py"))
    }
    return [f"{path.name}: {count} lines" for path, count in counts.items() if count > LONGEST]


def test_no_module_is_over_500_lines() -> None:
    """Neither the program nor its tests hold a module that wants splitting."""
    assert too_long(ROOT / "src") + too_long(ROOT / "tests") == []


def test_a_long_module_is_found(tmp_path: Path) -> None:
    """A module of 501 lines is told, one of 500 is not."""
    (tmp_path / "fits.py").write_text("\n" * 500, encoding="utf-8")
    (tmp_path / "long.py").write_text("\n" * 501, encoding="utf-8")
    assert too_long(tmp_path) == ["long.py: 501 lines"]
