"""The score history: sessions, their answers, and figures by bank and topic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from civicquiz.errors import BadInput, NotFound
from civicquiz.grade import answer_text, key_text
from civicquiz.model import Action, Amendment, Learner, Posed, QuizSession, Review
from civicquiz.store import HistoryFigures, SessionFigures, Store

__all__ = ["Answered", "Past", "figures", "past_session", "past_sessions"]


PAGE = 20
"""Sessions fetched at once: some are left out, and few learners want just one."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer of a session: the question as it was asked then, and all later words on it.

    `score` is what it counts now, None where it was undone; `review.score` what it was given.
    """

    review: Review
    posed: Posed
    given: tuple[str, ...]
    key: tuple[str, ...]
    score: float | None
    amendments: tuple[Amendment, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """A session with its answers in order, and with the score that they come to now."""

    session: QuizSession
    learner: str
    answers: tuple[Answered, ...]


def past_sessions(store: Store, learner: Learner, limit: int) -> list[SessionFigures]:
    """Return the sessions in which anything was answered, the newest first, at most `limit`.

    A class quiz is none of them until it is submitted.
    """
    found: list[SessionFigures] = []
    size = max(limit, PAGE)
    before: dict[str, int] = {}
    while len(found) < limit:
        page = store.sessions(learner.id, limit=size, **before)
        if not page:
            break
        found += [each for each in page if each.asked and not each.session.is_secret]
        before = {"before": page[-1].session.id}
    return found[:limit]


def past_session(store: Store, learner: Learner, number: int) -> Past:
    """Return one session, answer by answer; it must be the learner's own."""
    session = store.session(number)
    if session is None or session.learner_id != learner.id:
        raise NotFound(
            f"'{learner.name}' has no session {number}.", "All of them: civicquiz history"
        )
    if session.is_secret:
        raise BadInput(
            f"Session {number} is a class quiz that is not submitted yet.",
            "Its answers can be read here when it is.",
        )
    log = store.session_log(number)
    posed = store.pose_revisions(list({review.revision_id for review in log.reviews}))
    words: dict[int, list[Amendment]] = {}
    for word in log.amendments:
        words.setdefault(word.review_id, []).append(word)
    answers = [
        _answered(review, posed[review.revision_id], tuple(words.get(review.id, ())))
        for review in log.reviews
    ]
    return Past(replace(session, score=_score(answers)), learner.name, tuple(answers))


def _score(answers: Sequence[Answered]) -> float | None:
    """Return the mean of the first answers that stand: what was kept at the end may be outdated."""
    first: dict[int, float] = {}
    for each in answers:
        if each.score is not None:
            first.setdefault(each.review.question_id, each.score)
    return sum(first.values()) / len(first) if first else None


def _answered(review: Review, posed: Posed, words: tuple[Amendment, ...]) -> Answered:
    score: float | None = review.score
    for word in words:
        if word.action is Action.UNDO:
            score = None
        elif word.score is not None and score is not None:
            score = word.score
    return Answered(
        review=review,
        posed=posed,
        given=answer_text(posed.question, review.answer),
        key=key_text(posed.question),
        score=score,
        amendments=words,
    )


def figures(store: Store, learner: Learner, by: str) -> list[HistoryFigures]:
    """Return what a learner did, by ``topic`` or by ``bank``."""
    return store.history_figures(learner.id, by_topic=by == "topic")
