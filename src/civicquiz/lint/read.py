"""A statement read word by word, with its numbers in digits: what counts, and what is a name.

The 4th of "the Fourth Amendment", the 2 of "World War II" and the 5 of "Ward 5" name a thing; the
sixteenth of "the sixteenth president" and the 435 of "has 435 members" say something of one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from civicquiz.grade.numerals import NUMBER_WORDS, is_roman, spelled
from civicquiz.lint.vocabulary import MONTHS, STOP
from civicquiz.lint.words import plain

__all__ = ["Word", "read"]

WORD = re.compile(
    r"\d+(?:[.,]\d+)*(?:(?:st|nd|rd|th)(?![^\W_]))?|[^\W\d_]+(?:['’][^\W\d_]+)*|(?P<percent>%)"
)
ABOUT = frozenset(["exactly", "nearly", "roughly", "almost", "approximately", "precisely", "just"])
"""Words before a number that begin a sentence, besides the small ones, and are no name."""
COMMON = frozenset(["first", "second", "third"])
"""Ordinals that mostly count nothing: the first part, a second look."""
BIG = frozenset(["hundred", "thousand", "million", "billion", "trillion"])
ORDINAL = ("st", "nd", "rd", "th")


class Word(NamedTuple):
    """A word in small letters, a number in digits; `capital` as written.

    `joined` tells that only a blank parts it from the word before, `number` that it says how many
    or which of a row, `names` that it is part of a name.
    """

    text: str
    capital: bool
    joined: bool = False
    number: bool = False
    names: bool = False

    @property
    def value(self) -> str:
        """The digits of a number, and any other word as it is."""
        if self.text[0].isdigit() and self.text.endswith(ORDINAL):
            return self.text[:-2]
        return self.text


@lru_cache(maxsize=1 << 14)
def read(statement: str) -> tuple[Word, ...]:
    """Return the words of a statement, each number as one word in digits."""
    text = plain(statement).replace("per cent", "percent")
    places = list(WORD.finditer(text))
    found = ["percent" if one[0] == "%" else one[0].replace("’", "'") for one in places]
    small = [word.casefold().replace(",", "") for word in found]
    words: list[tuple[str, bool, bool]] = []
    at = 0
    while at < len(found):
        capital = found[at][0].isupper()
        joined = at > 0 and text[places[at - 1].end() : places[at].start()] == " "
        end = number_end(small, at) if small[at] in NUMBER_WORDS or found[at][0].isdigit() else at
        alone = end == at + 1 and (small[at] == "one" or (small[at] in COMMON and not capital))
        if end > at and not alone:
            words += [(one, capital, joined) for one in spelled(small[at:end])]
        else:
            end = at + 1
            roman = (
                capital and words and words[-1][1] and found[at].isupper() and is_roman(small[at])
            )
            words.append((spelled(("", small[at]))[1] if roman else small[at], capital, joined))
        at = end
    return tuple(judged(words, at) for at in range(len(words)))


def number_end(words: Sequence[str], at: int) -> int:
    """Return where a number in words that begins here ends; `at` itself where none does."""
    if words[at][0].isdigit() and not is_scale(words[at + 1 : at + 2]):
        return at
    end = at
    while end < len(words) and (
        words[end] in NUMBER_WORDS or (end == at and words[at][0].isdigit())
    ):
        end += 1
        joined = words[end : end + 1] == ["and"] and words[end - 1] in BIG
        if joined and set(words[end + 1 : end + 2]) & NUMBER_WORDS:
            end += 1
    return end


def is_scale(following: Sequence[str]) -> bool:
    """Whether the word behind a number multiplies it."""
    return bool(following) and following[0] in BIG


def judged(words: Sequence[tuple[str, bool, bool]], at: int) -> Word:
    """Return a word with what it is: a number that says something, or a part of a name."""
    text, capital, joined = words[at]
    if not text[0].isdigit():
        return Word(text, capital, joined, number=False, names=capital and text not in STOP)
    if text.endswith(ORDINAL):
        after = words[at + 1] if at + 1 < len(words) else ("", False, False)
        named = all(after[1:]) and after[0] not in MONTHS
    else:
        named = joined and is_title(*words[at - 1][:2], first=at == 1)
    return Word(text, capital, joined, number=not named, names=named)


def is_title(word: str, capital: bool, *, first: bool) -> bool:
    """Whether a word makes the number behind it a name, as Article or Ward does."""
    if not capital or word in MONTHS or word[0].isdigit():
        return False
    return not (first and (word in STOP or word in ABOUT))
