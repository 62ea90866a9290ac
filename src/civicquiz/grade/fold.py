"""Folding: what reads the same becomes the same text."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["fold"]

ARTICLES = frozenset(("the", "a", "an"))

APOSTROPHES = dict.fromkeys(map(ord, "'’‘‛ʼʹ′`´＇"), "'")
LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i"} | {
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ё": "е",
    "⁄": "/",
}
"""Letters with a stroke or tie, which Unicode does not take apart, and what people type instead."""

RAISED = re.compile("(?<=\\d)(?=[²³¹⁰⁴-⁹₀-₉¼-¾⅐-⅞])")
INITIAL = re.compile(r"\b([^\W\d_])(?:\.|-(?=\w))")
THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?!,?\d)")
WORD = re.compile(
    r"(?:(?<![^\s(])-)?\d+(?:\.\d+)+|(?<![^\s(])-\d+"  # a decimal, a number below zero
    r"|[$+<=>]"  # a sign that counts
    r"|[^\x00-/:-@\[-`{-\x7f]+"  # letters, digits and marks up to the next ASCII sign
)
ROUNDS = 8
"""More than any text needs until folding changes nothing more."""


def fold(text: str) -> str:
    """Return `text` without case, accents, punctuation, idle space and a leading article.

    Signs that count stay (``$``, ``+``, a minus before a digit, a decimal point), and so does
    what is no accent: й, the dots of か and が, the vowels of Hindi. A text of nothing but
    punctuation stays as it is.
    """
    plain = text.translate(APOSTROPHES).casefold() if text.isascii() else _letters(text)
    plain = plain.replace("'", "").replace("%", " percent ").replace("&", " and ")
    if "," in plain:
        plain = THOUSANDS.sub(lambda found: found[0].replace(",", ""), plain)
    if "." in plain or "-" in plain:
        plain = INITIAL.sub(r"\1", plain)
    words = WORD.findall(plain)
    while len(words) > 1 and words[0] in ARTICLES:
        del words[0]
    return " ".join(words) or " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _letters(text: str) -> str:
    """Return `text` in small letters without accents, its signs in ASCII or blank."""
    text = RAISED.sub(" ", text.translate(APOSTROPHES))
    for _ in range(ROUNDS):
        before = text
        text = unicodedata.normalize("NFKC", text).translate(APOSTROPHES).casefold()
        text = unicodedata.normalize("NFC", _without_accents(unicodedata.normalize("NFC", text)))
        if text == before:
            break
    return text


def _without_accents(text: str) -> str:
    """Return a composed text with the letters of Latin and Greek bare, other scripts as they are."""
    done: list[str] = []
    bare = True  # whether the last letter belongs to a script whose marks are accents
    cyrillic = False
    for sign in text:
        if sign < "\x80":
            done.append(sign)
            bare, cyrillic = True, False
            continue
        kind = unicodedata.category(sign)
        if kind == "Mn":
            if not (bare or _is_point(sign) or (cyrillic and sign in "\u0300\u0301")):
                done.append(sign)
            continue
        bare, cyrillic = _is_western(sign), "\u0400" <= sign < "\u0530"
        done.append(_bare(sign, kind, western=bare))
    return "".join(done)


def _bare(sign: str, kind: str, *, western: bool) -> str:
    """Return what one sign beyond ASCII folds to, by its Unicode category."""
    if sign in LETTERS:
        return LETTERS[sign]
    if kind == "Nd":
        return str(unicodedata.decimal(sign))
    if western and kind[0] == "L":
        bare = unicodedata.normalize("NFD", sign)[0]
        return LETTERS.get(bare, bare)
    if kind[0] in "LMN":
        return sign
    if kind == "Pd" or sign == "−":
        return "-"
    if kind in {"Sc", "Sm"}:
        return f" {sign} "
    return "" if kind == "Cf" else " "


def _is_western(sign: str) -> bool:
    """Tell whether a letter is Latin or Greek, whose marks may be left out."""
    return sign < "\u0250" or "\u0370" <= sign < "\u0400" or "\u1e00" <= sign < "\u2000"


def _is_point(sign: str) -> bool:
    """Tell whether a mark is a vowel point of Hebrew or Arabic, which everyday writing leaves out."""
    return "\u0591" <= sign <= "\u05c7" or "\u064b" <= sign <= "\u0652" or sign == "\u0670"
