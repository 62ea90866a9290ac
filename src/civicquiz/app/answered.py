"""What learners answered, as the rules on answers read it: the figures of first answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from civicquiz.grade import carry_over, grade
from civicquiz.model import Amendment, Bank, Choice, Question, Review, Typed, Verdict

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
    first = first_answers(carried(store, reviews, amendments, current), amendments, current)
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


def carried(
    store: Store,
    reviews: Sequence[Review],
    amendments: Sequence[Amendment],
    current: Mapping[int, int],
) -> list[Review]:
    """Return reviews in which answers that were graded again name the options of today."""
    words = sorted(amendments, key=lambda word: word.id)
    again = {word.review_id: word.revision_id for word in words if word.revision_id}
    moved = {
        one.id
        for one in reviews
        if again.get(one.id) == current.get(one.question_id) != one.revision_id
    }
    if not moved:
        return list(reviews)
    older = store.pose_revisions(list({one.revision_id for one in reviews if one.id in moved}))
    today = store.pose(list({one.question_id for one in reviews if one.id in moved}))

    def in_todays(one: Review) -> Review:
        asked, now = older[one.revision_id].question, today[one.question_id].question
        answer = carry_over(one.answer, asked, now)
        return one if answer is None else replace(one, answer=answer)

    return [in_todays(one) if one.id in moved else one for one in reviews]


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
