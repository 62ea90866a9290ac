"""One answer of the history, as text, as JSON and as a row of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civicquiz.model import Action, Amendment
from civicquiz.render import (
    PLAIN,
    duration_phrase,
    percent,
    stem_and_prose,
    without_marks,
    wrap_text,
)

if TYPE_CHECKING:  # the store comes with it
    from civicquiz.app.past import Answered

__all__ = ["csv_row", "json_answer", "text_lines"]


def stem_of(each: Answered) -> str:
    """Return the stem as it was asked, on one line."""
    stem, _ = stem_and_prose(each.posed.question, lambda number: f"[{number}]")
    return without_marks(stem)


def json_answer(each: Answered) -> dict[str, object]:
    """Return all that is kept of an answer."""
    review = each.review
    return {
        "review": review.id,
        "question": each.posed.name,
        "kind": each.posed.question.kind.value,
        "stem": stem_of(each),
        "asked_at": review.asked_at.isoformat(timespec="milliseconds"),
        "answered_at": review.answered_at.isoformat(timespec="milliseconds"),
        "shown": list(review.shown),
        "answer": list(each.given),
        "key": list(each.key),
        "score": each.score,
        "first_score": review.score,
        "rating": review.rating.name.lower() if review.rating else None,
        "graded_by": review.graded_by,
        "guessed": review.guessed or any(w.action is Action.GUESSED for w in each.amendments),
        "tries": review.tries,
        "ms": review.response_ms,
        "due": review.due_day.isoformat() if review.due_day else None,
        "changes": [
            {
                "at": word.at.isoformat(timespec="seconds"),
                "action": word.action.value,
                "score": word.score,
                "reason": word.reason,
            }
            for word in each.amendments
        ],
    }


def csv_row(each: Answered) -> dict[str, object]:
    """Return an answer as the cells of a row."""
    found = json_answer(each)
    names = ("review", "question", "kind", "stem", "answered_at", "score", "first_score", "rating")
    return {
        **{name: found[name] for name in names},
        "answer": "; ".join(each.given),
        "key": "; ".join(each.key),
        "seconds": round(each.review.response_ms / 1000, 1),
        "guessed": found["guessed"],
        "undone": each.score is None,
    }


def text_lines(number: int, each: Answered, width: int) -> list[str]:
    """Return an answer for people: the stem, what was given, the key, and later words."""
    review = each.review
    verdict = "right" if review.score >= 1 else "wrong" if review.score <= 0 else "partly right"
    asked = f"{stem_of(each)}  ({each.posed.name})"
    lines = wrap_text(asked, width, PLAIN, first=f"{number}. ", rest="   ")
    unknown = "as the teacher judged it" if review.graded_by == "teacher" else "nothing"
    given = "; ".join(each.given) or unknown
    took = f", {duration_phrase(review.response_ms / 1000)}" if review.response_ms else ""
    lines += _inset(f"{verdict} ({percent(review.score)}{took}): {given}", width)
    if review.score < 1:
        lines += _inset(f"key: {'; '.join(each.key)}", width)
    for word in each.amendments:
        lines += _inset(_told(word), width)
    return lines


def _inset(text: str, width: int) -> list[str]:
    return [f"   {line}" for line in wrap_text(text, max(10, width - 3), PLAIN)]


def _told(word: Amendment) -> str:
    day = f"{word.at.astimezone():%Y-%m-%d %H:%M}"
    because = f": {word.reason}" if word.reason else ""
    match word.action:
        case Action.UNDO:
            return f"taken back on {day}{because}"
        case Action.GUESSED:
            return f"marked as guessed on {day}"
        case Action.WAKE:
            return f"looked at on {day}{because}"
        case Action.REGRADE:
            if word.score is None:
                return f"could not be graded again on {day}{because}"
            return f"graded again on {day}, now {percent(word.score)}{because}"
