"""Names for the shell's completion; whatever goes wrong, the shell is not disturbed."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from civicquiz.cli.program import Program
from civicquiz.errors import CivicquizError

__all__ = ["bank_names", "learner_names"]


def bank_names(incomplete: str) -> list[str]:
    """Return the banks that begin like this."""
    found: list[str] = []
    with suppress(CivicquizError, OSError):
        program = Program()
        if Path(program.database_url).exists():  # completion makes no database
            with program.open() as store:
                found = [key for key in store.bank_ids() if key.startswith(incomplete)]
    return found


def learner_names(incomplete: str) -> list[str]:
    """Return the learners that begin like this."""
    found: list[str] = []
    with suppress(CivicquizError, OSError):
        program = Program()
        if Path(program.database_url).exists():
            with program.open() as store:
                names = [learner.name for learner in store.learners()]
                found = [name for name in names if name.startswith(incomplete)]
    return found
