"""What counts as answered, met and due on a study day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from civicquiz.model import Action, Amendment, PartialDate
from civicquiz.store import DayCounts, Store
from support.storing import DAY, NOW, answer, ask, fact, make_bank, remember, save

YESTERDAY, TOMORROW = DAY - timedelta(days=1), DAY + timedelta(days=1)


@pytest.fixture
def asked(store: Store) -> tuple[int, ...]:
    """Save three questions, two of them of one fact."""
    content = make_bank("b", fact("f"), ask("q", fact="f"), ask("r", fact="f"), ask("s"))
    return save(store, content).question_ids


def record(store: Store, question_id: int, day: date = DAY, **changes: Any) -> int:
    """Record an answer of the only learner; return its id."""
    return store.record_review(answer(store, 1, question_id, day=day, **changes), remember())


@pytest.mark.usefixtures("learner")
def test_a_day_counts_questions(store: Store, asked: tuple[int, ...]) -> None:
    """A question answered twice is one; met before, it is a review; cramming is nothing."""
    assert store.day_counts(1, DAY) == DayCounts(0, 0, 0)
    record(store, asked[0], YESTERDAY)
    for question_id in (asked[0], asked[1], asked[1]):
        record(store, question_id)
    record(store, asked[2], rating=None)
    assert store.day_counts(1, DAY) == DayCounts(3, 1, 1)
    assert store.day_counts(1, YESTERDAY) == DayCounts(1, 0, 1)
    assert store.day_counts(2, DAY) == DayCounts(0, 0, 0)


@pytest.mark.parametrize("change", [{"rating": None}, {}])
@pytest.mark.usefixtures("learner")
def test_cramming_and_undoing_introduce_nothing(
    store: Store, asked: tuple[int, ...], change: dict[str, Any]
) -> None:
    """A question that was only crammed, or whose answer was undone, is still new."""
    found = record(store, asked[0], YESTERDAY, **change)
    if not change:
        store.amend(Amendment(0, found, found, NOW, Action.UNDO, None), None)
    record(store, asked[0])
    assert store.day_counts(1, DAY) == DayCounts(1, 0, 1)


@pytest.mark.usefixtures("learner")
def test_the_order_of_recording_counts(store: Store, asked: tuple[int, ...]) -> None:
    """Where the clock was set back, what was recorded first is what was met first."""
    record(store, asked[0], TOMORROW)
    record(store, asked[0], DAY)
    assert store.day_counts(1, DAY) == DayCounts(1, 1, 0)
    assert store.day_counts(1, TOMORROW) == DayCounts(1, 0, 1)


@pytest.mark.usefixtures("learner")
def test_facts_are_asked_by_answers_that_count(store: Store, asked: tuple[int, ...]) -> None:
    """Neither cramming nor an undone answer uses up the day of a fact."""
    record(store, asked[2])
    record(store, asked[0], rating=None)
    record(store, asked[0], YESTERDAY)
    found = record(store, asked[1])
    behind = store.pose(asked)[asked[0]].fact
    assert behind is not None
    assert store.facts_asked(1, DAY) == {behind.id}
    store.amend(Amendment(0, found, found, NOW, Action.UNDO, None), None)
    assert store.facts_asked(1, DAY) == set()


@pytest.mark.usefixtures("learner")
def test_siblings_are_the_others_of_a_fact(store: Store, asked: tuple[int, ...]) -> None:
    """A question is no sibling of itself, nor of one of no fact."""
    for question_id, due in zip(asked, (DAY, TOMORROW, DAY), strict=True):
        store.replace_memory(1, question_id, remember(due))
    assert store.sibling_due_days(1, asked[0]) == [TOMORROW]
    assert store.sibling_due_days(1, asked[1]) == [DAY]
    assert store.sibling_due_days(1, asked[2]) == []


@pytest.mark.usefixtures("learner")
def test_what_is_overdue_is_due_today(store: Store, asked: tuple[int, ...]) -> None:
    """The forecast starts with all that is due by now, leeches apart; the load has all."""
    for question_id, due in zip(asked, (YESTERDAY, DAY, TOMORROW), strict=True):
        store.replace_memory(1, question_id, remember(due))
    assert store.due_counts(1, DAY, TOMORROW, leech=8) == {DAY: 2, TOMORROW: 1}
    assert store.due_counts(1, DAY, DAY, leech=8) == {DAY: 2}
    assert store.due_load(1, DAY, TOMORROW) == {DAY: 1, TOMORROW: 1}
    store.replace_memory(1, asked[1], remember(struggles=8))
    assert store.due_counts(1, DAY, DAY, leech=8) == {DAY: 1}
    assert store.due_load(1, DAY, DAY) == {DAY: 1}
    assert store.leeches(8) == store.leeches(8, learner_id=1) == [(1, asked[1], 8)]
    assert store.leeches(9) == store.leeches(8, learner_id=2) == []


@pytest.mark.parametrize(
    ("until", "rests"),
    [
        (PartialDate(2026, 3, 1), True),
        (PartialDate(2026, 3, 2), False),
        (PartialDate(2026, 3), True),
        (PartialDate(2026, 4), False),
        (PartialDate(2026), True),
        (PartialDate(2027), False),
    ],
)
@pytest.mark.usefixtures("learner")
def test_a_fact_expires_on_the_first_day_it_can_mean(
    store: Store, until: PartialDate, *, rests: bool
) -> None:
    """Until March means until the first of March."""
    save(store, make_bank("b", fact("f", until=until), ask("q", fact="f")))
    assert [one.until for one in store.resting(1, DAY, leech=8)] == ([until] if rests else [])
    assert len(list(store.new_candidates(1, DAY))) == (0 if rests else 1)


@pytest.mark.usefixtures("learner")
def test_long_queues_come_whole(store: Store) -> None:
    """What is looked for in steps comes whole, once, in order, whatever is retired among it."""
    names = [f"q{number:04}" for number in range(700)]
    ids = save(store, make_bank("b", *map(ask, names))).question_ids
    # Those that stay get new positions, equal to those of retired ones; at the 128th row, where
    # the second step begins, the one comes from before and the other from behind.
    stay = names[::2]
    live = save(store, make_bank("b", *map(ask, stay))).question_ids
    assert [one.question_id for one in store.new_candidates(1, DAY)] == [*live]
    with store.transaction():
        for at, question_id in enumerate(ids):
            store.replace_memory(1, question_id, remember(stability=1.0 + at % 2))
    due = [one.question_id for one in store.due_candidates(1, DAY, leech=8)]
    assert due == sorted(live, key=lambda found: (-(1 + ids.index(found) % 2), found))
    assert [one.question_id for one in store.candidates(1, due)] == due
