"""A learner who answers, takes back, guesses, skips and goes away: kept as a plain list has it."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from civicquiz.app.past import past_session, past_sessions
from civicquiz.app.regrading import regrade
from civicquiz.app.sitting import Sitting
from civicquiz.app.starting import Scope, begin_cram, begin_quiz, begin_study, resume_session
from civicquiz.model import Memory, SessionKind
from civicquiz.store import open_store
from support.desk import LAWS, Desk, key_of, miss
from support.storing import NOW

CORRECTED = LAWS.replace("- [x] 435", "- [ ] 435").replace("- [ ] 538", "- [x] 538")


@dataclass(frozen=True)
class Noted:
    """An answer as the model keeps it; `before` is the memory that an undo brings back."""

    session: int
    question: int
    score: float
    guessed: bool
    undone: bool
    before: Memory | None


class Learning(RuleBasedStateMachine):
    """Several sessions over days, with an instructor who corrects a key and puts it back."""

    def __init__(self) -> None:
        """Set up a desk in memory."""
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = open_store(":memory:", now=NOW)
        self.desk = Desk(self.store, Path(self.folder.name))
        self.desk.load(LAWS)
        self.corrected = False
        self.sitting: Sitting | None = None
        self.notes: list[Noted] = []
        self.skipped: set[int] = set()
        self.touched = False

    def teardown(self) -> None:
        """Put the desk away."""
        self.store.close()
        self.folder.cleanup()

    def memory(self, question: int) -> Memory | None:
        """Return what is remembered."""
        return self.store.memory(self.desk.learner.id, question)

    def standing(self) -> list[int]:
        """Return the places of the notes of this session that stand."""
        assert self.sitting is not None
        session = self.sitting.session.id
        return [
            at for at, note in enumerate(self.notes) if note.session == session and not note.undone
        ]

    @precondition(lambda self: self.sitting is None)
    @rule(kind=st.sampled_from(SessionKind), seed=st.integers(0, 5), days=st.integers(-1, 9))
    def begin(self, kind: SessionKind, seed: int, days: int) -> None:
        """Begin a session some days later, or earlier by a clock that was set back."""
        self.desk.moment += timedelta(days=days)
        desk = self.desk
        common = (desk.store, desk.learner, desk.schedule, desk.now, seed, Scope())
        if kind is SessionKind.STUDY:
            self.sitting = begin_study(*common)
        elif kind is SessionKind.QUIZ:
            self.sitting = begin_quiz(*common, count=4)
        else:
            self.sitting = begin_cram(*common)
        self.skipped, self.touched = set(), False

    @precondition(lambda self: self.sitting is not None)
    @rule(right=st.booleans(), guessed=st.booleans(), ms=st.integers(0, 60_000))
    def answer(self, right: bool, guessed: bool, ms: int) -> None:
        """Answer, rightly or not; at the end, end."""
        assert self.sitting is not None
        asked = self.sitting.ask()
        if asked is None:
            summary = self.sitting.finish()
            assert summary.finished
            self.sitting = None
            return
        question = asked.posed.question_id
        assert question not in self.skipped
        assert asked.number == len(self.standing()) + 1
        before = self.memory(question)
        outcome = self.sitting.answer(
            key_of(self.sitting) if right else miss(self.sitting), response_ms=ms, guessed=guessed
        )
        assert outcome.review_id is not None
        cram = self.sitting.kind is SessionKind.CRAM
        assert (outcome.due_day is None) == cram
        assert (self.memory(question) == before) or not cram
        if right:
            assert outcome.grade.score == 1
        session = self.sitting.session.id
        score = outcome.grade.score
        self.notes.append(Noted(session, question, score, guessed, undone=False, before=before))
        self.touched = True

    @precondition(lambda self: self.sitting is not None and self.touched)
    @rule()
    def guess(self) -> None:
        """Mark the last answer as guessed."""
        assert self.sitting is not None
        outcome = self.sitting.guessed()
        assert outcome.guessed
        at = self.standing()[-1]
        self.notes[at] = replace(self.notes[at], guessed=True)

    @precondition(lambda self: self.sitting is not None)
    @rule()
    def undo(self) -> None:
        """Take the last answer of the session back: the memory is as it was."""
        assert self.sitting is not None
        standing = self.standing()
        assert self.sitting.undo() == bool(standing)
        if standing:
            note = self.notes[standing[-1]]
            self.notes[standing[-1]] = replace(note, undone=True)
            self.skipped.discard(note.question)
            kept = self.memory(note.question)
            if self.sitting.kind is not SessionKind.CRAM and not self.corrected:
                assert kept == note.before
            asked = self.sitting.ask()
            assert asked is not None
        self.touched = False

    @precondition(lambda self: self.sitting is not None)
    @rule()
    def skip(self) -> None:
        """Leave a question out."""
        assert self.sitting is not None
        asked = self.sitting.ask()
        if asked is not None:
            self.sitting.skip()
            self.skipped.add(asked.posed.question_id)

    @precondition(lambda self: self.sitting is not None)
    @rule()
    def go_away_and_come_back(self) -> None:
        """Pause, and go on: the same question is asked, in the same way."""
        assert self.sitting is not None
        asked = self.sitting.ask()
        session = self.sitting.session.id
        self.sitting.pause()
        self.sitting = resume_session(
            self.desk.store, self.desk.learner, self.desk.schedule, self.desk.now
        )
        assert self.sitting.session.id == session
        assert self.sitting.ask() == asked
        self.touched = False

    @precondition(lambda self: self.sitting is None)
    @rule()
    def correct(self) -> None:
        """Correct a key, or put the old one back, and grade old answers again."""
        self.corrected = True
        current = self.desk.store.bank_content("laws")
        assert current is not None
        again = self.desk.load(CORRECTED)
        self.desk.load(LAWS if again.same_file else CORRECTED)
        regrade(self.desk.store, self.desk.schedule, "laws", [], self.desk.now())
        for at, note in enumerate(self.notes):
            found = past_session(self.desk.store, self.desk.learner, note.session).answers
            score = found[self.place(at)].score
            if score is not None:
                assert score == note.score or note.question == self.desk.question("size-choice")
                self.notes[at] = replace(note, score=score)

    def place(self, at: int) -> int:
        """Return the place of a note among those of its session."""
        return sum(note.session == self.notes[at].session for note in self.notes[:at])

    @invariant()
    def nothing_is_at_fault(self) -> None:
        """Every memory is what the answers tell."""
        assert self.desk.faults() == []

    @invariant()
    def the_history_is_the_list(self) -> None:
        """The same answers in the same order, with the same words on them, and the same scores."""
        sessions = {note.session for note in self.notes}
        for session in sessions:
            told = past_session(self.desk.store, self.desk.learner, session)
            assert [
                (
                    each.review.question_id,
                    each.score,
                    each.review.guessed
                    or any(word.action.value == "guessed" for word in each.amendments),
                )
                for each in told.answers
            ] == [
                (note.question, None if note.undone else note.score, note.guessed)
                for note in self.notes
                if note.session == session
            ]
        first: dict[int, dict[int, float]] = {}
        for note in self.notes:
            if not note.undone:
                first.setdefault(note.session, {}).setdefault(note.question, note.score)
        assert {
            each.session.id: (each.asked, each.right, round(each.score or 0, 9))
            for each in past_sessions(self.desk.store, self.desk.learner, 1000)
        } == {
            session: (
                len(scores),
                sum(score >= 1 for score in scores.values()),
                round(sum(scores.values()) / len(scores), 9),
            )
            for session, scores in first.items()
        }


TestLearning = Learning.TestCase
TestLearning.settings = settings(max_examples=15, stateful_step_count=25)
