"""The results of a class quiz as one HTML file: no network, no scripts, good on paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from civicquiz.render.phrases import count, date_phrase, duration_phrase, percent
from civicquiz.render.results.advice import (
    advice,
    discrimination_phrase,
    drawn_text,
    hands_phrase,
    letter,
    stem_of,
    worst_first,
)
from civicquiz.render.results.lines import (
    class_sentences,
    correction_phrase,
    fact_phrases,
    interval_phrase,
    number_phrase,
)
from civicquiz.render.results.markup import Markup, element, joined
from civicquiz.render.results.page_style import STYLE
from civicquiz.render.results.plots import distribution, facility_plot, option_bars
from civicquiz.stats import ItemResult, PupilResult, QuizResults, State

__all__ = ["PAGE_BEGINS", "results_page"]

PAGE_BEGINS = "<!DOCTYPE html>\n<!-- a report of civicquiz -->\n"
"""The first lines of a report, by which it is known when it is written anew."""

MOST_NAMED = 40
"""How many pupils are named in one cell."""

MOST_WRITTEN = 12
"""How many different wrong answers to a question are shown."""


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
            "main", _class(results), _corrections(results), _questions(results), _pupils(results)
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
    return _section("class", "Class", *parts)


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
    return _section("corrections", "Corrected", *parts)


def _questions(results: QuizResults) -> Markup:
    ranked = worst_first(results.items)
    parts: list[Markup] = []
    if any(item.figures.facility is not None and item.item.counts for item in ranked):
        parts.append(
            element(
                "figure",
                facility_plot(ranked),
                element(
                    "figcaption",
                    "The dot is the share of marks earned, the line its 90% interval: another "
                    "class like this one may lie anywhere on it. A dashed mark is what blind "
                    "guessing earns; ! has a flag, see below.",
                ),
            )
        )
    parts += [_question(results, item) for item in ranked]
    return _section("questions", "Questions, the worst first", *parts)


def _question(results: QuizResults, item: ItemResult) -> Markup:
    """Return one question: figures, what to do, who answered what, its fact."""
    todo = [element("p", element("strong", "To do: "), each) for each in advice(results.quiz, item)]
    facts = fact_phrases(item) if item.missed_by_many else []
    parts = [
        element(
            "h3",
            f"{item.number}. {stem_of(item)} ",
            element("span", item.item.posed.name, class_="quiet"),
        ),
        element("p", _said(item), class_="figures"),
        element("div", *todo, class_="todo") if todo else Markup(),
        _answers(results, item),
        *(element("p", each, class_="quiet") for each in facts),
    ]
    kind = "question" if item.item.counts else "question voided"
    return element("article", *parts, class_=kind)


def _said(item: ItemResult) -> str:
    figures = item.figures
    told = []
    if not item.item.counts:
        told.append(f"Voided: {item.item.void_reason}")
    if figures.facility is None:
        told += [] if item.hands_up else ["nobody was asked"]
    else:
        told.append(f"{percent(figures.facility)} right (90% interval {interval_phrase(item)})")
    if phrase := discrimination_phrase(figures.discrimination):
        told.append(f"discrimination {phrase}")
    if phrase := hands_phrase(item):
        told.append(phrase)
    if figures.flags:
        told.append(f"flagged: {', '.join(figures.flags)}")
    return "; ".join(told) + "."


def _answers(results: QuizResults, item: ItemResult) -> Markup:
    """Return the bars of a choice, and a table of who chose or wrote what."""
    if not item.figures.n and not item.hands:
        return Markup()
    shown = item.drawn if item.item.options else item.drawn[:MOST_WRITTEN]
    rows = [_answer_row(results, item, at) for at in range(len(shown))]
    if more := len(item.drawn) - len(shown):
        rows.append(_row(f"{count(more, 'other wrong answer')}", _cells("", *_no_hands(item), "")))
    if item.blank:
        share = percent(len(item.blank) / item.figures.n)
        rows.append(
            _row(
                "left blank",
                _figures(share, *_no_hands(item)),
                _cells(_who(results, item.blank)),
            )
        )
    if not rows:
        return Markup()
    headings = [("answer", False), ("of them", True)]
    headings += [("hands", True)] if item.hands else []
    table = _table(f"Answers to question {item.number}", [*headings, ("who", False)], rows)
    bars = option_bars(item) if item.item.options and item.figures.n else Markup()
    return element("div", bars, table, class_="answers")


def _no_hands(item: ItemResult) -> list[str]:
    return [""] if item.hands else []


def _answer_row(results: QuizResults, item: ItemResult, at: int) -> Markup:
    each = item.drawn[at]
    text = drawn_text(item, each)
    name = f"{letter(at)}. {text}{' (key)' if each.key else ''}" if item.item.options else text
    hands = [percent(item.hands[at]) if at < len(item.hands) else ""] if item.hands else []
    who = Markup() if each.key else _who(results, each.aliases)
    return _row(
        name,
        _figures(percent(each.share) if item.figures.n else "", *hands),
        _cells(who),
        class_="key" if each.key else None,
    )


def _who(results: QuizResults, aliases: Sequence[str]) -> Markup:
    """Return who they are, none of them torn apart at the end of a line."""
    named = sorted(map(results.called, aliases))
    parts: list[str] = []
    for at, name in enumerate(named[:MOST_NAMED]):
        parts += [", " if at else "", element("span", name, class_="pupil")]
    more = len(named) - MOST_NAMED
    return joined(*parts, f" and {more} more" if more > 0 else "")


def _pupils(results: QuizResults) -> Markup:
    corrected = any(each.changed for each in results.pupils)
    headings = [("pupil", False), ("score", True)]
    headings += [("before", True)] if corrected else []
    headings += [("points", True), ("time", True), ("taken", False), ("attempts", True)]
    headings.append(("state", False))
    ranked = sorted(results.pupils, key=lambda each: results.called(each.alias))
    rows = [_pupil_row(results, each, corrected=corrected) for each in ranked]
    if not rows:
        return _section("pupils", "Pupils", element("p", "Nobody is in this class yet."))
    points = f"Points are of {results.most}." if results.most else ""
    return _section("pupils", "Pupils", _table(points, headings, rows))


def _pupil_row(results: QuizResults, pupil: PupilResult, *, corrected: bool) -> Markup:
    passed = "" if pupil.passed is None else "passed" if pupil.passed else "not passed"
    gone = "left the class" if pupil.left else ""
    state = "" if pupil.state is State.SUBMITTED and passed else pupil.state.value
    before = [_share(pupil.old_score) if pupil.changed else ""] if corrected else []
    taken = "" if pupil.medium is None else f"{pupil.medium} {pupil.version}".strip()
    return _row(
        results.called(pupil.alias),
        _figures(
            _share(pupil.score),
            *before,
            "" if pupil.points is None else number_phrase(pupil.points),
            "" if pupil.seconds is None else duration_phrase(pupil.seconds),
        ),
        _cells(taken),
        _figures(str(pupil.attempts or "")),
        _cells(", ".join(filter(None, [state, passed, gone]))),
    )


def _share(score: float | None) -> str:
    return "" if score is None else percent(score)


def _section(name: str, heading: str, *parts: Markup) -> Markup:
    title = f"{name}-heading"
    return element(
        "section", element("h2", heading, id=title), *parts, id=name, aria_labelledby=title
    )


def _table(caption: str, headings: Iterable[tuple[str, bool]], rows: Iterable[Markup]) -> Markup:
    """Return a table with headings, those of figures flush right, that scrolls where it must."""
    said = [
        element("th", heading, scope="col", class_="figure" if figure else None)
        for heading, figure in headings
    ]
    return element(
        "div",
        element(
            "table",
            element("caption", caption) if caption else Markup(),
            element("thead", element("tr", *said)),
            element("tbody", *rows),
        ),
        class_="scroll",
        role="region",
        tabindex="0",
        aria_label=caption or "Table",
    )


def _row(name: str, *cells: Markup, class_: str | None = None) -> Markup:
    return element("tr", element("th", name, scope="row"), *cells, class_=class_)


def _cells(*cells: str) -> Markup:
    return joined(*(element("td", each) for each in cells))


def _figures(*cells: str) -> Markup:
    return joined(*(element("td", each, class_="figure") for each in cells))
