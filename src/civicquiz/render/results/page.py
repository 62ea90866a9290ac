"""The results of a class quiz as one HTML file: no network, no scripts, good on paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from civicquiz.render.phrases import count, date_phrase, duration_phrase, percent
from civicquiz.render.results.advice import steps
from civicquiz.render.results.lines import (
    class_sentences,
    correction_phrase,
    name_order,
    number_phrase,
)
from civicquiz.render.results.markup import Markup, element, joined
from civicquiz.render.results.page_questions import questions
from civicquiz.render.results.page_style import STYLE
from civicquiz.render.results.plots import distribution
from civicquiz.render.results.tables import cells, figures, row, section, table
from civicquiz.stats import PupilResult, QuizResults, State

__all__ = ["PAGE_BEGINS", "results_page"]

MOST_COLUMNS = 25
"""Questions beyond which marks have no room side by side; the CSV has them."""

PAGE_BEGINS = "<!DOCTYPE html>\n<!-- a report of civicquiz -->\n"
"""The first lines of a report, by which it is known when it is written anew."""


def results_page(results: QuizResults, now: datetime) -> str:
    """Return the whole file; `now` is when it was made."""
    quiz = results.quiz
    name = f"{quiz.key}: {quiz.title}" if quiz.title else quiz.key
    made = f"{date_phrase(now.astimezone().date())}, {now.astimezone():%H:%M}"
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", f"{name}, results of class {results.room}"),
        element("style", Markup(STYLE)),
    )
    places = [("class", "Class"), ("questions", "Questions"), ("pupils", "Pupils")]
    places[1:1] = [("steps", "To do")] if steps(results) else []
    body = element(
        "body",
        element(
            "header",
            element("h1", name),
            element("p", f"Results of class {results.room} on {made}", class_="quiet"),
        ),
        element(
            "nav",
            *(
                joined(" · " if at else "", element("a", said, href=f"#{place}"))
                for at, (place, said) in enumerate(places)
            ),
            aria_label="Parts of this report",
        ),
        element(
            "main",
            _class(results),
            _steps(results),
            _corrections(results),
            questions(results),
            _pupils(results),
        ),
    )
    return f"{PAGE_BEGINS}{element('html', head, body, lang='en')}\n"


def _class(results: QuizResults) -> Markup:
    scores = [each.score for each in results.pupils if each.score is not None]
    parts = [element("ul", *(element("li", each) for each in class_sentences(results)))]
    if scores:
        parts.append(
            element(
                "figure",
                distribution(scores),
                element("figcaption", "How many pupils have which score."),
            )
        )
    return section("class", "Class", *parts)


def _steps(results: QuizResults) -> Markup:
    """Return what to do first, with the way to each question that it is about."""
    todo = [
        element(
            "li",
            f"{step}: question{'s' if len(items) > 1 else ''} ",
            *(
                joined(
                    ", " if at else "",
                    element("a", str(item.number), href=f"#question-{item.number}"),
                )
                for at, item in enumerate(items)
            ),
        )
        for step, items in steps(results)
    ]
    return section("steps", "To do", element("ul", *todo)) if todo else Markup()


def _corrections(results: QuizResults) -> Markup:
    """Return what was corrected, and whose score that moved."""
    if not results.corrections:
        return Markup()
    moved = sum(each.changed for each in results.pupils)
    parts = [
        element("ul", *(element("li", correction_phrase(each)) for each in results.corrections)),
        element(
            "p",
            f"{count(moved, 'pupil')} with another score than before: the table of ",
            element("a", "pupils", href="#pupils"),
            " has both.",
        ),
    ]
    return section("corrections", "Corrected", *parts)


def _pupils(results: QuizResults) -> Markup:
    corrected = any(each.changed for each in results.pupils)
    headings = [("pupil", False), ("score", True)]
    headings += [("before", True)] if corrected else []
    headings += [("points", True), ("time", True), ("taken", False), ("attempts", True)]
    headings.append(("state", False))
    ranked = sorted(results.pupils, key=lambda each: name_order(results.called(each.alias)))
    rows = [_pupil_row(results, each, corrected=corrected) for each in ranked]
    if not rows:
        return section("pupils", "Pupils", element("p", "Nobody is in this class yet."))
    points = f"Points are of {results.most}." if results.most else "Pupils"
    return section("pupils", "Pupils", table(points, headings, rows), _marks(results, ranked))


def _marks(results: QuizResults, ranked: Sequence[PupilResult]) -> Markup:
    """Return who got which question right, where there are no more than fit on paper."""
    taken = [each for each in ranked if each.marks]
    if not taken or len(results.items) > MOST_COLUMNS:
        return Markup()
    headings = [("pupil", False), *((str(item.number), True) for item in results.items)]
    rows = [
        row(results.called(each.alias), figures(*(_sign(mark) for mark in each.marks)))
        for each in taken
    ]
    caption = "Marks by question: ✓ right, ½ partly, ✗ wrong, – blank"
    return element("div", table(caption, headings, rows), class_="marks")


def _sign(mark: float | None) -> str:
    """Return what stands for a mark; no sign hangs on a colour."""
    if mark is None:
        return "–"
    return "✓" if mark >= 1 else "½" if mark > 0 else "✗"


def _pupil_row(results: QuizResults, pupil: PupilResult, *, corrected: bool) -> Markup:
    passed = "" if pupil.passed is None else "passed" if pupil.passed else "not passed"
    gone = "left the class" if pupil.left else ""
    state = "" if pupil.state is State.SUBMITTED and passed else pupil.state.value
    before = [_share(pupil.old_score) if pupil.changed else ""] if corrected else []
    taken = "" if pupil.medium is None else f"{pupil.medium} {pupil.version}".strip()
    return row(
        results.called(pupil.alias),
        figures(
            _share(pupil.score),
            *before,
            "" if pupil.points is None else number_phrase(pupil.points),
            "" if pupil.seconds is None else duration_phrase(pupil.seconds),
        ),
        cells(taken),
        figures(str(pupil.attempts or "")),
        cells(", ".join(filter(None, [state, passed, gone]))),
    )


def _share(score: float | None) -> str:
    return "" if score is None else percent(score)
