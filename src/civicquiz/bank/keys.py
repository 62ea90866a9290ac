"""What kind of answer a few words are: a number, a day, or words to type.

A number is digits (thousands parted by commas, a decimal point, a sign), perhaps a tolerance
(``9.8 ± 0.1``) or a range (``1787..1789``), and at most one word as its unit. These start with
digits and are words to type all the same: an ordinal (``27th``) and whatever else has letters
joined to its digits, unless they are a common unit (``5km``); several words (``3 branches of
government``); a word that starts like a name (``13 Colonies``, ``4 July``); a number word
(``5 million``); a leading zero (``007``); a fraction or another sign between digits (``1/2``,
``1947-1991``).
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Context, Decimal

from civicquiz.model import DateKey, NumberKey

__all__ = ["KeyProblem", "read_key", "read_number", "read_words", "write_key"]

NUMBER = r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?|(?:0|[1-9][0-9]*)(?:\.[0-9]+)?|\.[0-9]+)"
SPACE = "[ \u00a0\u202f]*"
WRITTEN = re.compile(
    f"(?P<low>[-−+]?{NUMBER})(?:{SPACE}(?:±|\\+/-|\\+-){SPACE}(?P<width>{NUMBER})"
    f"|{SPACE}\\.\\.{SPACE}(?P<high>[-−+]?{NUMBER}))?(?P<space>{SPACE})(?P<unit>[^ \u00a0\u202f]*)"
)
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
NAME = re.compile(r"[^\W\d_][^\W\d_]{2,}")
NUMBER_WORDS = frozenset(
    {"hundred", "thousand", "million", "billion", "trillion", "dozen", "score"}
)
JOINED_UNITS = frozenset(
    {"km", "cm", "mm", "kg", "mg", "ml", "mi", "ft", "kW", "MW", "GW", "kWh", "MWh", "GWh", "TWh"}
    | {"Hz", "kHz", "MHz", "GHz", "km/h", "mph", "km²", "m²", "m³", "kB", "MB", "GB", "TB"}
)
MOST_DIGITS = 40
EXACT = Context(prec=3 * MOST_DIGITS)


class KeyProblem(ValueError):
    """A key that looks like a number or a day and cannot be one; `code` says why."""

    def __init__(self, code: str) -> None:
        """Keep the code of the problem."""
        super().__init__(code)
        self.code = code


def is_unit(unit: str, *, apart: bool) -> bool:
    """Whether the rest of a number can be its unit; `apart` where a space stands before it."""
    first = unit[0]
    if not unit.isprintable() or first.isdigit() or first in ".,;:±+-−/*=<>()\\|–—'’\"“”?!&#_":
        return False
    if not first.isalpha():
        return True
    if not apart:
        return unit in JOINED_UNITS
    return unit.casefold() not in NUMBER_WORDS and not (first.isupper() and NAME.match(unit))


def decimal(text: str) -> Decimal:
    """Read the digits of a number."""
    return Decimal(text.replace(",", "").replace("−", "-"))


def read_number(text: str) -> NumberKey | None:
    """Read a number with its tolerance, range and unit; None where it is none.

    Raises KeyProblem (Q052) where a range is upside down.
    """
    found = WRITTEN.fullmatch(text)
    if found is None:
        return None
    unit, space = found["unit"], found["space"]
    if unit and not is_unit(unit, apart=bool(space)):
        return None
    parts = [part for part in (found["low"], found["width"], found["high"]) if part]
    if any(len(part) > MOST_DIGITS for part in parts):
        return None
    low = high = decimal(found["low"])
    written = sign(found["low"])
    if found["width"]:
        width = decimal(found["width"])
        low, high = EXACT.subtract(low, width), EXACT.add(high, width)
        written += f" ± {found['width']}"
    elif found["high"]:
        high = decimal(found["high"])
        written += f"..{sign(found['high'])}"
    if low > high:
        raise KeyProblem("Q052")
    return NumberKey(low, high, f"{written} {unit}" if unit else written, unit)


def sign(text: str) -> str:
    """Write a number's sign in the usual way."""
    return text.removeprefix("+").replace("−", "-")


def read_key(text: str) -> NumberKey | DateKey | None:
    """Read a key; None for words to type.

    Raises KeyProblem: Q052 for a range upside down, Q045 where there is no such day.
    """
    if not text or text[0] not in "0123456789-−+.":
        return None
    if DAY.fullmatch(text):
        try:
            return DateKey(date.fromisoformat(text))
        except ValueError:
            raise KeyProblem("Q045") from None
    return read_number(text)


def is_words(text: str) -> bool:
    """Whether a key without its leading backslashes is read as words to type."""
    try:
        return read_key(text.lstrip("\\")) is None
    except KeyProblem:
        return False


def write_key(text: str) -> str:
    r"""Write words to type: a backslash stands before what would be a number (``\435``)."""
    return text if is_words(text) else "\\" + text


def read_words(text: str) -> str | None:
    """Read what `write_key` wrote with a backslash; None where it has none."""
    return text[1:] if text.startswith("\\") and not is_words(text) else None
