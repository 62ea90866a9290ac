"""Sections and tables of a page, with what a screen reader needs to find its way."""

from __future__ import annotations

from collections.abc import Iterable

from civicquiz.render.results.markup import Markup, element, joined

__all__ = ["cells", "figures", "row", "section", "table"]


def section(name: str, heading: str, *parts: Markup) -> Markup:
    """Return a part of the page under a heading that names it."""
    title = f"{name}-heading"
    return element(
        "section", element("h2", heading, id=title), *parts, id=name, aria_labelledby=title
    )


def table(caption: str, headings: Iterable[tuple[str, bool]], rows: Iterable[Markup]) -> Markup:
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


def row(name: str, *rest: Markup, class_: str | None = None) -> Markup:
    """Return a row that its first cell names."""
    return element("tr", element("th", name, scope="row"), *rest, class_=class_)


def cells(*texts: str) -> Markup:
    """Return cells of text."""
    return joined(*(element("td", each) for each in texts))


def figures(*texts: str) -> Markup:
    """Return cells of figures, flush right."""
    return joined(*(element("td", each, class_="figure") for each in texts))
