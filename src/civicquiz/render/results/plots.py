"""Plots of the results of a class quiz, as SVG that can be read in black and white, and aloud."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from civicquiz.render.phrases import count, percent
from civicquiz.render.results.advice import drawn_text, letter
from civicquiz.render.results.lines import interval_phrase
from civicquiz.render.results.markup import Markup, element, joined
from civicquiz.stats import ItemResult

__all__ = ["distribution", "facility_plot", "option_bars"]

INK = "#1a1a1a"
FAINT = "#767676"
BARS = "#4a4a4a"
BINS = 10
WIDTH = 480


def distribution(scores: Sequence[float]) -> Markup:
    """Return a column for each tenth of the score, with how many pupils are in it."""
    bins = Counter(min(int(score * BINS + 1e-9), BINS - 1) for score in scores)
    highest = max(bins.values(), default=1)
    base, top, left, step = 150.0, 24.0, 24.0, 43.0
    parts = [_line(left, base, left + BINS * step, base, INK)]
    for at in range(BINS):
        x, number = left + at * step, bins[at]
        height = (base - top) * number / highest
        if number:
            parts.append(
                element(
                    "rect",
                    x=x + 3,
                    y=base - height,
                    width=step - 6,
                    height=height,
                    fill=BARS,
                    stroke=INK,
                )
            )
            parts.append(_text(x + step / 2, base - height - 6, str(number), anchor="middle"))
        parts.append(_text(x, base + 18, f"{at * 10}%", anchor="middle"))
    parts.append(_text(left + BINS * step, base + 18, "100%", anchor="middle"))
    parts.append(_text(left + BINS * step / 2, base + 40, "score", anchor="middle"))
    told = [
        f"{number} from {at * 10} to {'' if at == BINS - 1 else 'under '}{at * 10 + 10}%"
        for at, number in sorted(bins.items())
    ]
    title = f"Scores of {count(len(scores), 'pupil')}"
    return _picture("scores", 196, title, f"Pupils by score: {'; '.join(told)}.", *parts)


def facility_plot(items: Sequence[ItemResult]) -> Markup:
    """Return a row for each question: the share of marks earned, and where it may truly lie."""
    asked = [item for item in items if item.item.counts and item.figures.facility is not None]
    row, left, right, top = 24.0, 36.0, 400.0, 30.0
    bottom = top + row * len(asked)

    def at_share(share: float) -> float:
        return left + (right - left) * share

    parts: list[Markup] = []
    for tick in (0, 0.25, 0.5, 0.75, 1):
        x = at_share(tick)
        parts.append(_line(x, top - 8, x, bottom, "#c8c8c8"))
        parts.append(_text(x, top - 14, f"{round(tick * 100)}%", anchor="middle"))
    for at, item in enumerate(asked):
        y = top + row * (at + 0.5)
        parts.append(_text(left - 12, y + 5, f"{item.number}.", anchor="end"))
        parts += _facility_row(item, y, at_share)
        share = percent(item.figures.facility or 0.0)
        parts.append(_text(right + 16, y + 5, f"{share}{' !' if item.figures.flags else ''}"))
    told = [
        f"question {item.number} {percent(item.figures.facility or 0.0)} ({interval_phrase(item)})"
        for item in asked
    ]
    title = "How much of each question was right, with 90% intervals"
    return _picture("facility", bottom + 10, title, f"{'; '.join(told)}.", *parts)


def _facility_row(item: ItemResult, y: float, at_share: Callable[[float], float]) -> list[Markup]:
    """Return the interval with its ends, the point, and a dashed mark where guessing lies."""
    low, high = item.figures.facility_interval or (0.0, 1.0)
    start, end = at_share(low), at_share(high)
    parts = [
        _line(start, y, end, y, INK, 2),
        _line(start, y - 5, start, y + 5, INK, 2),
        _line(end, y - 5, end, y + 5, INK, 2),
        element("circle", cx=at_share(item.figures.facility or 0.0), cy=y, r=5.5, fill=INK),
    ]
    if item.figures.guess:
        x = at_share(item.figures.guess)
        parts.append(_line(x, y - 10, x, y + 10, FAINT, 2, dashes="3 3"))
    return parts


def option_bars(item: ItemResult) -> Markup:
    """Return a bar for each option of a choice: the key filled, the others hatched."""
    name = f"options-{item.number}"
    row, left, most = 28.0, 64.0, 200.0
    parts = [
        element(
            "defs",
            element(
                "pattern",
                element("path", d="M0 6 L6 0", stroke=BARS, stroke_width=1.4),
                id=f"{name}-hatch",
                width=6,
                height=6,
                patternUnits="userSpaceOnUse",
            ),
        )
    ]
    told = []
    for at, each in enumerate(item.drawn):
        y = 4 + row * at
        parts.append(
            _text(left - 8, y + 17, f"{'key ' if each.key else ''}{letter(at)}", anchor="end")
        )
        parts.append(
            element(
                "rect",
                x=left,
                y=y,
                width=max(most * each.share, 0.5),
                height=row - 8,
                fill=INK if each.key else f"url(#{name}-hatch)",
                stroke=INK,
            )
        )
        parts.append(_text(left + most * each.share + 8, y + 17, percent(each.share)))
        key = ", the key" if each.key else ""
        told.append(f"{letter(at)} ({drawn_text(item, each)}{key}) {percent(each.share)}")
    height = 8 + row * len(item.drawn)
    title = f"Who chose what in question {item.number}"
    return _picture(name, height, title, f"{'; '.join(told)}.", *parts, width=330)


def _picture(
    name: str, height: float, title: str, told: str, *parts: Markup, width: float = WIDTH
) -> Markup:
    """Return an SVG with a title, and a description that says all that it shows."""
    return element(
        "svg",
        element("title", title, id=f"{name}-title"),
        element("desc", told, id=f"{name}-desc"),
        joined(*parts),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:g} {height:g}",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
        class_="wide" if width == WIDTH else "small",
    )


def _line(
    x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 1, dashes: str = ""
) -> Markup:
    return element(
        "line",
        x1=x1,
        y1=y1,
        x2=x2,
        y2=y2,
        stroke=colour,
        stroke_width=width,
        stroke_dasharray=dashes or None,
    )


def _text(x: float, y: float, said: str, anchor: str = "start") -> Markup:
    return element("text", said, x=x, y=y, text_anchor=anchor)
