"""A class at the desk: pupils, and a quiz of the bank `laws`."""

from __future__ import annotations

from civicquiz.app.assigning import Terms, assign_quiz, give_quiz
from civicquiz.app.choosing import Scope, pick
from civicquiz.app.classes import find_class
from civicquiz.model import ClassQuiz, Classroom, Pupil
from support.desk import Desk

__all__ = ["assign", "give", "make_class"]


def make_class(desk: Desk, *aliases: str, name: str = "3B") -> tuple[Classroom, list[Pupil]]:
    """Make a class with pupils of these aliases."""
    room = desk.store.add_classroom(name, desk.now())
    return room, desk.store.add_pupils(room, aliases, desk.now())


def give(
    desk: Desk, terms: Terms | None = None, *, count: int = 4, seed: int = 1, name: str = "3B"
) -> ClassQuiz:
    """Give the class a quiz of `count` questions of all banks, flashcards among them."""
    room = find_class(desk.store, name)
    chosen = pick(desk.store, desk.moment.date(), seed, Scope(), count)
    assert len(chosen) == count
    return give_quiz(
        desk.store, room, chosen, Terms() if terms is None else terms, seed=seed, now=desk.now()
    )


def assign(desk: Desk, *, count: int, seed: int = 1, name: str = "3B") -> ClassQuiz:
    """Give the class a quiz as ``class quiz new`` does."""
    return assign_quiz(
        desk.store,
        name,
        Scope(),
        Terms(),
        count=count,
        today=desk.moment.date(),
        seed=seed,
        now=desk.now(),
    )
