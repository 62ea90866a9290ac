"""Replay equals live, over random sequences of everything that can happen to a question."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from civicquiz.model import Action, Amendment, Memory, Rating, Review
from civicquiz.study import Settings, futures, next_memory, promised, replay
from support.study import DAY, amendment, ratings, review

SETTINGS = Settings()


@dataclass
class Event:
    """What a naive learner's record holds of one answer, or of a look at a leech."""

    review_id: int
    rating: Rating | None
    day: date
    due: date | None = None
    undone: bool = False


@dataclass
class Live:
    """A memory kept by redoing everything that was not undone, from a plain list of events."""

    events: list[Event] = field(default_factory=list)

    def memory(self) -> Memory | None:
        """Return the memory; its due day is left open."""
        memory: Memory | None = None
        for event in self.events:
            if event.rating is None:
                memory = memory and replace(memory, struggles=0)
            elif not event.undone:
                memory = next_memory(memory, event.rating, event.day, DAY)
        return memory


class ReplayMachine(RuleBasedStateMachine):
    """Random answers, cramming, undo, guesses, new grades and looks, lived and replayed."""

    def __init__(self) -> None:
        super().__init__()
        self.live = Live()
        self.stored: Memory | None = None
        self.reviews: list[Review] = []
        self.amendments: list[Amendment] = []
        self.day = DAY
        self.promises: dict[int, date] = {}

    @rule(rating=ratings, gap=st.integers(-1, 60), crowd=st.integers(0, 5))
    def answer(self, rating: Rating, gap: int, crowd: int) -> None:
        """Answer the question."""
        self.day += timedelta(gap)
        load = {self.day + timedelta(after): crowd * (after % 3) for after in range(90)}
        after = futures(self.stored, self.day, SETTINGS, load=load, siblings=(), name="me/b/q")
        self.stored = after[rating]
        number = len(self.reviews) + 1
        self.reviews.append(review(number, rating, self.day, self.stored.due_day))
        self.live.events.append(Event(number, rating, self.day))
        self.promises[number] = self.stored.due_day

    @rule()
    def cram(self) -> None:
        """Answer without touching the schedule."""
        self.reviews.append(review(len(self.reviews) + 1, None, self.day))

    @property
    def standing(self) -> list[Event]:
        """The answers that count."""
        return [event for event in self.live.events if event.rating and not event.undone]

    def amend(self, action: Action, event: Event, rating: Rating | None = None) -> Amendment:
        """Record an amendment and replay, as the program does."""
        change = amendment(
            len(self.amendments) + 1, action, event.review_id, len(self.reviews), rating=rating
        )
        change = promised(
            change,
            self.reviews,
            self.amendments,
            SETTINGS,
            load={},
            siblings=(),
            name="me/b/q",
        )
        self.amendments.append(change)
        self.stored = replay(self.reviews, self.amendments, SETTINGS)
        return change

    @precondition(lambda self: self.standing)
    @rule()
    def undo(self) -> None:
        """Undo the last answer that counts: if nothing else changed, its past comes back."""
        event = self.standing[-1]
        event.undone = True
        change = self.amend(Action.UNDO, event)
        if len(self.amendments) == sum(event.undone for event in self.live.events):
            standing = self.standing
            assert change.due_day == (self.promises[standing[-1].review_id] if standing else None)

    @precondition(lambda self: self.standing)
    @rule()
    def guessed(self) -> None:
        """Say of the last answer that it was guessed."""
        event = self.standing[-1]
        event.rating = Rating.AGAIN
        self.amend(Action.GUESSED, event)

    @precondition(lambda self: self.standing)
    @rule(data=st.data(), rating=ratings)
    def regrade(self, data: st.DataObject, rating: Rating) -> None:
        """Grade any answer again."""
        event = data.draw(st.sampled_from(self.standing))
        event.rating = rating
        self.amend(Action.REGRADE, event, rating)

    @precondition(lambda self: self.standing)
    @rule()
    def wake(self) -> None:
        """Look at the question."""
        event = self.standing[-1]
        self.live.events.append(Event(0, None, self.day))
        due = self.stored and self.stored.due_day
        assert self.amend(Action.WAKE, event).due_day == due

    @invariant()
    def replay_equals_live(self) -> None:
        """The log adds up to the stored memory, and to what was lived."""
        replayed = replay(self.reviews, self.amendments, SETTINGS)
        assert replayed == self.stored
        lived = self.live.memory()
        assert (replayed and replace(replayed, due_day=DAY)) == lived
        if replayed is not None:
            assert replayed.due_day > replayed.last_day


TestReplayMachine = ReplayMachine.TestCase
