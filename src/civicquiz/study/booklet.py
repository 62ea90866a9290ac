"""Versions of a class quiz on paper: the same questions, each version in an order of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from string import ascii_uppercase

from civicquiz.model import Question
from civicquiz.study.shuffle import shuffled

__all__ = ["VERSIONS", "BookletItem", "booklet", "version_of"]

VERSIONS = ascii_uppercase
"""The names of versions, in their order."""


@dataclass(frozen=True, slots=True)
class BookletItem:
    """A question of a booklet: its place in the quiz (from 0), and how its parts are shown.

    `shown` is as `shuffled` gives it: positions of options, items or right-hand rows.
    """

    place: int
    shown: tuple[int, ...]


def booklet(questions: Sequence[Question], seed: int, version: str) -> tuple[BookletItem, ...]:
    """Return the questions of a quiz in the order of a version.

    It follows from its arguments alone, so that what was printed can be read back in at any time:
    the dice of a question's options hang on its own id, not on its neighbours.
    """
    places = list(range(len(questions)))
    Random(f"{seed}/{version}").shuffle(places)
    return tuple(
        BookletItem(
            place, shuffled(questions[place], Random(f"{seed}/{version}/{questions[place].id}"))
        )
        for place in places
    )


def version_of(learner_id: int, versions: int) -> str:
    """Return the version that a pupil gets of a quiz printed in so many (1 at least).

    It hangs on nobody else: paper still out is read rightly after a pupil came or went.
    """
    return VERSIONS[learner_id % versions]
