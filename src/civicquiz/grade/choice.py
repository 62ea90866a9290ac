"""Single and multiple choice: which options were ticked."""

from __future__ import annotations

from civicquiz.errors import BadInput
from civicquiz.grade.kind import Trial, positions_of, unrepeated, verdict_of
from civicquiz.grade.matter import places_of
from civicquiz.model import Choice, Grade, Kind, Part, Question, Response, Verdict

__all__ = ["answer_text", "carry_over", "grade", "guess_chance", "key_text"]


def grade(question: Question, response: Response, _trial: Trial) -> Grade:
    """Grade ticks: (right − wrong) ÷ keys, never below 0; of a single choice 1 or 0.

    The parts are the options that were ticked or ought to have been, each with its feedback: an
    option missed has no `given`, one ticked wrongly no `key` (of a single choice the right one).
    """
    shape = shape_of(question)
    ticked = ticks_of(question, response)
    keys = shape.keys
    right = sum(shape.options[at].right for at in ticked)
    score = max(0, 2 * right - len(ticked)) / max(1, len(keys))
    if question.kind is Kind.SINGLE:
        option = shape.options[ticked[0]]
        key = shape.options[keys[0]].text if keys else ""
        return Grade(
            score, verdict_of(score), (Part(option.text, key, verdict_of(score), option.feedback),)
        )
    parts = tuple(
        Part(
            option.text if at in ticked else "",
            option.text if option.right else "",
            Verdict.RIGHT if option.right and at in ticked else Verdict.WRONG,
            option.feedback,
        )
        for at, option in enumerate(shape.options)
        if option.right or at in ticked
    )
    return Grade(score, verdict_of(score), parts, f"{right} of {len(keys)} ticked")


def key_text(question: Question) -> tuple[str, ...]:
    """Return the texts of the right options."""
    return tuple(option.text for option in shape_of(question).options if option.right)


def answer_text(question: Question, response: Response) -> tuple[str, ...]:
    """Return the texts of the options that were ticked, in the order of the bank."""
    options = shape_of(question).options
    return tuple(options[at].text for at in sorted(ticks_of(question, response)))


def guess_chance(question: Question) -> float:
    """Return one in the number of options, or of their selections where several are right."""
    count = len(shape_of(question).options)
    return 1 / max(1, count if question.kind is Kind.SINGLE else 2**count - 1)


def carry_over(response: Response, old: Question, new: Question) -> Response | None:
    """Return the same options, found by their texts."""
    if not isinstance(new.shape, Choice):
        return None
    ticked = [shape_of(old).options[at].text for at in ticks_of(old, response)]
    places = places_of(ticked, [option.text for option in new.shape.options])
    if places is None or (new.kind is Kind.SINGLE and len(places) > 1):
        return None
    return places


def shape_of(question: Question) -> Choice:
    """Return the shape of a choice."""
    assert isinstance(question.shape, Choice)
    return question.shape


def ticks_of(question: Question, response: Response) -> tuple[int, ...]:
    """Return the positions ticked, of a single choice at most one."""
    ticked = unrepeated(positions_of(response, len(shape_of(question).options)))
    if question.kind is Kind.SINGLE and len(ticked) > 1:
        raise BadInput(f"{len(ticked)} options are ticked, but one is right.", "Choose one option.")
    return ticked
