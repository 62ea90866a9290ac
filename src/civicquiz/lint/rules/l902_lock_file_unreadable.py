"""A lock file cannot be used.

## What it does

Finds a lock file that is damaged, of a newer version, or of another bank.

## Why it matters

Without it nobody can tell whether a cited passage has changed.

## Example

agenda.lock, copied from summits.lock.

## Instead

Write it anew with `civicquiz bank pin`, after a look at what changed.

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from civicquiz.lint.context import Context
from civicquiz.lint.views import Sheet
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "SEVERITY", "check_all"]

CODE = "L902"
SEVERITY = Severity.ERROR


def check_all(_sheets: Sequence[Sheet], context: Context) -> Iterator[Problem]:
    """Report what reading the lock files found."""
    yield from context.lock_problems
