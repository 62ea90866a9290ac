"""A sitting without a store: asks, grades, repeats and forgets as the real one does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from civicquiz.errors import UsageProblem
from civicquiz.grade import grade
from civicquiz.model import (
    Asked,
    Back,
    Choice,
    Citation,
    Cloze,
    DateKey,
    Dispute,
    Gap,
    Kind,
    Listing,
    Manner,
    Matching,
    NumberKey,
    Option,
    Ordering,
    Outcome,
    PartialDate,
    Posed,
    PosedFact,
    Question,
    Rating,
    Response,
    SessionKind,
    Shape,
    Summary,
    Typed,
    Verdict,
)

__all__ = ["EVERY_KIND", "TODAY", "FakeSitting", "posed"]

TODAY = date(2026, 11, 24)

FACT = PosedFact(
    7,
    "house-size",
    "The House of Representatives has **435** voting members.",
    (Citation("civics", ("the House", "voting members")),),
    (("A short guide to Congress", "guide.txt", PartialDate(2026, 3, 1)),),
    as_of=PartialDate(2026, 3),
)
DISPUTED = replace(
    FACT, id=8, statement="The clerk counts.", dispute=Dispute("another page says 441.")
)
DUE_IN = {Rating.AGAIN: 1, Rating.HARD: 2, Rating.GOOD: 3, Rating.EASY: 8}


def posed(question: Question, fact: PosedFact | None = FACT) -> Posed:
    """Return a question of the bank `laws`, ready to be asked."""
    return Posed(1, 1, "laws", "How laws are made", question, fact, ("Supreme Court",))


def _question(
    name: str, stem: str, shape: Shape, *, explanation: str = "", hint: str = ""
) -> Question:
    topic = ("Congress", "House")
    return Question(name, stem, shape, explanation=explanation, hint=hint, topic=topic)


EVERY_KIND: dict[str, Posed] = {
    name: posed(question, fact)
    for name, question, fact in (
        (
            "single-choice",
            _question(
                "house-size-choice",
                "Which chamber has 435 voting members?",
                Choice(
                    (
                        Option("The Senate", feedback="It has two for each state: 100."),
                        Option("The House of Representatives", right=True),
                        Option("The Supreme Court"),
                    )
                ),
                explanation="Fixed by law since 1929; each state has at least one.",
                hint="The Senate has 100.",
            ),
            FACT,
        ),
        (
            "multiple-choice",
            _question(
                "chambers",
                "Which of these are chambers of Congress?",
                Choice(
                    (
                        Option("The Senate", right=True),
                        Option("The House", right=True),
                        Option("The Cabinet", feedback="It advises the President."),
                        Option("The Supreme Court"),
                    )
                ),
            ),
            None,
        ),
        (
            "typed",
            _question("chair", "Who presides over the House?", Typed("the Speaker of the House")),
            DISPUTED,
        ),
        (
            "number",
            _question(
                "size",
                "How many members?",
                NumberKey(Decimal(435), Decimal(435), "435 members", "members"),
            ),
            FACT,
        ),
        ("date", _question("day", "When was the summit?", DateKey(date(2025, 8, 15))), None),
        (
            "listing",
            _question(
                "branches",
                "Name branches of government.",
                Listing((Typed("legislative"), Typed("executive"), Typed("judicial")), 2),
            ),
            None,
        ),
        (
            "cloze",
            _question(
                "cloze",
                "The House has {{435}} members and the Senate {{100|one hundred}}.",
                Cloze((Gap("435"), Gap("100", ("one hundred",)))),
            ),
            None,
        ),
        (
            "ordering",
            _question(
                "bill",
                "How does a bill become law?",
                Ordering(("It is introduced", "A committee votes", "The President signs")),
            ),
            None,
        ),
        (
            "matching",
            _question(
                "presiding",
                "Match each chamber with the officer who presides over it.",
                Matching(("Chamber", "Officer"), (("House", "Speaker"), ("Senate", "President"))),
            ),
            None,
        ),
        (
            "flashcard",
            _question(
                "card",
                "What is a *filibuster*?",
                Back("Talking a bill to death."),
                explanation="Sixty votes end it.",
            ),
            None,
        ),
    )
}
"""One question of each kind, under the kind's name."""


class FakeSitting:
    """Asks some questions in their order; shows options, items and rows last first.

    `calls` keeps what was done to it, for the tests to read.
    """

    def __init__(self, questions: Sequence[Posed], kind: SessionKind = SessionKind.STUDY) -> None:
        """Begin a session over `questions`."""
        self.kind = kind
        self.manner = Manner(again=kind is SessionKind.STUDY)
        self.plan = list(questions)
        self.queue = list(questions)
        self.outcomes: list[tuple[Outcome, list[Posed]]] = []
        self.almost = False
        self.is_amendable = False
        self.calls: list[str] = []

    def ask(self) -> Asked | None:
        """Return the question to ask now, None at the end."""
        if not self.queue:
            return None
        now = self.queue[0]
        before = [outcome.asked.posed for outcome, _ in self.outcomes]
        match now.question.shape:
            case Choice(options=parts) | Ordering(items=parts) | Matching(pairs=parts):
                count = len(parts)
            case _:
                count = 0
        return Asked(
            now,
            tuple(reversed(range(count))),
            len(self.outcomes) + 1,
            len(self.plan),
            answered=len(self.outcomes),
            right=None
            if self.manner.silent
            else sum(outcome.grade.score == 1 for outcome, _ in self.outcomes),
            repeat=now in before,
            new=now not in before,
            second_try=self.almost,
        )

    def answer(self, response: Response, *, response_ms: int, guessed: bool = False) -> Outcome:
        """Grade a response; one that is not almost right is recorded."""
        asked = self.ask()
        assert asked is not None
        question = asked.posed.question
        earned = grade(question, response, rivals=asked.posed.rivals, second_try=self.almost)
        self.calls.append(f"answer {response!r} in {response_ms} ms{' guessed' * guessed}")
        if earned.verdict is Verdict.ALMOST:
            self.almost = True
            return Outcome(asked, response, earned, None, None, TODAY, None, guessed)
        passed = earned.score == 1 and not guessed
        rating = _rating(asked, response, passed=passed)
        if self.kind is SessionKind.CRAM:
            rating = None
        due = None if rating is None else TODAY + timedelta(days=DUE_IN[rating])
        number = len(self.outcomes) + 1
        outcome = Outcome(asked, response, earned, rating, due, TODAY, number, guessed)
        self.almost = False
        self.outcomes.append((outcome, list(self.queue)))
        self.is_amendable = True
        self._move_on(passed)
        return outcome

    def _move_on(self, passed: bool) -> None:
        done = self.queue.pop(0)
        if not passed and self.kind is SessionKind.STUDY:
            self.queue.append(done)

    def guessed(self) -> Outcome:
        """Mark the last answer as guessed."""
        if not self.is_amendable:
            raise UsageProblem("There is no answer to mark as guessed.", "Answer first.")
        self.calls.append("guessed")
        last, before = self.outcomes.pop()
        due = TODAY + timedelta(days=1)
        last = replace(last, guessed=True, rating=Rating.AGAIN, due_day=due)
        self.outcomes.append((last, before))
        return last

    def undo(self) -> bool:
        """Strike out the last answer, if there is one."""
        self.calls.append("undo")
        self.almost = False
        if not self.outcomes:
            return False
        self.is_amendable = False
        _, self.queue = self.outcomes.pop()
        return True

    def skip(self) -> None:
        """Leave the question out."""
        self.calls.append("skip")
        self.almost = False
        self.queue.pop(0)

    def flag(self, note: str = "") -> None:
        """Flag the question for its author."""
        self.calls.append(f"flag {note}".strip())

    def finish(self) -> Summary:
        """End the session."""
        self.calls.append("finish")
        return self._summary(finished=True)

    def review(self) -> list[Outcome]:
        """Return what is told after the end."""
        return [outcome for outcome, _ in self.outcomes] if self.manner.silent else []

    def pause(self) -> Summary:
        """Stop early."""
        self.calls.append("pause")
        return self._summary(finished=False)

    def _summary(self, *, finished: bool) -> Summary:
        first = {outcome.asked.posed.name: outcome for outcome, _ in reversed(self.outcomes)}
        scores = [outcome.grade.score for outcome in first.values()]
        return Summary(
            5,
            self.kind,
            len(scores),
            sum(score == 1 for score in scores),
            sum(scores) / len(scores) if scores else None,
            380,
            None,
            len(self.queue),
            2,
            finished,
        )


def _rating(asked: Asked, response: Response, *, passed: bool) -> Rating | None:
    if asked.posed.question.kind is Kind.FLASHCARD and response:
        return Rating(int(response[0]))
    return Rating.GOOD if passed else Rating.AGAIN
