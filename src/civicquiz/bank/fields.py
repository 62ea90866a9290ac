"""The names of the fields, and how a line is known to be one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

__all__ = [
    "FACT_FIELDS",
    "FIELDS",
    "SHAPE_FIELDS",
    "FieldName",
    "distance",
    "field_name",
    "nearest",
]

FACT_FIELDS = ("Source", "As of", "Until", "Status")
"""What a fact rests on, and a question that is its own fact."""

SHAPE_FIELDS = ("Answer", "Answers", "Back")

FIELDS = (
    *FACT_FIELDS,
    *SHAPE_FIELDS,
    "Also accept",
    "Needs",
    "Hint",
    "Tags",
    "Order",
    "Match",
    "Ignore",
)

LONGEST = 15
"""The most characters that stand before the colon of a field, misspelt or not."""

KNOWN = {name.casefold(): name for name in FIELDS}

WORDS = frozenset({"black", "border", "hit", "mach", "states", "stats", "statue"})
"""English words one step away from a field's name; before a colon they are prose."""

SHORTEST = 3
"""The fewest letters of a misspelt field: Tag."""

SIX, EIGHT = 6, 8


class FieldName(NamedTuple):
    """A field's name as we spell it; not `exact` where the line has a near miss."""

    name: str
    exact: bool


def distance(left: str, right: str) -> int:
    """Count the letters to add, drop, change or swap (optimal string alignment)."""
    older: list[int] = []
    old = list(range(len(right) + 1))
    for row, a in enumerate(left, 1):
        new = [row]
        for column, b in enumerate(right, 1):
            best = min(old[column] + 1, new[-1] + 1, old[column - 1] + (a != b))
            swapped = row > 1 and column > 1 and a == right[column - 2] and left[row - 2] == b
            if swapped:
                best = min(best, older[column - 2] + 1)
            new.append(best)
        older, old = old, new
    return old[-1]


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name with the fewest differing letters, the first of equals."""
    return min(known, key=lambda one: distance(name.casefold(), one.casefold()))


def is_near_miss(name: str, known: str) -> bool:
    """Whether a name is most likely the known one misspelt.

    Near are: letters swapped about; one letter too many or too few; in names of six letters
    or more one wrong letter, in those of eight or more two steps of any sort.
    """
    if abs(len(name) - len(known)) > 2:  # noqa: PLR2004 - the most steps there can be
        return False
    steps = distance(name, known)
    same_letters = sorted(name) == sorted(known)
    if steps == 1:
        return same_letters or len(name) != len(known) or len(known) >= SIX
    return steps == 2 and (same_letters or len(known) >= EIGHT)  # noqa: PLR2004 - as above


@lru_cache(maxsize=4096)
def field_name(written: str) -> FieldName | None:
    """Return the field that stands before a colon, None where that is prose."""
    if len(written) > LONGEST:
        return None
    name = " ".join(written.casefold().split())
    if name in KNOWN:
        return FieldName(KNOWN[name], exact=True)
    if name in WORDS or len(name) < SHORTEST or not name.replace(" ", "").isalpha():
        return None
    for known, spelling in KNOWN.items():
        if is_near_miss(name, known):
            return FieldName(spelling, exact=False)
    return None
