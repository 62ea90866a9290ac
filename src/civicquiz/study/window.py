"""When a class quiz can be taken, and when an attempt at it is over."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from civicquiz.model import Attempt, ClassQuiz, Medium

__all__ = ["Window", "deadline", "is_final", "window_at"]


class Window(StrEnum):
    """How a class quiz stands at a moment."""

    EARLY = "not open yet"
    OPEN = "open"
    CLOSED = "closed"


def window_at(quiz: ClassQuiz, now: datetime) -> Window:
    """Return whether a quiz can be taken at a moment."""
    if quiz.closes_at is not None and now >= quiz.closes_at:
        return Window.CLOSED
    if quiz.opens_at is not None and now < quiz.opens_at:
        return Window.EARLY
    return Window.OPEN


def deadline(quiz: ClassQuiz, attempt: Attempt) -> datetime | None:
    """Return the moment from which an attempt takes no more answers; None where there is none.

    It comes with the end of the time limit, which runs on while nobody sits there, or with the
    end of the window. Paper is handed in, whenever it is typed in.
    """
    if attempt.medium is Medium.PAPER:
        return None
    ends = [quiz.closes_at] if quiz.closes_at is not None else []
    if quiz.minutes is not None:
        ends.append(attempt.session.started_at + timedelta(minutes=quiz.minutes))
    return min(ends, default=None)


def is_final(quiz: ClassQuiz, attempt: Attempt, now: datetime) -> bool:
    """Tell whether an attempt counts as submitted: it was, or its time is over."""
    end = deadline(quiz, attempt)
    return attempt.submitted or (end is not None and now >= end)
