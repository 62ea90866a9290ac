"""What a pupil is told before a class quiz."""

from __future__ import annotations

from civicquiz.model import ClassQuiz, Feedback, Pupil
from civicquiz.render.phrases import count, duration_phrase, percent
from civicquiz.render.style import PLAIN
from civicquiz.render.wrap import wrap_text

__all__ = ["class_quiz_lines"]


def class_quiz_lines(quiz: ClassQuiz, pupil: Pupil, questions: int, width: int) -> list[str]:
    """Return what the quiz is, whose, and by which rules it is taken."""
    terms = [count(questions, "question")]
    if quiz.minutes is not None:
        terms.append(duration_phrase(quiz.minutes * 60))
    if quiz.pass_mark is not None:
        terms.append(f"{percent(quiz.pass_mark)} to pass")
    told = (
        "What was right is told after each answer."
        if quiz.feedback is Feedback.AT_ONCE
        else "What was right is told when all is handed in."
    )
    return [
        *wrap_text(f"{quiz.title} ({quiz.key}), {pupil.alias}: {', '.join(terms)}.", width, PLAIN),
        *wrap_text(f"{told} What you skip comes once more at the end.", width, PLAIN),
        "",
    ]
