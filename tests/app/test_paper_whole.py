"""Whatever was typed and retyped: the last paper counts, as if it were the only one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civicquiz.app.entering import Entering, Standing
from civicquiz.errors import BadInput
from civicquiz.model import Memory, Response
from civicquiz.store import open_store
from support.desk import LAWS, Desk
from support.paper import RIGHT, answers_of, enter, entering, line, print_quiz, stand
from support.storing import DAY, NOW

Paper = tuple[str, dict[str, Response | float]]
"""A version, and what is not right in it."""

CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "size_choice": st.sampled_from([(0,), (2,), ()]),
        "chair": st.sampled_from([0.0, 0.5, "the Speaker", ""]),
        "chambers": st.sampled_from([(0,), (0, 1, 2), ()]),
        "size_number": st.sampled_from(["100", ""]),
    },
)
PAPERS = st.lists(st.tuples(st.sampled_from("AB"), CHANGES), min_size=1, max_size=4)


def typed(paper: Entering, found: Paper) -> str:
    """Return the line of a paper."""
    version, changes = found
    return line(paper, "otter-7", version, **changes)


def outcome(papers: list[Paper], folder: Path, gone: Sequence[Paper] = ()) -> object:
    """Return answers, memories and score after papers that were entered one over the other.

    Those that are `gone` were entered and taken back before.
    """
    with open_store(":memory:", now=NOW) as store:
        desk = Desk(store, folder)
        desk.load(LAWS)
        quiz = print_quiz(desk).quiz
        paper = entering(desk, quiz)
        for each in gone:
            enter(paper, typed(paper, each), replace=True)
        if gone:
            assert paper.take_back("Otter 7") == "otter-7"
            assert "otter-7" in paper.missing()
            assert answers_of(store, quiz, "otter-7") == {}
        done = [enter(paper, typed(paper, each), replace=True) for each in papers]
        assert stand(paper, typed(paper, papers[-1])) is Standing.SAME
        assert desk.faults() == []
        answers = answers_of(store, quiz, "otter-7")
        (attempt,) = store.attempts(quiz.id)
        who = attempt.learner_id
        memories = {name: store.memory(who, desk.question(name)) for name in RIGHT}
        return (
            done[-1].points,
            attempt.version,
            attempt.session.plan,
            attempt.session.score,
            {name: (each.answer, each.shown, each.score) for name, each in answers.items()},
            {name: undrawn(memory) for name, memory in memories.items()},
        )


def undrawn(memory: Memory | None) -> Memory | None:
    """Return a memory without its due day, which was drawn among days that are alike."""
    return memory and replace(memory, due_day=DAY)


@settings(max_examples=40)
@given(PAPERS)
def test_the_last_paper_counts_alone(papers: list[Paper]) -> None:
    """Answers, score and memory hang on the last line; the log, which has them all, agrees."""
    with TemporaryDirectory() as folder:
        assert outcome(papers, Path(folder)) == outcome(papers[-1:], Path(folder))


@settings(max_examples=20)
@given(PAPERS, PAPERS)
def test_a_paper_that_was_taken_back_was_never_there(gone: list[Paper], kept: list[Paper]) -> None:
    """Whatever was entered under the wrong name: the next paper counts as if it were the only one."""
    with TemporaryDirectory() as folder:
        assert outcome(kept, Path(folder), gone) == outcome(kept, Path(folder))


def test_two_teachers_do_not_enter_one_paper_twice(shared: tuple[Desk, Desk]) -> None:
    """The second is told what the first entered; other papers go beside each other."""
    one, two = shared
    quiz = print_quiz(one).quiz
    first, second = entering(one, quiz), entering(two, quiz)
    late = second.read(line(second, "otter-7", size_choice=(0,)))
    assert not isinstance(late, list)
    enter(first, line(first, "otter-7"))
    with pytest.raises(BadInput, match="otter-7 was entered before: 4 of 4"):
        second.enter(late)
    enter(second, line(second, "crane-2"))
    assert first.missing() == second.missing() == ["heron-4"]
    assert one.faults() == two.faults() == []
