"""The results of a class quiz as JSON data."""

from __future__ import annotations

from datetime import datetime

from civicquiz.render import without_marks
from civicquiz.render.results import advice, drawn_text, source_phrases, stem_of, steps
from civicquiz.stats import (
    LEAST_FOR_IDLE,
    Band,
    Drawn,
    ItemResult,
    ItemSummary,
    PupilResult,
    QuizResults,
    band,
)

__all__ = ["results_members"]


def results_members(results: QuizResults) -> dict[str, object]:
    """Return all of the results; pupils by alias, questions in the order of the quiz."""
    quiz, scores, found = results.quiz, results.scores, results.reliability
    return {
        "class": results.room,
        "quiz": {
            "key": quiz.key,
            "title": quiz.title,
            "purpose": quiz.purpose,
            "questions": len(results.items),
            "most": results.most,
            "pass": quiz.pass_mark,
        },
        "scores": {
            "count": scores.count,
            "mean": scores.mean,
            "sd": scores.sd,
            "median": scores.median,
            "lowest": scores.lowest,
            "highest": scores.highest,
        },
        "reliability": {
            "pupils": found.students,
            "kr20": found.kr20,
            "alpha": found.alpha,
            "standard_error": found.standard_error,
        },
        "to_do": [
            {"step": step, "questions": [item.number for item in items]}
            for step, items in steps(results)
        ],
        "questions": [_question(results, item) for item in results.items],
        "pupils": [_pupil(results, pupil) for pupil in results.pupils],
        "corrections": [
            {
                "question": each.number,
                "at": _moment(each.at),
                "voided": each.voided,
                "changed": each.answers,
                "reason": each.reason,
            }
            for each in results.corrections
        ],
    }


def _pupil(results: QuizResults, pupil: PupilResult) -> dict[str, object]:
    return {
        "alias": pupil.alias,
        "name": results.names.get(pupil.alias),
        "left": pupil.left,
        "state": pupil.state,
        "score": pupil.score,
        "points": pupil.points,
        "passed": pupil.passed,
        "seconds": pupil.seconds,
        "medium": pupil.medium,
        "version": pupil.version or None,
        "attempts": pupil.attempts,
        "answered": pupil.answered,
        "marks": list(pupil.marks),
        "score_before": pupil.old_score,
        "changes": [
            {
                "question": at + 1,
                "at": _moment(change.at),
                "reason": change.reason,
                "before": change.before,
                "after": change.after,
            }
            for at, change in pupil.changes
        ],
    }


def _question(results: QuizResults, item: ItemResult) -> dict[str, object]:
    asked, figures = item.item, item.figures
    fact = asked.posed.fact
    return {
        "number": item.number,
        "id": asked.posed.name,
        "revision": asked.posed.revision_id,
        "kind": asked.posed.question.kind,
        "stem": stem_of(item),
        "void": None
        if asked.voided_at is None
        else {"at": _moment(asked.voided_at), "reason": asked.void_reason},
        "pupils": figures.n,
        "facility": figures.facility,
        "facility_interval": figures.facility_interval,
        **_telling_apart(figures),
        "flags": list(figures.flags),
        "advice": list(advice(results.quiz, item)),
        "old_answers": asked.old_answers,
        "answers": [
            _drawn(item, each, item.hands[at] if at < len(item.hands) else None)
            for at, each in enumerate(item.drawn)
        ],
        "blank": list(item.blank),
        "hands": item.hands_up or None,
        "missed_by_many": item.missed_by_many,
        "fact": None if fact is None else without_marks(fact.statement),
        "sources": source_phrases(item),
    }


def _telling_apart(figures: ItemSummary) -> dict[str, object]:
    """Return how a question tells pupils apart; below 30 of them it is not told at all."""
    found = figures.discrimination
    shown = found is not None and found.band is not Band.HIDDEN
    return {
        "discrimination": {"value": found.value, "interval": found.interval, "pupils": found.n}
        if found and shown
        else None,
        "efficiency": figures.efficiency if shown else None,
        "upper_lower": figures.upper_lower if shown else None,
        "weight": figures.weight if shown else None,
    }


def _drawn(item: ItemResult, each: Drawn, hands: float | None) -> dict[str, object]:
    known, n = each.figures, item.figures.n
    return {
        "text": drawn_text(item, each),
        "key": each.key,
        "share": each.share,
        "hands": hands,
        "correlation": None if known is None or band(n) is Band.HIDDEN else known.r,
        "works": None if known is None or n < LEAST_FOR_IDLE else known.works,
        "aliases": list(each.aliases),
    }


def _moment(when: datetime) -> str:
    return when.isoformat(timespec="seconds")
