"""Answers from paper: a line is read against the pupil's booklet, graded, and recorded at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

from civicquiz.app.classes import find_class, find_class_quiz, find_pupil
from civicquiz.app.entry_values import Entered, Faulty, scored, tidy
from civicquiz.app.papers import (
    Before,
    Graded,
    Sheet,
    Standing,
    look_before,
    paper_of,
    record_sheet,
    take_back_paper,
)
from civicquiz.errors import BadInput, NotFound
from civicquiz.grade import grade
from civicquiz.model import ClassQuiz, Posed, Pupil
from civicquiz.store import Store
from civicquiz.study import VERSIONS, BookletItem, booklet, study_day, version_of
from civicquiz.study import Settings as Schedule
from civicquiz.study.paper import AnswerLine, Marked, Trouble, answers_in, length_told, read_line

__all__ = [
    "Before",
    "Entered",
    "Entering",
    "Faulty",
    "Sheet",
    "Standing",
    "Trouble",
    "scored",
    "tidy",
]

MIXED_UP = 2
"""So many marks that do not fit may be of another version; one alone is a slip."""


class Entering:
    """A class quiz whose paper is being entered; each paper is durable when `enter` returns.

    What was printed is what counts: the questions as they were picked, in the order of the
    pupil's version. `written` is the day on which the class wrote (None: today).
    """

    def __init__(
        self,
        store: Store,
        key: str,
        schedule: Schedule,
        now: Callable[[], datetime],
        *,
        written: date | None = None,
    ) -> None:
        """Find the quiz; its class must be in use, and `written` not before it was made."""
        self.store = store
        self.schedule = schedule
        self.now = now
        self.quiz: ClassQuiz = find_class_quiz(store, key)
        found = store.classroom(self.quiz.classroom_id)
        assert found is not None
        self.room = find_class(store, found.name, active=True)
        items = store.quiz_items(self.quiz.id)
        posed = store.pose_revisions([item.revision_id for item in items])
        self.posed: tuple[Posed, ...] = tuple(posed[item.revision_id] for item in items)
        self.counts = tuple(item.counts for item in items)
        self.written = written
        self._check_day()
        self._booklets: dict[str, tuple[BookletItem, ...]] = {}

    @property
    def out_of(self) -> int:
        """How many questions count."""
        return sum(self.counts)

    def missing(self) -> list[str]:
        """Return the aliases of those who have submitted nothing yet, on paper or at a terminal."""
        with self.store.snapshot():
            there = {
                attempt.learner_id
                for attempt in self.store.attempts(self.quiz.id)
                if attempt.submitted
            }
            pupils = self.store.pupils(self.room.id)
        return [pupil.alias for pupil in pupils if pupil.learner_id not in there]

    def read(self, text: str) -> Sheet | list[Trouble]:
        """Return what a line says of whom, graded; or all that is wrong with it."""
        line = read_line(tidy(text))
        return line if isinstance(line, list) else self.sheet(line)

    def sheet(self, line: AnswerLine) -> Sheet | list[Trouble]:
        """Return a line as the paper of a pupil; or all that is wrong with it."""
        pupil = self.pupil(line.alias, line.column)
        version = self.version(line.version, pupil, line.column)
        troubles = list(
            dict.fromkeys(each for each in (pupil, version) if isinstance(each, Trouble))
        )
        if isinstance(version, Trouble):
            return [*troubles, *self._wrong_length(line)]
        questions = [posed.question for posed in self.posed]
        answers, misfits = answers_in(line, questions, self.booklet(version))
        troubles += self._mixed_up(line, version, misfits) or misfits
        if troubles or isinstance(pupil, Trouble):
            return troubles
        return self._graded(pupil, version, answers)

    def pupil(self, alias: str, column: int) -> Pupil | Trouble:
        """Return who has an alias; the nearest is offered where nobody has."""
        try:
            return find_pupil(self.store, self.room, alias)
        except NotFound as error:
            return Trouble(column, error.message, error.hint)

    def version(self, named: str, pupil: Pupil | Trouble, column: int) -> str | Trouble:
        """Return the version as named, else the pupil's own."""
        printed = self.quiz.versions
        if named in VERSIONS[printed:] and named and printed:
            there = f"in version{'s' * (printed > 1)} {', '.join(VERSIONS[:printed])}"
            what = f"{self.quiz.key} was printed {there}; there is no {named}."
            return Trouble(column, what, "The version stands on the answer sheet.")
        if named:
            return named
        if isinstance(pupil, Trouble):
            return pupil
        if not printed:
            what = f"{self.quiz.key} was never printed, so that nobody has a version."
            return Trouble(column, what, "Name it behind the alias, as the sheet does: otter-7/A")
        return version_of(pupil.learner_id, printed)

    def booklet(self, version: str) -> tuple[BookletItem, ...]:
        """Return the questions as they were printed in a version."""
        if version not in self._booklets:
            questions = [posed.question for posed in self.posed]
            self._booklets[version] = booklet(questions, self.quiz.seed, version)
        return self._booklets[version]

    def before(self, sheet: Sheet) -> Before:
        """Return what is there of a pupil already."""
        return look_before(self.store, self.quiz, sheet, self._counting(), self.written)

    def enter(self, sheet: Sheet, *, replace: bool = False, further: bool = False) -> Entered:
        """Record a paper, in one transaction.

        What was entered before is taken back only where it should be replaced; a paper beside an
        attempt at the terminal is a `further` attempt. The same paper once more changes nothing.
        """
        with self.store.transaction():
            before = self.before(sheet)
            if refusal := self.refusal(before, sheet, replace=replace, further=further):
                raise BadInput(refusal.what, refusal.fix)
            if before.standing is not Standing.SAME:
                self._record(sheet, before)
        old = before.points if before.standing is Standing.OTHER else None
        changed = before.standing is not Standing.SAME
        own = version_of(sheet.pupil.learner_id, self.quiz.versions) if self.quiz.versions else ""
        return Entered(
            sheet.pupil.alias,
            sheet.version,
            sheet.points,
            self.out_of,
            old,
            changed,
            "" if own == sheet.version else own,
        )

    def take_back(self, alias: str) -> str:
        """Take the paper of a pupil back, as if it had never been entered; return the alias."""
        pupil = find_pupil(self.store, self.room, alias)
        posed = {each.question_id: each for each in self.posed}
        with self.store.transaction():
            attempts = self.store.attempts(self.quiz.id, pupil.learner_id)
            paper = paper_of(attempts)
            if paper is None:
                what = "took it at a terminal" if attempts else "has handed in nothing"
                raise BadInput(f"{pupil.alias} {what}.", "Only paper can be taken back.")
            take_back_paper(self.store, self.schedule, paper, pupil, posed, self.now())
        return pupil.alias

    def refusal(
        self, before: Before, sheet: Sheet, *, replace: bool, further: bool
    ) -> Trouble | None:
        """Return why a paper cannot be entered beside what is there, or None."""
        alias, points = sheet.pupil.alias, scored(before.points, self.out_of)
        if before.standing is Standing.OTHER and not replace:
            what = f"{alias} was entered before: {points}."
            return Trouble(1, what, "To put this in its place: --replace")
        if before.standing is Standing.TERMINAL and not further:
            how = (
                f"took it at a terminal: {points}" if before.submitted else "is at it at a terminal"
            )
            fix = (
                "Leave the paper out; or let it be a further attempt, of which the best is the mark "
                "and the first makes the statistics: --further"
            )
            return Trouble(1, f"{alias} {how}.", fix)
        return None

    def corrected(self) -> list[str]:
        """Return the banks in which answers to this quiz wait for a corrected key."""
        banks = sorted({posed.bank for posed in self.posed})
        asked = {posed.question_id for posed in self.posed}
        return [bank for bank in banks if asked & self.store.old_key_counts(bank).keys()]

    def _mixed_up(self, line: AnswerLine, version: str, misfits: list[Trouble]) -> list[Trouble]:
        """Tell of marks that do not fit a version, and all fit another one; else nothing."""
        if len(misfits) < MIXED_UP:
            return []
        questions = [posed.question for posed in self.posed]
        others = [
            other
            for other in VERSIONS[: self.quiz.versions or 0]
            if other != version and not answers_in(line, questions, self.booklet(other))[1]
        ]
        if not others:
            return []
        count, fitting = len(misfits), " or ".join(others)
        what = f"{count} marks do not fit version {version}; all of them fit version {fitting}."
        fix = f"If that is the paper's, write {line.alias}/{others[0]}. Else: {misfits[0].what}"
        return [Trouble(line.column, what, fix)]

    def _wrong_length(self, line: AnswerLine) -> list[Trouble]:
        """Tell of a line whose version is not known whether its length at least is right."""
        wanted, found = len(self.posed), len(line.marks)
        if found in {0, wanted}:
            return []
        what = length_told(wanted, found)
        return [Trouble(line.end, what, "A blank is written -.")]

    def _record(self, sheet: Sheet, before: Before) -> None:
        moment, day = self._moment()
        record_sheet(self.store, self.schedule, self.quiz, sheet, before, self.now(), moment, day)

    def _graded(self, pupil: Pupil, version: str, answers: list[Marked]) -> Sheet:
        graded = tuple(self._graded_one(each) for each in answers)
        counting = self._counting()
        points = sum(each.score for each in graded if each.posed.question_id in counting)
        return Sheet(pupil, version, graded, points)

    def _graded_one(self, marked: Marked) -> Graded:
        posed = self.posed[marked.place]
        score = marked.score
        if score is None:
            earned = grade(posed.question, marked.answer, rivals=posed.rivals, second_try=True)
            score = earned.score
        return Graded(marked, posed, score)

    def _counting(self) -> set[int]:
        """Return the ids of the questions that count."""
        each = zip(self.posed, self.counts, strict=True)
        return {posed.question_id for posed, counts in each if counts}

    def _moment(self) -> tuple[datetime, date]:
        """Return when the paper was written: now, or at noon of the day that was named."""
        now = self.now()
        today = study_day(now, self.schedule.rollover_hour)
        if self.written is None or self.written == today:
            return now, today
        return datetime.combine(self.written, time(12), tzinfo=now.tzinfo), self.written

    def _check_day(self) -> None:
        if self.written is None:
            return
        now = self.now()
        today = study_day(now, self.schedule.rollover_hour)
        made = study_day(self.quiz.created_at.astimezone(now.tzinfo), self.schedule.rollover_hour)
        if self.written > today:
            raise BadInput(f"{self.written} is still to come.", f"Today is {today}.")
        if self.written < made:
            raise BadInput(
                f"{self.quiz.key} was made on {made}, after {self.written}.",
                "Give the day on which the class wrote it.",
            )
