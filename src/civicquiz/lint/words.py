"""Reading a text as all rules do: its words, numbers and negations, its sentences."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache

from civicquiz.lint.vocabulary import MONTHS, NEGATIONS, NUMBERS, STOP

__all__ = [
    "content",
    "figures",
    "kept_signs",
    "negations",
    "plain",
    "quantity",
    "same_text",
    "sentence_at_end",
    "stem_word",
    "tokens",
    "unquoted",
    "unspoken",
]

MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)|[*`]+|(?<![^\W_])_+|_+(?![^\W_])")
GAP = re.compile(r"\{\{[^{}]*\}\}")
WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
MAY_BE_MARKED = re.compile("[\u0300-\u1fff\u20d0-\u20ff\u302a-\u309a\ua66f-\uabff\ufb1e-\ufe2f]")
MARKS = range(0x300, 0xFE30)
KEPT = re.compile(
    r"!\[[^\]]*\]\((?P<picture>[^)]*)\)|^(?P<fence>```|~~~)(?P<block>.*?)^(?P=fence)|(?P<indented>^(?: {4}|\t).+)"
    r"|(?<!`)`++(?P<code>[^`]+)`++|\$(?P<formula>[^$\n]+)\$|(?P<minus>[-−–]\s*(?=\d))|(?<=\d)\s*(?P<over>/)\s*(?=\d)"
    r"|(?P<sign>[+=<>#%^]|[^\x00-\x7f])",
    re.MULTILINE | re.DOTALL,
)
IDLE_IN_CODE = re.compile(r"[a-z\d\s]+")
QUOTED = re.compile(
    r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“]*“|(?<!\w)'(?:[^']|(?<=\w)'(?=\w))*'(?!\w)|(?<!\w)‘[^’]*’(?!\w)"
)
ASKING = re.compile(r"\b(?:which|what|who|whom|whose|where|when)\b", re.IGNORECASE)
SPEECH = re.compile(r"(?<=: )[^\W\da-z].*")
"""Words told after a colon: they begin with a capital."""
SENTENCE_END = re.compile(r"(?<=[.!?…。？])[\"”’)]*\s+(?=[\"“‘(]*[^\W\d_])")


def plain(text: str) -> str:
    """Return a text without the marks of Markdown, its gaps as an ellipsis, its blanks folded."""
    if "{{" in text:
        text = GAP.sub("…", text)
    if "*" in text or "_" in text or "`" in text or "](" in text:
        text = MARKUP.sub(lambda found: found[1] or "", text)
    return " ".join(text.split())


def tokens(text: str) -> list[str]:
    """Return the words and numbers of a text in small letters, in their order."""
    text = text.replace("’", "'").casefold()
    if text.isascii() or not MAY_BE_MARKED.search(text):
        return WORD.findall(text)
    return marked_word().findall(unicodedata.normalize("NFC", text))


@cache
def marked_word() -> re.Pattern[str]:
    """Return what finds words in which vowels and accents are signs of their own."""
    marks = "".join(chr(code) for code in MARKS if unicodedata.category(chr(code))[0] == "M")
    return re.compile(WORD.pattern.replace(r"[^\W\d_]", rf"(?:[^\W\d_]|[{marks}])"))


def kept_signs(text: str) -> tuple[str, ...]:
    """Return what tells texts of the same words apart: pictures, code, signs of mathematics."""
    found = []
    for one in KEPT.finditer(text):
        kind, sign = one.lastgroup, one[one.lastgroup or 0]
        if kind in ("code", "formula"):
            sign = IDLE_IN_CODE.sub("", sign)
        elif kind == "minus":
            sign = "-"
        elif kind == "sign" and not sign.isascii() and unicodedata.category(sign)[0] != "S":
            continue
        if sign.strip():
            found.append(sign.strip("\n"))
    return tuple(found)


@lru_cache(maxsize=1 << 17)
def stem_word(word: str) -> str:
    """Return a word without the ending of its plural or possessive."""
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) > 4 and word.endswith("ies"):  # noqa: PLR2004 — "ties" is no plural of "ty"
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):  # noqa: PLR2004 — "gas"
        return word[:-1]
    return word


def content(words: list[str]) -> list[str]:
    """Return the words that carry matter, without plural and possessive endings."""
    return [stem_word(word) for word in words if word not in STOP]


def figures(words: list[str]) -> list[str]:
    """Return the numbers among words, number words as digits, months by name, sorted."""
    found = []
    for at, word in enumerate(words):
        if word[0].isdigit():
            found.append(word.replace(",", ""))
        elif word in NUMBERS and word != "one":
            found.append(str(NUMBERS[word]))
        elif word in MONTHS and (word != "may" or month_at(words, at)):
            found.append(word)
    return sorted(found)


def month_at(words: list[str], at: int) -> bool:
    """Whether a number stands beside a word, so that "may" is a month."""
    return any(words[near][0].isdigit() for near in (at - 1, at + 1) if 0 <= near < len(words))


def negations(words: list[str]) -> int:
    """Return how many negations stand among words."""
    return sum(word in NEGATIONS or word.endswith("n't") for word in words)


def unquoted(text: str) -> str:
    """Return a text with its quotations blanked out, so that places in it stay."""
    if not any(sign in text for sign in "“\"«„'‘"):
        return text
    return QUOTED.sub(lambda found: " " * len(found[0]), text)


def unspoken(sentence: str) -> str:
    """Return a sentence that asks without what it quotes behind a colon."""
    spoken = SPEECH.search(sentence)
    if spoken and ASKING.search(sentence[: spoken.start()]):
        return sentence[: spoken.start()]
    return sentence


def sentence_at_end(text: str) -> int:
    """Return where the last sentence of a text begins."""
    start = 0
    for found in SENTENCE_END.finditer(text):
        start = found.end()
    return start


UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")


def same_text(text: str) -> str:
    """Return what two texts share that say the same letter by letter, case apart."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", UNSEEN.sub("", text))
    return " ".join(text.casefold().split())


QUANTITY = re.compile(
    r"(?P<before>[$€£¥]|[a-z]+ |)(?P<number>[-−+]?\d+(?:,\d{3})+(?:\.\d+)?|[-−+]?\d*\.?\d+)(?P<after>[^\d]*)"
)

ORDINAL = ("st", "nd", "rd", "th")


def quantity(text: str) -> tuple[str, Decimal] | None:
    """Return the unit and the number of a text that is one number with a unit or none."""
    text = text.strip().rstrip(".")
    found = QUANTITY.fullmatch(text)
    if found is None:
        return None
    try:
        number = Decimal(found["number"].replace(",", "").replace("−", "-"))
    except InvalidOperation:
        return None
    unit = found["after"].strip().casefold()
    unit = "th" if unit in ORDINAL else unit.removesuffix("s") if len(unit) > len("ms") else unit
    return f"{found['before'].casefold()}#{unit}".strip(), number
