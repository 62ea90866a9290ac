"""Public names stand in each package's `__init__`, sorted and whole."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from support.checkout import PACKAGE

PACKAGES = sorted(path for path in PACKAGE.glob("*/__init__.py"))


def order(name: str) -> tuple[int, str]:
    """Sort constants first, then classes, then functions, as Ruff sorts imports."""
    return (0 if name.isupper() else 1 if name[0].isupper() else 2, name)


def complaints(source: str) -> list[str]:
    """Tell what is wrong with the public names of a package whose `__init__` is `source`."""
    bound: set[str] = set()
    listed: list[str] | None = None
    for statement in ast.parse(source).body:
        match statement:
            case ast.ImportFrom(module=str(module)) if module != "__future__":
                bound.update(alias.asname or alias.name for alias in statement.names)
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                bound.add(name)
            case (
                ast.Assign(targets=[ast.Name(id="__all__")], value=ast.expr() as value)
                | ast.AnnAssign(target=ast.Name(id="__all__"), value=ast.expr() as value)
            ):
                listed = list(ast.literal_eval(value))
            case _:
                pass
    if listed is None:
        return ["no __all__"]
    public = {name for name in bound if not name.startswith("_")}
    return [
        *(f"{name} is bound but not in __all__" for name in sorted(public - set(listed))),
        *(f"{name} is in __all__ but not bound" for name in sorted(set(listed) - bound)),
        *(["__all__ is not sorted"] if listed != sorted(set(listed), key=order) else []),
    ]


@pytest.mark.parametrize("path", PACKAGES, ids=lambda path: path.parent.name)
def test_public_names_are_sorted_and_whole(path: Path) -> None:
    """What a package's `__init__` binds is what it offers, in order."""
    assert complaints(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("from civicquiz.model.bank import Bank\n", "no __all__"),
        ("from m import Bank\n__all__ = []\n", "Bank is bound but not in __all__"),
        ("__all__ = ['Bank']\n", "Bank is in __all__ but not bound"),
        ("from m import A, B\n__all__ = ['B', 'A']\n", "__all__ is not sorted"),
        ("from m import A, b\n__all__ = ['b', 'A']\n", "__all__ is not sorted"),
        ("from m import A\n__all__ = ['A', 'A']\n", "__all__ is not sorted"),
        ("def grade() -> None: ...\n__all__ = []\n", "grade is bound but not in __all__"),
    ],
)
def test_a_fault_is_found(source: str, complaint: str) -> None:
    """A name forgotten, invented or out of order is told."""
    assert complaints(source) == [complaint]
