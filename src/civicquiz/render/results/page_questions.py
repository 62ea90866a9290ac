"""The questions of a class quiz on its page: each with a plot, who answered what, what to do."""

from __future__ import annotations

from collections.abc import Sequence

from civicquiz.render.phrases import count, percent
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
    MOST_WRITTEN,
    fact_phrases,
    interval_phrase,
    name_order,
    separator,
)
from civicquiz.render.results.markup import Markup, element, joined
from civicquiz.render.results.plots import facility_plot, option_bars
from civicquiz.render.results.tables import cells, figures, row, section, table
from civicquiz.stats import ItemResult, QuizResults

__all__ = ["questions"]

MOST_NAMED = 40
"""How many pupils are named in one cell."""

SHORT = 14
"""The longest name that is kept on one line."""

FEW_LETTERS = 30
"""The longest answer that leaves the more room to the names."""


def questions(results: QuizResults) -> Markup:
    """Return the plot of all questions, and a box for each, the worst first."""
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
    return section("questions", "Questions, the worst first", *parts)


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
    return element("article", *parts, class_=kind, id=f"question-{item.number}")


def _said(item: ItemResult) -> str:
    known = item.figures
    told = []
    if not item.item.counts:
        told.append(f"Voided: {item.item.void_reason}")
    if known.facility is None:
        told += [] if item.hands_up else ["nobody was asked"]
    else:
        told.append(f"{percent(known.facility)} right (90% interval {interval_phrase(item)})")
    if phrase := discrimination_phrase(known.discrimination):
        told.append(f"discrimination {phrase}")
    if phrase := hands_phrase(item):
        told.append(phrase)
    if known.flags:
        told.append(f"flagged: {', '.join(known.flags)}")
    return "; ".join(told) + "."


def _answers(results: QuizResults, item: ItemResult) -> Markup:
    """Return the bars of a choice, and a table of who chose or wrote what."""
    if not item.figures.n and not item.hands:
        return Markup()
    shown = item.drawn if item.item.options else item.drawn[:MOST_WRITTEN]
    rows = [_answer_row(results, item, at) for at in range(len(shown))]
    if more := len(item.drawn) - len(shown):
        rows.append(row(f"{count(more, 'other wrong answer')}", cells("", *_no_hands(item), "")))
    if item.blank:
        share = percent(len(item.blank) / item.figures.n)
        rows.append(
            row(
                "left blank",
                figures(share, *_no_hands(item)),
                cells(_who(results, item.blank)),
            )
        )
    if not rows:
        return Markup()
    headings = [("answer", False), ("of them", True)]
    headings += [("hands", True)] if item.hands else []
    told = table(f"Answers to question {item.number}", [*headings, ("who", False)], rows)
    bars = option_bars(item) if item.item.options and item.figures.n else Markup()
    long = any(len(drawn_text(item, each)) > FEW_LETTERS for each in shown)
    return element("div", bars, told, class_="answers long" if long else "answers")


def _no_hands(item: ItemResult) -> list[str]:
    return [""] if item.hands else []


def _answer_row(results: QuizResults, item: ItemResult, at: int) -> Markup:
    each = item.drawn[at]
    text = drawn_text(item, each)
    name = f"{letter(at)}. {text}{' (key)' if each.key else ''}" if item.item.options else text
    hands = [percent(item.hands[at]) if at < len(item.hands) else ""] if item.hands else []
    who = Markup() if each.key else _who(results, each.aliases)
    return row(
        name,
        figures(percent(each.share) if item.figures.n else "", *hands),
        cells(who),
        class_="key" if each.key else None,
    )


def _who(results: QuizResults, aliases: Sequence[str]) -> Markup:
    """Return who they are, no short name torn apart at the end of a line."""
    named = sorted(map(results.called, aliases), key=name_order)
    between = separator(named)
    parts: list[str] = []
    for at, name in enumerate(named[:MOST_NAMED]):
        kept_whole = "pupil" if len(name) <= SHORT else None
        parts += [between if at else "", element("span", name, class_=kept_whole)]
    more = len(named) - MOST_NAMED
    return joined(*parts, f" and {more} more" if more > 0 else "")
