"""The shape of an answer as a plain list, its name first, and back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from civicquiz.model import (
    Back,
    Choice,
    Cloze,
    DateKey,
    Gap,
    Listing,
    Matching,
    NumberKey,
    Option,
    Ordering,
    Shape,
    Typed,
)

__all__ = ["shape_from_list", "shape_to_list"]


def shape_to_list(shape: Shape) -> list[Any]:
    """Return the name of the shape and its parts, as JSON can hold them."""
    match shape:
        case Choice(options):
            return ["choice", *([o.text, o.right, o.feedback] for o in options)]
        case Typed(key, also):
            return ["typed", key, *also]
        case NumberKey(low, high, written, unit):
            return ["number", str(low), str(high), written, unit]
        case DateKey(day):
            return ["date", day.isoformat()]
        case Listing(answers, needs):
            return ["listing", needs, *([answer.key, *answer.also] for answer in answers)]
        case Cloze(gaps):
            return ["cloze", *([gap.key, *gap.also] for gap in gaps)]
        case Ordering(items):
            return ["ordering", *items]
        case Matching(headings, pairs):
            return ["matching", headings, *pairs]
        case Back(text):
            return ["back", text]


def shape_from_list(packed: list[Any]) -> Shape:
    """Return the shape that `shape_to_list` packed."""
    match packed:
        case ["choice", *options]:
            return Choice(tuple(Option(text, right, told) for text, right, told in options))
        case ["typed", key, *also]:
            return Typed(key, tuple(also))
        case ["number", low, high, written, unit]:
            return NumberKey(Decimal(low), Decimal(high), written, unit)
        case ["date", day]:
            return DateKey(date.fromisoformat(day))
        case ["listing", needs, *answers]:
            return Listing(tuple(Typed(key, tuple(also)) for key, *also in answers), needs)
        case ["cloze", *gaps]:
            return Cloze(tuple(Gap(key, tuple(also)) for key, *also in gaps))
        case ["ordering", *items]:
            return Ordering(tuple(items))
        case ["matching", [left, right], *pairs]:
            return Matching((left, right), tuple((one, other) for one, other in pairs))
        case ["back", text]:
            return Back(text)
        case _:
            msg = f"no shape that this program knows: {packed!r:.60}"
            raise ValueError(msg)
