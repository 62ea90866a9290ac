"""The results of a class quiz, computed from the log at each look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from civicquiz.app.classes import find_class_quiz
from civicquiz.grade import carry_over
from civicquiz.model import (
    Action,
    Amendment,
    Attempt,
    Choice,
    ClassQuiz,
    Posed,
    Pupil,
    QuizItem,
    Response,
    Review,
)
from civicquiz.stats import (
    AskedItem,
    Change,
    GivenAnswer,
    Options,
    PupilTakings,
    QuizResults,
    State,
    Taking,
    quiz_results,
)
from civicquiz.store import Log, Store
from civicquiz.study import effective, is_final

__all__ = ["class_results"]

BY_TEACHER = "teacher"
"""Who graded an answer on paper that was marked right or wrong and not typed in."""


def class_results(store: Store, key: str, now: datetime) -> QuizResults:
    """Return the results of the quiz of a key as they are at this moment.

    Pupils who left count in what they took; who came after it closed is not missing.
    """
    with store.snapshot():
        quiz = find_class_quiz(store, key)
        room = store.classroom(quiz.classroom_id)
        assert room is not None
        items = store.quiz_items(quiz.id)
        log = store.quiz_log(quiz.id)
        counting = effective(log.reviews, log.amendments)
        revisions = {item.revision_id for item in items}
        revisions |= {review.revision_id for review in (*log.reviews, *counting)}
        posed = store.pose_revisions(sorted(revisions))
        takings = _takings(quiz, items, store.attempts(quiz.id), log, counting, posed, now)
        return quiz_results(
            quiz,
            room.name,
            _asked_items(store, quiz, items, counting, posed),
            [
                PupilTakings(each.alias, takings.get(each.learner_id, ()), each.left_at is not None)
                for each in store.pupils(quiz.classroom_id, left=True)
                if each.learner_id in takings or _was_there(each, quiz)
            ],
        )


def _was_there(pupil: Pupil, quiz: ClassQuiz) -> bool:
    """Tell whether a pupil who took nothing is missing, and not gone or too late to come."""
    late = quiz.closes_at is not None and pupil.joined_at >= quiz.closes_at
    return pupil.left_at is None and not late


def _takings(
    quiz: ClassQuiz,
    items: Sequence[QuizItem],
    attempts: Sequence[Attempt],
    log: Log,
    counting: Sequence[Review],
    posed: Mapping[int, Posed],
    now: datetime,
) -> dict[int, tuple[Taking, ...]]:
    """Return the attempts of each learner, under the learner's id.

    The first answer of an attempt that was not taken back is the one that counts.
    """
    given: dict[tuple[int, int], Review] = {}
    for review in counting:
        given.setdefault((review.session_id, review.question_id), review)
    originals = {review.id: review for review in log.reviews}
    words: dict[int, list[Amendment]] = {}
    for word in log.amendments:
        words.setdefault(word.review_id, []).append(word)
    found: dict[int, list[Taking]] = {}
    for attempt in sorted(attempts, key=lambda each: each.number):
        answers: list[GivenAnswer | None] = []
        for item in items:
            now_counts = given.get((attempt.session.id, item.question_id))
            if now_counts is None:
                answers.append(None)
                continue
            number = now_counts.id
            answers.append(
                _given_answer(
                    originals[number], now_counts.score, words.get(number, ()), posed, item
                )
            )
        plan = set(attempt.session.plan)
        found.setdefault(attempt.learner_id, []).append(
            Taking(
                attempt.number,
                attempt.medium,
                _state(quiz, attempt, now),
                tuple(answers),
                attempt.version,
                frozenset(at for at, item in enumerate(items) if item.question_id not in plan),
            )
        )
    return {learner: tuple(taken) for learner, taken in found.items()}


def _given_answer(
    review: Review,
    score: float,
    words: Sequence[Amendment],
    posed: Mapping[int, Posed],
    item: QuizItem,
) -> GivenAnswer:
    """Return an answer with what became of its grade; `review` is as it was written."""
    changes: list[Change] = []
    before = review.score
    for word in words:
        if word.action is Action.REGRADE and word.score is not None:
            changes.append(Change(word.at, word.reason, before, word.score))
            before = word.score
    return GivenAnswer(
        response=_response(review, posed, item),
        score=score,
        first_score=review.score,
        response_ms=review.response_ms,
        changes=tuple(changes),
    )


def _response(review: Review, posed: Mapping[int, Posed], item: QuizItem) -> Response | None:
    """Return an answer in the positions of the question as it was asked, None if not known."""
    if review.graded_by == BY_TEACHER:
        return None
    if review.revision_id == item.revision_id:
        return review.answer
    older, asked = posed[review.revision_id].question, posed[item.revision_id].question
    return carry_over(review.answer, older, asked)


def _state(quiz: ClassQuiz, attempt: Attempt, now: datetime) -> State:
    """Return how far an attempt is; nobody can go on with one whose time is over."""
    if attempt.submitted:
        return State.SUBMITTED
    return State.TIME_OVER if is_final(quiz, attempt, now) else State.UNDER_WAY


def _asked_items(
    store: Store,
    quiz: ClassQuiz,
    items: Sequence[QuizItem],
    counting: Sequence[Review],
    posed: Mapping[int, Posed],
) -> list[AskedItem]:
    """Return the questions as they were asked, with the keys that their answers are graded by."""
    graded: dict[int, int] = {}  # the newest: an answer that could not be carried over stays old
    asked_as = {item.question_id: item.revision_id for item in items}
    for review in counting:
        if review.revision_id != asked_as.get(review.question_id):
            found = graded.get(review.question_id, 0)
            graded[review.question_id] = max(found, review.revision_id)
    old = _old_answers(store, quiz, [posed[item.revision_id].bank for item in items])
    shown = store.hands(quiz.id)
    return [
        AskedItem(
            posed=asked,
            options=_options(asked, posed[graded.get(item.question_id, item.revision_id)]),
            voided_at=item.voided_at,
            void_reason=item.void_reason,
            hands=tuple(each for each in shown if each.question_id == item.question_id),
            old_answers=old.get(item.question_id, 0),
        )
        for item in items
        for asked in (posed[item.revision_id],)
    ]


def _old_answers(store: Store, quiz: ClassQuiz, banks: Sequence[str]) -> dict[int, int]:
    """Return how many answers of a quiz could be graded again by a corrected key, by question."""
    sessions = {attempt.session.id for attempt in store.attempts(quiz.id)}
    old = [
        review
        for bank in sorted(set(banks))
        if store.old_key_counts(bank)
        for review in store.old_key_log(bank).reviews
        if review.session_id in sessions and review.graded_by != BY_TEACHER
    ]
    if not old:
        return {}
    asked = store.pose_revisions(list({review.revision_id for review in old}))
    now = store.pose(list({review.question_id for review in old}))
    return Counter(
        review.question_id
        for review in old
        if _carried(review, asked[review.revision_id], now[review.question_id])
    )


def _carried(review: Review, asked: Posed, now: Posed) -> bool:
    """Tell whether an answer means anything to the question as it is now."""
    return carry_over(review.answer, asked.question, now.question) is not None


def _options(asked: Posed, graded: Posed) -> Options | None:
    """Return the options of a choice as it was asked, with the keys of a later correction.

    A key that was put in other words stood in no paper: then none of these options is right.
    """
    shape = asked.question.shape
    if not isinstance(shape, Choice):
        return None
    keys = shape.keys
    if asked.revision_id != graded.revision_id and isinstance(graded.question.shape, Choice):
        right = {option.text for option in graded.question.shape.options if option.right}
        keys = tuple(at for at, option in enumerate(shape.options) if option.text in right)
    return Options(len(shape.options), keys)
