"""Flashcards: the learner sees the back and rates the recall."""

from __future__ import annotations

from civicquiz.errors import BadInput
from civicquiz.grade.kind import Trial, positions_of, verdict_of
from civicquiz.model import Back, Grade, Part, Question, Rating, Response

__all__ = ["answer_text", "carry_over", "grade", "guess_chance", "key_text"]


def grade(question: Question, response: Response, _trial: Trial) -> Grade:
    """Grade a recall: *again* earns 0, any better rating 1."""
    rating = rating_of(response)
    score = float(rating is not Rating.AGAIN)
    back = key_text(question)[0]
    return Grade(score, verdict_of(score), (Part(_name(rating), back, verdict_of(score)),))


def key_text(question: Question) -> tuple[str, ...]:
    """Return the back of the card."""
    assert isinstance(question.shape, Back)
    return (question.shape.text,)


def answer_text(_question: Question, response: Response) -> tuple[str, ...]:
    """Return the name of the rating."""
    return (_name(rating_of(response)),)


def _name(rating: Rating) -> str:
    return rating.name.capitalize()


def guess_chance(_question: Question) -> float:
    """Return 0: there is nothing to guess."""
    return 0.0


def carry_over(response: Response, _old: Question, new: Question) -> Response | None:
    """Return the same rating if it is still a flashcard."""
    return (int(rating_of(response)),) if isinstance(new.shape, Back) else None


def rating_of(response: Response) -> Rating:
    """Return the one rating given, from 1 (again) to 4 (easy)."""
    given = positions_of(response, max(Rating) + 1, lowest=min(Rating))
    if len(given) != 1:
        raise BadInput(
            f"{len(given)} ratings are given.",
            "Give one: 1 again, 2 hard, 3 good or 4 easy.",
        )
    return Rating(given[0])
