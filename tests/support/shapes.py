"""Strategies for the shapes of answers."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from civicquiz.model import (
    Back,
    Choice,
    Cloze,
    DateKey,
    Gap,
    Kind,
    Listing,
    Matching,
    NumberKey,
    Option,
    Ordering,
    Shape,
    Typed,
)
from support.texts import days, one_line, proses, some, texts

__all__ = ["choices", "clozes", "numbers", "shapes"]


@cache
@st.composite
def choices(draw: DrawFn, *, keys: int | None = None, calm: bool = False) -> Choice:
    """A choice of two to five options, `keys` of them right (one or more when None)."""
    if keys in (None, 1) and draw(st.integers(0, 5)) == 0:
        truth = draw(st.booleans())
        return Choice((Option("True", right=truth), Option("False", right=not truth)))
    wanted = keys or draw(st.integers(1, 3))
    found = draw(some(texts(calm=calm), max(2, wanted), 5))
    right = draw(st.permutations(range(len(found))))[:wanted]
    return Choice(
        tuple(
            Option(text, right=at in right, feedback=draw(proses(calm=calm)))
            for at, text in enumerate(found)
        )
    )


@cache
def typed(*, calm: bool = False) -> SearchStrategy[Typed]:
    """Words to type, with other right ones."""
    return st.builds(Typed, texts(calm=calm), some(texts(calm=calm), 0, 2))


def plain(value: Decimal) -> str:
    """Write a decimal without an exponent."""
    return format(value, "f")


@cache
@st.composite
def numbers(draw: DrawFn) -> NumberKey:
    """A number, one with a tolerance, or a range; with or without a unit."""
    places = draw(st.integers(0, 3))
    size = st.integers(-99999, 99999).map(lambda digits: Decimal(digits).scaleb(-places))
    unit = draw(st.sampled_from(("", "", "%", "km", "m/s²", "members", "°C", "€")))
    tail = f" {unit}" if unit else ""
    middle = draw(size)
    match draw(st.integers(0, 3)):
        case 0:
            return NumberKey(middle, middle, plain(middle) + tail, unit)
        case 1:
            return NumberKey(middle, middle, f"{middle:,f}{tail}", unit)
        case 2:
            width = abs(draw(size))
            written = f"{plain(middle)} ± {plain(width)}{tail}"
            return NumberKey(middle - width, middle + width, written, unit)
        case _:
            low, high = sorted((middle, draw(size)))
            return NumberKey(low, high, f"{plain(low)}..{plain(high)}{tail}", unit)


@cache
@st.composite
def listings(draw: DrawFn, *, calm: bool = False) -> Listing:
    """One to four answers, of which some are asked."""
    found = draw(
        st.lists(typed(calm=calm), min_size=1, max_size=4, unique_by=lambda one: one.key.casefold())
    )
    return Listing(tuple(found), draw(st.integers(1, len(found))))


def write_mark(gap: Gap) -> str:
    """Write a gap as it stands in a text."""
    parts = (re.sub(r"(\\*)([|}]|\{\{+)", r"\\\1\2", text) for text in (gap.key, *gap.also))
    inside = " | ".join(parts)
    return "{{" + inside + (" }}" if inside.endswith("\\") else "}}")


def gapless(text: str) -> str:
    """Take the braces out of a text, so that it holds no gap."""
    return one_line(text.replace("{", "(").replace("}", ")"))


@cache
@st.composite
def clozes(draw: DrawFn, *, calm: bool = False) -> tuple[str, str, Cloze]:
    """A stem, prose and the gaps in both, in the order in which they stand."""
    found = draw(
        st.lists(
            st.builds(Gap, texts(calm=calm), some(texts(calm=calm), 0, 1)), min_size=1, max_size=3
        )
    )
    pieces = [gapless(draw(texts(calm=calm))) + " " + write_mark(gap) for gap in found]
    cut = draw(st.integers(0, len(pieces)))
    tail = draw(st.sampled_from((".", " here", r" \{{no gap}}")))
    stem = " and ".join(pieces[:cut]) + tail if cut else gapless(draw(texts(calm=calm)))
    prose = "\n".join(piece + tail for piece in pieces[cut:])
    return one_line(stem), prose, Cloze(tuple(found))


@cache
@st.composite
def matchings(draw: DrawFn, *, calm: bool = False) -> Matching:
    """Two to four rows of two columns."""
    left = draw(some(texts(calm=calm), 2, 4))
    right = draw(st.lists(texts(calm=calm), min_size=len(left), max_size=len(left)))
    heads = (draw(texts(calm=calm)), draw(texts(calm=calm)))
    return Matching(heads, tuple(zip(left, right, strict=True)))


@cache
def shapes(kind: Kind, *, calm: bool = False) -> SearchStrategy[Shape]:
    """The shape of a kind other than cloze (see `clozes`)."""
    match kind:
        case Kind.SINGLE:
            return choices(keys=1, calm=calm)
        case Kind.MULTIPLE:
            return st.integers(2, 3).flatmap(lambda keys: choices(keys=keys, calm=calm))
        case Kind.TYPED:
            return typed(calm=calm)
        case Kind.NUMBER:
            return numbers()
        case Kind.DATE:
            return days().map(DateKey)
        case Kind.LISTING:
            return listings(calm=calm)
        case Kind.ORDERING:
            return some(texts(calm=calm), 2, 5).map(Ordering)
        case Kind.MATCHING:
            return matchings(calm=calm)
        case _:
            return proses(calm=calm, empty=False).map(str.strip).map(Back)
