"""A loaded bank, or one question of it, as text and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civicquiz.model import Fact, Posed, Question, Topic
from civicquiz.render import (
    PLAIN,
    count,
    date_phrase,
    key_text,
    prose_lines,
    without_marks,
    wrap_text,
)

if TYPE_CHECKING:  # the store comes with it
    from civicquiz.app.authoring import Shown

__all__ = ["bank_lines", "json_bank"]


def bank_lines(shown: Shown, width: int) -> list[str]:
    """Return the bank as an outline: topics, facts with their questions; or one question."""
    if shown.posed is not None:
        return _question_lines(shown, shown.posed, width)
    summary, bank = shown.summary, shown.bank
    counted = f"{count(summary.facts, 'fact')}, {count(summary.questions, 'question')}"
    lines = [f"{bank.title} ({bank.id}): {counted}"]
    if bank.description:
        lines += wrap_text(bank.description, width, PLAIN)
    for entry in bank.entries:
        match entry:
            case Topic():
                lines += ["", *wrap_text(f"# {without_marks(entry.title)}", width, PLAIN)]
            case Fact():
                lines += ["", *wrap_text(_fact(entry), width, PLAIN)]
            case Question():
                text = f"[{entry.kind}] {without_marks(entry.stem)} ({entry.id})"
                lines += [f"  {line}" for line in wrap_text(text, max(10, width - 2), PLAIN)]
    if shown.flags:
        lines += ["", f"{count(len(shown.flags), 'flag')} by learners:"]
        lines += [f"  {flag.question}  {flag.learner}: {flag.note or '-'}" for flag in shown.flags]
    lines += _leech_lines(shown, width)
    for name, number in shown.old_answers.items():
        lines.append(f"{name}: {count(number, 'answer')} graded under an old key")
    return lines


def _fact(fact: Fact) -> str:
    dated = f" as of {date_phrase(fact.as_of)}" if fact.as_of else ""
    until = f", until {date_phrase(fact.until)}" if fact.until else ""
    disputed = " DISPUTED" if fact.dispute else ""
    return f"{without_marks(fact.statement)} ({fact.id}{dated}{until}){disputed}"


def _question_lines(shown: Shown, posed: Posed, width: int) -> list[str]:
    question, fact = posed.question, posed.fact
    lines = wrap_text(f"{posed.name}  [{question.kind}]", width, PLAIN)
    lines += ["", *wrap_text(without_marks(question.stem), width, PLAIN)]
    if question.prose:
        lines += prose_lines(question.prose, width, PLAIN)
    lines += [""]
    for line in key_text(question):
        lines += wrap_text(f"Key: {line}", width, PLAIN)
    if question.explanation:
        lines += ["", *prose_lines(question.explanation, width, PLAIN)]
    if fact is not None:
        lines += [""]
        if fact.statement:
            lines += wrap_text(f"Fact: {without_marks(fact.statement)}", width, PLAIN)
        for title, location, retrieved in fact.sources:
            when = f", retrieved {date_phrase(retrieved)}" if retrieved else ""
            lines += wrap_text(f"Source: {title}, {location}{when}", width, PLAIN)
        lines += [f"Passage: {link}" for link in shown.links]
        if fact.dispute is not None:
            lines += wrap_text(f"Disputed: {fact.dispute.why}", width, PLAIN)
    lines += _leech_lines(shown, width)
    for flag in shown.flags:
        lines += wrap_text(f"Flag by {flag.learner}: {flag.note or '-'}", width, PLAIN)
    return lines


def _leech_lines(shown: Shown, width: int) -> list[str]:
    """Return what is failed again and again: often the fault of the question."""
    lines = []
    for name, learners in shown.leeches.items():
        lines += wrap_text(f"Leech: {name} rests for {', '.join(learners)}.", width, PLAIN)
    return lines


def json_bank(shown: Shown) -> dict[str, object]:
    """Return the bank with its facts, questions and flags."""
    chosen = [
        each
        for each in shown.bank.questions
        if shown.posed is None or each.id == shown.posed.question.id
    ]
    return {
        "bank": shown.bank.id,
        "title": shown.bank.title,
        "license": shown.bank.license,
        "facts": [
            {
                "id": fact.id,
                "statement": fact.statement,
                "as_of": str(fact.as_of) if fact.as_of else None,
                "until": str(fact.until) if fact.until else None,
                "disputed": fact.dispute.why if fact.dispute else None,
            }
            for fact in shown.bank.facts
        ],
        "questions": [
            {
                "id": each.id,
                "fact": each.fact or None,
                "kind": each.kind.value,
                "topic": list(each.topic),
                "stem": each.stem,
                "key": list(key_text(each)),
                "tags": list(each.tags),
                **({"passages": shown.links} if shown.posed is not None else {}),
            }
            for each in chosen
        ],
        "flags": [
            {"question": flag.question, "learner": flag.learner, "note": flag.note}
            for flag in shown.flags
        ],
        "old_answers": shown.old_answers,
        "leeches": {name: list(learners) for name, learners in shown.leeches.items()},
    }
