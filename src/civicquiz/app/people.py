"""Learners: found, made, and what is kept of one, handed out or forgotten."""

from __future__ import annotations

from datetime import datetime
from difflib import get_close_matches

from civicquiz.errors import BadInput, NotFound
from civicquiz.model import Learner
from civicquiz.store import Store

__all__ = [
    "MYSELF",
    "add_learner",
    "find_learner",
    "forget_learner",
    "learner_exists",
    "list_learners",
    "rename_learner",
]

MYSELF = "me"
"""The learner of somebody who names none; made when first needed."""

LONGEST_NAME = 100


def find_learner(store: Store, name: str, now: datetime) -> Learner:
    """Return a learner by name; ``me`` is made when it is not there yet."""
    found = store.learner_named(name)
    if found is not None:
        return found
    if name == MYSELF:
        with store.transaction():
            return store.learner_named(name) or store.add_learner(name, now)
    raise NotFound(f"There is no learner '{name}'.", _nearest(store, name))


def _nearest(store: Store, name: str) -> str:
    names = [learner.name for learner in store.learners()]
    near = get_close_matches(name, names, n=1)
    if near:
        return f"Did you mean '{near[0]}'? All of them: civicquiz learner list"
    return f"Add one: civicquiz learner add '{name}'"


def add_learner(store: Store, name: str, now: datetime) -> Learner:
    """Add a learner whose name is free."""
    name = _checked(name)
    with store.transaction():
        if store.learner_named(name) is not None:
            raise BadInput(f"There is a learner '{name}' already.", "Choose another name.")
        return store.add_learner(name, now)


def list_learners(store: Store, *, pupils: bool = False) -> tuple[list[Learner], int]:
    """Return the learners by name, and how many pupils of classes were left out of them."""
    learners, of_classes = store.learners(), store.pupil_ids()
    if pupils:
        return learners, 0
    return [each for each in learners if each.id not in of_classes], len(of_classes)


def rename_learner(store: Store, old: str, new: str, now: datetime) -> None:
    """Give a learner another name that is free; the history stays."""
    new = _checked(new)
    with store.transaction():
        learner = find_learner(store, old, now)
        if store.pupil(learner.id) is not None:
            raise BadInput(
                f"'{old}' is a pupil's alias, and stays.",
                "Who is who stands in your file of names: change the name there.",
            )
        if new != old and store.learner_named(new) is not None:
            raise BadInput(f"There is a learner '{new}' already.", "Choose another name.")
        store.rename_learner(learner.id, new)


def learner_exists(store: Store, name: str) -> Learner:
    """Return a learner who is there already; nobody is made."""
    found = store.learner_named(name)
    if found is None:
        raise NotFound(f"There is no learner '{name}'.", _nearest(store, name))
    return found


def forget_learner(store: Store, name: str) -> dict[str, int]:
    """Delete all that is kept of a learner; return how many rows of what."""
    return store.forget_learner(learner_exists(store, name).id)


def _checked(name: str) -> str:
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise BadInput(
            "That is no name for a learner.",
            f"Use 1 to {LONGEST_NAME} letters, digits, signs or spaces.",
        )
    return name
