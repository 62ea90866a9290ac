"""Every error that a user can meet, with what happened and what to do next.

::

    CivicquizError                 exit 1
    ├── BadInput                   exit 1   what was given has problems
    ├── TooLate                    exit 1   the time for an answer is over
    ├── TakenOver                  exit 1   another terminal goes on with this
    ├── UsageProblem               exit 2   the call itself is off
    │   └── MissingExtra           exit 2   an optional part is not installed
    ├── NotFound                   exit 3   no such bank, question, learner or session
    └── DatabaseProblem            exit 4   the database cannot be used
        ├── DatabaseLocked         exit 4   another program holds it
        ├── DatabaseReadOnly       exit 4   it may not be written
        ├── DatabaseFull           exit 4   no room left on the disk
        ├── DatabaseNewer          exit 4   written by a newer civicquiz
        └── DatabaseDamaged        exit 4   no SQLite file, or a broken one

Problems found *in a text* are values (`civicquiz.model.Problem`), not errors.
"""

from __future__ import annotations

from typing import ClassVar

__all__ = [
    "BadInput",
    "CivicquizError",
    "DatabaseDamaged",
    "DatabaseFull",
    "DatabaseLocked",
    "DatabaseNewer",
    "DatabaseProblem",
    "DatabaseReadOnly",
    "MissingExtra",
    "NotFound",
    "TakenOver",
    "TooLate",
    "UsageProblem",
]


class CivicquizError(Exception):
    """The parent of all; shown as `message`, then `hint` on a line of its own."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep what happened (`message`) and what to do next (`hint`)."""
        super().__init__(message)
        self.message = message
        self.hint = hint


class BadInput(CivicquizError):
    """What the user gave cannot be used as it is."""


class TooLate(CivicquizError):
    """The time for an answer is over; nothing was recorded."""


class TakenOver(CivicquizError):
    """Another terminal goes on with what this one had; nothing was recorded here."""


class UsageProblem(CivicquizError):
    """The command was called in a way that means nothing."""

    exit_code = 2


class MissingExtra(UsageProblem):
    """The command needs an optional part that is not installed."""


class NotFound(CivicquizError):
    """No bank, question, learner or session of that name."""

    exit_code = 3


class DatabaseProblem(CivicquizError):
    """The database cannot be used."""

    exit_code = 4


class DatabaseLocked(DatabaseProblem):
    """Another program is writing to the database and did not finish in time."""


class DatabaseReadOnly(DatabaseProblem):
    """The database, or its folder, may not be written."""


class DatabaseFull(DatabaseProblem):
    """The disk that holds the database has no room left."""


class DatabaseNewer(DatabaseProblem):
    """The database was written by a newer version of this program."""


class DatabaseDamaged(DatabaseProblem):
    """The file is no SQLite database, or a broken one."""
