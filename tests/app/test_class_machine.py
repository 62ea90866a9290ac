"""A class while its quiz runs: pupils come and go, the window, the banks and the clock move under them."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from civicquiz.app.assigned import attend
from civicquiz.app.assigning import Terms, close_quiz, open_quiz, quiz_figures, quiz_sheet
from civicquiz.app.attending import Attending
from civicquiz.app.classes import archive_class, new_class
from civicquiz.app.people import forget_learner
from civicquiz.app.roster_file import read_roster
from civicquiz.app.rosters import import_roster, return_pupil, take_out
from civicquiz.errors import CivicquizError, TakenOver
from civicquiz.formats import read_table
from civicquiz.model import Feedback
from civicquiz.render import to_csv
from civicquiz.store import open_store
from civicquiz.study import effective
from support.classes import give
from support.desk import LAWS, Desk, key_of, miss
from support.storing import NOW

MINUTES = 20
ATTEMPTS = 2
EDITS = (
    LAWS,
    LAWS.replace("- [ ] 100\n- [x] 435", "- [x] 100\n- [ ] 435"),
    LAWS.replace("Answer: the President pro tempore", "Answer: the Clerk"),
    LAWS[: LAWS.index("### Which are chambers")],
)
"""The bank as it was, with other keys, and without its last questions."""


@dataclass
class Attempt:
    """What a pupil answered, by question, with whether it was right; and since when."""

    started: datetime
    given: list[tuple[int, bool]] = field(default_factory=list)
    handed_in: bool = False


@dataclass
class Person:
    """A pupil of the model; `here` is false for one who was taken out."""

    here: bool = True
    attempts: list[Attempt] = field(default_factory=list)


class AClass(RuleBasedStateMachine):
    """The model: who is in the class, what each has answered, and when the quiz closes."""

    def __init__(self) -> None:
        """Set up a desk in memory."""
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = open_store(":memory:", now=NOW)
        self.desk = Desk(self.store, Path(self.folder.name))
        self.desk.load(LAWS)
        self.file = "alias,name\n"
        self.number = 0
        self.people: dict[str, Person] = {}
        self.terminals: list[tuple[str, Person, Attending]] = []
        self.closes: datetime | None = None
        self.archived = False

    def teardown(self) -> None:
        """Look through the whole database: there is no fault in it, and no real name."""
        assert self.desk.faults() == []
        assert not [line for line in self.store._raw.iterdump() if "Zebulon" in line]
        self.store.close()
        self.folder.cleanup()

    @initialize(at_once=st.booleans(), limited=st.booleans())
    def begin(self, at_once: bool, limited: bool) -> None:
        """Make a class with two pupils, and give it a quiz."""
        new_class(self.store, "3B", self.moment())
        self.somebody_new(2, edited=0)
        feedback = Feedback.AT_ONCE if at_once else Feedback.AT_END
        minutes = float(MINUTES) if limited else None
        self.quiz = give(self.desk, Terms(feedback=feedback, minutes=minutes, attempts=ATTEMPTS))
        self.given = {each.revision_id for each in self.store.quiz_items(self.quiz.id)}

    def moment(self) -> datetime:
        """Return the time, which stands still but where a rule moves it."""
        return self.desk.moment

    def is_over(self, attempt: Attempt) -> bool:
        """Whether an attempt takes no more answers."""
        ends = [self.closes] if self.closes else []
        if self.quiz.minutes is not None:
            ends.append(attempt.started + timedelta(minutes=MINUTES))
        return attempt.handed_in or any(self.desk.moment >= end for end in ends)

    # Who is in the class.

    @rule(data=st.data(), act=st.sampled_from(["import", "import", "goes", "returns", "forgotten"]))
    def the_roster_changes(self, data: st.DataObject, act: str) -> None:
        """Pupils come, go, return and are forgotten: one rule, that there be time for the others."""
        if act == "import":
            self.somebody_new(data.draw(st.integers(0, 2)), data.draw(st.integers(0, 3)))
        elif act == "goes" and self.people:
            self.somebody_goes(data)
        elif act == "returns" and self.people and not self.archived:
            self.somebody_returns(data)
        elif act == "forgotten" and len(self.people) > 1:
            self.somebody_is_forgotten(data)

    def somebody_new(self, count: int, edited: int) -> None:
        """The teacher adds lines to her file, loses one perhaps, and imports it."""
        lines = self.file.splitlines()
        if 0 < edited < len(lines):
            del lines[edited]
        for _ in range(count):
            self.number += 1
            lines.append(f",Zebulon {self.number}")
        text = "\n".join(lines) + "\n"
        named = {line.partition(",")[0] for line in lines[1:]} - {""}
        written: list[list[str]] = []

        def bring() -> object:
            roster = read_roster(read_table(text.encode()))
            return import_roster(
                self.store, "3B", roster, self.moment(), Random(self.number), written.extend
            )

        anybody = any(person.here for person in self.people.values())
        if self.archived or len(lines) == 1 or (anybody and not named & set(self.people)):
            with pytest.raises(CivicquizError):
                bring()
            return
        bring()
        self.file = to_csv(written)
        aliases = [row[0] for row in written[1:]]
        assert len(set(aliases)) == len(aliases)
        assert named <= set(aliases)
        fresh = [alias for alias in aliases if alias not in named]
        assert len(fresh) == count
        assert not set(fresh) & set(self.people)
        for alias in aliases:
            self.people.setdefault(alias, Person())  # those too who were forgotten, as new ones

    def somebody(self, data: st.DataObject) -> str:
        """Return an alias of the class."""
        return data.draw(st.sampled_from(sorted(self.people)))

    def somebody_goes(self, data: st.DataObject) -> None:
        """A pupil is taken out; whoever was is not there."""
        alias = self.somebody(data)
        if self.people[alias].here:
            take_out(self.store, "3B", alias, self.moment())
        else:
            with pytest.raises(CivicquizError, match="taken out of 3B"):
                take_out(self.store, "3B", alias, self.moment())
        self.people[alias].here = False

    def somebody_returns(self, data: st.DataObject) -> None:
        """A pupil is taken in again, answers and all; only one who was taken out."""
        alias = self.somebody(data)
        if self.people[alias].here:
            with pytest.raises(CivicquizError, match="Nobody who left"):
                return_pupil(self.store, "3B", alias)
        else:
            return_pupil(self.store, "3B", alias)
        self.people[alias].here = True

    def somebody_is_forgotten(self, data: st.DataObject) -> None:
        """Nothing is kept of a pupil any more; the line in the teacher's file stays."""
        alias = self.somebody(data)
        forget_learner(self.store, f"3B/{alias}")
        del self.people[alias]

    # What the teacher does meanwhile.

    @rule(act=st.sampled_from(["close", "open", "open for a while", "archive"]))
    def the_teacher_acts(self, act: str) -> None:
        """She closes or opens the quiz, puts the class away, or takes it back into use."""
        if self.archived or act == "archive":
            self.archive_or_not()
        elif act == "close":
            close_quiz(self.store, self.quiz.key, self.moment())
            self.closes = self.moment()
        else:
            self.open_it(None if act == "open" else self.moment() + timedelta(minutes=10))

    def archive_or_not(self) -> None:
        """Put the class away, or take it back into use."""
        self.archived = not self.archived
        archive_class(self.store, "3B", self.moment() if self.archived else None)
        if self.archived:
            with pytest.raises(CivicquizError, match="archived"):
                open_quiz(self.store, self.quiz.key, self.moment(), None)

    def open_it(self, given: datetime | None) -> None:
        """Until a time that is given; else an end that is to come stays."""
        open_quiz(self.store, self.quiz.key, self.moment(), given)
        if given is not None or (self.closes is not None and self.closes <= self.moment()):
            self.closes = given

    @rule(text=st.sampled_from(EDITS))
    def the_bank_changes(self, text: str) -> None:
        """Another key, a question gone or back: the quiz stays as it was given."""
        self.desk.load(text)

    @rule(seconds=st.sampled_from([7, 300, 1500, -400]))
    def time_passes(self, seconds: int) -> None:
        """Or the clock is set back."""
        self.desk.moment += timedelta(seconds=seconds)

    # What the pupils do.

    @precondition(lambda self: self.people)
    @rule(data=st.data(), often=st.integers(0, 5))
    def somebody_sits_down(self, data: st.DataObject, often: int) -> None:
        """An attempt is gone on with, or begun where that may be."""
        alias = self.somebody(data)
        person = self.people[alias]
        last = person.attempts[-1] if person.attempts else None
        under_way = last is not None and not last.handed_in
        told = ""
        if self.archived:
            told = "is archived"
        elif not person.here:
            told = "was taken out"
        elif not under_way and len(person.attempts) == ATTEMPTS:
            told = "has taken"
        elif not under_way and self.closes is not None and self.moment() >= self.closes:
            told = "is closed"
        if told:
            with pytest.raises(CivicquizError, match=told):
                self.sit_down(alias)
            return
        sitting = self.sit_down(alias)
        if not under_way:
            person.attempts.append(Attempt(self.moment()))
        assert sitting.attempt.number == len(person.attempts)
        self.terminals = [each for each in self.terminals if each[0] != alias]
        self.terminals.append((alias, person, sitting))
        self.answer(self.terminals[-1], often, right=True)

    def sit_down(self, alias: str) -> Attending:
        """Take a quiz at another terminal."""
        self.number += 1
        return attend(
            self.store,
            self.quiz.key,
            alias,
            self.desk.schedule,
            self.moment,
            holder=str(self.number),
            pin=lambda pupil: pupil.alias,
        )

    @precondition(lambda self: self.terminals)
    @rule(data=st.data(), right=st.booleans(), often=st.integers(1, 5))
    def somebody_answers(self, data: st.DataObject, right: bool, often: int) -> None:
        """One who sits there gives a few answers."""
        self.answer(data.draw(st.sampled_from(self.terminals)), often, right=right)

    def answer(self, terminal: tuple[str, Person, Attending], often: int, *, right: bool) -> None:
        """Give answers, each kept; or none of them where nothing may be any more."""
        alias, person, sitting = terminal
        if self.people.get(alias) is not person:  # forgotten, and perhaps there anew
            if sitting.ask() is not None:
                with pytest.raises(TakenOver):
                    sitting.answer(key_of(sitting), response_ms=900)
            with pytest.raises(TakenOver):
                sitting.finish()
            return
        attempt = person.attempts[sitting.attempt.number - 1]
        for _ in range(often):
            asked = sitting.ask()
            over = self.is_over(attempt) or len(attempt.given) == len(sitting.session.plan)
            if asked is None:
                assert over
                self.hand_in(sitting, attempt)
                return
            assert not over
            assert asked.posed.revision_id in self.given  # whatever became of the bank since
            outcome = sitting.answer(key_of(sitting) if right else miss(sitting), response_ms=900)
            assert (outcome.grade.score == 1) == right
            attempt.given.append((asked.posed.question_id, right))

    def hand_in(self, sitting: Attending, attempt: Attempt) -> None:
        """Hand it in, once; after that the terminal is of no use."""
        if attempt.handed_in:
            with pytest.raises(TakenOver, match="handed in"):
                sitting.finish()
            return
        summary = sitting.finish()
        assert summary.finished
        assert summary.asked == len(attempt.given)
        assert summary.right == sum(right for _, right in attempt.given)
        attempt.handed_in = True

    # What must be true all the time.

    @invariant()
    def the_roster_is_that_of_the_model(self) -> None:
        """Those who are here, and those who left; each alias once."""
        kept = {each.alias: each.left_at is None for each in self.store.pupils(1, left=True)}
        assert kept == {alias: person.here for alias, person in self.people.items()}

    @invariant()
    def no_answer_is_lost_and_none_is_another_pupils(self) -> None:
        """Each attempt holds the answers of the model, and each answered question is remembered."""
        for pupil in self.store.pupils(1, left=True):
            attempts = self.store.attempts(self.quiz.id, pupil.learner_id)
            person = self.people[pupil.alias]
            assert len(attempts) == len(person.attempts)
            for attempt, wanted in zip(attempts, person.attempts, strict=True):
                log = self.store.session_log(attempt.session.id)
                given = effective(log.reviews, log.amendments)
                assert [(each.question_id, each.score == 1) for each in given] == wanted.given
                assert attempt.submitted == wanted.handed_in
                for question_id, _ in wanted.given:
                    assert self.store.memory(pupil.learner_id, question_id) is not None

    @invariant()
    def the_teacher_sees_who_took_it(self) -> None:
        """The sheet shows everybody who is here or took it, and what the last attempt holds."""
        sheet = quiz_sheet(self.store, self.quiz.key, self.moment())
        assert {
            each.pupil.alias: (len(each.attempts), each.answered, each.final)
            for each in sheet.takings
        } == {
            alias: (
                len(person.attempts),
                len(person.attempts[-1].given) if person.attempts else 0,
                bool(person.attempts) and self.is_over(person.attempts[-1]),
            )
            for alias, person in self.people.items()
            if person.here or person.attempts
        }
        (figures,) = quiz_figures(self.store, "3B", self.moment())
        here = [person for person in self.people.values() if person.here]
        assert figures.pupils == len(here)
        assert figures.taken == sum(any(map(self.is_over, each.attempts)) for each in here)
        assert len(sheet.items) == 4


TestAClass = AClass.TestCase
TestAClass.settings = settings(max_examples=40, stateful_step_count=40)
