"""Edits of single lines, and what rules share that write them."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Edit"]


class Edit(NamedTuple):
    """A line, counted from 1, as it stands and as it shall stand (one line or several)."""

    line: int
    old: str
    new: str
