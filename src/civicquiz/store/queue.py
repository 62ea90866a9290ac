"""What may be asked: due reviews, new questions, all of them for a quiz, and what rests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from math import inf
from typing import Any

from sqlalchemy import ColumnElement, Float, Integer, and_, bindparam, or_, select, true

from civicquiz.model import Candidate
from civicquiz.store.bodies import fact_from_json, from_json
from civicquiz.store.connected import AnySelect, Connected, chunks
from civicquiz.store.rows import candidate_from_row
from civicquiz.store.tables import bank, fact, memory, question, revision
from civicquiz.store.values import Resting

__all__ = ["Queue", "askable"]

FEW, MANY = 128, 8192
"""How many candidates are looked for at first, and at most."""

AFTER = bindparam("after", type_=Integer)
LEARNER = bindparam("learner_id", type_=Integer)
DAY = bindparam("day", type_=fact.c.until_day.type)
FACT = question.outerjoin(fact, fact.c.id == question.c.fact_id)
REMEMBERED = and_(memory.c.question_id == question.c.id, memory.c.learner_id == LEARNER)
PLACED = (
    question.c.id,
    question.c.fact_id,
    question.c.bank_id,
    question.c.position,
    question.c.topic,
    question.c.kind,
)
"""The first fields of a Candidate, in their order."""


def askable() -> ColumnElement[bool]:
    """Hold for a question that is there and does not rest on `day`, leeches apart."""
    return and_(
        question.c.retired_at.is_(None),
        or_(fact.c.until_day.is_(None), fact.c.until_day > DAY),
        or_(fact.c.disputed.is_not(true()), question.c.attributed),
    )


def narrowed(statement: AnySelect, banks: Sequence[int], topics: Sequence[str]) -> AnySelect:
    """Keep to some banks and topics, where any are named."""
    if banks:
        statement = statement.where(question.c.bank_id.in_(banks))
    if topics:
        statement = statement.where(question.c.topic.in_(topics))
    return statement


@cache
def due_after() -> AnySelect:
    """Find the next that is due, from one index alone."""
    place = bindparam("place", type_=Float)
    return (
        select(memory.c.question_id, memory.c.stability)
        .where(
            memory.c.learner_id == LEARNER,
            memory.c.due_day <= DAY,
            memory.c.struggles < bindparam("leech"),
            or_(
                memory.c.stability < place,
                and_(memory.c.stability == place, memory.c.question_id > AFTER),
            ),
        )
        .order_by(memory.c.stability.desc(), memory.c.question_id)
        .limit(bindparam("limit"))
    )


@cache
def new_after() -> AnySelect:
    """Find the next of a bank that the learner has no memory of, from two indexes alone.

    An outer join takes SQLite half the time of NOT EXISTS.
    """
    return (
        select(question.c.id, question.c.position)
        .select_from(question.outerjoin(memory, REMEMBERED))
        .where(
            question.c.bank_id == bindparam("bank_id"),
            question.c.position >= bindparam("place"),
            or_(question.c.position > bindparam("place"), question.c.id > AFTER),
            memory.c.question_id.is_(None),
        )
        .order_by(question.c.position, question.c.id)
        .limit(bindparam("limit"))
    )


@cache
def placed() -> AnySelect:
    """Find what may be asked of some questions of banks that are not retired."""
    return (
        select(*PLACED, memory.c.due_day, memory.c.stability, memory.c.struggles)
        .select_from(FACT.join(bank, bank.c.id == question.c.bank_id).outerjoin(memory, REMEMBERED))
        .where(question.c.id.in_(bindparam("ids", type_=Integer, expanding=True)))
        .where(bank.c.retired_at.is_(None), askable())
    )


class Queue(Connected):
    """Candidates, in the orders in which a queue takes them."""

    def due_candidates(
        self,
        learner_id: int,
        day: date,
        *,
        leech: int,
        banks: Sequence[int] = (),
        topics: Sequence[str] = (),
    ) -> Iterator[Candidate]:
        """Return what is due by `day` and does not rest, the most stable first, a few at a time."""
        statement = due_after()
        if banks or topics:
            statement = statement.join(question, question.c.id == memory.c.question_id)
            statement = narrowed(statement, banks, topics)
        values = {"learner_id": learner_id, "day": day, "leech": leech}
        for ids in self._in_steps(statement, values, inf):
            yield from self._placed(learner_id, day, ids)

    def new_candidates(
        self,
        learner_id: int,
        day: date,
        *,
        banks: Sequence[int] = (),
        topics: Sequence[str] = (),
    ) -> Iterator[Candidate]:
        """Return what the learner has no memory of, bank by bank, in the order of each."""
        statement = narrowed(new_after(), (), topics)
        for bank_id in self._live_banks(banks):
            values = {"learner_id": learner_id, "bank_id": bank_id}
            for ids in self._in_steps(statement, values, -1):
                yield from self._placed(learner_id, day, ids)

    def _in_steps(
        self, statement: AnySelect, values: dict[str, Any], place: float
    ) -> Iterator[list[int]]:
        """Return ids of rows (id, place) after `place`; each list is longer than the one before."""
        after, limit = 0, FEW
        while rows := self._rows(
            statement, values | {"after": after, "place": place, "limit": limit}
        ):
            yield [row[0] for row in rows]
            after, place = rows[-1]
            limit = min(2 * limit, MANY)

    def _placed(self, learner_id: int, day: date, ids: Sequence[int]) -> Iterator[Candidate]:
        for some in chunks(ids):
            values = {"learner_id": learner_id, "day": day, "ids": some}
            found = {row[0]: row for row in self._rows(placed(), values)}
            yield from (candidate_from_row(found[one]) for one in some if one in found)

    def _live_banks(self, banks: Sequence[int]) -> list[int]:
        statement = select(bank.c.id).where(bank.c.retired_at.is_(None)).order_by(bank.c.id)
        live = [row[0] for row in self._rows(statement)]
        return [one for one in banks if one in live] if banks else live

    def askable_ids(
        self, day: date, *, banks: Sequence[int] = (), topics: Sequence[str] = ()
    ) -> list[tuple[int, int | None]]:
        """Return id and fact of all that may be asked in a quiz, in the order of the banks."""
        statement = select(question.c.id, question.c.fact_id).select_from(FACT).where(askable())
        statement = narrowed(statement, self._live_banks(banks) or [0], topics)
        statement = statement.order_by(question.c.bank_id, question.c.position)
        return [(found, of_fact) for found, of_fact in self._rows(statement, {"day": day})]

    def candidates(self, learner_id: int, question_ids: Sequence[int]) -> list[Candidate]:
        """Return these questions as candidates, in this order, with what is remembered of them."""
        statement = select(*PLACED, memory.c.due_day, memory.c.stability, memory.c.struggles)
        statement = statement.select_from(question.outerjoin(memory, REMEMBERED))
        found = dict[int, Candidate]()
        for ids in chunks(question_ids):
            for *placed, due_day, stability, struggles in self._rows(
                statement.where(question.c.id.in_(ids)), {"learner_id": learner_id}
            ):
                row = (*placed, due_day, stability, struggles or 0)
                found[row[0]] = candidate_from_row(row)
        return [found[one] for one in question_ids if one in found]

    def resting(self, learner_id: int, day: date, *, leech: int) -> list[Resting]:
        """Return what is not asked of the learner though it is there, in the order of the banks."""
        statement = (
            select(
                question.c.id,
                bank.c.key,
                question.c.key,
                revision.c.body,
                fact.c.key,
                fact.c.body,
                question.c.attributed,
                memory.c.struggles,
            )
            .select_from(
                FACT.join(bank, bank.c.id == question.c.bank_id)
                .join(revision, revision.c.id == question.c.revision_id)
                .outerjoin(memory, REMEMBERED)
            )
            .where(question.c.retired_at.is_(None), bank.c.retired_at.is_(None))
            .where(
                or_(
                    fact.c.until_day <= DAY,
                    and_(fact.c.disputed, ~question.c.attributed),
                    memory.c.struggles >= bindparam("leech"),
                )
            )
            .order_by(question.c.bank_id, question.c.position)
        )
        values = {"learner_id": learner_id, "day": day, "leech": leech}
        return [resting_from_row(row) for row in self._rows(statement, values)]


def resting_from_row(row: Sequence[Any]) -> Resting:
    """Return what rests with the reasons there are."""
    found, bank_key, key, body, fact_key, fact_body, attributed, struggles = row
    behind = fact_from_json(fact_body) if fact_body else None
    return Resting(
        question_id=found,
        bank=bank_key,
        key=key,
        stem=from_json(body)["stem"],
        fact=fact_key or "",
        until=behind.until if behind else None,
        dispute=behind.dispute if behind else None,
        attributed=attributed,
        struggles=struggles or 0,
    )
