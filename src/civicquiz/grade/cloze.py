"""Clozes: each gap is graded like a typed answer."""

from __future__ import annotations

from civicquiz.errors import BadInput
from civicquiz.grade.kind import Trial, settled, texts_of, verdict_of
from civicquiz.grade.matter import places_of
from civicquiz.grade.typed import judge
from civicquiz.model import (
    Cloze,
    DateKey,
    Gap,
    Grade,
    NumberKey,
    Question,
    Response,
    Typed,
    Verdict,
)

__all__ = ["answer_text", "carry_over", "grade", "guess_chance", "key_text"]


def grade(question: Question, response: Response, trial: Trial) -> Grade:
    """Grade the gaps: right ÷ gaps.

    *Almost* is said only where no gap is wrong, for then one more try can make it whole. Where a
    gap is wrong the answer stands as it is, and a slip in another gap is no lack of knowledge:
    that gap counts as right.
    """
    gaps = gaps_of(question)
    given = filled_of(question, response)
    judged = []
    for at, (text, gap) in enumerate(zip(given, gaps, strict=True)):
        others = tuple(other.key for place, other in enumerate(gaps) if place != at)
        judged.append(judge(text, gap, (*others, *trial.rivals), exact=question.exact))
    parts = [part for part, _ in judged]
    hopeless = trial.second or any(part.verdict is Verdict.WRONG for part in parts)
    parts = [settled(part, second=hopeless) for part in parts]
    right = sum(part.verdict is Verdict.RIGHT for part in parts)
    score = right / max(1, len(gaps))
    almost = any(part.verdict is Verdict.ALMOST for part in parts)
    why = next((why for _, why in judged if why), "")
    return Grade(score, Verdict.ALMOST if almost else verdict_of(score), tuple(parts), why)


def key_text(question: Question) -> tuple[str, ...]:
    """Return the keys in the order of the gaps."""
    return tuple(gap.key for gap in gaps_of(question))


def answer_text(question: Question, response: Response) -> tuple[str, ...]:
    """Return the texts in the order of the gaps; three dots stand for an empty one."""
    return tuple(text or "…" for text in filled_of(question, response))


def guess_chance(_question: Question) -> float:
    """Return 0: words are not guessed blindly."""
    return 0.0


def carry_over(response: Response, old: Question, new: Question) -> Response | None:
    """Return the same texts; where the gaps changed places each goes with its key."""
    given = filled_of(old, response)
    match new.shape:
        case Typed() | NumberKey() | DateKey() if len(given) == 1:
            return given[0]
        case Cloze(gaps=gaps) if len(gaps) == len(given):
            places = places_of([gap.key for gap in gaps], [gap.key for gap in gaps_of(old)])
            return given if places is None else tuple(given[at] for at in places)
        case _:
            return None


def gaps_of(question: Question) -> tuple[Gap, ...]:
    """Return the gaps of a cloze."""
    assert isinstance(question.shape, Cloze)
    return question.shape.gaps


def filled_of(question: Question, response: Response) -> tuple[str, ...]:
    """Return a text for each gap."""
    given = texts_of(response)
    count = len(gaps_of(question))
    if len(given) != count:
        raise BadInput(
            f"{len(given)} texts are given for {count} gap{'s' * (count != 1)}.",
            "Give one text for each gap, an empty one where you do not know it.",
        )
    return given
