"""Where the checkout is, and the tools that a guard may call."""

from __future__ import annotations

import shutil
import sysconfig
from pathlib import Path

import pytest

__all__ = ["PACKAGE", "ROOT", "SOURCE", "tool"]

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"
PACKAGE = SOURCE / "civicquiz"


def tool(name: str) -> str:
    """Return the path of a development tool, or skip the test with the reason."""
    found = shutil.which(name, path=sysconfig.get_path("scripts")) or shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed: pip install '.[check]' (.ci/run does)")
    return found
