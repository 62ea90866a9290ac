"""Loading a bank from its file into the store, with nobody's history lost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from civicquiz.app.collecting import uncollected
from civicquiz.app.overview import wake_question
from civicquiz.app.reading import bank_files, check_text, read_bank_file
from civicquiz.app.shipped import shipped_folder
from civicquiz.grade import rivals
from civicquiz.model import Bank, Learner, Problem, Question, Severity
from civicquiz.store import Arrival, Store
from civicquiz.study import Settings as Schedule
from civicquiz.study import attributed

__all__ = ["LoadReport", "Shipped", "load_bank", "load_shipped"]


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did: question ids under what became of them.

    `same_file` tells that the file is the one loaded before, so that nothing was looked at.
    `by_text` are pairs (stored id, what it was matched with); `old_answers` counts past answers
    under an old key, by question id; `moved_from` is the path of an earlier load from elsewhere.
    With errors among `problems`, nothing was loaded.
    """

    bank: str
    path: str
    questions: int = 0
    same_file: bool = False
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    key_changed: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()
    revived: tuple[str, ...] = ()
    unchanged: int = 0
    by_text: tuple[tuple[str, str], ...] = ()
    old_answers: tuple[tuple[str, int], ...] = ()
    moved_from: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether the bank has errors, so that nothing of it was loaded."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Shipped:
    """The banks that came along and were loaded."""

    folder: Path
    reports: tuple[LoadReport, ...]

    @property
    def questions(self) -> int:
        """How many questions they hold."""
        return sum(report.questions for report in self.reports)


def load_shipped(store: Store, schedule: Schedule, now: datetime) -> Shipped:
    """Load the banks that come with civicquiz, all or none: a first start may be cut off."""
    folder = shipped_folder()
    with store.transaction():
        reports = [
            load_bank(store, schedule, path, now, force=True)  # checked before they were shipped
            for path in bank_files([folder])
        ]
    return Shipped(folder, tuple(reports))


@uncollected()
def load_bank(
    store: Store, schedule: Schedule, path: Path, now: datetime, *, force: bool = False
) -> LoadReport:
    """Load one bank in one transaction; a bank with errors loads nothing of itself.

    With `force` the error rules of the check are not asked, only whether it can be read.
    """
    from civicquiz.bank import file_hash  # Markdown comes with it

    text = read_bank_file(path)
    found = file_hash(text)
    where = str(path.resolve())
    for summary in store.banks():
        same = summary.file_hash == found and summary.path == where
        if same and summary.retired_at is None:
            counts = summary.questions
            return LoadReport(summary.key, where, counts, same_file=True, unchanged=counts)
    bank, problems = check_text(text, str(path))
    if not force:
        from civicquiz.app.checking import error_problems  # the rules: only for a changed bank

        problems = error_problems(bank, problems, now.date())
    report = LoadReport(bank.id, where, len(bank.questions), problems=problems)
    if report.failed:
        return report
    with store.transaction():
        return _save(store, schedule, bank, report, found, now)


def _save(
    store: Store,
    schedule: Schedule,
    bank: Bank,
    report: LoadReport,
    found: str,
    now: datetime,
) -> LoadReport:
    """Find what changed, write it, and say so; within a transaction."""
    from civicquiz.bank import Known, diff

    known = store.known_questions(bank.id)
    ids = {each.key: each.id for each in known}
    changes = diff(
        [Known(each.key, each.stem, each.hash, each.key_hash, each.retired) for each in known],
        bank,
    )
    bank = changes.bank
    for stored, now_called in changes.matched:
        ids.setdefault(now_called, ids[stored])
    arrivals = _arrivals(bank, ids)
    before = next((each for each in store.banks() if each.key == bank.id), None)
    saved = store.save_bank(bank, arrivals, path=report.path, file_hash=found, now=now)
    by_id = dict(zip(saved.question_ids, (each.id for each in bank.questions), strict=True))
    reworded = {*changes.changed, *changes.key_changed}
    _wake(store, schedule, {asked for asked, key in by_id.items() if key in reworded}, now)
    old = store.old_key_counts(bank.id)
    return replace(
        report,
        added=changes.added,
        changed=changes.changed,
        key_changed=changes.key_changed,
        retired=changes.retired,
        revived=changes.revived,
        unchanged=len(changes.unchanged),
        by_text=changes.matched,
        old_answers=tuple(
            (by_id[asked], number) for asked, number in old.items() if asked in by_id
        ),
        moved_from=before.path if before and before.path != report.path else "",
    )


def _arrivals(bank: Bank, ids: dict[str, int]) -> list[Arrival]:
    """Return the questions as the store takes them; `ids` are the rows that they continue."""
    from civicquiz.bank import key_hash, revision_hash

    near = rivals(bank)
    disputed = {fact.id for fact in bank.facts if fact.dispute is not None}
    return [
        Arrival(
            question=question,
            hash=revision_hash(question),
            key_hash=key_hash(question),
            attributed=_speaks_for_itself(question, disputed),
            rivals=near.get(question.id, ()),
            known_id=ids.get(question.id),
        )
        for question in bank.questions
    ]


def _speaks_for_itself(question: Question, disputed: set[str]) -> bool:
    """Whether a stem says whose claim it asks; looked at only where its fact is disputed."""
    if question.dispute is None and question.fact not in disputed:
        return True
    return attributed(question)


def _wake(store: Store, schedule: Schedule, reworded: set[int], now: datetime) -> None:
    """Let the leeches among reworded questions be asked again: they were looked at."""
    learners: dict[int, Learner] = {}
    for learner_id, asked, _ in store.leeches(schedule.leech) if reworded else ():
        if asked in reworded:
            learners = learners or {learner.id: learner for learner in store.learners()}
            wake_question(store, learners[learner_id], schedule, asked, now)
