"""A question of a quiz that was handed in: as it was asked, what was answered, what is right."""

from __future__ import annotations

from civicquiz.model import Kind, Outcome
from civicquiz.render.question import progress_lines, question_lines
from civicquiz.render.reveal import back_lines, reveal_lines
from civicquiz.render.style import Style

__all__ = ["review_lines"]


def review_lines(outcome: Outcome, width: int, style: Style) -> list[str]:
    """Return a question with its verdict, key, explanation and source."""
    asked = outcome.asked
    lines = [*progress_lines(asked, width, style), "", *question_lines(asked, width, style), ""]
    if asked.posed.question.kind is Kind.FLASHCARD:
        lines += [*back_lines(asked, width, style), ""]
    return [*lines, *reveal_lines(outcome, width, style)]
