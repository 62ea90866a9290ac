"""Reading a number as people type it: ``1,000``, ``−3.5``, ``2 million``, ``twenty-seven``, ``12 %``."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from civicquiz.grade.fold import fold
from civicquiz.grade.numerals import SCALES, spelled

__all__ = ["UNITS", "Quantity", "read_quantity", "unit_words"]

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+")
HALVES = re.compile("(?=[¼-¾⅐-⅞])")
CHUNK = re.compile(
    r"(?<![\w^])(?P<sign>[-+]?)\s?(?P<body>(?:\d+(?:[., '][\d]+)*|\.\d+))"
    r"(?:\s*[x×*·]\s*10\s*\^?\s*(?P<ten>[-+]?\d{1,2})(?!\d)|e(?P<e>[-+]?\d{1,2})(?!\w))?",
    re.IGNORECASE,
)
FRACTION = re.compile(r"(?<![\w./,])([-+]?)(?:(\d{1,9})\s+)?(\d{1,9})\s*/\s*(\d{1,9})(?![\w/])")
GROUPED = re.compile(
    r"[1-9]\d{0,2}([, '])\d{3}(?:\1\d{3})*(?:\.\d+)?"  # 1,000.5  1 000  1'000
    r"|[1-9]\d?(?:,\d{2})+,\d{3}(?:\.\d+)?"  # 12,34,567
)
FOREIGN = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){2,}(?:,\d+)?|[1-9]\d{0,2}(?:[. ]\d{3})+,\d+|\d+,\d+")
"""A decimal comma, with thousands by dots or spaces: ``1.234,5``."""
PLAIN = re.compile(r"\d*\.?\d+")
MOST_DIGITS = 28
"""Digits of a number that are read: as many as Decimal reckons with exactly."""

_VAGUE = (
    "about approximately approx around roughly nearly almost circa ca some over under above "
    "below between least most more less than up or to bc bce not no minimum maximum"
)
VAGUE = frozenset(_VAGUE.split())
"""Words that make a number no number, or another one."""
OPEN = re.compile(r"[~≈<>≤≥±]|^c\.?\s*\d|\d\s*\+$")

UNITS = {
    word: unit
    for unit, words in {
        "percent": "percent pct", "dollar": "$ usd dollar", "euro": "€ eur euro",
        "pound": "£ gbp pound", "yen": "¥ jpy yen", "rouble": "₽ rub rouble ruble",
        "km": "km kilometre kilometer", "m": "m metre meter", "cm": "cm centimetre centimeter",
        "mm": "mm millimetre millimeter", "mile": "mi mile", "foot": "ft foot feet",
        "kg": "kg kilogram kilogramme kilo", "g": "g gram gramme", "tonne": "t tonne ton",
        "l": "l litre liter", "second": "s sec second", "minute": "min minute",
        "hour": "h hr hour", "day": "day", "week": "week", "month": "month", "year": "yr year",
        "century": "century centuries", "degree": "degree", "c": "c celsius",
        "f": "f fahrenheit", "/": "/ per", "square": "square sq", "point": "point pp",
    }.items()
    for word in words.split()
}  # fmt: skip
"""Units that are told apart, by all the words for them."""
SHORTS = {"mn": "million", "bn": "billion", "tn": "trillion"}
SMALL_UNIT = 2
"""Letters of a unit up to which a capital M is another unit than a small one."""
PLURAL = 2
"""Letters of a word up to which an s at its end is no plural."""


class Quantity(NamedTuple):
    """A number as read, what multiplies it, and its unit (`rest` as typed); or why it is none."""

    value: Decimal = Decimal(0)
    scale: int = 1
    unit: tuple[str, ...] = ()
    rest: str = ""
    trouble: str = ""


@lru_cache(maxsize=4096)
def read_quantity(text: str) -> Quantity:
    """Read the one number in a text."""
    text = _clean(text)
    if OPEN.search(text):
        return Quantity(trouble="That leaves the number open: give one number.")
    found = _find(text)
    if found is None:
        return _in_words(text)
    value, rest = found
    if value is None:
        return Quantity(trouble="That number cannot be read: write it like 1,000 or 3.5.")
    if CHUNK.search(rest):
        return Quantity(trouble="That is more than one number: give one.")
    return _with_unit(value, rest)


def _clean(text: str) -> str:
    """Return a text in plain signs: powers behind ``^``, one kind of minus, no closing mark."""
    text = RAISED.sub(lambda found: "^" + found[0].translate(SUPERSCRIPTS), text)
    text = unicodedata.normalize("NFKC", HALVES.sub(" ", text))
    text = text.translate(dict.fromkeys(map(ord, "−–—‐‑"), "-")).replace("⁄", "/").replace("’", "'")
    return re.sub(
        r"^minus\s+(?=\S)", "-", " ".join(text.split()).rstrip(" .?!;,"), flags=re.IGNORECASE
    )


def _find(text: str) -> tuple[Decimal | None, str] | None:
    """Find the first number in digits; return it (None if malformed) and the text around it."""
    fraction = FRACTION.search(text)
    if fraction is not None and int(fraction[4]):
        part = Decimal(fraction[3]) / Decimal(fraction[4]) + Decimal(fraction[2] or 0)
        return (part.copy_negate() if fraction[1] == "-" else part), _around(text, fraction)
    chunk = CHUNK.search(text)
    if chunk is None:
        return None
    value = _value(chunk["body"])
    if value is not None:
        value = value.scaleb(int(chunk["ten"] or chunk["e"] or 0))
        value = value.copy_negate() if chunk["sign"] == "-" else value
    return value, _around(text, chunk)


def _around(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def _value(body: str) -> Decimal | None:
    """Return the number that digits with points, commas, spaces and apostrophes stand for."""
    if len(body) > MOST_DIGITS:
        return None
    if PLAIN.fullmatch(body):
        return Decimal(body)
    if GROUPED.fullmatch(body):
        return Decimal(re.sub("[, ']", "", body))
    if FOREIGN.fullmatch(body):
        return Decimal(re.sub("[. ]", "", body).replace(",", "."))
    return None


def _in_words(text: str) -> Quantity:
    """Read a number that stands in words, with a unit perhaps."""
    sign = -1 if text.startswith("-") else 1
    words = spelled(fold(text.lstrip("-")).split())
    numbers = [word for word in words if word.replace(".", "", 1).isdecimal()]
    if len(numbers) != 1:
        return Quantity(
            trouble="That is more than one number: give one." if numbers else "That is no number."
        )
    rest = " ".join(word for word in words if word != numbers[0])
    return _with_unit(sign * Decimal(numbers[0]), rest)


def _with_unit(value: Decimal, rest: str) -> Quantity:
    """Read what stands around a number: nothing, a word that multiplies it, a unit."""
    vague = [word for word in fold(rest).split() if word in VAGUE]
    if vague:
        return Quantity(trouble=f"“{vague[0]}” leaves the number open: give one number.")
    scale, unit = unit_words(rest)
    return Quantity(value, scale, unit, " ".join(rest.split()))


@lru_cache(maxsize=4096)
def unit_words(text: str) -> tuple[int, tuple[str, ...]]:
    """Return what multiplies a number (1 if nothing) and the words of its unit, one for each kind.

    Case is kept in units of one or two letters, where it tells mega from milli.
    """
    text = RAISED.sub(lambda found: "^" + found[0].translate(SUPERSCRIPTS), text)
    text = unicodedata.normalize("NFKC", text).replace("^", "").replace("°", " degree ")
    text = re.sub(r"\bper\s?cent(?:age)?\b|%", " percent ", text, flags=re.IGNORECASE)
    text = re.sub(r"\bus\s?(?=\$|dollar)", " ", text, flags=re.IGNORECASE)
    text = re.sub(r"(/|\bper\b|[$€£¥₽])", r" \1 ", text)
    scale, unit = 1, []
    for raw in re.findall(r"[^\s.,;:()\"“”-]+", text):
        word = raw if len(raw) <= SMALL_UNIT and raw[0] in "mM" else raw.casefold()
        known = SHORTS.get(word, word)
        if known in SCALES or known == "hundred":
            scale *= SCALES.get(known, 100)
            continue
        single = word[:-1] if len(word) > PLURAL and word.endswith("s") else word
        unit.append(UNITS.get(word, UNITS.get(single, single)))
    if unit[:1] == ["square"] and unit[1:]:
        unit[:2] = [unit[1] + "2"]
    if unit[:1] == ["degree"] and unit[1:]:
        del unit[0]
    return scale, tuple(unit)
