"""The store against dicts and lists, through any sequence of what can happen to it."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
)
from hypothesis.strategies import DrawFn

from civicquiz.model import (
    Action,
    Amendment,
    Bank,
    Choice,
    Dispute,
    Entry,
    Fact,
    Kind,
    Memory,
    Option,
    PartialDate,
    Question,
    Rating,
    SessionKind,
    Topic,
    Typed,
)
from civicquiz.store import Store, open_store
from civicquiz.store.saving import own_fact
from support.kept import LEECH, Kept, KeptQuestion
from support.storing import DAY, NOW, answer, arrive, hashed, save

DAYS = st.integers(-2, 2).map(lambda days: DAY + timedelta(days=days))
KEYS = st.sampled_from(("a", "b"))
RATINGS = st.sampled_from((None, Rating.AGAIN, Rating.GOOD, Rating.GOOD))
UNTIL = st.sampled_from((None, None, PartialDate(2026, 3), PartialDate(2027)))
DISPUTES = st.sampled_from((None, None, Dispute("why")))


@st.composite
def memories(draw: DrawFn) -> Memory:
    """A memory: few stabilities, so that some are equal; some of leeches."""
    return Memory(
        draw(st.sampled_from((1.5, 2.5, 10.0))),
        5.0,
        DAY,
        draw(DAYS),
        3,
        9,
        draw(st.sampled_from((0, 1, LEECH - 1, LEECH, LEECH + 1))),
        draw(st.booleans()),
    )


@st.composite
def questions(draw: DrawFn, key: str, fact: str, topic: str) -> Question:
    """A question of few texts and kinds, under a fact or perhaps its own."""
    lead = draw(st.sampled_from(("", "", "According to some, ")))
    option = draw(st.sampled_from(("yes", "no")))
    choice = Choice((Option("yes", right=option == "yes"), Option("no", right=option == "no")))
    found = Question(
        key,
        f"{lead}{key}?",
        draw(st.just(choice) | st.just(Typed(option))),
        explanation=draw(st.sampled_from(("", "Because."))),
        fact=fact,
        topic=(topic,),
    )
    return found if fact else replace(found, until=draw(UNTIL), dispute=draw(DISPUTES))


@st.composite
def contents(draw: DrawFn) -> Bank:
    """A bank of up to six questions, two facts and two topics, in any order."""
    entries: list[Entry] = []
    topic = ""
    fact = ""
    keys = draw(st.lists(st.sampled_from("uvwxyz"), unique=True, max_size=6))
    facts = ["f", "g"]
    for key in keys:
        match draw(st.integers(0, 4)):
            case 0:
                topic, fact = draw(st.sampled_from(("S", "T"))), ""
                entries.append(Topic(topic))
            case 1 if facts:
                fact = facts.pop()
                told = Fact(fact, f"{fact}.", until=draw(UNTIL), dispute=draw(DISPUTES))
                entries.append(replace(told, topic=(topic,)))
            case _:
                pass
        entries.append(draw(questions(key, fact, topic)))
    return Bank(draw(KEYS), draw(st.sampled_from(("One", "Two"))), entries=tuple(entries))


class Keeping(RuleBasedStateMachine):
    """Does to a store and to `Kept` the same, and compares all that can be asked of them."""

    @initialize(content=contents())
    def begin(self, content: Bank) -> None:
        """Open a fresh store with a learner and a bank."""
        self.folder = Path(tempfile.mkdtemp())
        self.kept = Kept()
        self.open()
        self.sessions: dict[int, list[int]] = {}
        self.add_learner("me")
        self.load(content)

    def open(self) -> None:
        """Open the store; what is on the disk counts, not how fast it gets there."""
        self.store: Store = open_store(self.folder / "civicquiz.db", now=NOW)
        self.store._connection.exec_driver_sql("PRAGMA synchronous = OFF")

    def teardown(self) -> None:
        """Compare and look for faults at the end."""
        if hasattr(self, "store"):
            try:
                self.compare()
                assert self.store.verify() == []
            finally:
                self.store.close()
                shutil.rmtree(self.folder)

    @rule()
    def compare(self) -> None:
        """Ask the store all that can be asked of it; not at each step, which would take minutes."""
        self.banks_agree()
        self.logs_agree()
        self.queues_agree()
        self.figures_agree()

    @rule(content=contents())
    def load(self, content: Bank) -> None:
        """Save a bank, new or over an older one."""
        saved = save(self.store, content)
        known = self.kept.of_bank(content.id)
        for one in known.values():
            one.retired = True
        facts = {fact.id: fact for fact in content.facts}
        for at, (found, question) in enumerate(
            zip(saved.question_ids, content.questions, strict=True)
        ):
            arrival = arrive(question)
            one = known.get(question.id) or KeptQuestion(found, content.id, 0, [], None, False)
            assert one.id == found
            self.kept.questions[found] = one
            one.position, one.retired, one.attributed = at, False, arrival.attributed
            one.fact = facts[question.fact] if question.fact else own_fact(question)
            if not one.revisions or one.question != question:
                revision = self.store.pose([found])[found].revision_id
                assert revision not in {known for known, *_ in one.revisions}
                one.revisions.append((revision, arrival.key_hash, question))
        self.kept.banks[content.id] = content
        self.kept.bank_ids[content.id] = saved.bank_id
        self.kept.retired.discard(content.id)

    @precondition(lambda self: self.kept.banks)
    @rule(data=st.data())
    def load_again(self, data: st.DataObject) -> None:
        """Save the bank that is there: nothing changes."""
        self.load(self.kept.banks[data.draw(st.sampled_from(sorted(self.kept.banks)))])

    @precondition(lambda self: self.kept.banks)
    @rule(data=st.data())
    def retire_or_revive(self, data: st.DataObject) -> None:
        """Take a bank out of all queues, or bring it back."""
        key = data.draw(st.sampled_from(sorted(self.kept.banks)))
        self.kept.retired ^= {key}
        now = NOW if key in self.kept.retired else None
        self.store.retire_bank(self.kept.bank_ids[key], now)

    @rule(name=st.sampled_from(("me", "you", "Ann")))
    def add_learner(self, name: str) -> None:
        """Add a learner of a free name."""
        if name not in self.kept.learners.values():
            learner = self.store.add_learner(name, NOW)
            self.kept.learners[learner.id] = name
            self.sessions[learner.id] = []

    @precondition(lambda self: len(self.kept.learners) > 1)
    @rule(data=st.data())
    def forget(self, data: st.DataObject) -> None:
        """Forget a learner whole."""
        learner = data.draw(st.sampled_from(sorted(self.kept.learners)))
        counts = self.store.forget_learner(learner)
        assert counts["review"] == sum(one.learner_id == learner for one in self.kept.reviews)
        assert counts["quiz_session"] == len(self.sessions.pop(learner))
        self.kept.forget(learner)

    @precondition(lambda self: self.kept.questions)
    @rule(data=st.data(), day=DAYS, fresh=st.booleans())
    def answer(self, data: st.DataObject, day: date, *, fresh: bool) -> None:
        """Answer some questions, in a new session or the last one."""
        learner = data.draw(st.sampled_from(sorted(self.kept.learners)))
        mine = self.sessions[learner]
        if fresh or not mine:
            started = self.store.start_session(
                learner, SessionKind.STUDY, {}, seed=1, plan=[], now=NOW
            )
            mine.append(started.id)
        asked = st.sampled_from(sorted(self.kept.questions))
        for found in data.draw(st.lists(asked, min_size=1, max_size=6)):
            self.record(learner, found, day, data.draw(memories()), data.draw(RATINGS))

    def record(
        self, learner: int, asked: int, day: date, memory: Memory, rating: Rating | None
    ) -> None:
        """Answer one question, for the schedule or (without a rating) not."""
        given = answer(
            self.store,
            learner,
            asked,
            self.sessions[learner][-1],
            day=day,
            rating=rating,
            score=float(rating is not Rating.AGAIN),
            response_ms=len(self.kept.reviews),
            due_day=memory.due_day if rating else None,
        )
        found = self.store.record_review(given, memory if rating else None)
        self.kept.reviews.append(replace(given, id=found))
        if rating:
            self.kept.memories[learner, asked] = memory

    @precondition(lambda self: self.kept.reviews)
    @rule(data=st.data(), memory=st.none() | memories(), action=st.sampled_from(Action))
    def amend(self, data: st.DataObject, memory: Memory | None, action: Action) -> None:
        """Undo, doubt, regrade or wake."""
        review = data.draw(st.sampled_from(self.kept.reviews))
        newest = max(one.id for one in self.kept.reviews)
        word = Amendment(0, review.id, newest, NOW, action, memory.due_day if memory else None)
        if action is Action.REGRADE:
            current = self.kept.questions[review.question_id].revisions[-1][0]
            score = data.draw(st.sampled_from((0.0, 0.5, 1.0)))
            word = replace(word, score=score, rating=Rating.HARD, revision_id=current)
        found = self.store.amend(word, memory)
        self.kept.amendments.append(replace(word, id=found))
        key = (review.learner_id, review.question_id)
        self.kept.memories.pop(key, None)
        if memory:
            self.kept.memories[key] = memory

    @precondition(lambda self: self.kept.questions)
    @rule(data=st.data(), memory=memories())
    def fail(self, data: st.DataObject, memory: Memory) -> None:
        """Do much in a transaction that fails: nothing of it is kept."""
        learner = data.draw(st.sampled_from(sorted(self.kept.learners)))
        asked = data.draw(st.sampled_from(sorted(self.kept.questions)))

        def work() -> None:
            with self.store.transaction():
                found = self.store.record_review(answer(self.store, learner, asked), memory)
                self.store.amend(Amendment(0, found, found, NOW, Action.UNDO, None), None)
                save(self.store, Bank("a", "Nothing"))
                self.store.forget_learner(learner)
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            work()

    @rule()
    def reopen(self) -> None:
        """Close the store and open it again."""
        self.store.close()
        self.open()
        assert self.store.notices == ()

    def banks_agree(self) -> None:
        """Banks come back as they were saved, retired questions beside them."""
        assert self.store.bank_ids() == {
            key: found for key, found in self.kept.bank_ids.items() if key not in self.kept.retired
        }
        for key, content in self.kept.banks.items():
            assert self.store.bank_content(key) == content
            known = {one.key: one for one in self.store.known_questions(key)}
            kept = self.kept.of_bank(key)
            assert {name: one.id for name, one in known.items()} == {
                name: one.id for name, one in kept.items()
            }
            for name, one in known.items():
                revision, key_hash, question = kept[name].revisions[-1]
                assert (one.revision_id, one.key_hash) == (revision, key_hash)
                assert one.hash == hashed((question.stem, question.prose, question.shape))
                assert one.retired is kept[name].retired
            assert self.store.old_key_counts(key) == self.kept.old_keys(key)
        texts = [text for one in self.kept.questions.values() for text in one.revisions]
        posed = self.store.pose_revisions([found for found, *_ in texts])
        assert {found: one.question for found, one in posed.items()} == {
            found: question for found, _, question in texts
        }

    def logs_agree(self) -> None:
        """Nothing is lost from the log, nothing added, and memories are the last written."""
        assert {one.id: one.name for one in self.store.learners()} == self.kept.learners
        for learner in self.kept.learners:
            logs = dict(self.store.logs(learner))
            assert sum(len(log.reviews) for log in logs.values()) == sum(
                review.learner_id == learner for review in self.kept.reviews
            )
            for asked, log in logs.items():
                assert (log.reviews, log.amendments) == self.kept.log(learner, asked)
            assert dict(self.store.memories_of(learner)) == {
                asked: memory
                for (who, asked), memory in self.kept.memories.items()
                if who == learner
            }

    def queues_agree(self) -> None:
        """Due, new and resting are what the plain model says, in its order."""
        for learner in self.kept.learners:
            due = list(self.store.due_candidates(learner, DAY, leech=LEECH))
            new = list(self.store.new_candidates(learner, DAY))
            assert [one.question_id for one in due] == self.kept.due(learner, DAY)
            assert [one.question_id for one in new] == self.kept.new(learner, DAY)
            assert self.store.candidates(learner, [one.question_id for one in due]) == due
            rest = self.store.resting(learner, DAY, leech=LEECH)
            assert [one.question_id for one in rest] == self.kept.resting(learner, DAY)
            for one in (*due, *new):
                kept = self.kept.questions[one.question_id]
                assert one.topic == kept.question.topic[0]
                assert one.kind is kept.question.kind
                assert (one.fact_id is None) is (kept.fact is None)
            for found in self.kept.bank_ids.values():
                assert [
                    *self.store.due_candidates(learner, DAY, leech=LEECH, banks=[found]),
                    *self.store.new_candidates(learner, DAY, banks=[found]),
                ] == [one for one in (*due, *new) if one.bank_id == found]
            assert [
                *self.store.due_candidates(learner, DAY, leech=LEECH, topics=["S"]),
                *self.store.new_candidates(learner, DAY, topics=["S"]),
            ] == [one for one in (*due, *new) if one.topic == "S"]
        askable = [one.id for one in self.kept.in_order() if not one.rests(DAY, None)]
        assert [found for found, _ in self.store.askable_ids(DAY)] == askable

    def figures_agree(self) -> None:
        """Counts of days, sessions and histories are what the plain model says."""
        ahead = DAY + timedelta(days=1)
        posed = self.store.pose([*self.kept.questions]).values()
        names = {one.fact.id: (one.bank, one.fact.key) for one in posed if one.fact}
        for learner in self.kept.learners:
            assert self.store.day_counts(learner, DAY) == self.kept.day_counts(learner, DAY)
            facts = self.store.facts_asked(learner, DAY)
            assert {names[found] for found in facts} == self.kept.facts_asked(learner, DAY)
            counts = self.store.due_counts(learner, DAY, ahead, leech=LEECH)
            assert counts == self.kept.due_counts(learner, DAY, ahead)
            load = self.store.due_load(learner, DAY, ahead)
            assert load == self.kept.due_load(learner, DAY, ahead)
            for kind in (Kind.SINGLE, Kind.TYPED):
                assert self.store.response_times(learner, kind) == self.kept.times(learner, kind)
            figures = self.store.sessions(learner)
            assert [one.session.id for one in figures] == self.sessions[learner][::-1]
            for one in figures:
                found = (one.asked, one.right, one.score, one.response_ms)
                assert found == self.kept.figures(learner, one.session.id)
            history = self.store.history_figures(learner)
            assert sum(one.asked for one in history) == sum(one.asked for one in figures)
            for asked in self.kept.questions:
                days = self.store.sibling_due_days(learner, asked)
                assert days == self.kept.siblings(learner, asked)


TestKeeping = Keeping.TestCase
TestKeeping.settings = settings(max_examples=30, stateful_step_count=20)
