"""Text on a terminal: how many columns it takes, and what must never reach the screen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

__all__ = ["clean", "clusters", "cut", "one_line", "pad", "text_width"]

WIDE = frozenset("WF")
JOINING = frozenset(("Mn", "Me", "Cf"))
VOWELS_AND_FINALS = range(0x1160, 0x1200)  # Hangul letters that join the one before
COLOURED_FORM = "\ufe0f"  # makes the sign before it an emoji, two columns wide on many terminals

BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
INVISIBLE = re.compile(
    "[\u00ad\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def clean(text: str) -> str:
    r"""Return `text` fit for a terminal: only ``\n`` and visible characters.

    Control characters (ESC among them) and lone surrogates show as ``�``; signs that could
    reorder or hide what stands beside them are dropped.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    text = re.sub("[\x0b\x0c\x85\u2028\u2029]", "\n", text)
    return INVISIBLE.sub("", CONTROL.sub("\ufffd", text))


def one_line(text: str) -> str:
    """Return `text` cleaned, on one line, with single spaces."""
    return " ".join(clean(text).split())


def text_width(text: str) -> int:
    """Return the columns that a cleaned line takes on a terminal (never too few)."""
    if text.isascii():
        return len(text)
    return len(text) + sum(_columns(char) - 1 for char in BEYOND_ASCII.findall(text))


def clusters(text: str) -> Iterator[tuple[str, int]]:
    """Yield what must not be torn apart (a letter and its accents), each with its columns."""
    if text.isascii():
        yield from ((char, 1) for char in text)
        return
    held, columns = "", 0
    for char in text:
        more = _columns(char)
        if held and more and char != COLOURED_FORM:
            yield held, columns
            held, columns = "", 0
        held += char
        columns += more
    if held:
        yield held, columns


def cut(text: str, width: int) -> str:
    """Return `text` in at most `width` columns, its end replaced by ``…`` where it is longer."""
    if text_width(text) <= width:
        return text
    kept, room = [], width - 1
    for cluster, columns in clusters(text):
        room -= columns
        if room < 0:
            break
        kept.append(cluster)
    return "".join(kept).rstrip() + "…" if width > 0 else ""


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Return `text` filled up to `width` columns, flush left or flush `right`."""
    fill = " " * (width - text_width(text))
    return fill + text if right else text + fill


def _columns(char: str) -> int:
    if char.isascii():
        return 1
    if char == COLOURED_FORM:
        return 1
    if unicodedata.category(char) in JOINING or ord(char) in VOWELS_AND_FINALS:
        return 0
    return 2 if unicodedata.east_asian_width(char) in WIDE else 1
