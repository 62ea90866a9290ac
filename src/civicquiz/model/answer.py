"""An answer as given, and what it earned."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

__all__ = ["Grade", "Part", "Rating", "Response", "Verdict"]

Response = str | tuple[int, ...] | tuple[str, ...]
"""An answer as given; empty (``""`` or ``()``) means that nothing was answered.

- single and multiple choice: the positions of the chosen options, in the order of the bank
- typed, number, date: the text
- listing and cloze: the texts, a cloze's in the order of its gaps
- ordering: the positions of the items, as the learner ordered them
- matching: for each row the position of the row whose right column was chosen, -1 for none
- flashcard: one number, the `Rating` that the learner gave the recall
"""


class Rating(IntEnum):
    """How well a question was recalled: the four grades of FSRS."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Verdict(StrEnum):
    """What the grader says; ALMOST offers one more try and is never stored."""

    RIGHT = "right"
    PARTLY = "partly right"
    ALMOST = "almost"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Part:
    """The verdict on one part of an answer (an option, a gap, a row, an item).

    `given` and `key` are texts to show; `note` says why, or marks the difference.
    """

    given: str
    key: str
    verdict: Verdict
    note: str = ""


@dataclass(frozen=True, slots=True)
class Grade:
    """What an answer earned: `score` from 0 to 1, the verdict, and each part's.

    `note` is one sentence to show ("read as 435"), or empty.
    """

    score: float
    verdict: Verdict
    parts: tuple[Part, ...] = ()
    note: str = ""
