"""Matching: for each row, the right-hand text that was put beside it."""

from __future__ import annotations

from collections import Counter
from math import factorial, prod

from civicquiz.errors import BadInput
from civicquiz.grade.kind import Trial, positions_of, verdict_of
from civicquiz.grade.matter import is_same_text, places_of
from civicquiz.model import Grade, Matching, Part, Question, Response, Verdict

__all__ = ["answer_text", "carry_over", "grade", "guess_chance", "key_text"]

NONE = -1
"""The position that stands for no choice in a row."""


def grade(question: Question, response: Response, _trial: Trial) -> Grade:
    """Grade pairs: right ÷ rows; the parts are the rows, without `given` where none was chosen.

    Rows with the same right-hand text are exchangeable.
    """
    pairs = pairs_of(question)
    chosen = chosen_of(question, response)
    parts = tuple(
        _part(left, right, pairs[at][1] if at != NONE else None)
        for (left, right), at in zip(pairs, chosen, strict=True)
    )
    right = sum(part.verdict is Verdict.RIGHT for part in parts)
    score = right / max(1, len(pairs))
    return Grade(score, verdict_of(score), parts, f"{right} of {len(pairs)} pairs are right")


def _part(left: str, right: str, given: str | None) -> Part:
    if given is None:
        return Part("", _row(left, right), Verdict.WRONG)
    verdict = Verdict.RIGHT if given == right else Verdict.WRONG
    return Part(_row(left, given), _row(left, right), verdict)


def _row(left: str, right: str) -> str:
    return f"{left} — {right}"


def key_text(question: Question) -> tuple[str, ...]:
    """Return the rows."""
    return tuple(_row(left, right) for left, right in pairs_of(question))


def answer_text(question: Question, response: Response) -> tuple[str, ...]:
    """Return the rows as they were put together; three dots stand for none."""
    pairs = pairs_of(question)
    chosen = chosen_of(question, response)
    return tuple(
        _row(left, pairs[at][1] if at != NONE else "…")
        for (left, _), at in zip(pairs, chosen, strict=True)
    )


def guess_chance(question: Question) -> float:
    """Return one in the number of ways in which the right-hand texts can be dealt out."""
    texts = Counter(right for _, right in pairs_of(question))
    return prod(map(factorial, texts.values())) / factorial(sum(texts.values()))


def carry_over(response: Response, old: Question, new: Question) -> Response | None:
    """Return the same pairs, rows and choices found by their texts; None if rows came or went."""
    if not isinstance(new.shape, Matching):
        return None
    before, after = pairs_of(old), new.shape.pairs
    chosen = chosen_of(old, response)
    rows = places_of([left for left, _ in before], [left for left, _ in after])
    if rows is None or len(before) != len(after):
        return None
    carried = [NONE] * len(after)
    for row, at in zip(rows, chosen, strict=True):
        if at == NONE:
            continue
        text = before[at][1]
        # its own row first, so that a right choice stays one where two rows say the same
        around = [row, *range(len(after))]
        found = [place for place in around if is_same_text(after[place][1], text)]
        if not found:
            return None
        carried[row] = found[0]
    return tuple(carried)


def pairs_of(question: Question) -> tuple[tuple[str, str], ...]:
    """Return the rows of a matching."""
    assert isinstance(question.shape, Matching)
    return question.shape.pairs


def chosen_of(question: Question, response: Response) -> tuple[int, ...]:
    """Return the row chosen for each row."""
    count = len(pairs_of(question))
    chosen = positions_of(response, count, lowest=NONE)
    if len(chosen) != count:
        raise BadInput(
            f"{len(chosen)} rows are matched, but there are {count}.",
            "Give one position for each row, -1 where none is chosen.",
        )
    return chosen
