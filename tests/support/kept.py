"""The store as dicts and lists: what must be kept and found, said in the plainest way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from civicquiz.model import Action, Amendment, Bank, Fact, Kind, Memory, Question, Review
from civicquiz.store import DayCounts

__all__ = ["LEECH", "Kept", "KeptQuestion"]

LEECH = 8


@dataclass
class KeptQuestion:
    """A question with all its revisions, the current one last."""

    id: int
    bank: str
    position: int
    revisions: list[tuple[int, str, Question]]
    fact: Fact | None
    attributed: bool
    retired: bool = False

    @property
    def question(self) -> Question:
        """The question as it is now."""
        return self.revisions[-1][2]

    def rests(self, day: date, memory: Memory | None) -> bool:
        """Tell whether it is not asked though it is there."""
        if self.fact and self.fact.until and self.fact.until.first <= day:
            return True
        if self.fact and self.fact.dispute and not self.attributed:
            return True
        return memory is not None and memory.struggles >= LEECH


@dataclass
class Kept:
    """All that was written so far."""

    banks: dict[str, Bank] = field(default_factory=dict)
    bank_ids: dict[str, int] = field(default_factory=dict)
    retired: set[str] = field(default_factory=set)
    questions: dict[int, KeptQuestion] = field(default_factory=dict)
    learners: dict[int, str] = field(default_factory=dict)
    reviews: list[Review] = field(default_factory=list)
    amendments: list[Amendment] = field(default_factory=list)
    memories: dict[tuple[int, int], Memory] = field(default_factory=dict)

    def of_bank(self, bank: str) -> dict[str, KeptQuestion]:
        """Return the questions of a bank, retired ones too, by key."""
        return {one.question.id: one for one in self.questions.values() if one.bank == bank}

    def in_order(self) -> Iterator[KeptQuestion]:
        """Return what is there, in the order of the banks."""
        there = (one for one in self.questions.values() if not one.retired)
        live = [one for one in there if one.bank not in self.retired]
        return iter(sorted(live, key=lambda one: (self.bank_ids[one.bank], one.position)))

    def undone(self, review: Review) -> bool:
        """Tell whether a review was struck out."""
        return any(
            word.review_id == review.id and word.action is Action.UNDO for word in self.amendments
        )

    def words(self, review: Review) -> list[Amendment]:
        """Return the amendments to a review."""
        return [word for word in self.amendments if word.review_id == review.id]

    def standing(self, learner: int, *, scheduled: bool = False) -> list[Review]:
        """Return a learner's reviews that stand, with the scores they have now."""
        found = []
        for review in self.reviews:
            if review.learner_id != learner or self.undone(review):
                continue
            if scheduled and review.rating is None:
                continue
            scores = [word.score for word in self.words(review) if word.score is not None]
            texts = [word.revision_id for word in self.words(review) if word.revision_id]
            score, text = [review.score, *scores][-1], [review.revision_id, *texts][-1]
            found.append(replace(review, score=score, revision_id=text))
        return found

    def due(self, learner: int, day: date) -> list[int]:
        """Return what is due, the most stable first."""
        found = [
            (-memory.stability, one.id)
            for one in self.in_order()
            if (memory := self.memories.get((learner, one.id)))
            and memory.due_day <= day
            and not one.rests(day, memory)
        ]
        return [asked for _, asked in sorted(found)]

    def new(self, learner: int, day: date) -> list[int]:
        """Return what is not remembered, in the order of the banks."""
        return [
            one.id
            for one in self.in_order()
            if (learner, one.id) not in self.memories and not one.rests(day, None)
        ]

    def resting(self, learner: int, day: date) -> list[int]:
        """Return what rests."""
        return [
            one.id
            for one in self.in_order()
            if one.rests(day, self.memories.get((learner, one.id)))
        ]

    def due_counts(self, learner: int, day: date, until: date) -> dict[date, int]:
        """Return how much falls due on each day, what is overdue on the first."""
        days = (
            max(self.memories[learner, asked].due_day, day) for asked in self.due(learner, until)
        )
        return dict(sorted(Counter(days).items()))

    def due_load(self, learner: int, first: date, last: date) -> dict[date, int]:
        """Return how many memories fall due on each day."""
        days = [kept.due_day for (who, _), kept in self.memories.items() if who == learner]
        return dict(Counter(day for day in days if first <= day <= last))

    def siblings(self, learner: int, asked: int) -> list[date]:
        """Return the due days of the other questions of a fact."""
        behind = self.questions[asked]
        return sorted(
            kept.due_day
            for (who, other), kept in self.memories.items()
            if who == learner
            and other != asked
            and self.questions[other].bank == behind.bank
            and behind.fact
            and self.fact_key(other) == behind.fact.id
        )

    def fact_key(self, asked: int) -> str | None:
        """Return the key of a question's fact."""
        behind = self.questions[asked].fact
        return behind.id if behind else None

    def facts_asked(self, learner: int, day: date) -> set[tuple[str, str]]:
        """Return bank and key of the facts asked on a day."""
        return {
            (self.questions[review.question_id].bank, key)
            for review in self.standing(learner, scheduled=True)
            if review.day == day and (key := self.fact_key(review.question_id))
        }

    def day_counts(self, learner: int, day: date) -> DayCounts:
        """Return what was answered, reviewed and introduced on a day."""
        reviews = self.standing(learner, scheduled=True)
        today = [review for review in reviews if review.day == day]
        introduced = reviewed = 0
        for asked in {review.question_id for review in today}:
            mine = [review for review in reviews if review.question_id == asked]
            last = max(review.id for review in mine if review.day == day)
            if any(review.day != day and review.id < last for review in mine):
                reviewed += 1
            else:
                introduced += 1
        return DayCounts(len(today), reviewed, introduced)

    def figures(self, learner: int, session: int) -> tuple[int, int, float | None, int]:
        """Return asked, right, score and time of a session."""
        mine = [one for one in self.standing(learner) if one.session_id == session]
        first: dict[int, float] = {}
        for review in mine:
            first.setdefault(review.question_id, review.score)
        right = sum(score >= 1 for score in first.values())
        score = sum(first.values()) / len(first) if first else None
        return len(first), right, score, sum(review.response_ms for review in mine)

    def times(self, learner: int, kind: Kind) -> list[int]:
        """Return the times of right answers, the newest first."""
        return [
            review.response_ms
            for review in reversed(self.reviews)
            if review.learner_id == learner
            and review.score >= 1
            and review.response_ms
            and not self.undone(review)
            and self.kind_then(review) is kind
        ]

    def kind_then(self, review: Review) -> Kind:
        """Return the kind of the question as it was answered."""
        texts = self.questions[review.question_id].revisions
        return next(question.kind for found, _, question in texts if found == review.revision_id)

    def old_keys(self, bank: str) -> dict[int, int]:
        """Return how many answers were graded under another key than the current one."""
        counts = Counter[int]()
        for learner in self.learners:
            for review in self.standing(learner):
                one = self.questions[review.question_id]
                keys = {found: key for found, key, _ in one.revisions}
                if one.bank == bank and keys[review.revision_id] != one.revisions[-1][1]:
                    counts[one.id] += 1
        return dict(counts)

    def log(self, learner: int, asked: int) -> tuple[Sequence[Review], Sequence[Amendment]]:
        """Return what happened between a learner and a question."""
        mine = tuple(
            one for one in self.reviews if (one.learner_id, one.question_id) == (learner, asked)
        )
        ids = {one.id for one in mine}
        return mine, tuple(word for word in self.amendments if word.review_id in ids)

    def forget(self, learner: int) -> None:
        """Drop all of a learner."""
        gone = {review.id for review in self.reviews if review.learner_id == learner}
        self.amendments = [word for word in self.amendments if word.review_id not in gone]
        self.reviews = [review for review in self.reviews if review.learner_id != learner]
        self.memories = {key: kept for key, kept in self.memories.items() if key[0] != learner}
        del self.learners[learner]
