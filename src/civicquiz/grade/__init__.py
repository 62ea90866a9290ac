"""Grading: right, how much, and why; pure functions of a question and a response."""

from civicquiz.grade.grading import (
    answer_text,
    carry_over,
    confusable,
    grade,
    guess_chance,
    key_text,
    rivals,
    same_answer,
)
from civicquiz.grade.passing import passes

__all__ = [
    "answer_text",
    "carry_over",
    "confusable",
    "grade",
    "guess_chance",
    "key_text",
    "passes",
    "rivals",
    "same_answer",
]
