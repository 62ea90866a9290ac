"""What stands behind a question: its explanation, its fact, and where that comes from."""

from __future__ import annotations

from civicquiz.model import Citation, PartialDate, Posed, PosedFact
from civicquiz.render.cells import one_line
from civicquiz.render.inline import inline, without_marks
from civicquiz.render.phrases import date_phrase
from civicquiz.render.prose import prose_lines
from civicquiz.render.style import Role, Span, Style
from civicquiz.render.wrap import wrap

__all__ = ["background_lines", "fact_dates", "labelled", "source_phrase", "states_more"]


def background_lines(posed: Posed, width: int, style: Style) -> list[str]:
    """Return explanation and fact, each after a blank line; nothing where there is neither."""
    lines: list[str] = []
    if posed.question.explanation:
        lines += ["", *prose_lines(posed.question.explanation, width, style)]
    if posed.fact is not None:
        lines += ["", *_fact_lines(posed, posed.fact, width, style)]
    return lines


def labelled(label: str, spans: list[Span], width: int, style: Style) -> list[str]:
    """Return ``Label: text``, its further lines indented."""
    return wrap([(f"{label}: ", Role.FAINT), *spans], width, style, first="", rest="  ")


def _fact_lines(posed: Posed, fact: PosedFact, width: int, style: Style) -> list[str]:
    lines: list[str] = []
    dates = fact_dates(fact)
    if states_more(posed, fact):
        tail: list[Span] = [(f" ({dates})", Role.FAINT)] if dates else []
        lines += labelled("Fact", [*inline(fact.statement), *tail], width, style)
    elif dates:
        lines += labelled("True", [(dates, Role.NONE)], width, style)
    for at, citation in enumerate(fact.citations):
        source = fact.sources[at] if at < len(fact.sources) else (citation.source, "", None)
        lines += labelled("Source", [(source_phrase(citation, source), Role.NONE)], width, style)
    if fact.dispute is not None:
        why = fact.dispute.why or "sources contradict each other on this."
        lines += labelled("Disputed", [(without_marks(why), Role.WARN)], width, style)
    return lines


def states_more(posed: Posed, fact: PosedFact) -> bool:
    """Tell whether the fact says anything that its question does not (some are their own fact)."""
    return bool(fact.statement) and fact.statement != posed.question.stem


def fact_dates(fact: PosedFact) -> str:
    """Return since and until when a fact stands, or an empty text."""
    parts = []
    if fact.as_of is not None:
        parts.append(f"as of {date_phrase(fact.as_of)}")
    if fact.until is not None:
        parts.append(f"until {date_phrase(fact.until)}")
    return ", ".join(parts)


def source_phrase(citation: Citation, source: tuple[str, str, PartialDate | None]) -> str:
    """Return the source's title, the words that locate the passage, its date and its address."""
    title, location, retrieved = source
    parts = [one_line(title) or one_line(citation.source)]
    if citation.fragments:
        parts.append(f"“{' … '.join(map(one_line, citation.fragments))}”")
    if retrieved is not None:
        parts.append(f"retrieved {date_phrase(retrieved)}")
    if location:
        parts.append(one_line(location))
    return ", ".join(parts)
