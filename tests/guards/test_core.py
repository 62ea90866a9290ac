"""The core neither opens files nor talks: Ruff and import-linter do not see builtins."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from support.checkout import PACKAGE

CORE = ["model", "grade", "bank", "study", "stats", "lint", "render", "formats"]
DOORS = {"open", "print", "input", "breakpoint", "exec", "eval", "__import__"}
MODULES = sorted(path for room in CORE for path in (PACKAGE / room).rglob("*.py"))


def doors(source: str) -> list[str]:
    """Return the calls in `source` of builtins that lead outside."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    names = [call.func.id for call in calls if isinstance(call.func, ast.Name)]
    return sorted(name for name in names if name in DOORS)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_the_core_has_no_doors(path: Path) -> None:
    """A module of the core calls no builtin that reads, writes or runs anything."""
    assert doors(path.read_text(encoding="utf-8")) == []


def test_a_door_is_found() -> None:
    """A call of `open` or `print` is told, a method of that name is not."""
    assert doors("open('x')\nprint(1)\nbook.open()\n") == ["open", "print"]
