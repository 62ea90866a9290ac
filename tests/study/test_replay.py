"""Replay equals live: the log of one learner and question adds up to the stored memory."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from civicquiz.model import Action, Amendment, Memory, Rating, Review
from civicquiz.study import Settings, effective, futures, next_memory, promised, replay
from support.study import DAY, ratings, review

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SETTINGS = Settings()
AGAIN, HARD, GOOD, EASY = Rating


def amendment(
    number: int,
    action: Action,
    review_id: int,
    after_review: int,
    *,
    due_day: date | None = None,
    rating: Rating | None = None,
) -> Amendment:
    """Make an amendment."""
    return Amendment(number, review_id, after_review, NOON, action, due_day, rating=rating)


def days(*after: int) -> tuple[date, ...]:
    """Return days after the first."""
    return tuple(DAY + timedelta(number) for number in after)


class TestEffective:
    """What counts now."""

    def test_all_count(self) -> None:
        """Unamended, the log counts as it stands, in the order of recording."""
        rows = [review(1, GOOD), review(2, AGAIN), review(3, None)]
        assert effective(rows[::-1], []) == rows

    def test_undone(self) -> None:
        """What was undone is left out, once and for all."""
        rows = [review(1, GOOD), review(2, AGAIN)]
        undo = amendment(1, Action.UNDO, 2, 2)
        regrade = amendment(2, Action.REGRADE, 2, 2, rating=GOOD)
        assert effective(rows, [regrade, undo]) == rows[:1]

    def test_guessed(self) -> None:
        """A guess is rated Again; its score stays."""
        (row,) = effective([review(1, GOOD)], [amendment(1, Action.GUESSED, 1, 1)])
        assert (row.rating, row.guessed, row.score) == (AGAIN, True, 1.0)

    def test_regraded(self) -> None:
        """A new grade replaces what it names, and the latest one holds."""
        first = amendment(1, Action.REGRADE, 1, 1, rating=HARD)
        second = replace(amendment(2, Action.REGRADE, 1, 1), score=0.5, revision_id=9)
        (row,) = effective([review(1, GOOD)], [second, first])
        assert (row.rating, row.score, row.revision_id) == (HARD, 0.5, 9)

    @pytest.mark.parametrize("action", [Action.GUESSED, Action.REGRADE])
    def test_cramming_stays_cramming(self, action: Action) -> None:
        """An answer that left the schedule alone never comes to touch it."""
        (row,) = effective([review(1, None)], [amendment(1, action, 1, 1, rating=GOOD)])
        assert row.rating is None


class TestReplay:
    """What a log adds up to."""

    def test_nothing(self) -> None:
        """Without a review that counts there is no memory."""
        assert replay([], [], SETTINGS) is None
        assert replay([review(1, None)], [], SETTINGS) is None
        assert replay([review(1, GOOD)], [amendment(1, Action.UNDO, 1, 1)], SETTINGS) is None

    def test_due_as_promised(self) -> None:
        """The due day is the one that the newest review promised."""
        one, two, three = days(1, 9, 30)
        memory = replay([review(1, GOOD, DAY, one), review(2, GOOD, one, two)], [], SETTINGS)
        assert memory is not None
        assert (memory.last_day, memory.due_day, memory.reviews) == (one, two, 2)
        amended = replay(
            [review(1, GOOD, DAY, one), review(2, GOOD, one, two)],
            [amendment(1, Action.REGRADE, 1, 2, rating=EASY, due_day=three)],
            SETTINGS,
        )
        assert amended is not None
        assert amended.due_day == three

    def test_newer_review_overrules_amendment(self) -> None:
        """An amendment's due day holds until the next review, even an undone one."""
        one, two, three = days(1, 2, 30)
        rows = [review(1, GOOD, DAY, one), review(2, GOOD, one, three)]
        regrade = amendment(1, Action.REGRADE, 1, 1, rating=EASY, due_day=two)
        memory = replay(rows, [regrade], SETTINGS)
        assert memory is not None
        assert memory.due_day == three

    def test_cramming_leaves_due_day(self) -> None:
        """A crammed answer, newest of the log, changes nothing."""
        (one,) = days(1)
        rows = [review(1, GOOD, DAY, one)]
        assert replay(rows, [], SETTINGS) == replay([*rows, review(2, None, one)], [], SETTINGS)

    def test_wake(self) -> None:
        """A look at a leech ends its struggles up to then; its lapses stay counted."""
        rows = [review(number, GOOD if number % 2 else AGAIN) for number in range(1, 9)]
        wake = amendment(1, Action.WAKE, 4, 4, due_day=DAY)
        memory = replay(rows, [wake], SETTINGS)
        assert memory is not None
        assert (memory.lapses, memory.struggles) == (4, 2)
        late = replay(rows, [replace(wake, after_review=8)], SETTINGS)
        assert late is not None
        assert (late.lapses, late.struggles) == (4, 0)

    @given(st.lists(st.tuples(ratings, st.integers(-2, 90)), min_size=1, max_size=12))
    def test_plain_fold(self, history: list[tuple[Rating, int]]) -> None:
        """Without amendments a replay is the fold of the answers, clocks set back included."""
        memory: Memory | None = None
        rows, day = [], DAY
        for number, (rating, gap) in enumerate(history, 1):
            day += timedelta(gap)
            due = day + timedelta(number)
            rows.append(review(number, rating, day, due))
            memory = next_memory(memory, rating, day, due)
        assert replay(rows, [], SETTINGS) == memory


class TestPromised:
    """The due day that an amendment leads to."""

    def promise(
        self, change: Amendment, rows: list[Review], before: list[Amendment] | None = None
    ) -> date | None:
        """Return the due day after a change."""
        return promised(
            change, rows, before or [], SETTINGS, load={}, siblings=(), name="me/bank/question"
        ).due_day

    def test_undo_of_all(self) -> None:
        """With no review left, there is no due day."""
        assert self.promise(amendment(1, Action.UNDO, 1, 1), [review(1, GOOD, DAY, DAY)]) is None

    def test_undo(self) -> None:
        """Undoing the newest answer brings back the day promised before."""
        one, two, three = days(5, 20, 50)
        rows = [review(1, GOOD, DAY, one), review(2, GOOD, one, two), review(3, AGAIN, two, three)]
        undo = amendment(1, Action.UNDO, 3, 3)
        assert self.promise(undo, rows) == two
        before = [replace(undo, due_day=two)]
        assert self.promise(amendment(2, Action.UNDO, 2, 3), rows, before) == one

    def test_undo_after_regrade(self) -> None:
        """No day promised under a wrong key comes back: it is drawn anew."""
        one, two = days(2, 20)
        rows = [review(1, AGAIN, DAY, one), review(2, AGAIN, one, two)]
        regrade = amendment(1, Action.REGRADE, 1, 2, rating=EASY, due_day=two)
        due = self.promise(amendment(2, Action.UNDO, 2, 2), rows, [regrade])
        easy = futures(None, DAY, SETTINGS, load={}, siblings=(), name="me/bank/question")[EASY]
        assert due == easy.due_day

    def test_guess(self) -> None:
        """Pressing "I guessed" gives the due day that Again would have given."""
        before = next_memory(None, GOOD, DAY, DAY)
        (two,) = days(2)
        after = futures(before, two, SETTINGS, load={}, siblings=(), name="me/bank/question")
        rows = [review(1, GOOD, DAY, two), review(2, EASY, two, after[EASY].due_day)]
        due = self.promise(amendment(1, Action.GUESSED, 2, 2), rows)
        assert due == after[AGAIN].due_day

    def test_wake_and_cramming(self) -> None:
        """What leaves the memory as it was keeps its due day."""
        (one,) = days(5)
        rows = [review(1, GOOD, DAY, one), review(2, None, one)]
        assert self.promise(amendment(1, Action.WAKE, 1, 2), rows) == one
        assert self.promise(amendment(1, Action.UNDO, 2, 2), rows) == one
        assert self.promise(amendment(1, Action.REGRADE, 1, 2, rating=GOOD), rows) == one


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
        event.rating = AGAIN
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
