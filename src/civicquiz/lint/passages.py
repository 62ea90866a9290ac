"""Finding the passage that a citation means in the text of its source."""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from civicquiz.model import Citation

__all__ = ["Paragraph", "Passage", "paragraphs", "passage_of", "passages"]

TAG = re.compile(
    r"<(script|style)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)|</?[a-z][^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
"""What a page does not show. As in a browser, what is never closed goes on to the end."""

BLOCK = re.compile(
    r"</?(?:p|div|li|ul|ol|h[1-6]|tr|table|section|article|br|blockquote)\b[^<>]*>", re.IGNORECASE
)
MARKED = re.compile(r"<(?:!doctype|html|body|p|div)\b", re.IGNORECASE)
TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*")
QUOTES = str.maketrans("’‘“”–—‐‑", "''\"\"----", "\N{SOFT HYPHEN}")
LINE_END = re.compile(r"(?<=[^\W\d_])-[ \t]*\r?\n[ \t]*(?=[^\W\d_])")
"""A hyphen at the end of a line, which may part a word."""


class Paragraph(NamedTuple):
    """A paragraph of a source: its text, its tokens as written, and these as they are compared.

    Compared are small letters without hyphens, which the end of a line may have put in.
    """

    text: str
    written: tuple[str, ...]
    small: tuple[str, ...]

    @property
    def first(self) -> set[int]:
        """Which tokens begin a sentence."""
        first: set[int] = set()
        end = 0
        for at, token in enumerate(TOKEN.finditer(self.text)):
            if not at or any(sign in ".!?:;" for sign in self.text[end : token.start()]):
                first.add(at)
            end = token.end()
        return first


class Passage(NamedTuple):
    """Tokens `start` to `end` of a paragraph."""

    paragraph: Paragraph
    start: int
    end: int

    @property
    def written(self) -> tuple[str, ...]:
        """The tokens as the source has them."""
        return self.paragraph.written[self.start : self.end]

    @property
    def small(self) -> tuple[str, ...]:
        """The tokens in small letters."""
        return self.paragraph.small[self.start : self.end]


def paragraph_of(text: str) -> Paragraph:
    """Return a text as a paragraph, its signs as one types them."""
    text = unicodedata.normalize("NFKC", text).translate(QUOTES)
    if "-" in text:
        text = LINE_END.sub("", text)
    written = tuple(TOKEN.findall(text))
    return Paragraph(text, written, tuple(token.casefold().replace("-", "") for token in written))


@lru_cache(maxsize=64)
def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text, a Markdown document or a page of HTML.

    A blank line ends a paragraph; in a text without blank lines every line is one.
    """
    if MARKED.search(text[:4096]):
        text = html.unescape(TAG.sub("", BLOCK.sub("\n\n", text)))
    parts = re.split(r"\n[ \t]*\n", text) if re.search(r"\n[ \t]*\n", text) else text.split("\n")
    return tuple(found for found in map(paragraph_of, parts) if found.written)


@lru_cache(maxsize=64)
def standing(text: str) -> dict[str, list[int]]:
    """Return in which paragraphs of a text each token stands, by its small letters."""
    found: dict[str, list[int]] = {}
    for at, paragraph in enumerate(paragraphs(text)):
        for token in set(paragraph.small):
            found.setdefault(token, []).append(at)
    return found


def candidates(text: str, wanted: Sequence[tuple[str, ...]]) -> list[Paragraph]:
    """Return the paragraphs that hold the rarest token of what is looked for."""
    known, parts = standing(text), paragraphs(text)
    held = [known.get(token, []) for one in wanted for token in one]
    return [parts[at] for at in min(held, key=len)]


def places(small: tuple[str, ...], wanted: tuple[str, ...]) -> list[int]:
    """Return where a run of tokens stands in another."""
    if not wanted:
        return []
    size, head = len(wanted), wanted[0]
    return [
        at
        for at in range(len(small) - size + 1)
        if small[at] == head and small[at : at + size] == wanted
    ]


def passages(text: str, fragments: Sequence[str]) -> tuple[Passage, ...]:
    """Return every passage of a text that begins and ends with the fragments."""
    return looked_up(text, tuple(fragments))


@lru_cache(maxsize=1 << 15)
def looked_up(text: str, fragments: tuple[str, ...]) -> tuple[Passage, ...]:
    """Do what `passages` says once: several rules ask for the same citation."""
    wanted = [paragraph_of(one).small for one in fragments]
    found: list[Passage] = []
    if not wanted or not all(wanted):
        return ()
    for paragraph in candidates(text, wanted):
        starts = places(paragraph.small, wanted[0])
        if len(wanted) == 1:
            found += [Passage(paragraph, at, at + len(wanted[0])) for at in starts]
            continue
        lasts = places(paragraph.small, wanted[1])
        for at in starts:
            nearest = bisect_left(lasts, at + len(wanted[0]))
            if nearest < len(lasts):
                found.append(Passage(paragraph, at, lasts[nearest] + len(wanted[1])))
    return tuple(found)


def passage_of(text: str, citation: Citation) -> Passage | None:
    """Return the first passage that a citation means, None where there is none."""
    found = passages(text, citation.fragments)
    return found[0] if found else None
