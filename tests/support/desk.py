"""A desk to study at: a store with banks, a learner and a clock that is moved by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from civicquiz.app.database import verify
from civicquiz.app.loading import LoadReport, load_bank
from civicquiz.app.people import find_learner
from civicquiz.app.sitting import Sitting
from civicquiz.app.starting import Scope, begin_study
from civicquiz.model import Choice, Learner, Outcome, Response, Typed
from civicquiz.store import Store
from civicquiz.study import Settings

__all__ = ["LAWS", "Desk", "key_of", "miss"]

LAWS = """---
title: How laws are made
source: guide | A guide | guide.txt | 2026-01-01 | CC0-1.0
---

# House

## The House has 435 members. {#size}

Source: guide “435 members”

### How many members has the House? {#size-choice}

- [ ] 100
- [x] 435
- [ ] 538

### How many members has the House, in figures? {#size-number}

Answer: 435

# Senate

### Who presides over the Senate in everyday business? {#chair}

Answer: the President pro tempore

### Which are chambers of Congress? {#chambers}

- [x] The House
- [x] The Senate
- [ ] The Cabinet

### How well do you know what a filibuster is? {#card}

Back: A talk without end.
"""


@dataclass
class Desk:
    """Everything that a use case takes."""

    store: Store
    folder: Path
    schedule: Settings = field(default_factory=Settings)
    moment: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    @property
    def learner(self) -> Learner:
        """The learner `me`."""
        return find_learner(self.store, "me", self.moment)

    def now(self) -> datetime:
        """Return the time, a second later at each look."""
        self.moment += timedelta(seconds=1)
        return self.moment

    def sleep(self, days: int = 1) -> None:
        """Let days pass."""
        self.moment += timedelta(days=days)

    def load(self, text: str, name: str = "laws") -> LoadReport:
        """Write a bank and load it."""
        path = self.folder / f"{name}.md"
        path.write_text(text, encoding="utf-8")
        return load_bank(self.store, self.schedule, path, self.now())

    def study(self, *banks: str, seed: int = 1, new: int | None = None) -> Sitting:
        """Begin to study; there must be something to ask."""
        sitting = self.begin(*banks, seed=seed, new=new)
        assert sitting is not None
        return sitting

    def begin(self, *banks: str, seed: int = 1, new: int | None = None) -> Sitting | None:
        """Begin to study, if there is anything to ask."""
        return begin_study(
            self.store, self.learner, self.schedule, self.now, seed, Scope(banks), new=new
        )

    def through(self, sitting: Sitting, *, wrong: tuple[str, ...] = ()) -> list[Outcome]:
        """Answer to the end; questions named in `wrong` are missed once each."""
        outcomes: list[Outcome] = []
        missed: set[str] = set()
        while (asked := sitting.ask()) is not None:
            name = asked.posed.question.id
            response = key_of(sitting)
            if name in wrong and name not in missed:
                missed.add(name)
                response = miss(sitting)
            outcomes.append(sitting.answer(response, response_ms=1000))
        sitting.finish()
        return outcomes

    def question(self, name: str) -> int:
        """Return the id of a question of the bank `laws`."""
        found = self.store.question_named("laws", name)
        assert found is not None
        return found

    def faults(self) -> list[str]:
        """Return what `db verify` finds."""
        return verify(self.store, self.schedule)


def key_of(sitting: Sitting) -> Response:
    """Return the right answer to the question that is asked."""
    asked = sitting.ask()
    assert asked is not None
    match asked.posed.question.shape:
        case Choice() as choice:
            return choice.keys
        case Typed(key=key):
            return key
        case _:
            return (3,) if asked.posed.question.id == "card" else "435"


def miss(sitting: Sitting) -> Response:
    """Return a wrong answer to the question that is asked."""
    asked = sitting.ask()
    assert asked is not None
    match asked.posed.question.shape:
        case Choice() as choice:
            return tuple(at for at in range(len(choice.options)) if at not in choice.keys)[:1]
        case _:
            return (1,) if asked.posed.question.id == "card" else "Nobody at all"
