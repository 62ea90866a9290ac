"""How a bank is saved: rows that stay keep their ids, texts that change become new revisions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Insert,
    Table,
    Update,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from civicquiz.model import Bank, Entry, Fact, Question, Topic
from civicquiz.store.bodies import fact_to_json, question_to_json, to_json, topic_to_dict
from civicquiz.store.ready import Ready
from civicquiz.store.tables import bank, fact, question, revision, source
from civicquiz.store.values import Arrival, Saved

__all__ = ["TOPIC_JOIN", "Saving"]

TOPIC_JOIN = " / "
"""What stands between the headings of a topic's path in the column that queries read."""

Values = dict[str, Any]


def own_fact(asked: Question) -> Fact | None:
    """Return the fact that a question is itself: it has no statement but its question."""
    if asked.fact or not (asked.citations or asked.as_of or asked.until or asked.dispute):
        return None
    return Fact(
        id=asked.id,
        statement="",
        citations=asked.citations,
        as_of=asked.as_of,
        until=asked.until,
        dispute=asked.dispute,
        topic=asked.topic,
        level=asked.level,
    )


def place_of(entry: Entry) -> tuple[str, object]:
    """Return what the layout keeps of an entry: a topic whole, else its key."""
    match entry:
        case Topic():
            return "topic", topic_to_dict(entry)
        case Fact(id=key):
            return "fact", key
        case Question(id=key):
            return "question", key


def layout_to_json(content: Bank) -> str:
    """Return what the layout keeps of a bank: its entries in order, before them its review span."""
    every = [("review", str(content.review_every))] if content.review_every else []
    return to_json([*every, *map(place_of, content.entries)])


class Saving:
    """One bank being saved, within the transaction of its caller."""

    def __init__(self, connection: Connection, content: Bank, now: datetime) -> None:
        """Take the bank as it is to be."""
        self.connection = connection
        self.content = content
        self.now = now
        self.bank_id = 0

    def save(self, arrivals: Sequence[Arrival], path: str, file_hash: str) -> Saved:
        """Write all that belongs to the bank."""
        self.bank_id = self.save_front_matter(path, file_hash)
        self.save_sources()
        fact_ids = self.save_facts([arrival.question for arrival in arrivals])
        ids = self.save_questions(arrivals, fact_ids)
        self.save_revisions(arrivals, ids)
        return Saved(self.bank_id, ids)

    def save_front_matter(self, path: str, file_hash: str) -> int:
        """Write the row of the bank itself; return its id."""
        content = self.content
        values = {
            "title": content.title,
            "language": content.language,
            "license": content.license,
            "author": content.author,
            "description": content.description,
            "prose": content.prose,
            "layout": layout_to_json(content),
            "path": path,
            "file_hash": file_hash,
            "loaded_at": self.now,
            "retired_at": None,
        }
        found = self.connection.scalar(select(bank.c.id).where(bank.c.key == content.id))
        if found is None:
            made = self.connection.execute(insert(bank), values | {"key": content.id})
            assert made.inserted_primary_key is not None
            return int(made.inserted_primary_key[0])
        self.connection.execute(update(bank).where(bank.c.id == found), values)
        return int(found)

    def save_sources(self) -> None:
        """Write the sources anew: nothing refers to their rows."""
        self.connection.execute(delete(source).where(source.c.bank_id == self.bank_id))
        rows = [
            {
                "bank_id": self.bank_id,
                "position": position,
                "key": cited.id,
                "title": cited.title,
                "location": cited.location,
                "retrieved": str(cited.retrieved) if cited.retrieved else None,
                "licence": cited.licence,
            }
            for position, cited in enumerate(self.content.sources)
        ]
        self.many(insert(source), rows)

    def save_facts(self, questions: Sequence[Question]) -> dict[str, int]:
        """Write the facts, and those that are questions themselves; return ids under keys."""
        of_their_own = [found for asked in questions if (found := own_fact(asked))]
        rows = {
            each.id: {
                "bank_id": self.bank_id,
                "key": each.id,
                "position": position,
                "statement": each.statement,
                "body": fact_to_json(each),
                "until_day": each.until.first if each.until else None,
                "disputed": each.dispute is not None,
                "retired_at": None,
            }
            for position, each in enumerate([*self.content.facts, *of_their_own])
        }
        known = self.known(fact)
        self.many(
            update(fact).where(fact.c.id == bindparam("known")),
            [row | {"known": known[key]} for key, row in rows.items() if key in known],
        )
        self.many(insert(fact), [row for key, row in rows.items() if key not in known])
        self.retire(fact, {known[key] for key in known.keys() - rows.keys()})
        return {key: found for key, found in self.known(fact).items() if key in rows}

    def save_questions(
        self, arrivals: Sequence[Arrival], fact_ids: dict[str, int]
    ) -> tuple[int, ...]:
        """Write the questions; return their ids in the order of the arrivals."""
        rows = [
            self.question_row(arrival, position, fact_ids)
            for position, arrival in enumerate(arrivals)
        ]
        before = set(self.known(question).values())
        stay = [
            row | {"known": arrival.known_id}
            for arrival, row in zip(arrivals, rows, strict=True)
            if arrival.known_id is not None
        ]
        self.many(update(question).where(question.c.id == bindparam("known")), stay)
        come = [
            row for arrival, row in zip(arrivals, rows, strict=True) if arrival.known_id is None
        ]
        self.many(insert(question), come)
        self.retire(question, before - {row["known"] for row in stay})
        known = self.known(question)
        return tuple(known[arrival.question.id] for arrival in arrivals)

    def question_row(self, arrival: Arrival, position: int, fact_ids: dict[str, int]) -> Values:
        """Return the columns that queries need."""
        asked = arrival.question
        fact_key = asked.id if own_fact(asked) else asked.fact
        return {
            "bank_id": self.bank_id,
            "fact_id": fact_ids[fact_key] if fact_key else None,
            "key": asked.id,
            "position": position,
            "kind": asked.kind.value,
            "topic": TOPIC_JOIN.join(asked.topic),
            "tags": to_json(asked.tags),
            "rivals": to_json(arrival.rivals),
            "attributed": arrival.attributed,
            "retired_at": None,
        }

    def save_revisions(self, arrivals: Sequence[Arrival], ids: Sequence[int]) -> None:
        """Write a revision of each question whose body is not the current one's."""
        current = select(question.c.id, revision.c.hash, revision.c.key_hash, revision.c.body)
        current = current.join(revision, revision.c.id == question.c.revision_id)
        kept = {
            row[0]: tuple(row[1:])
            for row in self.connection.execute(current.where(question.c.bank_id == self.bank_id))
        }
        fresh = [
            {
                "question_id": found,
                "hash": arrival.hash,
                "key_hash": arrival.key_hash,
                "body": body,
                "created_at": self.now,
            }
            for arrival, found in zip(arrivals, ids, strict=True)
            for body in [question_to_json(arrival.question)]
            if kept.get(found) != (arrival.hash, arrival.key_hash, body)
        ]
        self.many(insert(revision), fresh)
        newest = select(func.max(revision.c.id)).where(revision.c.question_id == bindparam("asked"))
        self.many(
            update(question)
            .where(question.c.id == bindparam("asked"))
            .values(revision_id=newest.scalar_subquery()),
            [{"asked": row["question_id"]} for row in fresh],
        )

    def known(self, table: Table) -> dict[str, int]:
        """Return the ids of the bank's facts or questions under their keys, retired ones too."""
        statement = select(table.c.key, table.c.id).where(table.c.bank_id == self.bank_id)
        return dict(self.connection.execute(statement).all())

    def retire(self, table: Table, ids: set[int]) -> None:
        """Retire facts or questions, unless they are already."""
        self.many(
            update(table).where(table.c.id == bindparam("gone"), table.c.retired_at.is_(None)),
            [{"gone": found, "retired_at": self.now} for found in sorted(ids)],
        )

    def many(self, statement: Insert | Update, rows: Sequence[Values]) -> None:
        """Execute a statement for each of `rows`, if any."""
        if rows:
            ready = Ready(statement, self.connection.dialect, rows[0])
            self.connection.exec_driver_sql(ready.sql, [ready.values(row) for row in rows])
