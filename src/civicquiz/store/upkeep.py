"""Looking for faults, backing up, restoring."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from civicquiz.errors import BadInput, DatabaseDamaged
from civicquiz.model import Amendment, Memory, Review
from civicquiz.store.copying import copy_to, free_name, not_copied, to_disk
from civicquiz.store.learners import Learners
from civicquiz.store.opening import PATIENCE_MS, check_place, connect, refuse_newer, schema_of
from civicquiz.store.recording import Recording

__all__ = ["Upkeep", "restore_database"]

Replay = Callable[[Sequence[Review], Sequence[Amendment]], Memory | None]
"""How a memory is computed anew from a log."""

FAULTS = {
    "questions have no text": (
        "SELECT count(*) FROM question WHERE revision_id IS NULL OR NOT EXISTS "
        "(SELECT 1 FROM revision WHERE id = question.revision_id AND question_id = question.id)"
    ),
    "questions have a fact of another bank": (
        "SELECT count(*) FROM question JOIN fact ON fact.id = question.fact_id "
        "WHERE fact.bank_id <> question.bank_id"
    ),
    "reviews have the text of another question": (
        "SELECT count(*) FROM review JOIN revision ON revision.id = review.revision_id "
        "WHERE revision.question_id <> review.question_id"
    ),
    "reviews are in a session of another learner": (
        "SELECT count(*) FROM review JOIN quiz_session ON quiz_session.id = review.session_id "
        "WHERE quiz_session.learner_id <> review.learner_id"
    ),
    "amendments come before their review": (
        "SELECT count(*) FROM amendment WHERE after_review < review_id"
    ),
    "guards of the log are missing": (
        "SELECT 4 - count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_is_never_%'"
    ),
    "memories have no review": (
        "SELECT count(*) FROM memory WHERE NOT EXISTS (SELECT 1 FROM review "
        "WHERE review.question_id = memory.question_id AND review.learner_id = memory.learner_id)"
    ),
}
"""What the constraints cannot refuse, each with the SELECT that counts it."""


class Upkeep(Learners, Recording):
    """The administrator's part."""

    def verify(self, replay: Replay | None = None) -> list[str]:
        """Return what is wrong, a sentence each; where all else is right, `replay` finds stale memories."""
        found: list[str] = []
        try:
            with self.snapshot():
                found += self._broken()
                if not found and replay:
                    found += self._stale(replay)
        except DatabaseDamaged as error:
            found.append(error.message)
        return found

    def _broken(self) -> Iterator[str]:
        found = self._connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        if found != ["ok"]:
            yield from (f"The file is damaged: {what}." for what in found)
            return  # The rest would stumble over it.
        lost = self._connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        for table in sorted({row[0] for row in lost}):
            count = sum(row[0] == table for row in lost)
            yield f"{count} rows of {table} refer to what is not there."
        for what, statement in FAULTS.items():
            count = self._connection.exec_driver_sql(statement).scalar_one()
            if count:
                yield f"{count} {what}."

    def _stale(self, replay: Replay) -> Iterator[str]:
        for learner in self.learners():
            kept = dict(self.memories_of(learner.id))
            stale = [
                question_id
                for question_id, log in self.logs(learner.id)
                if replay(log.reviews, log.amendments) != kept.get(question_id)
            ]
            if stale:
                yield (
                    f"{len(stale)} memories of {learner.name} are not what the answers tell, "
                    f"the first of question {stale[0]}."
                )

    def backup(self, target: Path) -> Path:
        """Copy the database, while others may write, to a file that does not exist yet."""
        return copy_to(self._connection, target)


def restore_database(
    backup: Path, path: Path, now: datetime, *, patience_ms: int = PATIENCE_MS
) -> Path | None:
    """Put a checked backup in the place of the database; return where the old one is kept.

    No other program may have the database open. A damaged one is set aside as it is.
    """
    if not backup.is_file():
        raise BadInput(f"There is no file {backup}.", "Name a file made by: civicquiz db backup")
    check_place(path)
    if path.exists() and backup.samefile(path):
        raise BadInput(f"{backup} is the database itself.", "Name a backup of it.")
    check_backup(backup, patience_ms)
    part = path.with_name(path.name + ".part")
    try:
        shutil.copyfile(backup, part)
        to_disk(part)
        aside = set_aside(path, now, patience_ms) if path.exists() else None
        part.replace(path)
    except OSError as error:
        raise not_copied(path, error) from error
    finally:
        part.unlink(missing_ok=True)
    return aside


def check_backup(backup: Path, patience_ms: int) -> None:
    """Raise for a backup that is damaged, newer than the program, or no database of ours."""
    with closing(connect(backup, patience_ms)) as connection:
        at = schema_of(connection, str(backup))
        refuse_newer(at, str(backup))
        found = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
        if at is None or found != "ok":
            raise DatabaseDamaged(
                f"The backup {backup} is {'empty' if at is None else 'damaged'}; nothing was changed.",
                "Name another backup.",
            )


def set_aside(path: Path, now: datetime, patience_ms: int) -> Path:
    """Rename the database, once nobody else has it open."""
    with suppress(DatabaseDamaged), closing(connect(path, patience_ms)) as connection:
        # Leaving WAL needs the database for oneself, and merges what the log holds.
        connection.exec_driver_sql("PRAGMA journal_mode = DELETE")
    aside = free_name(path, now, "before-restore")
    for end in ("-wal", "-shm"):  # only of a damaged one
        log = path.with_name(path.name + end)
        if log.exists():
            log.rename(aside.with_name(aside.name + end))
    path.rename(aside)
    return aside
