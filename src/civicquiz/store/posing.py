"""Questions ready to be asked, as they are now or as they were."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sqlalchemy import FromClause, Integer, bindparam, select

from civicquiz.model import PartialDate, Posed, PosedFact
from civicquiz.store.bodies import fact_from_json, from_json, question_from_json
from civicquiz.store.connected import AnyRow, AnySelect, Connected, chunks
from civicquiz.store.tables import bank, fact, question, revision, source

__all__ = ["Posing"]

Cited = dict[tuple[int, str], tuple[str, str, PartialDate | None]]
"""Title, location and retrieval date of a source, under its bank and key."""

IDS = bindparam("ids", type_=Integer, expanding=True)


def posed_from(tables: FromClause) -> AnySelect:
    """Find all of a question but its sources."""
    return select(
        question.c.id,
        revision.c.id,
        revision.c.body,
        question.c.rivals,
        bank.c.id,
        bank.c.key,
        bank.c.title,
        fact.c.id,
        fact.c.body,
    ).select_from(
        tables.join(bank, bank.c.id == question.c.bank_id).outerjoin(
            fact, fact.c.id == question.c.fact_id
        )
    )


@cache
def current() -> AnySelect:
    """Find questions as they are now."""
    tables = question.join(revision, revision.c.id == question.c.revision_id)
    return posed_from(tables).where(question.c.id.in_(IDS))


@cache
def as_they_were() -> AnySelect:
    """Find questions as they were at some revisions."""
    tables = revision.join(question, question.c.id == revision.c.question_id)
    return posed_from(tables).where(revision.c.id.in_(IDS))


@cache
def sources() -> AnySelect:
    """Find the sources of some banks."""
    return select(
        source.c.bank_id, source.c.key, source.c.title, source.c.location, source.c.retrieved
    ).where(source.c.bank_id.in_(IDS))


class Posing(Connected):
    """Posed questions, a batch at a time."""

    def pose(self, question_ids: Sequence[int]) -> dict[int, Posed]:
        """Return the questions as they are now, under their ids; unknown ids are left out."""
        return {posed.question_id: posed for posed in self._pose(current(), question_ids)}

    def pose_revisions(self, revision_ids: Sequence[int]) -> dict[int, Posed]:
        """Return questions as they were, under the ids of the revisions; facts as they are now."""
        return {posed.revision_id: posed for posed in self._pose(as_they_were(), revision_ids)}

    def _pose(self, statement: AnySelect, ids: Sequence[int]) -> list[Posed]:
        rows = [row for some in chunks(ids) for row in self._rows(statement, {"ids": some})]
        banks = sorted({row[4] for row in rows if row[8] is not None})
        cited: Cited = {}
        if banks:
            for bank_id, key, title, location, retrieved in self._rows(sources(), {"ids": banks}):
                day = PartialDate.parse(retrieved) if retrieved else None
                cited[bank_id, key] = (title, location, day)
        return [posed_from_row(row, cited) for row in rows]


def posed_from_row(row: AnyRow, cited: Cited) -> Posed:
    """Return a posed question; a source that is not described is known by its key alone."""
    found, at, body, rivals, bank_id, bank_key, bank_title, fact_id, fact_body = row
    behind = None
    if fact_id is not None:
        stated = fact_from_json(fact_body)
        behind = PosedFact(
            id=fact_id,
            key=stated.id,
            statement=stated.statement,
            citations=stated.citations,
            sources=tuple(
                cited.get((bank_id, citation.source), (citation.source, "", None))
                for citation in stated.citations
            ),
            as_of=stated.as_of,
            until=stated.until,
            dispute=stated.dispute,
        )
    asked = question_from_json(body)
    return Posed(found, at, bank_key, bank_title, asked, behind, tuple(from_json(rivals)))
