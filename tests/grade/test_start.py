"""Grading costs next to nothing at the start."""

from __future__ import annotations

import subprocess
import sys

FRESH = """
import sys
import civicquiz.errors, civicquiz.model
before = set(sys.modules)
import civicquiz.grade
print(*sorted(name for name in set(sys.modules) - before))
"""


def test_a_start_imports_no_kind() -> None:
    """What grades a kind is imported with its first answer; nothing else of Python is needed."""
    done = subprocess.run([sys.executable, "-c", FRESH], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [
        "civicquiz.grade",
        "civicquiz.grade.grading",
        "civicquiz.grade.kind",
        "civicquiz.grade.passing",
    ]
