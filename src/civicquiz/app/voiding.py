"""A question of a class quiz that counts for nobody, or counts again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches

from civicquiz.app.classes import find_class_quiz
from civicquiz.errors import BadInput, NotFound
from civicquiz.model import ClassQuiz, Posed, QuizItem
from civicquiz.store import Store

__all__ = ["Voided", "count_again", "void_question"]


@dataclass(frozen=True, slots=True)
class Voided:
    """What was voided or counts again: a question by its number in the quiz, from 1."""

    quiz: ClassQuiz
    number: int
    name: str


def void_question(store: Store, key: str, question: str, now: datetime, reason: str) -> Voided:
    """Let a question of a quiz count for nobody in it; its answers stay in the history."""
    if not reason.strip():
        raise BadInput("The reason is empty.", "Say why, for those whose score changes.")
    with store.transaction():
        item, found = _found(store, key, question)
        if not item.counts:
            raise BadInput(
                f"Question {found.number} of {found.quiz.key} is voided already: {item.void_reason}",
                f"Let it count again: civicquiz class void {found.quiz.key} {found.number} --undo",
            )
        store.void_item(found.quiz.id, item.question_id, now, reason.strip())
    return found


def count_again(store: Store, key: str, question: str) -> Voided:
    """Let a voided question count again."""
    with store.transaction():
        item, found = _found(store, key, question)
        if item.counts:
            raise BadInput(
                f"Question {found.number} of {found.quiz.key} counts as it is.",
                f"Which are voided: civicquiz class results {found.quiz.key}",
            )
        store.void_item(found.quiz.id, item.question_id, None, "")
    return found


def _found(store: Store, key: str, question: str) -> tuple[QuizItem, Voided]:
    """Return a question by its number, its id, or ``bank/id``."""
    quiz = find_class_quiz(store, key)
    items = store.quiz_items(quiz.id)
    posed = store.pose_revisions([item.revision_id for item in items])
    asked = [posed[item.revision_id] for item in items]
    at = _place(question.strip(), asked)
    if at is None:
        names = [each.question.id for each in asked] + [each.name for each in asked]
        near = get_close_matches(question, names, n=1, cutoff=0.5)
        offer = f"Did you mean '{near[0]}'? " if near else ""
        raise NotFound(
            f"{quiz.key} has no question '{question}'.",
            f"{offer}It has 1 to {len(items)}: civicquiz class quiz show {quiz.key}",
        )
    return items[at], Voided(quiz, at + 1, asked[at].name)


def _place(question: str, asked: Sequence[Posed]) -> int | None:
    """Return the place of a question; BadInput where two banks have one of that id."""
    named = [at for at, each in enumerate(asked) if question in {each.name, each.question.id}]
    if len(named) > 1:
        names = " or ".join(asked[at].name for at in named)
        raise BadInput(f"Two questions are called '{question}'.", f"Name its bank too: {names}")
    if named:
        return named[0]
    if question.isascii() and question.isdigit() and 1 <= int(question) <= len(asked):
        return int(question) - 1
    return None
