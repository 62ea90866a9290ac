"""In which order the parts of a question are shown."""

from __future__ import annotations

from random import Random

from civicquiz.model import Choice, Matching, Ordering, Question

__all__ = ["shuffled"]


def shuffled(question: Question, rng: Random) -> tuple[int, ...]:
    """Return the positions of options, items or right-hand rows in the order to show them.

    A question without such parts gives ``()``. Options of a fixed order keep it, and True stands
    before False. Items to be put in order never stand in their right order, and the right-hand
    column of a matching is shuffled, whatever the question says: the bank's order is the key.
    """
    match question.shape:
        case Choice(options=options) as choice:
            if question.fixed_order:
                return tuple(range(len(options)))
            if choice.is_true_false:
                return (0, 1) if options[0].text.casefold() == "true" else (1, 0)
            return _any_order(len(options), rng)
        case Ordering(items=items):
            order = _any_order(len(items), rng)
            shown = tuple(items[at] for at in order)
            # Turned by one it differs, unless all items read the same.
            return (*order[1:], order[0]) if shown == items and items else order
        case Matching(pairs=pairs):
            return _any_order(len(pairs), rng)
        case _:
            return ()


def _any_order(count: int, rng: Random) -> tuple[int, ...]:
    """Return the first `count` positions by chance."""
    return tuple(rng.sample(range(count), count))
