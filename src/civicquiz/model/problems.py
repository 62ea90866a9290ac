"""A place in a text, and a problem found there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["NOWHERE", "Place", "Problem", "Severity"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a path (or name) and a line and column counted from 1."""

    path: str = ""
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """Return ``path:line:column``."""
        return f"{self.path}:{self.line}:{self.column}"


NOWHERE = Place()
"""The place of a value that was made by a program, not read from a text."""


class Severity(StrEnum):
    """How much a problem matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in what a user wrote: a value, never raised.

    `what` and `fix` are whole sentences without the word "Fix:"; `code` has a page in the manual.
    """

    code: str
    place: Place
    what: str
    fix: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Return ``path:line:column: error[CODE]: what. Fix: how``."""
        return f"{self.place}: {self.severity}[{self.code}]: {self.what} Fix: {self.fix}"
