"""A class quiz as text and as JSON: its terms, its questions, who took it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from civicquiz.app.assigning import Window, is_final, window_at
from civicquiz.model import ClassQuiz, Feedback, Medium, Posed, QuizItem
from civicquiz.render import (
    PLAIN,
    count,
    key_text,
    moment_phrase,
    percent,
    stem_text,
    wrap_text,
)

if TYPE_CHECKING:  # the store comes with it
    from civicquiz.app.assigning import QuizSheet, Taking

__all__ = ["quiz_members", "sheet_lines", "sheet_members", "terms_lines", "window_phrase"]


def window_phrase(quiz: ClassQuiz, now: datetime) -> str:
    """Return ``open until Fri 27 Nov at 10:00``, ``closed since …`` or ``opens …``."""
    opens, closes = quiz.opens_at, quiz.closes_at
    match window_at(quiz, now):
        case Window.CLOSED if closes is not None:
            return f"closed since {moment_phrase(now, closes)}"
        case Window.EARLY if opens is not None:
            until = f", until {moment_phrase(now, closes)}" if closes is not None else ""
            return f"opens {moment_phrase(now, opens)}{until}"
        case _:
            return f"open until {moment_phrase(now, closes)}" if closes is not None else "open"


def _limit(quiz: ClassQuiz) -> str:
    if quiz.minutes is None:
        return "No time limit."
    return f"{quiz.minutes:g} minute{'' if quiz.minutes == 1 else 's'}."


def terms_lines(quiz: ClassQuiz, now: datetime, width: int) -> list[str]:
    """Return when and how a quiz may be taken."""
    window = window_phrase(quiz, now)
    terms = [
        f"{window[:1].upper()}{window[1:]}.",
        _limit(quiz),
        f"{count(quiz.attempts, 'attempt')}.",
        f"Feedback {quiz.feedback}.",
    ]
    if quiz.pass_mark is not None:
        terms.append(f"To pass: {percent(quiz.pass_mark)}.")
    return wrap_text(" ".join(terms), width, PLAIN)


def quiz_members(quiz: ClassQuiz, now: datetime) -> dict[str, object]:
    """Return the quiz itself as JSON data."""
    return {
        "key": quiz.key,
        "title": quiz.title,
        "purpose": quiz.purpose,
        "state": window_at(quiz, now),
        "made": _moment(quiz.created_at),
        "opens": _moment(quiz.opens_at),
        "closes": _moment(quiz.closes_at),
        "minutes": quiz.minutes,
        "attempts": quiz.attempts,
        "feedback": "once" if quiz.feedback is Feedback.AT_ONCE else "end",
        "pass": quiz.pass_mark,
        "seed": quiz.seed,
    }


def sheet_lines(sheet: QuizSheet, names: Mapping[str, str], now: datetime, width: int) -> list[str]:
    """Return a quiz with keys, terms and takers."""
    quiz = sheet.quiz
    lines = wrap_text(f"{quiz.key}: {quiz.title}", width, PLAIN)
    lines += terms_lines(quiz, now, width)
    for number, (item, posed) in enumerate(sheet.items, 1):
        lines += ["", *_question_lines(number, item, posed, width)]
    lines.append("")
    for word, told in _takers(sheet, names).items():
        if told:
            first = f"{word} ({len(told)} of {len(sheet.takings)}): "
            lines += wrap_text(first + ", ".join(told), width, PLAIN, first="", rest="  ")
    if not sheet.takings:
        lines += [f"Nobody is in {sheet.room.name} yet."]
    return lines


def sheet_members(sheet: QuizSheet, names: Mapping[str, str], now: datetime) -> dict[str, object]:
    """Return all of `sheet_lines` as JSON data."""
    return {
        "class": sheet.room.name,
        "quiz": quiz_members(sheet.quiz, now),
        "questions": [
            {
                "number": number,
                "id": posed.name,
                "revision": item.revision_id,
                "kind": posed.question.kind,
                "topic": posed.question.topic,
                "stem": stem_text(posed.question),
                "key": list(key_text(posed.question)),
                "void": None if item.counts else item.void_reason,
            }
            for number, (item, posed) in enumerate(sheet.items, 1)
        ],
        "pupils": [
            {
                "alias": each.pupil.alias,
                **({"name": names[each.pupil.alias]} if each.pupil.alias in names else {}),
                "state": _state(each),
                "answered": each.answered,
                "attempts": [
                    {
                        "number": attempt.number,
                        "medium": attempt.medium,
                        "started": _moment(attempt.session.started_at),
                        "submitted": _moment(attempt.session.ended_at),
                        "final": is_final(sheet.quiz, attempt, now),
                    }
                    for attempt in each.attempts
                ],
            }
            for each in sheet.takings
        ],
    }


def _question_lines(number: int, item: QuizItem, posed: Posed, width: int) -> list[str]:
    question = posed.question
    first = f"{number}. "
    rest = " " * len(first)
    text = f"{stem_text(question)} [{question.kind}, {posed.name}]"
    lines = wrap_text(text, width, PLAIN, first=first, rest=rest)
    for key in key_text(question):
        lines += wrap_text(f"Key: {key}", width, PLAIN, first=rest, rest=rest + "  ")
    if not item.counts:
        why = f": {item.void_reason}" if item.void_reason else "."
        lines += wrap_text(f"Void{why}", width, PLAIN, first=rest, rest=rest + "  ")
    return lines


def _takers(sheet: QuizSheet, names: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the pupils under what they have done so far."""
    told: dict[str, list[str]] = {"Handed in": [], "Under way": [], "Not begun": []}
    for each in sheet.takings:
        alias = f"{each.pupil.alias} {names.get(each.pupil.alias, '')}".rstrip()
        match _state(each):
            case "submitted":
                paper = each.attempts[-1].medium is Medium.PAPER
                often = len(each.attempts)
                more = f"{count(often, 'attempt')}" if often > 1 else "on paper" if paper else ""
                told["Handed in"].append(f"{alias} ({more})" if more else alias)
            case "under way":
                told["Under way"].append(f"{alias} ({each.answered} of {len(sheet.items)})")
            case _:
                told["Not begun"].append(alias)
    return told


def _state(taking: Taking) -> str:
    if not taking.attempts:
        return "not begun"
    return "submitted" if taking.final else "under way"


def _moment(when: datetime | None) -> str | None:
    return None if when is None else when.astimezone().isoformat(timespec="seconds")
