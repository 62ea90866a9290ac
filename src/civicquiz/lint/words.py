"""Words, numbers and negations of a text: what all rules read it by."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from functools import lru_cache

__all__ = [
    "MONTHS",
    "NEGATIONS",
    "NUMBERS",
    "STOP",
    "content",
    "figures",
    "negations",
    "plain",
    "quantity",
    "same_text",
    "sentence_at_end",
    "tokens",
    "unquoted",
]

MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)|[*`]+|(?<![^\W_])_+|_+(?![^\W_])")
GAP = re.compile(r"\{\{[^{}]*\}\}")
WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“]*“|(?<!\w)'[^']*'(?!\w)|(?<!\w)‘[^’]*’(?!\w)")
SENTENCE_END = re.compile(r"(?<=[.!?…。？])[\"”’)]*\s+(?=[\"“‘(]*[^\W\d_])")

STOP = frozenset(
    [
        "a",
        "about",
        "after",
        "all",
        "also",
        "among",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "before",
        "being",
        "between",
        "both",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "during",
        "each",
        "either",
        "every",
        "for",
        "from",
        "had",
        "has",
        "have",
        "having",
        "he",
        "her",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "itself",
        "may",
        "might",
        "more",
        "most",
        "much",
        "must",
        "neither",
        "nor",
        "of",
        "off",
        "on",
        "one",
        "only",
        "onto",
        "or",
        "other",
        "our",
        "out",
        "over",
        "per",
        "shall",
        "she",
        "should",
        "so",
        "some",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "to",
        "under",
        "until",
        "up",
        "upon",
        "us",
        "very",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whom",
        "whose",
        "why",
        "will",
        "with",
        "within",
        "would",
        "you",
        "your",
    ]
)
"""Words that carry no matter."""

NEGATIONS = frozenset(
    [
        "not",
        "no",
        "never",
        "none",
        "nobody",
        "nothing",
        "nowhere",
        "neither",
        "nor",
        "without",
        "non",
        "except",
        "cannot",
        "false",
        "nicht",
        "kein",
        "keine",
        "keinen",
        "nie",
        "pas",
        "jamais",
        "sans",
        "sin",
        "ninguno",
        "nunca",
        "не",
        "нет",
        "никогда",
        "без",
    ]
)
"""Words that turn a sentence round; what ends in n't does too."""

NUMBERS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {
    word: 10 * at
    for at, word in enumerate(
        ["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 3
    )
}
"""Number words and their values."""

MONTHS = {
    month: at
    for at, month in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        1,
    )
}
"""Months and their numbers."""


def plain(text: str) -> str:
    """Return a text without the marks of Markdown, its gaps as an ellipsis, its blanks folded."""
    if "{{" in text:
        text = GAP.sub("…", text)
    if "*" in text or "_" in text or "`" in text or "](" in text:
        text = MARKUP.sub(lambda found: found[1] or "", text)
    return " ".join(text.split())


def tokens(text: str) -> list[str]:
    """Return the words and numbers of a text in small letters, in their order."""
    return WORD.findall(text.replace("’", "'").casefold())


@lru_cache(maxsize=1 << 17)
def stem_of(word: str) -> str:
    """Return a word without the ending of its plural or possessive."""
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) > 4 and word.endswith("ies"):  # noqa: PLR2004 — "ties" is no plural of "ty"
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):  # noqa: PLR2004 — "gas"
        return word[:-1]
    return word


def content(words: list[str]) -> list[str]:
    """Return the words that carry matter, without plural and possessive endings."""
    return [stem_of(word) for word in words if word not in STOP]


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


def sentence_at_end(text: str) -> int:
    """Return where the last sentence of a text begins."""
    start = 0
    for found in SENTENCE_END.finditer(text):
        start = found.end()
    return start


def same_text(text: str) -> str:
    """Return what two texts share that say the same letter by letter, case apart."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


QUANTITY = re.compile(
    r"(?P<before>[$€£¥]|[a-z]+ |)(?P<number>[-−+]?\d+(?:,\d{3})+(?:\.\d+)?|[-−+]?\d*\.?\d+)(?P<after>[^\d]*)"
)


def quantity(text: str) -> tuple[str, Decimal] | None:
    """Return the unit and the number of a text that is one number with a unit or none."""
    found = QUANTITY.fullmatch(text.strip().rstrip("."))
    if found is None:
        return None
    try:
        number = Decimal(found["number"].replace(",", "").replace("−", "-"))
    except InvalidOperation:
        return None
    return f"{found['before']}#{found['after']}".strip().casefold(), number
