"""Whether an answer is the key with slips of the finger: a budget of letters for each word."""

from __future__ import annotations

from functools import lru_cache

from civicquiz.grade.distance import distance
from civicquiz.grade.lookalikes import lookalikes
from civicquiz.grade.numerals import is_roman

__all__ = ["SMALL", "budget", "is_slip", "is_within", "tolerance"]

SMALL = frozenset(("the", "a", "an", "of", "and"))
"""Small words, whose absence or misspelling is a slip wherever they stand."""
_MISSPELT = "hte teh th te tthe thhe thee fo off oof adn nad nd aand annd andd"
MISSPELT = frozenset(_MISSPELT.split())
"""Small words with letters swapped, missing or doubled."""

BUDGETS = ((5, 0), (9, 1), (16, 2))
"""The slips allowed in a word shorter than so many letters; beyond the last, MOST."""
MOST = 3
SHORT = 9
"""From this length on even the first letter may be wrong."""
SHORTEST = 3
"""Words below this length have no typos."""

ENDINGS = frozenset(("st", "nd", "rd", "th", ""))


@lru_cache(maxsize=4096)
def tolerance(word: str) -> int:
    """Return the most slips that can be forgiven in a word, a short one's typo included."""
    return budget(word) or int(
        len(word) >= SHORTEST and _is_alphabetic(word) and not is_roman(word)
    )


@lru_cache(maxsize=4096)
def budget(word: str) -> int:
    """Return the slips allowed in a folded word of a key: none in numbers and beyond alphabets.

    A sign of Chinese, a syllable of Korean or a vowel of Hindi is no letter to slip on.
    """
    if not _is_alphabetic(word) or is_roman(word):
        return 0
    return next((slips for length, slips in BUDGETS if len(word) < length), MOST)


def is_slip(given: tuple[str, ...], key: tuple[str, ...]) -> bool:
    """Tell whether the words given are those of the key, with no more slips than allowed.

    Numbers in digits are words without slips, but for the ending of an ordinal.
    """
    rest = [word for word in key if word not in SMALL]
    if not rest:
        return False
    if len(given) == len(key):
        odd = [pair for pair in zip(given, key, strict=True) if not _is_near(*pair)]
        if not odd:
            return True
        equal = [word for one, word in zip(given, key, strict=True) if one == word]
        if len(odd) == 1 and len(equal) == len(key) - 1 and any(map(budget, equal)):
            return _is_typo(*odd[0])
    some = [word for word in given if word not in SMALL]
    if len(some) > len(rest):
        some = [word for word in some if word not in MISSPELT]
    return len(some) == len(rest) and all(map(_is_near, some, rest))


def is_within(given: tuple[str, ...], key: tuple[str, ...]) -> bool:
    """Tell whether each word differs by no more letters than its budget, be it the first letter."""
    return len(given) == len(key) and all(
        one == word or distance(one, word, budget(word)) <= budget(word)
        for one, word in zip(given, key, strict=True)
    )


def _is_near(given: str, word: str) -> bool:
    """Tell whether one word is the other within its budget, and not another word."""
    if given == word:
        return True
    if word in SMALL:
        return given in SMALL or given in MISSPELT
    limit = budget(word)
    if not limit:
        return _is_same_number(given, word)
    if not _is_alphabetic(given):
        return False
    if len(word) < SHORT and given[0] != word[0] and given[:2] != word[1::-1]:
        return False
    slips = distance(given, word, limit)
    return slips <= limit and all(
        distance(given, other, slips - 1) >= slips for other in lookalikes(word)
    )


def _is_typo(given: str, word: str) -> bool:
    """Tell whether letters of a short word are swapped, one is doubled or of four one is missing.

    Budgets allow nothing here; but where all the other words stand and one of them is long,
    nobody takes ``Bil of Rights`` for another thing. Another letter (``Iran``) stays an error.
    """
    if budget(word) or not tolerance(word) or distance(given, word, 1) > 1:
        return False
    if len(given) == len(word):
        return sorted(given) == sorted(word)
    if len(given) > len(word):
        return any(given == word[:at] + word[at - 1 :] for at in range(1, len(word) + 1))
    return len(word) > SHORTEST and given[0] == word[0]


def _is_same_number(given: str, word: str) -> bool:
    """Tell whether two words are one number in digits, with and without its ordinal ending."""
    number = word.rstrip("stndrh")
    return (
        number.isdecimal()
        and given.rstrip("stndrh") == number
        and {given[len(number) :], word[len(number) :]} <= ENDINGS
    )


def _is_alphabetic(word: str) -> bool:
    """Tell whether a word is of letters, in a script where a letter is a small part of a word."""
    return word.isalpha() and all(
        sign < "\u0700" or "\u10a0" <= sign < "\u1100" or "\u1e00" <= sign < "\u2000"
        for sign in word
    )
