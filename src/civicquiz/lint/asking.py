"""Which sentence of a question asks, and whether it asks for what is not so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from civicquiz.lint.words import sentence_at_end, unquoted, unspoken
from civicquiz.model import Question

__all__ = ["asked_of", "asking_sentence", "negations_of"]

QUESTION = re.compile(r"[?？]\W*$")
OPEN_END = re.compile(r"(?:[?？:…_]|\.\.\.)\W*$")
TASK = re.compile(
    r"\W*(?:choose|select|pick|mark|check|tick|circle|explain|justify|give|name|write)\b[^?]{0,60}$",
    re.IGNORECASE,
)
"""A sentence after the question that only tells what to do."""
TITLE = re.compile(r"(?<![*\w])\*(?!\*)[^*]+\*(?!\*)|(?<![_\w])_(?!_)[^_]+_(?!_)")
"""Several words in italics: a title, or words that are spoken of."""

NEGATIVE = re.compile(
    r"(?<![\w'’-])(?:not|cannot|except(?:ing)?|never|false|least likely|incorrect|untrue)(?![\w'’-])|\b[^\W\d_]+n['’]t\b"
    r"|(?:(?<=\bis )|(?<=\bare ))wrong(?=\W*$|\s+(?:about|regarding|concerning|according)\b)"
    r"|\b(?:is|are|was|were|do|does|did|has|have|had|could|would|should)nt\b",
    re.IGNORECASE,
)
AUXILIARY = (
    r"(?:is|are|was|were|be|been|being|am|do|does|did|has|have|had|can|could|will|would|shall|should"
    r"|may|might|must)(?:n['’]?t)?"
)
ASKING = re.compile(
    rf"\b(?:which|what|who|whom|whose|following|(?:all|each) of (?:these|those|them)|(?:when|where)(?= {AUXILIARY}\b))\b"
    r"|^one of th(?:e|o)se\b|^(?P<task>(?:choose|select|identify|mark|name|pick|find) (?:the|an?|one)\b)",
    re.IGNORECASE,
)
OF_ALL = re.compile(r"\b(?:all|each|every|any|everything|everyone|everybody)\b", re.IGNORECASE)
EITHER = re.compile(
    r"(?:true or|or not|true and|right or|correct or|if not|whether or|not only|not just|not until)\s*$",
    re.IGNORECASE,
)
NO_EXCEPTION = re.compile(
    r"\s+(?:only|just|counting|including|considering)\b|\s+(?:\w+ ){0,3}until\b"
)
THE_ONE = re.compile(
    r"\bthe (?:only|one|first|last)\b[^,;:]*\b(?:that|which|who)\b[^,;:]*$", re.IGNORECASE
)
"""One thing is asked for that has a property, here a negative one; nothing is excepted."""
CONDITION = re.compile(
    r"\b(?:if|when|whenever|wherever|because|although|though|unless|whether|in case)\b[^,;:?]*$",
    re.IGNORECASE,
)
"""What is asked is what follows from something that is not so."""
SPOKEN = re.compile(
    r"\b(?:said|held|ruled|declared|claimed|argued|stated|promised) (?:he|she|it|they|we|i)\b[^,;:?]*$",
    re.IGNORECASE,
)
ASIDE = re.compile(r"[,:] $|\b(?:by|to|of|for|from|in|without|why|than) $", re.IGNORECASE)
CLAUSE = re.compile(r"\s(?:that|who|whom|whose|which)\s[^,;:?]*$", re.IGNORECASE)
IS_ONE = re.compile(
    r"\b(?:is|are|was|were)\s+(?:an?\s+|one\s+|some\s+|the\s+)?(?:[\w-]+\s*){0,3}$|^(?:of )?(?:these|those)$",
    re.IGNORECASE,
)
"""Before a clause: which of these is a power, or just which power."""
NAMED = re.compile(
    r"\b(?:called|known as|mean|means|the (?:name|term|word)s? (?:for|of))\b", re.IGNORECASE
)
HAS_AUXILIARY = re.compile(rf"\b{AUXILIARY}\b", re.IGNORECASE)
ASKED_ITSELF = re.compile(r"\b(?:which|what|who|following|these|those)\s*$", re.IGNORECASE)
FALSE_THING = re.compile(
    r"\s+(?:statement|sentence|claim|answer|option|assertion|one)s?\b", re.IGNORECASE
)
ENDS = re.compile(
    r"\W*$|,|\s+(?:about|regarding|concerning|according|of|in|for|under|if|when)\b", re.IGNORECASE
)
SAID_OF_IT = re.compile(r"\b(?:is|are|was|were|be|which|following)(?: the)?\s+$", re.IGNORECASE)
MANY = 20
"""Negations of one sentence beyond which nobody reads on."""
NAME = re.compile(r"[A-Z]['’\w]*$")


def asked_of(question: Question) -> str:
    """Return the text that asks: the heading, or the last paragraph below it where that does."""
    if question.prose and not QUESTION.search(question.stem):
        last = question.prose.rsplit("\n\n", 1)[-1]
        if OPEN_END.search(last) and not last.startswith(("```", "~~~", "    ", "\t", "![", "|")):
            return " ".join(last.split())
    return question.stem


def blanked(found: re.Match[str]) -> str:
    """Return as many blanks as a title has signs; a single word in italics stays."""
    return " " * len(found[0]) if " " in found[0] else found[0]


def asking_sentence(text: str) -> tuple[int, str]:
    """Return where the last sentence that asks begins, and the sentence.

    Quotations and titles in it are blanked out, and a task after it is left out.
    """
    shown = TITLE.sub(blanked, unquoted(text))
    start = sentence_at_end(shown)
    if start and TASK.match(shown, start) and QUESTION.search(shown[:start].rstrip()):
        start, end = sentence_at_end(shown[:start].rstrip()), start
        shown = shown[:end].rstrip()
    return start, unspoken(shown[start:])


def negations_of(sentence: str) -> Iterator[re.Match[str]]:
    """Give the negations by which a sentence asks for what is not so."""
    asked = ASKING.search(sentence)
    for found in islice(NEGATIVE.finditer(sentence), MANY):
        exception = found[0].lower().startswith("except")
        if exception and not asked and not OF_ALL.search(sentence):
            return
        if not exception and (not asked or asked.start() > found.start()):
            return
        before = sentence[: found.start()]
        if (
            EITHER.search(sentence[: found.end()])
            or NO_EXCEPTION.match(sentence, found.end())
            or (THE_ONE.search(before) and not (asked and asked["task"]))
            or in_a_name(sentence, found)
        ):
            continue
        if asked is None or exception or turns_it(sentence, found, asked):
            yield found


def turns_it(sentence: str, found: re.Match[str], asked: re.Match[str]) -> bool:
    """Whether a negation turns what is asked, not a condition, a clause or a noun on the way to it."""
    between, after = sentence[asked.end() : found.start()], sentence[found.end() :]
    if CONDITION.search(between) or SPOKEN.search(between):
        return False
    clause = None if asked["task"] else CLAUSE.search(between)
    if clause and (NAMED.search(sentence) or not IS_ONE.search(between[: clause.start() + 1])):
        return False
    word = found[0].lower()
    if word == "false":
        return bool(FALSE_THING.match(after) or (SAID_OF_IT.search(between) and ENDS.match(after)))
    if word == "not" and (ASIDE.search(between) or not HAS_AUXILIARY.search(between)):
        # The capital, not the seat; by not signing; powers not delegated to the States.
        return ASKED_ITSELF.search(sentence[: found.start()]) is not None
    return True


def in_a_name(sentence: str, found: re.Match[str]) -> bool:
    """Whether a word stands with a capital among words with capitals, as in Never Again."""
    word = found[0]
    if not word[0].isupper() or word.isupper():
        return False
    after = sentence[found.end() :].split(maxsplit=1)
    before = sentence[: found.start()].split()
    return bool(
        (after and after[0][:1].isupper())
        or (len(before) > 1 and NAME.match(before[-1]) is not None)
    )
