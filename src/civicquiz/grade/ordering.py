"""Putting in order: the share of pairs that stand in the right order."""

from __future__ import annotations

from itertools import combinations
from math import factorial

from civicquiz.errors import BadInput
from civicquiz.grade.kind import Trial, positions_of, unrepeated, verdict_of
from civicquiz.grade.matter import places_of
from civicquiz.model import Grade, Ordering, Part, Question, Response, Verdict

__all__ = ["answer_text", "carry_over", "grade", "guess_chance", "key_text"]


def grade(question: Question, response: Response, _trial: Trial) -> Grade:
    """Grade an order by its pairs; the parts are the places, each with what belongs there."""
    items = items_of(question)
    order = order_of(question, response)
    right = sum(
        before < after or items[before] == items[after] for before, after in combinations(order, 2)
    )
    pairs = len(order) * (len(order) - 1) // 2
    score = right / pairs if pairs else 1.0
    parts = tuple(
        Part(
            items[given],
            items[at],
            Verdict.RIGHT if items[given] == items[at] else Verdict.WRONG,
            "" if items[given] == items[at] else _move(at, given),
        )
        for at, given in enumerate(order)
    )
    note = f"{right} of {pairs} pairs are in the right order" if pairs else ""
    return Grade(score, verdict_of(score), parts, note)


def _move(at: int, home: int) -> str:
    """Say how far an item stands from its place."""
    places = abs(home - at)
    return f"{places} place{'s' * (places > 1)} too {'early' if at < home else 'late'}"


def key_text(question: Question) -> tuple[str, ...]:
    """Return the items in their right order, numbered."""
    return _numbered(items_of(question))


def answer_text(question: Question, response: Response) -> tuple[str, ...]:
    """Return the items in the order given, numbered."""
    items = items_of(question)
    return _numbered(tuple(items[at] for at in order_of(question, response)))


def _numbered(items: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{number}. {item}" for number, item in enumerate(items, start=1))


def guess_chance(question: Question) -> float:
    """Return one in the number of orders."""
    return 1 / factorial(len(items_of(question)))


def carry_over(response: Response, old: Question, new: Question) -> Response | None:
    """Return the same items in the same order, found by their texts; None if any came or went."""
    if not isinstance(new.shape, Ordering):
        return None
    given = [items_of(old)[at] for at in order_of(old, response)]
    return places_of(given, new.shape.items) if len(given) == len(new.shape.items) else None


def items_of(question: Question) -> tuple[str, ...]:
    """Return the items of an ordering."""
    assert isinstance(question.shape, Ordering)
    return question.shape.items


def order_of(question: Question, response: Response) -> tuple[int, ...]:
    """Return the order given, which names each item once."""
    count = len(items_of(question))
    order = unrepeated(positions_of(response, count))
    if len(order) != count:
        raise BadInput(
            f"{len(order)} items are put in order, but there are {count}.",
            "Give the position of every item once.",
        )
    return order
