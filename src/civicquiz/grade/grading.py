"""Which module grades which kind of question; each is imported when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from civicquiz.errors import BadInput
from civicquiz.grade.kind import KindModule, Trial, is_blank
from civicquiz.model import (
    Back,
    Bank,
    Choice,
    Cloze,
    DateKey,
    Grade,
    Listing,
    Matching,
    NumberKey,
    Ordering,
    Question,
    Response,
    Typed,
    Verdict,
)

__all__ = [
    "answer_text",
    "carry_over",
    "confusable",
    "grade",
    "guess_chance",
    "key_text",
    "rivals",
    "same_answer",
]

ONE_TEXT = (Typed, NumberKey, DateKey)


def kind_of(question: Question) -> KindModule:
    """Return the module of a question's kind; imported late, for a start needs few of them."""
    match question.shape:
        case Choice():
            from civicquiz.grade import choice

            return choice
        case Typed():
            from civicquiz.grade import typed

            return typed
        case NumberKey():
            from civicquiz.grade import number

            return number
        case DateKey():
            from civicquiz.grade import day

            return day
        case Listing():
            from civicquiz.grade import listing

            return listing
        case Cloze():
            from civicquiz.grade import cloze

            return cloze
        case Ordering():
            from civicquiz.grade import ordering

            return ordering
        case Matching():
            from civicquiz.grade import matching

            return matching
        case Back():
            from civicquiz.grade import flashcard

            return flashcard


def grade(
    question: Question,
    response: Response,
    *,
    rivals: Sequence[str] = (),
    second_try: bool = False,
) -> Grade:
    """Grade a response; `rivals` are known wrong answers (see `rivals`).

    ALMOST, with what is right so far as its score, offers one more try, and is never said on the
    second: there a slip counts as right. Raises BadInput where a response does not fit the kind.
    """
    if is_blank(response):
        return Grade(0.0, Verdict.WRONG)
    return kind_of(question).grade(question, response, Trial(tuple(rivals), second_try))


def key_text(question: Question) -> tuple[str, ...]:
    """Return the key as lines to show or print."""
    return kind_of(question).key_text(question)


def answer_text(question: Question, response: Response) -> tuple[str, ...]:
    """Return a given response as lines to show, none where nothing was answered."""
    return () if is_blank(response) else kind_of(question).answer_text(question, response)


def guess_chance(question: Question) -> float:
    """Return the probability that a blind guess earns full score."""
    return kind_of(question).guess_chance(question)


def carry_over(response: Response, old: Question, new: Question) -> Response | None:
    """Express a response to an old revision for the new one; None where that cannot be.

    Options, items, rows and gaps are found again by their texts.
    """
    if is_blank(response):
        return "" if isinstance(new.shape, ONE_TEXT) else ()
    try:
        return kind_of(old).carry_over(response, old, new)
    except BadInput:
        return None


def same_answer(key: str, other: str) -> bool:
    """Tell whether another text is right for a typed key, slips apart.

    It is what `grade` says, without working out what a wrong answer is told: a fifth of the time.
    """
    from civicquiz.grade.reading import read, read_key  # as below

    answer = read(other.strip())
    return bool(answer.words) and any(answer.sense == one.sense for one in read_key(key))


def confusable(key: str, other: str) -> bool:
    """Tell whether another answer is no farther from a typed key than the letters it may miss.

    Even the first letter counts as one, where the grader is stricter: a hand slips there too.
    """
    from civicquiz.grade.reading import read_key  # as below
    from civicquiz.grade.slips import is_within

    return any(
        one.sense != right.sense
        and one.sense[1:] == right.sense[1:]
        and is_within(one.words, right.words)
        for right in read_key(key)
        for one in read_key(other)
    )


def rivals(bank: Bank, *, among: Callable[[str], bool] | None = None) -> dict[str, tuple[str, ...]]:
    """Return the known wrong answers of each typed, cloze and listing question that has any.

    The key is the question's id, or ``#`` and its position among the bank's questions (from 0)
    where it has none. Known wrong answers are the wrong options of questions on the same fact and
    the keys of other questions; only those that a slip could lead to are kept. `among` tells of a
    wrong option whether it counts: to read none of the others spares half of the work.
    """
    from civicquiz.grade.neighbours import rivals_of  # only loading a bank needs it

    return rivals_of(bank, among)
