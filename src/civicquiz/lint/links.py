"""Links that open a cited passage in a browser, by a text fragment."""

from __future__ import annotations

from civicquiz.model import Bank, Citation, Fact, Place, Question, Source

__all__ = ["passage_link", "passage_links", "question_links"]

PLAIN = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._~")
"""Bytes that mean themselves in a text fragment: no comma, ampersand or hyphen, which part it."""
UNSAFE = frozenset(' "<>\\^`{|}')
"""Characters that no address holds as they are."""
DIRECTIVE = ":~:"


def passage_link(source: Source, citation: Citation) -> str | None:
    """Return the address of a passage, None where the source has no address on the web.

    Without quoted words it is the source's own address.
    """
    location = source.location.strip()
    if not location.casefold().startswith(("https://", "http://")):
        return None
    address, _, fragment = location.partition("#")
    fragment = fragment.partition(DIRECTIVE)[0]
    base = "".join(
        encoded(sign, frozenset()) if sign in UNSAFE or not sign.isprintable() else sign
        for sign in (f"{address}#{fragment}" if fragment else address)
    )
    if not citation.fragments:
        return base
    first, last = citation.fragments[0], citation.fragments[-1]
    parts = [first] if len(citation.fragments) == 1 else [first, last]
    text = ",".join(encoded(part, PLAIN) for part in parts)
    return f"{base}{'' if fragment else '#'}{DIRECTIVE}text={text}"


def encoded(text: str, plain: frozenset[int]) -> str:
    """Return a text as UTF-8, each byte that is not `plain` as %XX."""
    return "".join(
        chr(byte) if byte in plain else f"%{byte:02X}" for byte in text.encode(errors="replace")
    )


def passage_links(bank: Bank) -> dict[Place, str]:
    """Return the addresses of a bank's cited passages, by the place of the citation."""
    entries: tuple[Fact | Question, ...] = (*bank.facts, *bank.questions)
    return {citation.place: link for entry in entries for citation, link in linked(bank, entry)}


def question_links(bank: Bank, question: Question) -> list[str]:
    """Return the addresses of the passages on which a question, or its fact, rests; each once."""
    fact = next((fact for fact in bank.facts if question.fact and fact.id == question.fact), None)
    return list(dict.fromkeys(link for _, link in linked(bank, fact or question)))


def linked(bank: Bank, entry: Fact | Question) -> list[tuple[Citation, str]]:
    """Return the citations of a fact or question that have an address."""
    sources = {source.id: source for source in bank.sources}
    found = []
    for citation in entry.citations:
        source = sources.get(citation.source)
        link = passage_link(source, citation) if source else None
        if link:
            found.append((citation, link))
    return found
