"""A pupil who answers, skips, takes back, goes to another terminal and lets time pass: as by a list."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from civicquiz.app.assigned import attend
from civicquiz.app.assigning import Terms, is_final
from civicquiz.app.attending import Attending
from civicquiz.errors import BadInput, TakenOver, TooLate
from civicquiz.model import Asked, Choice, Feedback, NumberKey, Response, Typed
from civicquiz.store import open_store
from civicquiz.study import effective
from support.classes import give, make_class
from support.desk import LAWS, Desk
from support.storing import NOW

ATTEMPTS = 2


def response_to(asked: Asked, *, right: bool) -> Response:
    """Return an answer, without another look at the clock."""
    match asked.posed.question.shape:
        case Choice() as choice:
            return choice.keys if right else (len(choice.options) - 1,)
        case Typed(key=key):
            return key if right else "Nobody at all"
        case NumberKey(written=key):
            return key if right else "Nobody at all"
        case _:
            return (3,) if right else (1,)


class Taking(RuleBasedStateMachine):
    """One pupil and one quiz; the model is what was answered, skipped and voided, in order."""

    def __init__(self) -> None:
        """Set up a desk in memory."""
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = open_store(":memory:", now=NOW)
        self.desk = Desk(self.store, Path(self.folder.name))
        self.desk.load(LAWS)
        self.terminals: list[Attending] = []
        self.given: list[tuple[int, float]] = []
        self.skips: list[int] = []
        self.void: set[int] = set()
        self.plan: tuple[int, ...] = ()
        self.end: datetime | None = None
        self.handed_in = 0
        self.seated = False
        self.touched = False

    def teardown(self) -> None:
        """Look through the whole database, then put the desk away."""
        assert self.desk.faults() == []
        self.store.close()
        self.folder.cleanup()

    @initialize(at_once=st.booleans(), minutes=st.sampled_from([None, 1.0, 20.0]))
    def begin(self, at_once: bool, minutes: float | None) -> None:
        """Give a class a quiz."""
        make_class(self.desk, "otter-7")
        feedback = Feedback.AT_ONCE if at_once else Feedback.AT_END
        terms = Terms(feedback=feedback, minutes=minutes, attempts=ATTEMPTS)
        self.quiz = give(self.desk, terms)

    @property
    def sitting(self) -> Attending:
        """The terminal that has the attempt."""
        return self.terminals[-1]

    def expected(self) -> int | None:
        """Return the question that comes next by the model, the time left aside."""
        answered = {question for question, _ in self.given}
        fresh = [each for each in self.plan if each not in self.skips]
        late = list(dict.fromkeys(self.skips))
        for question in [*fresh, *late]:
            left_blank = self.skips.count(question) > 1
            if question not in answered | self.void and not left_blank:
                return question
        return None

    @property
    def time_is_over(self) -> bool:
        """Whether it is, by the clock as it stands."""
        return self.end is not None and self.desk.moment >= self.end

    def sit_down(self) -> None:
        """Take the attempt up at a new terminal, or begin the next one."""
        holder = str(len(self.terminals))
        self.terminals.append(
            attend(
                self.store,
                self.quiz.key,
                "otter-7",
                self.desk.schedule,
                self.desk.now,
                holder=holder,
                pin=lambda pupil: pupil.alias,
            )
        )
        self.touched = False

    @rule()
    def another_terminal(self) -> None:
        """The last one was killed, or stands open still: both are the same to the next."""
        if not self.seated and self.handed_in == ATTEMPTS:
            with pytest.raises(BadInput, match="2 times"):
                self.sit_down()
            return
        self.sit_down()
        if not self.seated:
            self.seated = True
            self.given, self.skips = [], []
            self.plan = self.sitting.session.plan
            minutes = self.quiz.minutes
            start = self.sitting.session.started_at
            self.end = None if minutes is None else start + timedelta(minutes=minutes)
        assert self.sitting.session.plan == self.plan
        assert self.sitting.attempt.number == self.handed_in + 1

    @precondition(lambda self: self.seated)
    @rule(right=st.booleans(), guessed=st.booleans())
    def answer(self, right: bool, guessed: bool) -> None:
        """Answer what is asked; where nothing is, hand it in."""
        asked = self.sitting.ask()
        if asked is None:
            assert self.expected() is None or self.time_is_over
            self.hand_in()
            return
        assert asked.posed.question_id == self.expected()
        assert asked.put_off == (asked.posed.question_id in self.skips)
        response = response_to(asked, right=right)
        try:
            outcome = self.sitting.answer(response, response_ms=700, guessed=guessed)
        except TooLate:
            assert self.time_is_over
            return
        assert outcome.due_day is None
        assert not right or outcome.grade.score == 1
        self.given.append((asked.posed.question_id, outcome.grade.score))
        self.touched = True

    def hand_in(self) -> None:
        """Hand it in, and hold the summary against the model."""
        summary = self.sitting.finish()
        counting = [each for each in self.plan if each not in self.void]
        scores = dict(self.given)
        assert summary.score == (
            sum(scores.get(each, 0.0) for each in counting) / len(counting) if counting else None
        )
        assert summary.asked == sum(each in scores for each in counting)
        assert summary.asked + summary.left == len(counting)
        ended = self.sitting.session.ended_at
        assert ended is not None
        assert self.end is None or ended <= self.end
        silent = self.sitting.manner.silent
        assert len(self.sitting.review()) == (len(counting) if silent else 0)
        self.seated = False
        self.handed_in += 1

    @precondition(lambda self: self.seated)
    @rule()
    def skip(self) -> None:
        """Leave a question for the end, or blank."""
        asked = self.sitting.ask()
        if asked is None:
            return
        try:
            self.sitting.skip()
        except TooLate:
            assert self.time_is_over
            return
        self.skips.append(asked.posed.question_id)

    @precondition(lambda self: self.seated)
    @rule()
    def undo(self) -> None:
        """Take the last answer back, where that is allowed."""
        try:
            undone = self.sitting.undo()
        except TooLate:
            assert self.time_is_over
            return
        assert undone == (self.sitting.manner.silent and bool(self.given))
        if undone:
            self.given.pop()
            self.touched = False

    @precondition(lambda self: self.seated and self.touched)
    @rule()
    def guess(self) -> None:
        """Mark the last answer as guessed: it keeps its score."""
        try:
            assert self.sitting.guessed().guessed
        except TooLate:
            assert self.time_is_over

    @precondition(lambda self: len(self.terminals) > 1)
    @rule(act=st.sampled_from(["answer", "skip", "undo", "finish"]), data=st.data())
    def an_older_terminal(self, act: str, data: st.DataObject) -> None:
        """One that lost the attempt, or whose attempt was handed in, changes nothing any more."""
        older = data.draw(st.sampled_from(self.terminals[:-1]))
        asked = older.ask()
        if asked is None:
            return
        acts: dict[str, Callable[[], object]] = {
            "answer": lambda: older.answer(response_to(asked, right=True), response_ms=1),
            "skip": older.skip,
            "undo": older.undo,
            "finish": older.finish,
        }
        if act == "undo" and not (older.manner.undo and older._given):
            return
        with pytest.raises(TakenOver, match="at another terminal"):
            acts[act]()

    @rule(seconds=st.sampled_from([5, 40, 600, -90]))
    def time_passes(self, seconds: int) -> None:
        """Nobody does anything for a while, or the clock is set back."""
        self.desk.moment += timedelta(seconds=seconds)

    @precondition(lambda self: self.seated and len(self.void) < 2)
    @rule(place=st.integers(0, 3))
    def void_one(self, place: int) -> None:
        """The teacher voids a question."""
        question = sorted(self.plan)[place]
        self.store.void_item(self.quiz.id, question, self.desk.moment, "It is wrong.")
        self.void.add(question)

    @invariant()
    def what_is_kept_is_what_was_done(self) -> None:
        """The log of the attempt holds the answers of the model, and each of them once."""
        if not self.seated:
            return
        log = self.store.session_log(self.sitting.session.id)
        kept = [(each.question_id, each.score) for each in effective(log.reviews, log.amendments)]
        assert kept == self.given

    @invariant()
    def what_is_handed_in_is_final(self) -> None:
        """As many attempts are final as were handed in, and one whose time is over beside them."""
        if not self.terminals:
            return
        attempts = self.store.attempts(self.quiz.id)
        assert sum(each.submitted for each in attempts) == self.handed_in
        assert len(attempts) == self.handed_in + self.seated
        if self.seated:
            quiz = self.quiz
            assert is_final(quiz, attempts[-1], self.desk.moment) == self.time_is_over


TestTaking = Taking.TestCase
