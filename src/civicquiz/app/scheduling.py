"""Recording a review or a later word on one, with the memory and the due day that follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from civicquiz.model import Action, Amendment, Learner, Memory, Posed, Rating, Review
from civicquiz.store import Store
from civicquiz.study import Settings as Schedule
from civicquiz.study import futures, promised, replay

__all__ = ["Scheduling"]

A_DAY = timedelta(days=1)


class Scheduling:
    """The schedule of one learner: each change of it is one transaction.

    How many questions fall due on which day is read once and then kept in step; another
    terminal's answers may make it a little stale, which only spreads the days less evenly: the
    day that was drawn is kept in the log.
    """

    def __init__(self, store: Store, learner: Learner, schedule: Schedule) -> None:
        """Read nothing yet."""
        self.store = store
        self.learner = learner
        self.schedule = schedule
        self._load: Counter[date] | None = None

    def record(self, review: Review, posed: Posed) -> Review:
        """Write a review and the memory after it; return it with its id and due day.

        A review without a rating leaves the schedule alone.
        """
        if review.rating is None:
            return replace(review, id=self.store.record_review(review, None))
        self._days_of(review.day)
        with self.store.transaction():
            before = self.store.memory(self.learner.id, review.question_id)
            after = futures(
                before,
                review.day,
                self.schedule,
                load=self._load_without(before),
                siblings=self._siblings(posed),
                name=self._name(posed),
            )[review.rating]
            review = replace(review, due_day=after.due_day)
            review = replace(review, id=self.store.record_review(review, after))
        self._moved(before, after)
        return review

    def amend(
        self,
        review_id: int,
        posed: Posed,
        action: Action,
        now: datetime,
        rating: Rating | None,
        *,
        score: float | None = None,
        revision_id: int | None = None,
        reason: str = "",
        meet_by: date | None = None,
    ) -> date | None:
        """Write a later word on a review and the memory after it; return the new due day.

        `meet_by` is the day by which the question shall be met again (see `promised`).
        """
        self._days_of(now.date())
        with self.store.transaction():
            log = self.store.log(self.learner.id, posed.question_id)
            before = self.store.memory(self.learner.id, posed.question_id)
            word = promised(
                Amendment(
                    id=1 + max((each.id for each in log.amendments), default=0),
                    review_id=review_id,
                    after_review=log.reviews[-1].id,
                    at=now,
                    action=action,
                    due_day=None,
                    score=score,
                    rating=rating,
                    revision_id=revision_id,
                    reason=reason,
                ),
                log.reviews,
                log.amendments,
                self.schedule,
                load=self._load_without(before),
                siblings=self._siblings(posed),
                name=self._name(posed),
                meet_by=meet_by,
            )
            after = replay(log.reviews, (*log.amendments, word), self.schedule)
            self.store.amend(word, after)
        self._moved(before, after)
        return after.due_day if after else None

    def meet_again(
        self, review: Review, posed: Posed, now: datetime, by: date, reason: str
    ) -> None:
        """Have a question met by a day, where nothing was answered since; its grade stays."""
        newest = self.store.log(self.learner.id, posed.question_id).reviews[-1]
        memory = self.store.memory(self.learner.id, posed.question_id)
        if memory is None or review.rating is None or newest.id != review.id:
            return
        if memory.due_day > max(by, review.day + A_DAY):  # said once, not at each regrading
            self.amend(review.id, posed, Action.REGRADE, now, None, reason=reason, meet_by=by)

    def _name(self, posed: Posed) -> str:
        return f"{self.learner.name}/{posed.name}"

    def _siblings(self, posed: Posed) -> list[date]:
        if posed.fact is None:
            return []
        return self.store.sibling_due_days(self.learner.id, posed.question_id)

    def _days_of(self, today: date) -> Counter[date]:
        if self._load is None:
            self._load = Counter(self.store.due_load(self.learner.id, today, date.max))
        return self._load

    def _load_without(self, memory: Memory | None) -> Callable[[date], int]:
        """Return the load of a day by all questions but the one that `memory` is of."""
        load = self._load or Counter()
        own = memory.due_day if memory else None
        # What is overdue is no load of a day to come: a past day may be told, and has none.
        return lambda day: max(0, load[day] - (day == own))

    def _moved(self, before: Memory | None, after: Memory | None) -> None:
        assert self._load is not None
        if before:
            self._load[before.due_day] -= 1
        if after:
            self._load[after.due_day] += 1
