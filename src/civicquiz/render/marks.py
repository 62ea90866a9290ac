"""An answer beside its key, part by part: what was right, what was wrong, what was missed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from civicquiz.model import (
    Asked,
    Choice,
    Cloze,
    Grade,
    Listing,
    Matching,
    Ordering,
    Outcome,
    Part,
    Response,
    Verdict,
)
from civicquiz.render.cells import one_line
from civicquiz.render.inline import inline
from civicquiz.render.style import Role, Span

__all__ = ["Mark", "difference", "marks", "positions", "texts_given"]

MISSED = Verdict.PARTLY
"""The verdict on a part that was left out, though it is right."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The verdict on one part: the key's text, and a remark on what was answered instead."""

    verdict: Verdict
    key: tuple[Span, ...]
    remark: str = ""


def positions(response: Response) -> tuple[int, ...]:
    """Return the positions that a response names; none where it is a text."""
    return tuple(at for at in response if isinstance(at, int))


def texts_given(response: Response) -> tuple[str, ...]:
    """Return the texts that a response holds."""
    if isinstance(response, str):
        return (response,)
    return tuple(text for text in response if isinstance(text, str))


def marks(outcome: Outcome) -> list[Mark]:
    """Return the marks of a question whose answer has parts; none for the other kinds."""
    response = outcome.response
    match outcome.asked.posed.question.shape:
        case Choice() as choice:
            return _ticks(outcome.asked, choice, positions(response))
        case Ordering(items=items):
            return _places(items, positions(response))
        case Matching(pairs=pairs):
            return _pairs(pairs, positions(response))
        case Cloze() as cloze:
            return _gaps(cloze, texts_given(response), outcome.grade)
        case Listing() as listing:
            return _listed(listing, outcome.grade)
        case _:
            return []


def _ticks(asked: Asked, choice: Choice, chosen: Sequence[int]) -> list[Mark]:
    found = []
    for number, at in enumerate(asked.shown, 1):
        option = choice.options[at]
        if not option.right and at not in chosen:
            continue
        text: tuple[Span, ...] = ((f"{number} ", Role.NONE), *inline(option.text))
        if option.right and at in chosen:
            found.append(Mark(Verdict.RIGHT, text))
        elif option.right:
            found.append(Mark(MISSED, text, "right, but you did not tick it"))
        else:
            found.append(Mark(Verdict.WRONG, text, "you ticked it, but it is wrong"))
    return found


def _places(items: Sequence[str], order: Sequence[int]) -> list[Mark]:
    found = []
    for place, item in enumerate(items):
        text: tuple[Span, ...] = ((f"{place + 1}. ", Role.NONE), *inline(item))
        given = order.index(place) if place in order else None
        if given is None:
            found.append(Mark(MISSED, text))
        elif items[order[place]] == item:
            found.append(Mark(Verdict.RIGHT, text))
        else:
            found.append(Mark(Verdict.WRONG, text, f"you put it {_ordinal(given + 1)}"))
    return found


def _pairs(pairs: Sequence[tuple[str, str]], chosen: Sequence[int]) -> list[Mark]:
    found = []
    for row, (left, right) in enumerate(pairs):
        text: tuple[Span, ...] = (*inline(left), (": ", Role.NONE), *inline(right))
        given = chosen[row] if row < len(chosen) else -1
        if given < 0:
            found.append(Mark(MISSED, text))
        elif pairs[given][1] == right:
            found.append(Mark(Verdict.RIGHT, text))
        else:
            said = "".join(part for part, _ in inline(pairs[given][1]))
            found.append(Mark(Verdict.WRONG, text, f"you chose {said}"))
    return found


def _gaps(cloze: Cloze, given: Sequence[str], grade: Grade) -> list[Mark]:
    found = []
    for at, gap in enumerate(cloze.gaps):
        said = given[at] if at < len(given) else ""
        part = grade.parts[at] if at < len(grade.parts) else Part(said, gap.key, grade.verdict)
        number = f"[{at + 1}] " if len(cloze.gaps) > 1 else ""
        text: tuple[Span, ...] = ((number, Role.NONE), (one_line(gap.key), Role.NONE))
        found.append(_typed(part, said, gap.key, text))
    return found


def _listed(listing: Listing, grade: Grade) -> list[Mark]:
    """Return what was named and, where the whole list is asked for, what was not."""
    found = []
    named = set()
    for part in grade.parts:
        if part.given.strip():
            named.add(part.key)
            shown = part.given if part.verdict is Verdict.WRONG else part.key or part.given
            found.append(_typed(part, part.given, part.key, ((one_line(shown), Role.NONE),)))
    if listing.needs < len(listing.answers):
        return found
    left = (answer.key for answer in listing.answers if answer.key not in named)
    return found + [Mark(MISSED, ((one_line(key), Role.NONE),)) for key in left]


def _typed(part: Part, said: str, key: str, text: tuple[Span, ...]) -> Mark:
    """Return the mark of a typed part: what was written where it differs, and the note."""
    said = one_line(said)
    if not said:
        return Mark(MISSED, text)
    remarks = []
    if said != one_line(key) and (said, Role.NONE) not in text:
        remarks.append(f"you wrote {said}")
    if note := difference(part):
        remarks.append(note)
    return Mark(part.verdict, text, "; ".join(remarks))


def difference(part: Part) -> str:
    """Return the note on a typed part, unless it only sets answer and key side by side."""
    note = one_line(part.note)
    return "" if note == one_line(f"{part.given} → {part.key}") else note


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"
