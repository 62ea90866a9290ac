"""Grading: right, how much, and why; pure functions of a question and a response."""

from civicquiz.grade.grading import (
    answer_text,
    carry_over,
    confusable,
    grade,
    guess_chance,
    key_text,
    rivals,
)

__all__ = ["answer_text", "carry_over", "confusable", "grade", "guess_chance", "key_text", "rivals"]
