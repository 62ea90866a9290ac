"""A warm-up: the class quiz of what a class is most worth asking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from civicquiz.app.assigning import Terms, give_quiz
from civicquiz.app.choosing import Scope, bank_ids_of, topics_of
from civicquiz.app.classes import find_class
from civicquiz.errors import BadInput
from civicquiz.model import ClassQuiz, Classroom, Feedback, Memory, Posed, Purpose
from civicquiz.store import Store
from civicquiz.study import Met, Worth, study_day, warm_up, worth_asking
from civicquiz.study import Settings as Schedule

__all__ = ["Chosen", "WarmUp", "new_warm_up"]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A question of a warm-up, with what asking it is worth."""

    posed: Posed
    worth: Worth


@dataclass(frozen=True, slots=True)
class WarmUp:
    """A warm-up that was made; `pupils` are in the class, `known` questions could be chosen."""

    room: Classroom
    quiz: ClassQuiz
    day: date
    until: date
    pupils: int
    known: int
    chosen: tuple[Chosen, ...]


def new_warm_up(
    store: Store,
    name: str,
    schedule: Schedule,
    now: datetime,
    seed: int,
    scope: Scope,
    *,
    count: int,
    day: date,
    until: date,
) -> WarmUp:
    """Make the warm-up of a class for a day; its gain is looked for on `until`."""
    with store.snapshot():
        room = find_class(store, name, active=True)
        pupils = [pupil.learner_id for pupil in store.pupils(room.id)]
        if not pupils:
            raise BadInput(
                f"Nobody is in the class {room.name}.",
                f"Take its pupils in: civicquiz class roster import {room.name} FILE.csv",
            )
        memories = _memories(store, room)
        worths = worth_asking(
            _met(store, room, scope, day, memories),
            pupils,
            day=day,
            until=until,
            shown={
                asked: study_day(at.astimezone(now.tzinfo), schedule.rollover_hour)
                for asked, at in store.shown_questions(room.id).items()
            },
            settings=schedule,
        )
    best = warm_up(worths, count, seed)
    if not best:
        raise _nothing(room, scope, met=bool(memories))
    ids = [each.question_id for each in best]
    quiz = give_quiz(
        store,
        room,
        ids,
        Terms(feedback=Feedback.AT_ONCE),
        seed=seed,
        now=now,
        purpose=Purpose.WARM_UP,
    )
    posed = store.pose(ids)
    chosen = tuple(Chosen(posed[each.question_id], each) for each in best)
    return WarmUp(room, quiz, day, until, len(pupils), len(worths), chosen)


def _memories(store: Store, room: Classroom) -> dict[int, dict[int, Memory]]:
    """Return what the class remembers, by question and pupil."""
    memories: dict[int, dict[int, Memory]] = {}
    for who, asked, memory in store.class_memories(room.id):
        memories.setdefault(asked, {})[who] = memory
    return memories


def _met(
    store: Store,
    room: Classroom,
    scope: Scope,
    day: date,
    memories: Mapping[int, Mapping[int, Memory]],
) -> list[Met]:
    """Return what the class has met of the scope, does not rest on the day, and is not voided.

    What misled the class is missed by many, so that it would come first.
    """
    banks = bank_ids_of(store, scope.banks)
    topics = topics_of(store, banks, scope.topics)
    voided = store.voided_questions(room.id)
    return [
        Met(asked, fact, memories[asked])
        for asked, fact in store.askable_ids(day, banks=banks, topics=topics)
        if asked in memories and asked not in voided
    ]


def _nothing(room: Classroom, scope: Scope, *, met: bool) -> BadInput:
    """Return why there is nothing to choose from, and what to do."""
    if met and not scope.banks and not scope.topics:
        return BadInput(
            f"Everything that {room.name} has met rests: it has run out, is disputed, was voided, or "
            "was failed over and over.",
            f"Give it something new: civicquiz class quiz new {room.name}",
        )
    of_these = " of these banks and topics" if met else ""
    return BadInput(
        f"{room.name} has met no question{of_these} yet; a warm-up asks again what was met.",
        f"Give it a first quiz: civicquiz class quiz new {room.name}",
    )
