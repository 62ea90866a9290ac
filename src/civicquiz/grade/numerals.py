"""Numbers in words: ``twenty-seven`` and ``27``, ``World War II`` and ``World War 2``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

__all__ = ["NUMBER_WORDS", "is_roman", "spelled"]

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ONES = {word: at for at, word in enumerate(_ONES.split())}
TENS = {word: at * 10 for at, word in enumerate(_TENS.split(), start=2)}
DIGITS = {word: value for word, value in ONES.items() if 0 < value <= len("123456789")}
HUNDREDS = {"hundred": 100}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
ORDINALS = {
    "first": "one",
    "second": "two",
    "third": "three",
    "fifth": "five",
    "eighth": "eight",
    "ninth": "nine",
    "twelfth": "twelve",
} | {
    (word[:-1] + "ieth" if word.endswith("y") else word + "th"): word
    for word in (*ONES, *TENS, "hundred", *SCALES)
    if word not in {"zero", "one", "two", "three", "five", "eight", "nine", "twelve"}
}
SMALL = frozenset((*ONES, *TENS))
BIG = frozenset((*HUNDREDS, *SCALES))
NUMBER_WORDS = frozenset((*ONES, *TENS, "hundred", *SCALES, *ORDINALS))
"""Every word that can stand in a spelled-out number."""

ROMAN = {
    tens + ones: str(10 * len(tens) + at)
    for tens in ("", "x", "xx", "xxx")
    for at, ones in enumerate(("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"))
    if tens + ones
}
"""The Roman numerals from I to XXXIX: those of articles, amendments, wars and kings."""


def is_roman(word: str) -> bool:
    """Tell whether a folded word is a Roman numeral up to XXXIX."""
    return word in ROMAN


def spelled(words: Sequence[str]) -> tuple[str, ...]:
    """Return folded words with each spelled-out or Roman number in digits.

    A Roman numeral counts only behind another word, so that Xi stays a name.
    """
    done: list[str] = []
    at = 0
    while at < len(words):
        word = words[at]
        if word in NUMBER_WORDS or (
            _is_plain(word) and words[at + 1 : at + 2] and words[at + 1] in BIG
        ):
            reader = _Reader(words, at)
            done.append(reader.number())
            at = reader.at
        else:
            done.append(ROMAN.get(word, word) if at else word)
            at += 1
    return tuple(done)


def _is_plain(word: str) -> bool:
    """Tell whether a folded word is a number in digits."""
    return word.replace(".", "", 1).isdecimal()


class _Reader:
    """Reads one number word by word; an ordinal ends it."""

    def __init__(self, words: Sequence[str], at: int) -> None:
        self.words = words
        self.at = at
        self.ordinal = False

    def number(self) -> str:
        """Return the longest number that starts here, in digits, an ordinal with its ending."""
        total, scale = Decimal(0), float("inf")
        while not self.ordinal:
            group = self.group(first=not total)
            size = self.take({word: size for word, size in SCALES.items() if size < scale})
            if group is None and size is None:
                break
            total += (1 if group is None else group) * (size or 1)
            if size is None:
                break
            scale = size
            self.skip_and()
        return self.written(total)

    def group(self, *, first: bool) -> Decimal | None:
        """Read a number below a thousand, or one in digits that a big word may multiply."""
        if first and _is_plain(self.words[self.at]):
            value: Decimal | None = Decimal(self.words[self.at])
            self.at += 1
        else:
            value = self.small()
        hundred = self.take(HUNDREDS)
        if hundred is None:
            return value
        self.skip_and()
        return (1 if value is None else value) * Decimal(hundred) + (self.small() or 0)

    def small(self) -> Decimal | None:
        """Read a number below a hundred in words."""
        tens = self.take(TENS)
        value = self.take(ONES if tens is None else DIGITS)
        if tens is None and value is None:
            return None
        return Decimal((tens or 0) + (value or 0))

    def take(self, table: Mapping[str, int]) -> int | None:
        """Read one word of `table`, as it is or as an ordinal."""
        if self.ordinal or self.at == len(self.words):
            return None
        word = self.words[self.at]
        value = table.get(ORDINALS.get(word, word))
        if value is not None:
            self.at += 1
            self.ordinal = word in ORDINALS
        return value

    def skip_and(self) -> None:
        """Pass over the *and* of *a hundred and one*."""
        after = self.words[self.at + 1 : self.at + 2]
        if after and self.words[self.at] == "and":
            self.at += ORDINALS.get(after[0], after[0]) in SMALL

    def written(self, value: Decimal) -> str:
        """Write the number that was read."""
        text = format(value.normalize(), "f")
        if not self.ordinal:
            return text
        teen = text[-2:-1] == "1"
        return text + ("th" if teen else {"1": "st", "2": "nd", "3": "rd"}.get(text[-1], "th"))
