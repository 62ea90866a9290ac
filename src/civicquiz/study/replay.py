"""From the log to the memory: what counts now, what it adds up to, and when it is due.

The log of one learner and question is its reviews and the amendments to them, each in the order
of their ids. Memory holds nothing else, so it can be rebuilt at any time, exactly.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from civicquiz.model import Action, Amendment, Memory, Rating, Review
from civicquiz.study.days import later
from civicquiz.study.draw import Load
from civicquiz.study.futures import futures, next_memory
from civicquiz.study.settings import Settings

__all__ = ["effective", "promised", "replay"]


def effective(reviews: Sequence[Review], amendments: Sequence[Amendment]) -> list[Review]:
    """Return the reviews that count now, as they count now, in the order of their ids.

    What was undone is left out; guesses and new grades replace the old ones. A review that left
    the schedule alone goes on doing so.
    """
    counting = {review.id: review for review in sorted(reviews, key=lambda review: review.id)}
    for amendment in sorted(amendments, key=lambda amendment: amendment.id):
        review = counting.get(amendment.review_id)
        if review is None:
            continue
        match amendment.action:
            case Action.UNDO:
                del counting[review.id]
            case Action.GUESSED:
                counting[review.id] = _amended(review, amendment, Rating.AGAIN, guessed=True)
            case Action.REGRADE:
                rating = review.rating if amendment.rating is None else amendment.rating
                counting[review.id] = _amended(review, amendment, rating, guessed=review.guessed)
            case Action.WAKE:
                pass
    return list(counting.values())


def replay(
    reviews: Sequence[Review], amendments: Sequence[Amendment], settings: Settings
) -> Memory | None:
    """Return the memory that the log of one learner and question adds up to, or None."""
    memory = _folded(effective(reviews, amendments), amendments, settings)
    if memory is None:
        return None
    return replace(memory, due_day=_promise(reviews, amendments) or memory.due_day)


def promised(
    change: Amendment,
    reviews: Sequence[Review],
    amendments: Sequence[Amendment],
    settings: Settings,
    *,
    load: Load,
    siblings: Collection[date],
    name: str,
    meet_by: date | None = None,
) -> Amendment:
    """Return an amendment, newest of a log, with the due day that follows from it.

    What leaves the memory as it was keeps its due day; undoing the newest answer brings back the
    day promised before it; else the newest review that counts is drawn again, with `load`,
    `siblings` and `name` as in `futures`. Where that review is the one amended, the question is
    due on `meet_by` at the latest, but not on the day of the review itself.
    """
    counting = effective(reviews, [*amendments, change])
    now = _folded(counting, (), settings)
    if now is None:
        return replace(change, due_day=None)
    newest, rating = _scheduled(counting)[-1]
    due_day = _kept_day(change, _core(now), reviews, amendments, settings)
    if due_day is None:
        before = _folded([review for review in counting if review.id < newest.id], (), settings)
        after = futures(before, newest.day, settings, load=load, siblings=siblings, name=name)
        due_day = after[rating].due_day
    if meet_by is not None and newest.id == change.review_id:
        due_day = min(due_day, max(meet_by, later(newest.day, 1)))
    return replace(change, due_day=due_day)


def _kept_day(
    change: Amendment,
    core: tuple[float, float, date, int],
    reviews: Sequence[Review],
    amendments: Sequence[Amendment],
    settings: Settings,
) -> date | None:
    """Return the day promised before, where the memory is now what it was then; or None."""
    for past in (
        replay(reviews, amendments, settings),
        replay(
            [review for review in reviews if review.id < change.review_id],
            [amendment for amendment in amendments if amendment.after_review < change.review_id],
            settings,
        ),
    ):
        if past is not None and _core(past) == core:
            return past.due_day
    return None


def _amended(
    review: Review, amendment: Amendment, rating: Rating | None, *, guessed: bool
) -> Review:
    """Return a review with what an amendment says instead."""
    return replace(
        review,
        score=review.score if amendment.score is None else amendment.score,
        rating=None if review.rating is None else rating,
        revision_id=review.revision_id if amendment.revision_id is None else amendment.revision_id,
        guessed=guessed,
    )


def _scheduled(reviews: Iterable[Review]) -> list[tuple[Review, Rating]]:
    """Return the reviews that the schedule knows of, with their ratings."""
    return [(review, review.rating) for review in reviews if review.rating is not None]


def _folded(
    counting: Iterable[Review], amendments: Iterable[Amendment], settings: Settings
) -> Memory | None:
    """Return what reviews that count add up to; it is due as the newest of them promised."""
    wakes = sorted(
        amendment.after_review for amendment in amendments if amendment.action is Action.WAKE
    )
    memory: Memory | None = None
    for review, rating in _scheduled(counting):
        if wakes and wakes[0] < review.id:
            memory = _woken(memory)
            wakes = wakes[bisect_left(wakes, review.id) :]
        due = review.due_day or review.day
        memory = next_memory(memory, rating, review.day, due, settings.parameters)
    return _woken(memory) if wakes else memory


def _woken(memory: Memory | None) -> Memory | None:
    """Return the memory of a question that was just looked at."""
    return None if memory is None else replace(memory, struggles=0)


def _promise(reviews: Iterable[Review], amendments: Sequence[Amendment]) -> date | None:
    """Return the due day that the latest event of a log told, be it undone since or not."""
    newest = max(
        (review for review, _ in _scheduled(reviews)), key=lambda review: review.id, default=None
    )
    last = max(amendments, key=lambda amendment: amendment.id, default=None)
    if last is not None and (newest is None or last.after_review >= newest.id):
        return last.due_day
    return newest.due_day if newest else None


def _core(memory: Memory) -> tuple[float, float, date, int]:
    """Return the part of a memory that its due day follows from."""
    return memory.stability, memory.difficulty, memory.last_day, memory.reviews
