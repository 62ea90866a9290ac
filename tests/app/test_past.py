"""The score history and class quizzes: what was right is told when a quiz is submitted, not before."""

from __future__ import annotations

import pytest

from civicquiz.app.past import past_session, past_sessions
from civicquiz.errors import BadInput
from civicquiz.model import Learner
from support.desk import Desk
from support.taken import make_class_quiz


def test_a_class_quiz_under_way_is_not_told(desk: Desk) -> None:
    """A pupil cannot read the history for what was right while the quiz is open."""
    taken = make_class_quiz(desk.store, list(desk.store.pose(range(1, 3)))[:1], ["otter-7"])
    begun = taken.begin("otter-7")
    taken.answer(begun, 0, (1,))
    pupil = taken.pupil("otter-7")
    learner = Learner(pupil.learner_id, pupil.name, pupil.joined_at)
    assert past_sessions(desk.store, learner, 9) == []
    with pytest.raises(BadInput, match="not submitted yet"):
        past_session(desk.store, learner, begun.session.id)
    taken.submit(begun)
    (figures,) = past_sessions(desk.store, learner, 9)
    assert figures.session.id == begun.session.id
    assert len(past_session(desk.store, learner, begun.session.id).answers) == 1
