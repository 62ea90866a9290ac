"""The package's face: what it exports, and how light it is to import."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import civicquiz
from civicquiz import study

HEAVY = {"markdown_it", "sqlalchemy", "alembic", "click", "platformdirs", "fsrs", "statistics"}


def test_public_names() -> None:
    """All public names exist."""
    assert all(hasattr(study, name) for name in study.__all__)


def test_light_import() -> None:
    """Importing the schedule loads nothing heavy: it lies on the way to the first question."""
    source = Path(civicquiz.__file__).parents[1]
    script = f"import sys; sys.path.insert(0, {str(source)!r}); import civicquiz.study; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-I", "-c", script], capture_output=True, text=True, check=True
    )
    loaded = set(run.stdout.split())
    assert "civicquiz.study.sitting" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_formulas_fit_a_page() -> None:
    """The formulas of FSRS-6 take fewer than 200 lines."""
    source = Path(study.__file__).with_name("memory.py")
    assert len(source.read_text(encoding="utf-8").splitlines()) < 200
