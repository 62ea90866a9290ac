"""From how a class took a quiz to its results."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime

from civicquiz.grade import answer_text, passes
from civicquiz.model import Choice, ClassQuiz
from civicquiz.stats.firsts import positions
from civicquiz.stats.moments import mean, variance
from civicquiz.stats.quiz_results import (
    ClassScores,
    Correction,
    Drawn,
    ItemResult,
    PupilResult,
    QuizResults,
)
from civicquiz.stats.quiz_takings import AskedItem, PupilTakings, State, Taking
from civicquiz.stats.summary import ItemSummary, summarise
from civicquiz.stats.tables import Chosen, Marks

__all__ = ["quiz_results"]


def quiz_results(
    quiz: ClassQuiz, room: str, items: Sequence[AskedItem], pupils: Sequence[PupilTakings]
) -> QuizResults:
    """Return the results; attempts have an answer, or None, for each item."""
    ranked = sorted(pupils, key=lambda each: each.alias)
    marked = tuple(_pupil(quiz, items, each) for each in ranked)
    first = [
        (each.alias, each.takings[0])
        for each in ranked
        if each.takings and each.takings[0].state.counts
    ]
    counting = [at for at, item in enumerate(items) if item.counts]
    whole = summarise(*_tables(items, first, counting))
    figures = dict(zip(counting, whole.items, strict=True))
    return QuizResults(
        quiz,
        room,
        marked,
        tuple(
            _item(
                items,
                first,
                at,
                figures.get(at) or summarise(*_tables(items, first, [at])).items[0],
            )
            for at in range(len(items))
        ),
        _class_scores([each.score for each in marked if each.score is not None]),
        whole.reliability,
        _corrections(items, ranked),
    )


def _tables(
    items: Sequence[AskedItem], first: Sequence[tuple[str, Taking]], columns: Sequence[int]
) -> tuple[Marks, Chosen]:
    """Return marks and chosen options of some items; a blank earns 0 and chose nothing."""
    marks = tuple(tuple(_mark(taking, at) for at in columns) for _, taking in first)
    return Marks(marks, len(columns)), Chosen(
        tuple(tuple(_chosen(items[at], taking, at) for at in columns) for _, taking in first),
        tuple(items[at].options for at in columns),
    )


def _mark(taking: Taking, at: int) -> float | None:
    """Return what was earned; None where it was not asked."""
    given = taking.answers[at]
    if given is None:
        return None if at in taking.unasked else 0.0
    return given.score


def _chosen(item: AskedItem, taking: Taking, at: int) -> tuple[int, ...] | None:
    """Return the options chosen: none by a blank answer, None where it is not known."""
    given = taking.answers[at]
    if given is None:
        return None if at in taking.unasked else ()
    return positions(given.response, item.options) if item.options else None


def _pupil(quiz: ClassQuiz, items: Sequence[AskedItem], pupil: PupilTakings) -> PupilResult:
    """Return a pupil's mark; of equal attempts the earlier one."""
    final = [each for each in pupil.takings if each.state.counts]
    best = max(final, key=lambda each: _score(items, each) or 0.0, default=None)
    shown = best or (pupil.takings[-1] if pupil.takings else None)
    points = _points(items, best) if best else None
    score = _score(items, best) if best else None
    took = sum(given.response_ms for given in shown.answers if given) if shown else 0
    return PupilResult(
        alias=pupil.alias,
        state=shown.state if shown else State.MISSING,
        score=score,
        points=None if score is None else points,
        seconds=took / 1000 if took else None,
        medium=shown.medium if shown else None,
        version=shown.version if shown else "",
        attempts=len(pupil.takings),
        answered=sum(given is not None for given in shown.answers) if shown else 0,
        old_score=max(
            (old for each in final if (old := _old_score(each)) is not None), default=None
        ),
        changes=tuple(
            (at, change)
            for at, given in enumerate(shown.answers if shown else ())
            if given
            for change in given.changes
        ),
        marks=tuple(given.score if given else None for given in shown.answers) if shown else (),
        left=pupil.left,
        passed=passes(score, quiz.pass_mark),
    )


def _points(items: Sequence[AskedItem], taking: Taking) -> float | None:
    """Return the sum of what counts; None where nothing does."""
    if not any(item.counts for item in items):
        return None
    pairs = zip(items, taking.answers, strict=True)
    return math.fsum(given.score for item, given in pairs if given and item.counts)


def _score(items: Sequence[AskedItem], taking: Taking) -> float | None:
    """Return the share that was earned of what was asked and counts; None where nothing does."""
    points = _points(items, taking)
    most = sum(item.counts and at not in taking.unasked for at, item in enumerate(items))
    return None if points is None or not most else points / most


def _old_score(taking: Taking) -> float | None:
    """Return the share that was earned before anything was graded again or voided."""
    earned = math.fsum(given.first_score for given in taking.answers if given)
    asked = len(taking.answers) - len(taking.unasked)
    return earned / asked if asked else None


def _item(
    items: Sequence[AskedItem],
    first: Sequence[tuple[str, Taking]],
    at: int,
    figures: ItemSummary,
) -> ItemResult:
    """Return one question with who answered what."""
    item = items[at]
    shares, raised = _hands(item)
    return ItemResult(
        number=at + 1,
        item=item,
        figures=figures,
        drawn=(_options if item.options else _wrong)(item, first, at, figures),
        blank=tuple(
            alias
            for alias, taking in first
            if at not in taking.unasked
            and ((given := taking.answers[at]) is None or given.response in ("", ()))
        ),
        hands=shares,
        hands_up=raised,
    )


def _options(
    item: AskedItem, first: Sequence[tuple[str, Taking]], at: int, figures: ItemSummary
) -> tuple[Drawn, ...]:
    """Return all options of a choice, with who chose each."""
    known = dict(enumerate(figures.options))
    cells = [(alias, _chosen(item, taking, at) or ()) for alias, taking in first]
    shape = item.posed.question.shape
    assert item.options is not None
    assert isinstance(shape, Choice)
    return tuple(
        Drawn(
            text=option.text,
            key=spot in item.options.keys,
            share=known[spot].share if spot in known else 0.0,
            aliases=tuple(alias for alias, cell in cells if spot in cell),
            figures=known.get(spot),
        )
        for spot, option in enumerate(shape.options)
    )


def _wrong(
    item: AskedItem, first: Sequence[tuple[str, Taking]], at: int, figures: ItemSummary
) -> tuple[Drawn, ...]:
    """Return the wrong answers to a question that is no choice, the commonest first."""
    said: dict[str, list[str]] = {}
    spelled: dict[str, str] = {}
    for alias, taking in first:
        given = taking.answers[at]
        if given is None or given.score >= 1 or not given.response:
            continue
        text = "; ".join(answer_text(item.posed.question, given.response))
        said.setdefault(text.casefold(), []).append(alias)
        spelled.setdefault(text.casefold(), text)
    ranked = sorted(said.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return tuple(
        Drawn(spelled[text], key=False, share=len(who) / figures.n, aliases=tuple(who))
        for text, who in ranked
    )


def _hands(item: AskedItem) -> tuple[tuple[float, ...], int]:
    """Return the share of hands for each option, and of how many who were there.

    The last count of a question counts: an earlier one was before it was talked about. A count of
    nobody tells that the question was shown, and nothing else. Of what is no choice those are
    counted who had it right: of how many is not known.
    """
    counted = [each for each in item.hands if any(each.counts) or each.abstained]
    if not counted:
        return (), 0
    last = counted[-1]
    if item.options is None:
        return (), sum(last.counts)
    several = len(item.options.keys) > 1  # then a pupil may raise a hand for each
    whole = (max(last.counts) if several else sum(last.counts)) + last.abstained
    return tuple(raised / whole for raised in last.counts), whole


def _class_scores(found: list[float]) -> ClassScores:
    ranked = sorted(found)
    spread = variance(ranked)
    middle = len(ranked) // 2
    return ClassScores(
        count=len(ranked),
        mean=mean(ranked),
        sd=None if spread is None else math.sqrt(spread),
        median=(ranked[middle] + ranked[~middle]) / 2 if ranked else None,
        lowest=ranked[0] if ranked else None,
        highest=ranked[-1] if ranked else None,
    )


def _corrections(
    items: Sequence[AskedItem], pupils: Sequence[PupilTakings]
) -> tuple[Correction, ...]:
    """Return what was corrected, in order of time; one regrading of a question is one line."""
    again: dict[tuple[int, str, datetime], int] = {}
    for pupil in pupils:
        for taking in pupil.takings:
            for at, given in enumerate(taking.answers):
                for change in given.changes if given else ():
                    event = (at + 1, change.reason, change.at)
                    again[event] = again.get(event, 0) + (change.before != change.after)
    found = [
        Correction(number, when, reason, voided=False, answers=count)
        for (number, reason, when), count in again.items()
    ]
    found += [
        Correction(at, item.voided_at, item.void_reason, voided=True, answers=0)
        for at, item in enumerate(items, 1)
        if item.voided_at is not None
    ]
    return tuple(sorted(found, key=lambda each: (each.at, each.number, each.voided)))
