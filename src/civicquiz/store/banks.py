"""Banks as they are stored, and back as the values they were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import case, func, select, update

from civicquiz.model import Bank, Entry, Interval, PartialDate, Source
from civicquiz.store.bodies import (
    fact_from_json,
    from_json,
    question_from_json,
    topic_from_dict,
)
from civicquiz.store.connected import Connected, chunks
from civicquiz.store.saving import Saving
from civicquiz.store.tables import bank, fact, question, revision, source
from civicquiz.store.values import Arrival, BankSummary, KnownQuestion, Saved

__all__ = ["Banks"]

CURRENT = question.join(revision, revision.c.id == question.c.revision_id)


class Banks(Connected):
    """Banks: which there are, what is known of them, saving and reading them whole."""

    def banks(self) -> list[BankSummary]:
        """Return all banks with counts, by key; retired ones too."""
        facts = dict[int, int]()
        for bank_id, count in self._rows(
            select(fact.c.bank_id, func.count())
            .where(fact.c.retired_at.is_(None))
            .group_by(fact.c.bank_id)
        ):
            facts[bank_id] = count
        live = func.sum(case((question.c.retired_at.is_(None), 1), else_=0))
        counts = {
            row[0]: (row[1], row[2] - row[1])
            for row in self._rows(
                select(question.c.bank_id, live, func.count()).group_by(question.c.bank_id)
            )
        }
        return [
            BankSummary(
                id=row.id,
                key=row.key,
                title=row.title,
                language=row.language,
                license=row.license,
                path=row.path,
                file_hash=row.file_hash,
                loaded_at=row.loaded_at,
                retired_at=row.retired_at,
                facts=facts.get(row.id, 0),
                questions=counts.get(row.id, (0, 0))[0],
                retired_questions=counts.get(row.id, (0, 0))[1],
            )
            for row in self._rows(select(bank).order_by(bank.c.key))
        ]

    def bank_ids(self) -> dict[str, int]:
        """Return the id of each bank that is not retired, under its key."""
        statement = select(bank.c.key, bank.c.id).where(bank.c.retired_at.is_(None))
        return dict(self._rows(statement.order_by(bank.c.id)))

    def known_questions(self, bank_key: str) -> list[KnownQuestion]:
        """Return the questions of a bank, retired ones too, in their order."""
        statement = (
            select(
                question.c.id,
                question.c.key,
                revision.c.body,
                revision.c.id,
                revision.c.hash,
                revision.c.key_hash,
                question.c.retired_at.is_not(None),
            )
            .select_from(CURRENT.join(bank, bank.c.id == question.c.bank_id))
            .where(bank.c.key == bank_key)
            .order_by(question.c.position, question.c.id)
        )
        return [
            KnownQuestion(found, key, from_json(body)["stem"], *rest)
            for found, key, body, *rest in self._rows(statement)
        ]

    def save_bank(
        self,
        content: Bank,
        arrivals: Sequence[Arrival],
        *,
        path: str,
        file_hash: str,
        now: datetime,
    ) -> Saved:
        """Store a bank as it is now: what is gone from it is retired, what is back revived.

        `arrivals` are its questions, in their order; all ids of facts and questions are given,
        and no two are equal.
        """
        with self.transaction():
            return Saving(self._connection, content, now).save(arrivals, path, file_hash)

    def retire_bank(self, bank_id: int, now: datetime | None) -> None:
        """Ask nothing of a bank from `now` on, or revive it where `now` is None."""
        self._do(update(bank).where(bank.c.id == bank_id), {"retired_at": now})

    def bank_content(self, bank_key: str) -> Bank | None:
        """Return the whole bank as it was saved last; None where there is none."""
        with self.snapshot():
            row = self._row(select(bank).where(bank.c.key == bank_key))
            if row is None:
                return None
            layout: list[tuple[str, Any]] = from_json(row.layout)
            return Bank(
                id=row.key,
                title=row.title,
                language=row.language,
                license=row.license,
                author=row.author,
                description=row.description,
                sources=tuple(self._sources(row.id)),
                prose=row.prose,
                entries=tuple(self._entries(row.id, layout)),
                review_every=next(
                    (Interval.parse(every) for what, every in layout if what == "review"), None
                ),
            )

    def _sources(self, bank_id: int) -> Iterator[Source]:
        columns = [source.c[name] for name in ("key", "title", "location", "retrieved", "licence")]
        statement = select(*columns).where(source.c.bank_id == bank_id)
        for key, title, location, retrieved, licence in self._rows(
            statement.order_by(source.c.position)
        ):
            day = PartialDate.parse(retrieved) if retrieved else None
            yield Source(key, title, location, day, licence)

    def _entries(self, bank_id: int, layout: Sequence[tuple[str, Any]]) -> Iterator[Entry]:
        facts = select(fact.c.key, fact.c.body).where(fact.c.bank_id == bank_id)
        fact_bodies = dict[str, str]()
        for key, body in self._rows(facts):
            fact_bodies[key] = body
        questions = select(question.c.key, revision.c.body).select_from(CURRENT)
        question_bodies = dict[str, str]()
        for key, body in self._rows(questions.where(question.c.bank_id == bank_id)):
            question_bodies[key] = body
        for what, entry in layout:
            match what:
                case "review":
                    continue
                case "topic":
                    yield topic_from_dict(entry)
                case "fact":
                    yield fact_from_json(fact_bodies[entry])
                case _:
                    yield question_from_json(question_bodies[entry])

    def topics(self, banks: Sequence[int] = ()) -> list[tuple[int, str]]:
        """Return bank and topic of all that may be asked, each pair once, in order of the banks."""
        statement = (
            select(question.c.bank_id, question.c.topic)
            .where(question.c.retired_at.is_(None))
            .group_by(question.c.bank_id, question.c.topic)
            .order_by(question.c.bank_id, func.min(question.c.position))
        )
        if banks:
            statement = statement.where(question.c.bank_id.in_(banks))
        return [(bank_id, topic) for bank_id, topic in self._rows(statement)]

    def question_named(self, bank_key: str, key: str) -> int | None:
        """Return the id of a question by its name, retired or not."""
        found: int | None = self._value(
            select(question.c.id)
            .join(bank, bank.c.id == question.c.bank_id)
            .where(bank.c.key == bank_key, question.c.key == key)
        )
        return found

    def question_names(self, question_ids: Sequence[int]) -> dict[int, str]:
        """Return ``bank/question-id`` of each question, under its id."""
        names = dict[int, str]()
        statement = select(question.c.id, bank.c.key, question.c.key).join(
            bank, bank.c.id == question.c.bank_id
        )
        for some in chunks(question_ids):
            for found, bank_key, key in self._rows(statement.where(question.c.id.in_(some))):
                names[found] = f"{bank_key}/{key}"
        return names
