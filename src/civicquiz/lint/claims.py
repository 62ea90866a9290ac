"""What a fact claims: of what, which value, and whether another holds on the same day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicquiz.lint.present import OFFICE
from civicquiz.lint.read import Word, read
from civicquiz.lint.words import content, plain, tokens
from civicquiz.model import Fact

__all__ = ["claims_of", "is_year", "overlap", "unlike"]

ONCE = frozenset(
    [
        "founded",
        "born",
        "died",
        "signed",
        "ratified",
        "adopted",
        "abolished",
        "established",
        "created",
        "began",
        "begin",
        "begins",
        "ended",
        "ends",
        "dissolved",
        "enacted",
        "opened",
        "joined",
        "left",
        "annexed",
        "assassinated",
        "independent",
    ]
)
"""What happens to a thing once, so that two years for it contradict each other."""
ATTRIBUTE = re.compile(
    r"(?:the )?(?P<attribute>[\w ]{3,40}?) of (?P<subject>[\w .'’-]{2,60}?) (?:is|was) (?P<value>(?:the )?[A-Z][\w .'’-]*?)\.?",
)
NAMED = r"(?P<value>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4})"
HOLDER = re.compile(
    rf"{NAMED} is (?:the |an? )?(?:current |present )?(?P<subject>{OFFICE} of [\w .'’-]+?)\.?",
    re.IGNORECASE,
)
UTMOST = (
    r"(?:largest|smallest|biggest|longest|shortest|highest|lowest|tallest|deepest|oldest|youngest|richest"
    r"|poorest|earliest|latest|hottest|coldest|wettest|driest|fastest|most \w+|least \w+|first|last|only)"
)
UNIQUE = re.compile(
    rf"{NAMED} (?:is|was) the (?P<subject>(?:capital of |{UTMOST} )[\w .,'’-]+?)\.?", re.IGNORECASE
)
SAID_OF = frozenset(["is", "was", "became", "as", "becoming"])
"""Words before "the 16th president": the number tells which one it is."""
YEARS = range(1000, 2200)


def claims_of(statement: str) -> Iterator[tuple[str, str]]:
    """Give what a statement claims: a subject with a gap for its value, and the value."""
    text = plain(statement)
    found = ATTRIBUTE.fullmatch(text)
    if found:
        named = " ".join(content(tokens(f"{found['attribute']} of {found['subject']}")))
        yield f"{named} = ", found["value"].removeprefix("the ")
        return
    found = HOLDER.fullmatch(text) or UNIQUE.fullmatch(text)
    if found:
        yield f"{' '.join(content(tokens(found['subject'])))} = ", found["value"]
        return
    words = read(text)
    texts = [word.text for word in words]
    for at, word in enumerate(words):
        if is_value(words, at) and not (is_year(word.value) and ONCE.isdisjoint(texts)):
            yield " ".join((*texts[:at], "#", *texts[at + 1 :])), word.value


def is_value(words: Sequence[Word], at: int) -> bool:
    """Whether a number says how many, or which one something is."""
    word = words[at]
    if not word.number:
        return False
    if word.text == word.value:
        return True
    return at > 1 and words[at - 1].text == "the" and words[at - 2].text in SAID_OF


def is_year(value: str) -> bool:
    """Whether a number may be a year."""
    return len(value) == len("2026") and value.isdecimal() and int(value) in YEARS


def unlike(one: str, other: str) -> bool:
    """Whether two values differ; "Johnson" and "Mike Johnson" do not."""
    mine, yours = (set(tokens(value)) - {"the"} for value in (one, other))
    return not mine <= yours and not yours <= mine


def overlap(one: Fact, other: Fact) -> bool:
    """Whether two facts may hold on the same day."""
    for early, late in ((one, other), (other, one)):
        if early.until and late.as_of and early.until.first <= late.as_of.last:
            return False
    return True
