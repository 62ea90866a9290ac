"""A question, a grade and a fact as the members of JSON events."""

from __future__ import annotations

from datetime import date

from civicquiz.cli.answers import parts_wanted
from civicquiz.model import Asked, Choice, Matching, NumberKey, Ordering, Outcome, PosedFact
from civicquiz.render import key_numbers, key_text, shown_texts, stem_and_prose

__all__ = ["fact_members", "graded_members", "question_members"]


def question_members(asked: Asked) -> dict[str, object]:
    """Return the members of a `question`; texts are Markdown, options in the order shown."""
    posed, question = asked.posed, asked.posed.question
    stem, prose = stem_and_prose(question, lambda number: f"[{number}]")
    members: dict[str, object] = {
        "id": posed.name,
        "kind": question.kind,
        "bank": posed.bank_title,
        "topic": question.topic,
        "stem": stem,
        "prose": prose,
        "number": asked.number,
        "total": asked.total,
        "right": asked.right,
        "answered": asked.answered,
        "new": asked.new,
        "repeat": asked.repeat,
        "second_try": asked.second_try,
        "has_hint": bool(question.hint),
    }
    if asked.until is not None:
        members["until"] = asked.until.astimezone().isoformat(timespec="seconds")
        members["seconds_left"] = asked.seconds_left
    if asked.put_off:
        members["put_off"] = True
    match question.shape:
        case Choice() | Ordering():
            members["options"] = shown_texts(asked)
        case Matching(headings=headings, pairs=pairs):
            members["headings"] = headings
            members["rows"] = [left for left, _ in pairs]
            members["options"] = shown_texts(asked)
        case NumberKey(unit=unit):
            members["unit"] = unit
        case _ if wanted := parts_wanted(asked):
            members["gaps" if question.kind == "cloze" else "needs"] = wanted
        case _:
            pass
    return members


def graded_members(outcome: Outcome) -> dict[str, object]:
    """Return the members of a `graded`; after an almost right answer nothing was recorded."""
    posed, grade = outcome.asked.posed, outcome.grade
    question = posed.question
    feedback = []
    if isinstance(question.shape, Choice):
        chosen = [at for at in outcome.response if isinstance(at, int)]
        feedback = [question.shape.options[at].feedback for at in chosen]
    recorded = outcome.review_id is not None
    return {
        "id": posed.name,
        "score": grade.score,
        "verdict": grade.verdict,
        "recorded": recorded,
        "guessed": outcome.guessed,
        "key": key_text(question) if recorded else None,
        "key_numbers": key_numbers(outcome.asked) if recorded else None,
        "parts": [
            {
                "given": part.given,
                "key": part.key if recorded else None,
                "verdict": part.verdict,
                "note": part.note,
            }
            for part in grade.parts
        ],
        "note": grade.note,
        "rating": None if outcome.rating is None else int(outcome.rating),
        "due": _day(outcome.due_day),
        "feedback": [text for text in feedback if text],
        "explanation": question.explanation if recorded else "",
        "fact": fact_members(posed.fact) if recorded and posed.fact is not None else None,
    }


def fact_members(fact: PosedFact) -> dict[str, object]:
    """Return a fact with its dates and its sources."""
    return {
        "id": fact.key,
        "statement": fact.statement,
        "as_of": None if fact.as_of is None else str(fact.as_of),
        "until": None if fact.until is None else str(fact.until),
        "disputed": None if fact.dispute is None else fact.dispute.why,
        "sources": [
            {
                "title": title,
                "location": location,
                "retrieved": None if retrieved is None else str(retrieved),
                "words": citation.fragments,
            }
            for citation, (title, location, retrieved) in zip(
                fact.citations, fact.sources, strict=False
            )
        ],
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
