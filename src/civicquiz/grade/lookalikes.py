"""Words that are a slip apart in letters and far apart in sense: Austria is no misspelt Australia."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from civicquiz.grade.numerals import NUMBER_WORDS

__all__ = ["NEGATIONS", "WRITTEN_OUT", "lookalikes"]

_NEGATIONS = (
    "not no never none nobody nothing nowhere neither nor without non except "
    "nicht kein keine keinen nie pas jamais sans sin ninguno nunca не нет никогда без"
)
NEGATIONS = frozenset(_NEGATIONS.split())
"""Words that turn a sentence round."""

WRITTEN_OUT = {
    short: (verb, "not")
    for short, verb in (
        ("isnt", "is"), ("arent", "are"), ("wasnt", "was"), ("werent", "were"),
        ("dont", "do"), ("doesnt", "does"), ("didnt", "did"),
        ("hasnt", "has"), ("havent", "have"), ("hadnt", "had"),
        ("wont", "will"), ("wouldnt", "would"), ("cant", "can"), ("cannot", "can"),
        ("couldnt", "could"), ("shouldnt", "should"), ("mustnt", "must"),
    )
}  # fmt: skip
"""Short negations, folded, and what they are short for."""

NEGATING = {"un": "", "in": "", "non": "", "dis": "", "anti": ""} | {
    "im": "bmp",
    "il": "l",
    "ir": "r",
    "a": "bcdfghjklmnpqrstvwxyz",
}
"""Beginnings that turn a word round, with the letters that must follow (any where empty)."""

BEGINNINGS = (
    "in/de in/ex in/ef im/ex im/e im/de a/de as/des inter/intra uni/bi uni/multi bi/multi bi/tri "
    "pre/post pre/pro per/pro pro/anti over/under sub/super macro/micro hyper/hypo suc/se "
    "/re /pre /con /co"
)
ENDINGS = "er/ee or/ee or/ure or/e ive/ion t/cy te/cy"
"""Beginnings and endings that make two words of one stem: inflation and deflation."""

CONFUSED = (
    "austria/australia austrian/australian iceland/ireland slovakia/slovenia slovakian/slovenian "
    "nigerian/nigerien mauritian/mauritanian grenada/granada dominica/dominican "
    "ratification/gratification nationalism/rationalism patriarchy/matriarchy "
    "neutralization/naturalization neutralisation/naturalisation"
)
"""Pairs of words that nothing but their spelling brings together."""


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs in a line, each both ways round."""
    pairs = [pair.partition("/") for pair in text.split()]
    return tuple(two for one, _, other in pairs for two in ((one, other), (other, one)))


EXCHANGED_BEGINNINGS = _pairs(BEGINNINGS)
EXCHANGED_ENDINGS = _pairs(ENDINGS)
PARTNERS = dict(_pairs(CONFUSED))

STEM = 4
"""The fewest letters that a beginning or an ending must leave."""


@lru_cache(maxsize=4096)
def lookalikes(word: str) -> tuple[str, ...]:
    """Return what may be mistaken for a misspelling of a folded word, but is another word."""
    found = {PARTNERS.get(word, word), *_turned(word), *_exchanged(word)}
    if word in NUMBER_WORDS:
        found |= NUMBER_WORDS
    return tuple(found - {word})


def _turned(word: str) -> Iterator[str]:
    """Give the word with a negating beginning added or taken away."""
    for beginning, before in NEGATING.items():
        rest = word[len(beginning) :]
        if word.startswith(beginning) and len(rest) >= STEM and (not before or rest[0] in before):
            yield rest
        if len(word) >= STEM and (not before or word[0] in before):
            yield beginning + word


def _exchanged(word: str) -> Iterator[str]:
    """Give the word with its beginning or its ending exchanged for one of another sense."""
    for old, new in EXCHANGED_BEGINNINGS:
        if word.startswith(old) and len(word) - len(old) >= STEM:
            yield new + word[len(old) :]
    for old, new in EXCHANGED_ENDINGS:
        if word.endswith(old) and len(word) - len(old) >= STEM:
            yield word[: len(word) - len(old)] + new
