"""Names for the shell's completion; whatever goes wrong, the shell is not disturbed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from civicquiz.cli.program import Program
from civicquiz.errors import CivicquizError

if TYPE_CHECKING:  # imported when a shell asks, late
    from civicquiz.app.database import Store

__all__ = ["bank_names", "class_names", "learner_names", "pupil_aliases", "quiz_keys"]


def bank_names(incomplete: str, program: Program | None = None) -> list[str]:
    """Return the banks that begin like this."""
    return _beginning(incomplete, lambda store: store.bank_ids(), program)


def learner_names(incomplete: str, program: Program | None = None) -> list[str]:
    """Return the learners that begin like this."""
    return _beginning(
        incomplete, lambda store: [learner.name for learner in store.learners()], program
    )


def class_names(incomplete: str, program: Program | None = None) -> list[str]:
    """Return the classes that begin like this, archived ones too."""
    return _beginning(incomplete, lambda store: [each.name for each in store.classrooms()], program)


def quiz_keys(incomplete: str, program: Program | None = None) -> list[str]:
    """Return the class quizzes that begin like this."""
    return _beginning(
        incomplete, lambda store: [each.key for each in store.class_quizzes()], program
    )


def pupil_aliases(
    incomplete: str,
    *,
    room: str | None = None,
    quiz: str | None = None,
    gone: bool = False,
    program: Program | None = None,
) -> list[str]:
    """Return the aliases that begin like this in a class, or in the class of a quiz.

    With `gone` they are those of pupils who were taken out.
    """

    def listed(store: Store) -> list[str]:
        from civicquiz.app.classes import find_class, find_class_quiz  # as above

        if quiz is not None:
            found = find_class_quiz(store, quiz).classroom_id
        elif room is not None:
            found = find_class(store, room).id
        else:
            return []
        pupils = store.pupils(found, left=gone)
        return [each.alias for each in pupils if gone == (each.left_at is not None)]

    return _beginning(incomplete, listed, program)


def _beginning(
    incomplete: str, listed: Callable[[Store], Iterable[str]], program: Program | None
) -> list[str]:
    """Return those of the names in the database that begin like this, capitals forgiven."""
    found: list[str] = []
    with suppress(CivicquizError, OSError):
        from civicquiz.app.database import located, open_store  # SQLAlchemy: as above

        program = program or Program()
        path = located(program.database_url)
        if path is not None and path.exists():  # completion makes no database
            with open_store(path, now=program.now) as store:
                start = incomplete.casefold()
                found = [name for name in listed(store) if name.casefold().startswith(start)]
    return found
