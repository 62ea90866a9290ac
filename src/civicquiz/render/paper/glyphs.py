"""Letters that a font lacks: which ones are there, where they stand, and what stands in for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeGuard

from civicquiz.render.cells import clusters
from civicquiz.render.paper.values import Content

__all__ = ["clusters_in", "stand_in", "with_stand_ins"]

PLACE = "of"
"""The member of an object that names what its texts belong to; it is not printed."""

NOT_PRINTED = frozenset((PLACE, "drawn", "look"))


def clusters_in(content: Content) -> dict[str, list[str]]:
    """Return what is printed beyond ASCII, a letter with its accents each, and of what it is part.

    What belongs to no question and no pupil stands under an empty name.
    """
    found: dict[str, dict[str, None]] = {}
    for place, text in _texts(content, ""):
        if not text.isascii():
            for cluster, _ in clusters(text):
                if not cluster.isascii():
                    found.setdefault(cluster, {})[place] = None
    return {cluster: list(places) for cluster, places in found.items()}


def stand_in(cluster: str) -> str:
    """Return what is printed for a letter that cannot be: ``[U+4E2D]``."""
    return f"[{' '.join(f'U+{ord(char):04X}' for char in cluster)}]"


def with_stand_ins(content: Content, lacking: frozenset[str]) -> Content:
    """Return the content with a stand-in for each letter that the font lacks."""

    def mended(text: str) -> str:
        return "".join(
            stand_in(cluster) if cluster in lacking else cluster for cluster, _ in clusters(text)
        )

    changed = _changed(content, mended)
    assert _is_object(changed)
    return changed


def _texts(value: object, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif _is_object(value):
        place = str(value.get(PLACE, place))
        for name, member in value.items():
            if name not in NOT_PRINTED:
                yield from _texts(member, place)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each, place)


def _changed(value: object, change: Callable[[str], str]) -> object:
    if isinstance(value, str):
        return value if value.isascii() else change(value)
    if _is_object(value):
        return {
            name: member if name in NOT_PRINTED else _changed(member, change)
            for name, member in value.items()
        }
    if isinstance(value, list | tuple):
        return [_changed(each, change) for each in value]
    return value


def _is_object(value: object) -> TypeGuard[Content]:
    return isinstance(value, dict)
