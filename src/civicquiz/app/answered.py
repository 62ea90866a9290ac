"""What learners answered, as the rules on answers read it: the figures of first answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from civicquiz.grade import grade
from civicquiz.model import Bank, Choice, Question, Review, Typed, Verdict

if TYPE_CHECKING:  # what is heavy is imported by those who have a score history
    from civicquiz.lint import Answers
    from civicquiz.store import Store

__all__ = ["answers_in"]


def answers_in(store: Store, banks: Sequence[Bank]) -> dict[str, Answers]:
    """Return the figures of the first answers to the questions of some banks."""
    from civicquiz.lint import Answers
    from civicquiz.stats import Options, first_answers, summarise

    known = {
        each.id: each
        for bank in banks
        for each in store.known_questions(bank.id)
        if not each.retired
    }
    if not known:
        return {}
    current = {each: one.revision_id for each, one in known.items()}
    learners = store.learners()
    reviews: list[Review] = [one for each in learners for one in store.reviews_of(each.id)]
    amendments = [one for each in learners for one in store.amendments_of(each.id)]
    first = first_answers(reviews, amendments, current)
    posed = store.pose(list(first.questions))
    options = {
        each: Options.of(one.question.shape)
        for each, one in posed.items()
        if isinstance(one.question.shape, Choice)
    }
    summary = summarise(first.marks, first.chosen(options))
    return {
        posed[each].name: Answers(item, rejected(posed[each].question, first.responses, at))
        for at, (each, item) in enumerate(zip(first.questions, summary.items, strict=True))
        if each in posed
    }


def rejected(question: Question, responses: Sequence[Sequence[object]], at: int) -> dict[str, int]:
    """Return the typed answers to a question that are graded wrong, with their numbers."""
    if not isinstance(question.shape, Typed):
        return {}
    texts = Counter(row[at] for row in responses if isinstance(row[at], str) and row[at])
    return {
        str(text): number
        for text, number in texts.items()
        if grade(question, str(text)).verdict is Verdict.WRONG
    }
