"""What is saved is what is loaded: ``load(save(x)) == x``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civicquiz.model import Bank, Fact, Question, Response, SessionKind
from civicquiz.store import Store, open_store
from civicquiz.store.bodies import (
    fact_from_json,
    fact_to_json,
    from_json,
    question_from_json,
    question_to_json,
    to_json,
)
from civicquiz.store.shapes import shape_from_list
from support.banks import banks, facts, questions
from support.storing import NOW, answer, ask, make_bank, save

POSITIONS = st.lists(st.integers(-1, 99)).map(tuple)
ANSWERS: st.SearchStrategy[Response] = (
    st.text(st.characters()) | POSITIONS | st.lists(st.text()).map(tuple)
)


@given(questions())
def test_a_question_comes_back_whole(question: Question) -> None:
    """A question of any kind is the same after JSON."""
    assert question_from_json(question_to_json(question)) == question


@given(facts(("one", "two")))
def test_a_fact_comes_back_whole(fact: Fact) -> None:
    """A fact with all its fields is the same after JSON."""
    assert fact_from_json(fact_to_json(fact)) == fact


@pytest.fixture(scope="module")
def kept() -> Iterator[Store]:
    """Open one store for all examples: what was there before must not matter."""
    with open_store(":memory:", now=NOW) as store:
        store.add_learner("me", NOW)
        yield store


@settings(max_examples=50)  # drawing a bank takes far longer than keeping it
@given(content=banks())
def test_a_bank_comes_back_whole(kept: Store, content: Bank) -> None:
    """A bank is the same after the store, however often it is saved, whatever was there before."""
    for _ in range(2):
        save(kept, content)
        assert kept.bank_content(content.id) == content
    live = {known.key for known in kept.known_questions(content.id) if not known.retired}
    assert live == {question.id for question in content.questions}
    assert kept.verify() == []


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_can_be_kept(text: str) -> None:
    """Even a lone surrogate, which no UTF-8 can hold, comes back from JSON."""
    packed = to_json([text])
    packed.encode()
    assert from_json(packed) == [text]


def test_an_unknown_shape_is_refused() -> None:
    """A shape of a later version does not pass for another."""
    with pytest.raises(ValueError, match="no shape"):
        shape_from_list(["essay", "x"])


@given(given_answer=ANSWERS, shown=POSITIONS, chosen=st.dictionaries(st.text(), st.integers()))
def test_answers_and_sessions_come_back_whole(
    kept: Store, given_answer: Response, shown: tuple[int, ...], chosen: dict[str, int]
) -> None:
    """A review and its session are the same after the store."""
    (asked,) = save(kept, make_bank("answered", ask("q"))).question_ids
    (learner,) = kept.learners()
    session = kept.start_session(
        learner.id, SessionKind.CRAM, chosen, seed=2**48 - 1, plan=shown, now=NOW
    )
    ended = replace(session, plan=(*shown, 7), skipped=shown, ended_at=NOW, score=0.5)
    kept.save_session(ended)
    assert kept.session(session.id) == ended
    review = answer(kept, learner.id, asked, session.id, answer=given_answer, shown=shown)
    found = kept.record_review(review, None)
    assert kept.session_log(session.id).reviews == (replace(review, id=found),)
