"""What entering paper comes to: a paper that was taken, or what is wrong, in words to be shown."""

from __future__ import annotations

from dataclasses import dataclass

from civicquiz.render import clean

__all__ = ["Entered", "Faulty", "scored", "tidy"]


@dataclass(frozen=True, slots=True)
class Entered:
    """A paper that was entered: what it scores of what can be had, and what it scored before.

    `changed` is False where the same answers stood there already; `own` is the version that the
    pupil was given, empty where this is it, or nobody knows.
    """

    alias: str
    version: str
    points: float
    out_of: int
    before: float | None = None
    changed: bool = True
    own: str = ""


@dataclass(frozen=True, slots=True)
class Faulty:
    """What is wrong in a line, whose it is as far as that is known, and what to do.

    `column` counts from 1 in the line; 0 says that it is a row of a table.
    """

    line: int
    column: int
    alias: str
    what: str
    fix: str


def scored(points: float, out_of: int) -> str:
    """Return ``8.5 of 12``."""
    return f"{round(points, 2):g} of {out_of}"


def tidy(text: str) -> str:
    """Return a line fit for screen and log; its columns are those that troubles name."""
    return clean(text).replace("\n", " ")
