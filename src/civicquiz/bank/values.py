"""The values of fields that have a form of their own: read, and written so that they read back."""

from __future__ import annotations

import re

from civicquiz.bank.escapes import split_at
from civicquiz.model import Citation, Dispute, Ignore, Place

__all__ = [
    "is_id",
    "read_citation",
    "read_dispute",
    "read_ignore",
    "slug",
    "write_citation",
    "write_dispute",
    "write_ignore",
]

ID = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
CITED = re.compile(r"([^\s“\"]+)\s*(.*)", re.DOTALL)
QUOTES = {"“": "”", '"': '"'}
ELLIPSIS = re.compile(r"…|\.{3,}")
DASHED = re.compile(r"\s*[—–:-]\s*(.*)", re.DOTALL)
OTHER = re.compile(r"(?:\A|\s*,)\s*(\\*)#([^\s,]+)\Z")
EXCUSED = re.compile(r"(.*?)(?:\s*[—–:]\s*|\s+-\s+)(.*)", re.DOTALL)
RULE = re.compile(r"[A-Z][0-9]{3}")
MOST_FRAGMENTS = 2


def is_id(text: str) -> bool:
    """Whether a text is lower-case words joined by hyphens."""
    return ID.fullmatch(text) is not None and text == text.lower()


def slug(text: str) -> str:
    """Make an id of a text, such as a file's name; empty where it has no letter or digit."""
    return "-".join(re.findall(r"[^\W_]+", text.lower()))


def read_citation(value: str, place: Place) -> Citation | None:
    """Read ``id “first … last”``; None where it is malformed."""
    found = CITED.fullmatch(value)
    if found is None:
        return None
    source, quoted = found[1], found[2]
    if not quoted:
        return Citation(source, (), place)
    if len(quoted) < len("“x”") or QUOTES.get(quoted[0]) != quoted[-1]:
        return None
    fragments = split_at(ELLIPSIS, quoted[1:-1])
    if len(fragments) > MOST_FRAGMENTS or not all(fragments):
        return None
    return Citation(source, tuple(fragments), place)


def write_citation(citation: Citation) -> str:
    """Write a citation as the value of a field."""
    if not citation.fragments:
        return citation.source
    texts = [ELLIPSIS.sub(r"\\\g<0>", text) for text in citation.fragments]
    return f"{citation.source} “{' … '.join(texts)}”"


def read_dispute(value: str) -> Dispute | None:
    """Read ``disputed — why, #other-fact``; None where it is no such status."""
    word = value[: len("disputed")]
    rest = value[len("disputed") :]
    if word.casefold() != "disputed":
        return None
    if not rest:
        return Dispute("")
    found = DASHED.fullmatch(rest)
    if found is None:
        return None
    why = found[1]
    others: list[str] = []
    while named := OTHER.search(why):
        if named[1]:
            why = why[: named.start(1)] + why[named.start(1) + 1 :]
            break
        others.insert(0, named[2])
        why = why[: named.start()]
    return Dispute(why.strip(), tuple(others))


def write_dispute(dispute: Dispute) -> str:
    """Write a dispute as the value of a field."""
    why = dispute.why
    named = OTHER.search(why)
    if named:
        why = why[: named.start(1)] + "\\" + why[named.start(1) :]
    parts = [why] if why else []
    parts += [f"#{other}" for other in dispute.others]
    return f"disputed — {', '.join(parts)}" if parts else "disputed"


def read_ignore(value: str, place: Place) -> Ignore | None:
    """Read ``I203, S104 — reason``; None where a code or the reason is missing or malformed."""
    found = EXCUSED.fullmatch(value)
    if found is None or not found[2]:
        return None
    codes = tuple(found[1].replace(",", " ").split())
    if not codes or not all(RULE.fullmatch(code) for code in codes):
        return None
    return Ignore(codes, found[2], place)


def write_ignore(ignore: Ignore) -> str:
    """Write an exception as the value of a field."""
    return f"{', '.join(ignore.codes)} — {ignore.reason}"
