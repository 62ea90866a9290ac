"""Answers to an old revision, expressed for the new one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from civicquiz.grade import carry_over
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
    Question,
    Response,
    Shape,
    Typed,
)


def choice(*texts: str) -> Choice:
    """Return a choice; what begins with ``!`` is right."""
    return Choice(tuple(Option(text.lstrip("!"), text.startswith("!")) for text in texts))


def cloze(*keys: str) -> Cloze:
    """Return a cloze of these keys."""
    return Cloze(tuple(map(Gap, keys)))


def listing(needs: int, *keys: str) -> Listing:
    """Return a listing of these keys."""
    return Listing(tuple(map(Typed, keys)), needs)


def matching(**pairs: str) -> Matching:
    """Return a matching of these rows."""
    return Matching(("left", "right"), tuple(pairs.items()))


NUMBER = NumberKey(Decimal(435), Decimal(435), "435")
DAY = DateKey(date(2025, 8, 15))

CARRIED: list[tuple[Shape, Shape, Response, Response | None]] = [
    (choice("!a", "b", "c"), choice("c", "!b", "a"), (0,), (2,)),
    (choice("!a", "b"), choice("A ", "!b"), (0,), (0,)),
    (choice("a", "!A"), choice("A", "!a"), (0,), (1,)),
    (choice("!a", "b"), choice("!x", "b"), (0,), None),
    (choice("!a", "b"), choice("!a", "!b"), (0,), (0,)),
    (choice("!a", "!b", "c"), choice("!a", "b", "c"), (0, 1), None),
    (choice("!a", "!b", "c"), choice("c", "!a", "b"), (1,), (2,)),
    (choice("!a", "b"), Typed("a"), (0,), None),
    (choice("!a", "b"), Typed("a"), (), ""),
    (Typed("a"), Typed("b"), "x", "x"),
    (Typed("435"), NUMBER, "435", "435"),
    (NUMBER, Typed("435"), "435", "435"),
    (Typed("x"), DAY, "x", "x"),
    (DAY, NUMBER, "x", "x"),
    (Typed("a"), cloze("a"), "x", ("x",)),
    (Typed("a"), cloze("a", "b"), "x", None),
    (Typed("a"), choice("!a", "b"), "a", None),
    (Typed("a"), choice("!a", "b"), "", ()),
    (cloze("a"), Typed("a"), ("x",), "x"),
    (cloze("a", "b"), Typed("a"), ("x", "y"), None),
    (cloze("a", "b"), cloze("b", "a"), ("x", "y"), ("y", "x")),
    (cloze("a", "b"), cloze("a", "c"), ("x", "y"), ("x", "y")),
    (cloze("a", "b"), cloze("a"), ("x", "y"), None),
    (listing(2, "a", "b"), listing(2, "b", "c"), ("x", "y"), ("x", "y")),
    (listing(2, "a", "b"), listing(1, "b", "c"), ("x", "y"), None),
    (listing(2, "a", "b"), listing(1, "b", "c"), ("x", ""), ("x",)),
    (Ordering(("a", "b", "c")), Ordering(("c", "b", "a")), (0, 1, 2), (2, 1, 0)),
    (Ordering(("a", "b", "c")), Ordering(("a", "b")), (0, 1, 2), None),
    (Ordering(("a", "b")), Ordering(("a", "b", "c")), (1, 0), None),
    (Ordering(("a", "b")), Ordering(("a", "x")), (1, 0), None),
    (matching(a="1", b="2"), matching(b="2", a="1"), (0, 0), (1, 1)),
    (matching(a="1", b="2"), matching(a="2", b="1"), (0, -1), (1, -1)),
    (matching(a="1", b="2", c="1"), matching(c="1", b="2", a="1"), (0, 1, 0), (0, 1, 2)),
    (matching(a="1", b="2"), matching(a="1", b="3"), (0, 1), None),
    (matching(a="1", b="2"), matching(a="1", b="3"), (0, -1), (0, -1)),
    (matching(a="1", b="2"), matching(a="1", c="2"), (0, 1), None),
    (matching(a="1"), Back("x"), (0,), None),
    (Back("x"), Back("y"), (3,), (3,)),
    (Back("x"), Typed("y"), (3,), None),
]


@pytest.mark.parametrize(("before", "after", "response", "carried"), CARRIED)
def test_carry_over(
    before: Shape, after: Shape, response: Response, carried: Response | None
) -> None:
    """What was chosen is found by its text; what is no longer there cannot be carried over."""
    old, new = (Question("id", "Which?", shape) for shape in (before, after))
    assert carry_over(response, old, new) == carried
