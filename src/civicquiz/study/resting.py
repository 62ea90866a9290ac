"""What rests, and why."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from civicquiz.model import PartialDate

__all__ = ["Rest", "why_resting"]


class Rest(StrEnum):
    """Why a question is not asked today."""

    EXPIRED = "expired"
    DISPUTED = "disputed"
    LEECH = "leech"
    SIBLING = "sibling asked today"


def why_resting(
    day: date,
    *,
    until: PartialDate | None = None,
    disputed: bool = False,
    attributed: bool = False,
    struggles: int = 0,
    leech: int = 8,
    fact_asked_today: bool = False,
) -> Rest | None:
    """Return why a question rests on a day, the longest rest first, or None if it does not.

    A fact expires on the first day that its `until` can mean. A disputed one is only asked by
    questions that are `attributed`. `struggles` are the learner's since the last look.
    """
    if until is not None and until.first <= day:
        return Rest.EXPIRED
    if disputed and not attributed:
        return Rest.DISPUTED
    if struggles >= leech:
        return Rest.LEECH
    return Rest.SIBLING if fact_asked_today else None
