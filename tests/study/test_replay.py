"""Replay equals live: the log of one learner and question adds up to the stored memory."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.model import Action, Amendment, Memory, Rating, Review
from civicquiz.study import Settings, effective, futures, next_memory, promised, replay
from support.study import DAY, amendment, ratings, review

SETTINGS = Settings()
AGAIN, HARD, GOOD, EASY = Rating


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
