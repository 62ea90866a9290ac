"""Questions, facts and topics as JSON and back: ``load(save(x)) == x`` (places are not kept).

What is empty is not written. A text that no UTF-8 can hold (a lone surrogate) is escaped.
"""

from __future__ import annotations

import json
from typing import Any, TypedDict

from civicquiz.model import (
    Citation,
    Dispute,
    Fact,
    Ignore,
    PartialDate,
    Question,
    Topic,
)
from civicquiz.store.shapes import shape_from_list, shape_to_list

__all__ = [
    "fact_from_json",
    "fact_to_json",
    "from_json",
    "question_from_json",
    "question_to_json",
    "to_json",
    "topic_from_dict",
    "topic_to_dict",
]

from_json = json.loads
encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def to_json(value: object) -> str:
    """Return compact JSON that SQLite can hold as text."""
    text = encode(value)
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            return json.dumps(value, separators=(",", ":"))
    return text


class Ground(TypedDict, total=False):
    """What a fact and a question of its own have in common."""

    prose: str
    tags: tuple[str, ...]
    topic: tuple[str, ...]
    ignores: tuple[Ignore, ...]
    citations: tuple[Citation, ...]
    as_of: PartialDate | None
    until: PartialDate | None
    dispute: Dispute | None


def ground_to_dict(thing: Fact | Question) -> dict[str, Any]:
    """Pack what facts and questions have in common."""
    dispute = thing.dispute
    packed: dict[str, Any] = {
        "prose": thing.prose,
        "tags": thing.tags,
        "topic": thing.topic,
        "ignores": [[ignore.codes, ignore.reason] for ignore in thing.ignores],
        "citations": [[citation.source, *citation.fragments] for citation in thing.citations],
        "as_of": str(thing.as_of) if thing.as_of else "",
        "until": str(thing.until) if thing.until else "",
        "dispute": [dispute.why, *dispute.others] if dispute else (),
    }
    return {name: value for name, value in packed.items() if value}


def ground_from_dict(packed: dict[str, Any]) -> Ground:
    """Unpack what `ground_to_dict` packed."""
    ground = Ground()
    if "prose" in packed:
        ground["prose"] = packed["prose"]
    if "tags" in packed:
        ground["tags"] = tuple(packed["tags"])
    if "topic" in packed:
        ground["topic"] = tuple(packed["topic"])
    if "ignores" in packed:
        ground["ignores"] = tuple(Ignore(tuple(codes), why) for codes, why in packed["ignores"])
    if "citations" in packed:
        ground["citations"] = tuple(
            Citation(source, tuple(fragments)) for source, *fragments in packed["citations"]
        )
    if "as_of" in packed:
        ground["as_of"] = PartialDate.parse(packed["as_of"])
    if "until" in packed:
        ground["until"] = PartialDate.parse(packed["until"])
    if "dispute" in packed:
        why, *others = packed["dispute"]
        ground["dispute"] = Dispute(why, tuple(others))
    return ground


def question_to_json(question: Question) -> str:
    """Return the canonical body of a question."""
    packed: dict[str, Any] = {
        "id": question.id,
        "stem": question.stem,
        "shape": shape_to_list(question.shape),
        "level": question.level,
    }
    optional = {
        "explanation": question.explanation,
        "hint": question.hint,
        "fact": question.fact,
        "fixed_order": question.fixed_order,
        "exact": question.exact,
    }
    packed.update((name, value) for name, value in optional.items() if value)
    return to_json(packed | ground_to_dict(question))


def question_from_json(body: str) -> Question:
    """Return the question of a canonical body."""
    packed = from_json(body)
    return Question(
        id=packed["id"],
        stem=packed["stem"],
        shape=shape_from_list(packed["shape"]),
        level=packed["level"],
        explanation=packed.get("explanation", ""),
        hint=packed.get("hint", ""),
        fact=packed.get("fact", ""),
        fixed_order=packed.get("fixed_order", False),
        exact=packed.get("exact", False),
        **ground_from_dict(packed),
    )


def fact_to_json(fact: Fact) -> str:
    """Return the canonical body of a fact."""
    packed = {"id": fact.id, "statement": fact.statement, "level": fact.level}
    return to_json(packed | ground_to_dict(fact))


def fact_from_json(body: str) -> Fact:
    """Return the fact of a canonical body."""
    packed = from_json(body)
    return Fact(
        id=packed["id"],
        statement=packed["statement"],
        level=packed["level"],
        **ground_from_dict(packed),
    )


def topic_to_dict(topic: Topic) -> dict[str, Any]:
    """Pack a topic."""
    return {"title": topic.title, "prose": topic.prose, "level": topic.level}


def topic_from_dict(packed: dict[str, Any]) -> Topic:
    """Unpack a topic."""
    return Topic(packed["title"], packed["prose"], packed["level"])
