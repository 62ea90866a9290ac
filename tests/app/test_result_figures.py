"""Figures of a class quiz that went through the store: published ones, and laws that always hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civicquiz.app.results import class_results
from civicquiz.model import Choice, Medium, Option, Question, QuizItem, Review
from civicquiz.stats import Band, QuizResults, alpha, discriminations, kr20
from civicquiz.store import Store, open_store
from support.marks import lsat_marks
from support.storing import DAY, NOW, make_bank, save
from support.taken import QuizTaken, make_class_quiz

LATER = NOW + timedelta(days=1)


def made(store: Store, questions: int, options: int = 3, **changes: object) -> QuizTaken:
    """Return a quiz of choices whose first option is the key."""
    texts = ("right", "wrong", "other", "last")[:options]
    shape = Choice(tuple(Option(text, right=not at) for at, text in enumerate(texts)))
    asked = [Question(f"q{at}", f"Question {at}?", shape) for at in range(questions)]
    ids = save(store, make_bank("b", *asked)).question_ids
    return make_class_quiz(store, ids, **changes)  # type: ignore[arg-type]  # any fields


def enter(taken: QuizTaken, sheets: Sequence[Sequence[int | None]]) -> None:
    """Let a pupil for each row hand in the options chosen; straight into the store, for speed."""
    store = taken.store
    aliases = [f"otter-{at:04}" for at in range(len(sheets))]
    pupils = store.add_pupils(taken.room, aliases, NOW)
    items = store.quiz_items(taken.quiz.id)
    with store.transaction():
        for pupil, spots in zip(pupils, sheets, strict=True):
            begun = store.start_attempt(
                taken.quiz,
                pupil.learner_id,
                number=1,
                medium=Medium.PAPER,
                plan=[item.question_id for item in items],
                settings={},
                seed=1,
                now=NOW,
            )
            for item, spot in zip(items, spots, strict=True):
                if spot is not None:
                    store.record_review(
                        review(pupil.learner_id, begun.session.id, item, spot), None
                    )
        for attempt in store.attempts(taken.quiz.id):
            taken.submit(attempt)


def review(learner_id: int, session_id: int, item: QuizItem, spot: int) -> Review:
    """Return an answer that leaves the schedule alone."""
    return Review(
        id=0,
        learner_id=learner_id,
        question_id=item.question_id,
        revision_id=item.revision_id,
        session_id=session_id,
        asked_at=NOW,
        answered_at=NOW,
        day=DAY,
        shown=(),
        answer=(spot,),
        score=float(not spot),
        graded_by="program",
        rating=None,
        response_ms=0,
        guessed=False,
        tries=1,
        due_day=None,
    )


def results(taken: QuizTaken) -> QuizResults:
    """Return the results a day later."""
    return class_results(taken.store, taken.quiz.key, LATER)


def test_the_law_school_test_as_a_class_quiz() -> None:
    """1,000 pupils and five questions through the store: the figures as published."""
    marks = lsat_marks(6)
    with open_store(":memory:", now=NOW) as store:
        taken = made(store, 5)
        enter(taken, [[int(not mark) for mark in row] for row in marks.rows])
        found = results(taken)
    assert found.reliability.students == 1000
    assert found.reliability.alpha == pytest.approx(0.2950, abs=5e-5)
    assert found.reliability.kr20 == kr20(marks)
    assert found.reliability.alpha == alpha(marks)
    shown = [item.figures.discrimination for item in found.items]
    assert all(each is not None and each.band is Band.PLAIN for each in shown)
    assert tuple(each and each.value for each in shown) == discriminations(marks)
    assert [round(item.figures.facility or 0, 3) for item in found.items] == [
        0.924,
        0.709,
        0.553,
        0.763,
        0.870,
    ]
    assert found.scores.mean == pytest.approx(
        sum(mark or 0 for row in marks.rows for mark in row) / 5000
    )


cells = st.none() | st.integers(0, 2)


@st.composite
def sheets(draw: st.DrawFn) -> list[list[int | None]]:
    """Make the answers of some pupils to some questions."""
    width = draw(st.integers(1, 5))
    return draw(st.lists(st.lists(cells, min_size=width, max_size=width), max_size=6))


@settings(max_examples=40)
@given(sheets(), st.data())
def test_laws(rows: list[list[int | None]], data: st.DataObject) -> None:
    """Scores are shares, and voiding a question changes no other's facility."""
    questions = len(rows[0]) if rows else 3
    with open_store(":memory:", now=NOW) as store:
        taken = made(store, questions)
        enter(taken, rows)
        before = results(taken)
        check_shares(before)
        at = data.draw(st.integers(0, questions - 1))
        item = store.quiz_items(taken.quiz.id)[at]
        store.void_item(taken.quiz.id, item.question_id, LATER, "a law")
        after = results(taken)
        check_shares(after)
        assert [each.figures.facility for each in after.items] == [
            each.figures.facility for each in before.items
        ]
        assert [each.old_score for each in after.pupils] == [each.score for each in before.pupils]
        assert after.most == before.most - 1
        store.void_item(taken.quiz.id, item.question_id, None, "")
        assert results(taken) == before


def check_shares(found: QuizResults) -> None:
    """Hold every share to 0..1, and who answered what to add up."""
    for pupil in found.pupils:
        assert pupil.score is None or 0 <= pupil.score <= 1
        assert pupil.points is None or 0 <= pupil.points <= found.most
    for item in found.items:
        assert item.figures.facility is None or 0 <= item.figures.facility <= 1
        named = [alias for each in item.drawn for alias in each.aliases]
        assert sorted([*named, *item.blank]) == [each.alias for each in found.pupils]


@settings(max_examples=20)
@given(sheets(), st.randoms(use_true_random=False))
def test_the_order_of_pupils_changes_no_figure(rows: list[list[int | None]], dice: Random) -> None:
    """Rows entered in another order: the same class."""
    turned = list(rows)
    dice.shuffle(turned)
    found = []
    for each in (rows, turned):
        with open_store(":memory:", now=NOW) as store:
            taken = made(store, len(rows[0]) if rows else 2)
            enter(taken, each)
            figures = results(taken)
            found.append((figures.scores, figures.reliability, [i.figures for i in figures.items]))
    assert found[0] == found[1]


def test_thirty_pupils_all_right() -> None:
    """No reliability can be told where all are alike, and nobody is worse than anybody."""
    with open_store(":memory:", now=NOW) as store:
        taken = made(store, 4)
        enter(taken, [[0] * 4] * 30)
        found = results(taken)
    assert found.scores.mean == 1
    assert found.scores.sd == 0
    assert found.reliability.alpha is None
    assert all(item.figures.discrimination is None for item in found.items)
    assert not any(item.figures.flags for item in found.items)


def test_a_whole_school_has_results() -> None:
    """5,000 pupils and 12 questions: 60,000 answers come to as many marks."""
    with open_store(":memory:", now=NOW) as store:
        taken = made(store, 12, options=4)
        enter(taken, [[(at * 7 + item * 3) % 4 for item in range(12)] for at in range(5000)])
        found = results(taken)
    assert len(found.pupils) == 5000
    assert found.items[0].figures.n == 5000
