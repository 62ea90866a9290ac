r"""Does a stem say whose claim it asks for, or ask about the dispute itself?

English only, and careful: words that are as often things as sayings ("states", "reports",
"claims", "conflict") count only where they are what somebody says. A stem that is missed rests,
which is shown and easily mended by "According to …"; one that passes wrongly teaches an error.
"""

from __future__ import annotations

import re
from functools import cache

from civicquiz.model import Question

__all__ = ["attributed"]

WRITING = (
    r"(?:article|text|passage|source|account|version|paragraph|timeline|headline|report|document"
    r"|statement|newspaper|news agency)s?"
)
"""What a claim stands in."""

TEXT = (
    rf"(?:{WRITING}|authors?|writers?|reporters?|journalists?|(?:first|second|third|last|opening"
    r"|closing|other|one|same|which|two|both) (?:part|half|section)s?)"
)
"""The same, a part of it, or who wrote it: whatever these do is saying something."""

PEOPLE = (
    r"(?:historian|scholar|analyst|expert|critic|observer|researcher|economist|opponent|supporter"
    r"|officials(?!\w)|spokes(?:man|woman|person))s?"
)
"""Who claims things without having written the text."""

CLAIMS = (
    "allege|argue|assert|believe|claim|conclude|consider|contend|describe|emphasise|emphasize"
    "|estimate|explain|insist|maintain|mention|predict|stress|suggest|warn"
)
"""Verbs of saying."""

ACTS = "announce|confirm|declare"
"""Verbs of saying that may be more than words: "declare war"."""

THINGS = "note|report|state"
"""Verbs of saying that may be things after a name: "New York State"."""

WRITES = (
    "call|cite|count|date|expect|give|identify|list|locate|name|place|present|put|quote|speak|treat"
    "|write"
)
"""What a text does besides: "the article dates it to March"."""

GAP = re.compile(r"\{\{[^{}]*\}\}")
MARKUP = re.compile(r"[*_`]+")


def attributed(question: Question) -> bool:
    """Return whether a stem says whose claim it is, or asks about the dispute itself."""
    text = GAP.sub("…", f"{question.stem}\n{question.prose}")
    text = " ".join(MARKUP.sub("", text).replace("’", "'").split())
    plain, clash, sides = _patterns()
    if clash.search(text) and sides.search(text):
        return True
    return any(pattern.search(text) for pattern in plain)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str], re.Pattern[str]]:
    """Return patterns of attributing stems, of clashes, and of what clashes; made when needed."""
    claims = f"{CLAIMS}|{ACTS}|{THINGS}"
    claimed, wrote = _inflected(claims), _inflected(f"{claims}|{WRITES}")
    words = r"(?:[\w'.-]+,? )"
    view = (
        r"(?:account|claim|description|opinion|perspective|statement|telling|timeline|version"
        r"|view|viewpoint|wording|words|reading|report)"
    )
    sides = (
        rf"\b(?:{TEXT}|claims?|dates?|statements?|periods|entries|figures|sentences|each other"
        r"|one another|itself|themselves|historians|scholars|experts)\b"
    )
    clash = (
        r"\b(?:contradict\w*|disagree\w*|discrepanc\w+|inconsisten\w+|incompatible|irreconcilable"
        r"|at odds|differs?|overlaps?|clash|clashes|conflicting|in conflict with"
        r"|conflicts? with (?:each|one|itself|the other|what))\b"
    )
    plain = tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            # Whose claim: the plain ways to say it.
            r"\baccording to\b",
            rf"\b(?:in|by|from|on|under|per|to) {words}{{0,4}}?\w+'s? {words}?{view}\b",
            rf"\b(?:in|from|per|by) (?:the|this|its|an?) {words}{{0,4}}?{WRITING}\b(?! (?:of|on) law)",
            r"\bin the (?:words|view|opinion|eyes|account|reading) of\b|\bas .{1,60}? (?:puts?|has|sees?) it\b",
            r"\bwhose (?:\w+ )?(?:account|claim|opinion|statement|version|view)\b",
            r"\b(?:quoted|cited)\b",
            # To say, unless it is "is said to" or "have a say".
            r"\bsays\b|(?<!\ba )(?<!\bno )(?<!\bthe )(?<!\bfinal )(?<!\blast )(?<!\bany )\bsay\b",
            r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )(?<!\bbeen )(?<!ly )\bsaid\b(?! to\b)",
            r"\bsaid by\b|(?<!\bwas )(?<!\bwere )\b(?:tells|told) [\w' ]{1,40}? that\b",
            # Other sayings: of a text, of people, with "that", as a question, as a passive.
            rf"\b{TEXT} (?:\w+ly |also |both |each |all )?(?:{wrote})\b(?! to\b)",
            rf"\b(?:do|does|did) {words}{{0,6}}?{TEXT},? {words}{{0,2}}?(?:{claims}|{WRITES})\b(?! to\b)",
            rf"\b{PEOPLE} (?:\w+ly |also )?(?:{claimed})\b(?! to\b)",
            rf"\b(?:do|does|did) {words}{{0,3}}?{PEOPLE} {words}?(?:{claims})\b(?! to\b)",
            rf"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )(?<!\bbeen )(?<!ly )\b(?:{claimed}|holds?|held|write|wrote) that\b",
            rf"\b(?:do|does|did) (?:the )?(?-i:[A-Z]\w+ ){{1,3}}(?:{CLAIMS})\b(?! to\b)",
            rf"\b(?:do|does|did) (?-i:[A-Z]\w+ (?:{THINGS}))\b(?! to\b)",
            r"\b(?:alleged|asserted|claimed|described|mentioned|reported|stated) by\b",
            # The dispute itself.
            r"\b(?:both|all) (?:be|hold|of them be) (?:true|right|correct|so)\b|\bmutually exclusive\b",
            r"\b(?:in|under|the) dispute\b(?! (?:between|over|with|about))",
            r"\bdisputed(?=[?.:;,)]|$| (?:about|and|as|because|by|claim|date|detail|fact|here|in the|point))",
        )
    )
    return plain, re.compile(clash, re.IGNORECASE), re.compile(sides, re.IGNORECASE)


def _inflected(verbs: str) -> str:
    """Return alternatives of the verbs as they are, with -s, and in the past, all by rule."""
    past = "|".join(verb + ("d" if verb.endswith("e") else "ed") for verb in verbs.split("|"))
    return f"(?:{verbs})s?|{past}|gave|spoke|wrote"
