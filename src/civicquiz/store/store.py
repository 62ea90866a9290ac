"""The store: one class over one connection, made of parts by subject."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from civicquiz.store.banks import Banks
from civicquiz.store.calendar import Calendar
from civicquiz.store.class_quizzes import ClassQuizzes
from civicquiz.store.classes import Classes
from civicquiz.store.opening import PATIENCE_MS, check_place, connect, located, prepare
from civicquiz.store.posing import Posing
from civicquiz.store.queue import Queue
from civicquiz.store.regrading import Regrading
from civicquiz.store.upkeep import Upkeep

__all__ = ["Store", "open_store"]


class Store(Banks, Queue, Calendar, Posing, ClassQuizzes, Classes, Regrading, Upkeep):
    """All that is kept: banks, learners, sessions, the log, memories, classes.

    `notices` are sentences to show: that a database was made, or brought up to date.
    """


def open_store(where: str | Path, *, now: datetime, patience_ms: int = PATIENCE_MS) -> Store:
    """Open the database at a path, a ``sqlite:///`` URL or ``:memory:``, ready for use.

    `now` dates the copy of a database that must be brought up to date.
    """
    path = located(where)
    if path is not None:
        check_place(path)
    connection = connect(path, patience_ms)
    try:
        notices = prepare(connection, path, now, patience_ms)
    except BaseException:
        connection.close()
        raise
    return Store(connection, path, notices)
