"""The banks that come with civicquiz, in the wheel or in a checkout."""

from __future__ import annotations

from pathlib import Path

import civicquiz

__all__ = ["shipped_folder"]


def shipped_folder() -> Path:
    """Return the folder with the banks that come along."""
    package = Path(civicquiz.__file__).parent
    inside = package / "shipped" / "questions"
    return inside if inside.is_dir() else package.parent.parent / "questions"
