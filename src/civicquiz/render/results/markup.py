"""HTML and SVG from small functions: what is no `Markup` is text, and is escaped."""

from __future__ import annotations

from html import escape

from civicquiz.render.cells import clean

__all__ = ["Markup", "element", "joined"]

EMPTY = frozenset({"meta", "br", "col"})
"""Elements that have no end."""


class Markup(str):
    """HTML that was made here; whatever is no Markup is escaped before it becomes any."""

    __slots__ = ()


def element(name: str, /, *children: str, **attributes: str | float | None) -> Markup:
    """Return an element; attributes that are None are left out.

    ``class_`` is ``class`` and ``aria_label`` is ``aria-label``: underscores stand for hyphens.
    """
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(clean(_number(value)))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in EMPTY:
        return Markup(f"<{name}{said}>")
    return Markup(f"<{name}{said}>{joined(*children)}</{name}>")


def joined(*parts: str) -> Markup:
    """Return parts in a row, texts among them escaped."""
    return Markup(
        "".join(part if isinstance(part, Markup) else escape(clean(part)) for part in parts)
    )


def _number(value: str | float) -> str:
    """Return a coordinate with at most two decimals, and a text as it is."""
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")
