"""Finding the passage that a citation means in the text of its source."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from civicquiz.lint.shown import continued, shown, unmarked
from civicquiz.model import Citation

__all__ = ["Paragraph", "Passage", "paragraphs", "passage_of", "passages"]

ALONE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Letters of scripts that part no words by blanks: each is a token."""
TOKEN = re.compile(rf"\d+(?:[.,]\d+)*|[{ALONE}]|[^\W\d_{ALONE}]+(?:['’-][^\W\d_{ALONE}]+)*")
QUOTES = str.maketrans("’‘ʼʻ“”–‐‑—―", "''''\"\"---  ")
UNSEEN = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|\u00ad[ \t]*\n?[ \t]*"
)
"""Signs without a width, and where a word may be parted or was."""
SIGNS = str.maketrans(
    {"%": " percent", "$": " dollar ", "€": " euro ", "£": " pound ", "¥": " yen ", "°": " degree "}
)
"""Signs that mean something beside a number, as words."""
PER_CENT = re.compile(r"\bper cent\b", re.IGNORECASE)
FOOTNOTE = re.compile(
    r"\[(?:\^[^\]\s]{1,30}|\d{1,3}|(?:note|nb|n) ?\d{1,3}|citation needed|edit)\]"
    r"|(?<=\S)\[[a-z]\](?![^\W\d_])",
    re.IGNORECASE,
)
"""The mark of a footnote, which is no part of the sentence."""
LINE_END = re.compile(r"(?<=[^\W\d_])-[ \t]*\n[ \t]*(?=[^\W\d_])")
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


def paragraph_of(text: str, once: dict[str, str] | None = None) -> Paragraph:
    """Return a text as a paragraph, its signs as one types them.

    `once` holds each token of a source once: a long one has few different tokens.
    """
    text = PER_CENT.sub("percent", text).translate(SIGNS)
    text = UNSEEN.sub("", unicodedata.normalize("NFKC", text).translate(QUOTES))
    if "-" in text:
        text = LINE_END.sub("", text)
    if "[" in text:
        text = FOOTNOTE.sub("", text)
    keep = ({} if once is None else once).setdefault
    written = tuple([keep(token, token) for token in TOKEN.findall(text)])
    folded = [token.casefold().replace("-", "") for token in written]
    return Paragraph(text, written, tuple([keep(token, token) for token in folded]))


@lru_cache(maxsize=64)
def paragraphs(text: str, *, again: bool = False) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a source; `again` those that lines and pages have parted."""
    parts = continued(text) if again else shown(text)
    once: dict[str, str] = {}
    return tuple(found for part in parts if (found := paragraph_of(part, once)).written)


@lru_cache(maxsize=64)
def standing(text: str, *, again: bool) -> dict[str, list[int]]:
    """Return in which paragraphs of a text each token stands, by its small letters."""
    found: dict[str, list[int]] = {}
    for at, paragraph in enumerate(paragraphs(text, again=again)):
        for token in set(paragraph.small):
            found.setdefault(token, []).append(at)
    return found


def candidates(text: str, wanted: Sequence[tuple[str, ...]], *, again: bool) -> list[Paragraph]:
    """Return the paragraphs that hold the rarest token of what is looked for."""
    known, parts = standing(text, again=again), paragraphs(text, again=again)
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
    for again in (False, True):
        for one in dict.fromkeys((fragments, tuple(map(unmarked, fragments)))):
            found = tuple(searched(text, one, again=again))
            if found:
                return found
    return ()


def searched(text: str, fragments: tuple[str, ...], *, again: bool) -> Iterator[Passage]:
    """Give the passages in the paragraphs of a text."""
    wanted = [paragraph_of(one).small for one in fragments]
    if wanted and all(wanted):
        for paragraph in candidates(text, wanted, again=again):
            yield from within(paragraph, wanted)


def within(paragraph: Paragraph, wanted: Sequence[tuple[str, ...]]) -> Iterator[Passage]:
    """Give each passage of a paragraph that begins and ends with some runs of tokens."""
    starts = places(paragraph.small, wanted[0])
    if len(wanted) == 1:
        yield from (Passage(paragraph, at, at + len(wanted[0])) for at in starts)
        return
    lasts = places(paragraph.small, wanted[1])
    for at in starts:
        nearest = bisect_left(lasts, at + len(wanted[0]))
        if nearest < len(lasts):
            yield Passage(paragraph, at, lasts[nearest] + len(wanted[1]))


def passage_of(text: str, citation: Citation) -> Passage | None:
    """Return the first passage that a citation means, None where there is none."""
    found = passages(text, citation.fragments)
    return found[0] if found else None
