"""The sitting: which question comes next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from civicquiz.study import Sitting, resume, start


def asked(sitting: Sitting, failures: str) -> str:
    """Return the letters asked until the end, failing each as often as it stands in `failures`."""
    order, left = "", list(failures)
    while (now := sitting.current) is not None:
        letter = chr(now)
        order += letter
        sitting = sitting.answered(passed=letter not in left)
        if letter in left:
            left.remove(letter)
    return order


def plan(letters: str) -> list[int]:
    """Return a plan of questions named by letters."""
    return [ord(letter) for letter in letters]


@pytest.mark.parametrize(
    ("letters", "failures", "order"),
    [
        ("ABC", "", "ABC"),
        ("ABCDEFG", "A", "ABCDEAFG"),
        ("ABCDEFG", "AB", "ABCDEABFG"),
        ("ABCDEFG", "AA", "ABCDEAFGA"),
        ("ABC", "A", "ABCA"),
        ("AB", "BB", "ABBB"),
        ("A", "A", "AA"),
        ("AB", "AB", "ABAB"),
        ("", "", ""),
        ("AAB", "", "AB"),
    ],
)
def test_failed_come_back(letters: str, failures: str, order: str) -> None:
    """A failed question comes back after four others, sooner if there are fewer, until passed."""
    assert asked(start(plan(letters), retry=True), failures) == order


@pytest.mark.parametrize(("letters", "failures"), [("ABC", "AC"), ("A", "A")])
def test_quiz_asks_once(letters: str, failures: str) -> None:
    """In a quiz, and when cramming, nothing comes back."""
    assert asked(start(plan(letters), retry=False), failures) == letters


def test_progress() -> None:
    """Progress counts questions, answers count repeats too."""
    sitting = start([1, 2, 3], retry=True).answered(passed=False).skipped().answered(passed=True)
    assert (sitting.total, sitting.done, sitting.skips, sitting.left) == (3, 1, 1, 1)
    assert sitting.answers == 2
    assert sitting.current == 1
    assert sitting.repeat
    over = sitting.answered(passed=True)
    assert (over.current, over.repeat, over.left) == (None, False, 0)


def test_over() -> None:
    """After the end an answer or a skip changes nothing, and more questions can follow."""
    over = start([1], retry=True).answered(passed=True)
    assert over.answered(passed=False) == over.skipped() == over
    more = over.extended([1, 2, 2])
    assert (more.current, more.left, more.total) == (2, 1, 2)


def test_skipped_for_good() -> None:
    """A skipped question does not come back, not even a failed one."""
    sitting = start([1, 2], retry=True).answered(passed=False)
    assert sitting.skipped(1).answered(passed=True).current is None


class Naive:
    """A sitting as one would write it down: the plan, a log of answers, what was skipped.

    `failed` tells of each open failed question, oldest first, how many answers came since.
    """

    def __init__(self, questions: list[int], *, retry: bool) -> None:
        self.plan = list(dict.fromkeys(questions))
        self.retry = retry
        self.log: list[tuple[int, bool]] = []
        self.skipped: set[int] = set()

    def read(self) -> tuple[list[int], dict[int, int], set[int]]:
        """Return the fresh questions, the failed ones and those done, reading the whole log."""
        fresh, failed, done = self.plan.copy(), dict[int, int](), set[int]()
        for question, passed in self.log:
            failed = {other: since + 1 for other, since in failed.items()}
            if question not in fresh and question not in failed:
                continue
            if question in fresh:
                fresh.remove(question)
            failed.pop(question, None)
            if passed or not self.retry:
                done.add(question)
            else:
                failed[question] = 0
        fresh = [question for question in fresh if question not in self.skipped]
        failed = {q: since for q, since in failed.items() if q not in self.skipped}
        return fresh, failed, done - self.skipped

    def current(self) -> int | None:
        """Return the question that is due."""
        fresh, failed, _ = self.read()
        ready = [question for question, since in failed.items() if since >= 4]
        return next(iter([*ready, *fresh, *failed]), None)

    def is_open(self, question: int) -> bool:
        """Return whether a question is still to be asked."""
        fresh, failed, _ = self.read()
        return question in fresh or question in failed


questions = st.integers(1, 12)


class SittingMachine(RuleBasedStateMachine):
    """Answers, skips, undo, more questions and logs in odd orders, against the naive sitting."""

    naive: Naive
    sitting: Sitting

    @initialize(plan=st.lists(questions, max_size=8), retry=st.booleans())
    def begin(self, plan: list[int], retry: bool) -> None:
        """Begin a sitting."""
        self.naive = Naive(plan, retry=retry)
        self.sitting = start(plan, retry=retry)

    @precondition(lambda self: self.sitting.current is not None)
    @rule(passed=st.booleans())
    def answer(self, passed: bool) -> None:
        """Answer the current question."""
        assert self.sitting.current is not None
        self.naive.log.append((self.sitting.current, passed))
        self.sitting = self.sitting.answered(passed)

    @rule(question=questions, passed=st.booleans())
    def answer_any(self, question: int, passed: bool) -> None:
        """Answer a question of the plan out of turn, even one that is done."""
        if question in self.naive.plan:
            self.naive.log.append((question, passed))
            self.sitting = self.sitting.answered(passed, question)

    @rule(question=st.none() | questions)
    def skip(self, question: int | None) -> None:
        """Skip the current question, or another."""
        named = self.sitting.current if question is None else question
        if named is not None and self.naive.is_open(named):
            self.naive.skipped.add(named)
        self.sitting = self.sitting.skipped(question)

    @precondition(lambda self: self.naive.log)
    @rule()
    def undo(self) -> None:
        """Undo the last answer."""
        self.naive.log.pop()
        self.sitting = self.resumed()

    @rule(more=st.lists(questions, max_size=3))
    def extend(self, more: list[int]) -> None:
        """Put more questions at the end of the plan."""
        self.naive.plan += [q for q in dict.fromkeys(more) if q not in self.naive.plan]
        self.sitting = self.sitting.extended(more)

    def resumed(self) -> Sitting:
        """Return the sitting that the log leads to."""
        naive = self.naive
        return resume(naive.plan, naive.log, naive.skipped, retry=naive.retry)

    @invariant()
    def as_the_naive_one(self) -> None:
        """The same question is due, and as many are done, skipped and left."""
        fresh, failed, done = self.naive.read()
        assert self.sitting.current == self.naive.current()
        assert self.sitting.repeat == (self.sitting.current in failed)
        assert self.sitting.left == len(fresh) + len(failed)
        assert self.sitting.done == len(done)
        assert self.sitting.skips == len(self.naive.skipped)
        assert self.sitting.total == len(self.naive.plan)
        assert self.sitting.answers == len(self.naive.log)

    @invariant()
    def can_be_resumed(self) -> None:
        """Resumed from its log, a sitting goes on where it was."""
        assert self.resumed() == self.sitting


TestSittingMachine = SittingMachine.TestCase


@given(st.lists(questions, max_size=12), st.lists(st.booleans(), max_size=60))
def test_until_passed_once(questions: list[int], answers: list[bool]) -> None:
    """With retry, each question is done by its first pass, and the sitting ends after all."""
    sitting = start(questions, retry=True)
    passes = set()
    for passed in (*answers, *[True] * 24):
        if sitting.current is not None and passed:
            assert sitting.current not in passes
            passes.add(sitting.current)
        sitting = sitting.answered(passed)
    assert sitting.current is None
    assert passes == set(questions)


def test_thousands() -> None:
    """A sitting of 20,000 questions, a third of them failed once, comes to its end."""
    sitting, failed = start(range(20_000), retry=True), set[int]()
    while (now := sitting.current) is not None:
        passed = now % 3 != 0 or now in failed
        failed.add(now)
        sitting = sitting.answered(passed)
    assert sitting.answers == 26_667
