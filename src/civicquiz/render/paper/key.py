"""The key: each version's answers by number, then each question once, with what stands behind it."""

from __future__ import annotations

from collections.abc import Sequence

from civicquiz.grade import key_text
from civicquiz.model import (
    Back,
    Choice,
    Cloze,
    Gap,
    Listing,
    Matching,
    Ordering,
    Posed,
    Question,
    Typed,
)
from civicquiz.render.behind import fact_dates, source_phrase, states_more
from civicquiz.render.cells import cut, one_line
from civicquiz.render.inline import without_marks
from civicquiz.render.paper.runs import Run, asked_runs, paragraphs, plain_runs, runs
from civicquiz.render.paper.values import Content, Heading, Look, Printed, Version, letter

__all__ = ["key_content", "key_letters"]

ABREAST = 4
"""Versions that stand side by side in one table of answers."""

LONGEST = 60
"""Letters of a written key that a cell of that table holds; the whole stands below."""


def key_content(heading: Heading, versions: Sequence[Version], look: Look) -> Content:
    """Return the key to all versions as its template reads it."""
    width = ABREAST // 2 if look.large else ABREAST
    numbers = {
        version.letter: {item.place: at for at, item in enumerate(version.items, 1)}
        for version in (versions if len(versions) > 1 else ())
    }
    return {
        "kind": "key",
        "look": look.content(),
        "heading": heading.content(),
        "tables": [_table(versions[at : at + width]) for at in range(0, len(versions), width)],
        "questions": [
            _explained(item, [f"{name} {places[item.place]}" for name, places in numbers.items()])
            for item in versions[0].items
        ],
    }


def key_letters(item: Printed) -> str:
    """Return the key by its printed letters (``B``, ``A C``, ``1B 2A``); else empty.

    Where two items or rows read the same, either letter is right: ``A/C``.
    """
    match item.posed.question.shape:
        case Choice() as choice:
            return " ".join(letter(at) for at, own in enumerate(item.shown) if own in choice.keys)
        case Ordering(items=items):
            return " ".join(_letters_of(text, items, item.shown) for text in items)
        case Matching(pairs=pairs):
            rights = [right for _, right in pairs]
            return " ".join(
                f"{number}{_letters_of(text, rights, item.shown)}"
                for number, text in enumerate(rights, 1)
            )
        case _:
            return ""


def _letters_of(text: str, texts: Sequence[str], shown: Sequence[int]) -> str:
    return "/".join(letter(at) for at, own in enumerate(shown) if texts[own] == text)


def _table(versions: Sequence[Version]) -> Content:
    """Return the answers of some versions: a row for each number, a cell for each version."""
    rows = [
        [{"of": item.posed.name, "runs": _short(item)} for item in items]
        for items in zip(*(version.items for version in versions), strict=True)
    ]
    return {"versions": [version.letter for version in versions], "rows": rows}


def _short(item: Printed) -> list[Run]:
    """Return the key as a cell holds it: letters, or the words themselves."""
    if letters := key_letters(item):
        return [(letters, "s")]
    question = item.posed.question
    shape = question.shape
    lines = _lines(question) if isinstance(shape, Cloze) else list(key_text(question))
    text = lines[0] if isinstance(shape, Typed) else ", ".join(lines)
    if isinstance(shape, Back):
        text = without_marks(text)
    if isinstance(shape, Listing) and shape.needs < len(lines):
        text = f"{shape.needs} of: {text}"
    return plain_runs(cut(one_line(text), LONGEST))


def _words(question: Question) -> list[list[Run]]:
    """Return the key in words, line by line."""
    lines = _lines(question)
    match question.shape:
        case Choice() | Ordering() | Matching() | Back():
            return [runs(line) for line in lines]
        case Cloze() | Listing():
            return [plain_runs(line) for line in lines]
        case _:
            return [plain_runs(", ".join(lines))]


def _lines(question: Question) -> list[str]:
    """Return the key as lines: of gaps and lists with all that is right as well, to judge by."""
    match question.shape:
        case Cloze(gaps=gaps):
            numbers = [f"{number} " for number in range(1, len(gaps) + 1)] if gaps[1:] else [""]
            return [number + _also(gap) for number, gap in zip(numbers, gaps, strict=True)]
        case Listing(answers=answers, needs=needs):
            any_of = [f"Any {needs} of these:"] if needs < len(answers) else []
            return any_of + [_also(answer) for answer in answers]
        case _:
            return list(key_text(question))


def _also(key: Typed | Gap) -> str:
    """Return a key and what else is right."""
    return " or ".join((key.key, *key.also))


def _explained(item: Printed, numbers: Sequence[str]) -> Content:
    posed = item.posed
    question = posed.question
    stem, prose = asked_runs(question)
    return {
        "of": posed.name,
        "name": plain_runs(posed.name),
        "numbers": numbers,
        "stem": stem,
        "prose": prose,
        "answers": _words(question),
        "explanation": paragraphs(question.explanation),
        "remarks": _remarks(question),
        "notes": [[label, text] for label, text in _notes(posed)],
        "void": plain_runs(item.void) if item.void else [],
    }


def _remarks(question: Question) -> list[list[list[Run]]]:
    """Return what the bank says to those who chose one option or another."""
    if not isinstance(question.shape, Choice):
        return []
    return [
        [runs(option.text), runs(" ".join(option.feedback.split()))]
        for option in question.shape.options
        if option.feedback
    ]


def _notes(posed: Posed) -> list[tuple[str, list[Run]]]:
    """Return the fact with its dates, its sources and what is disputed, each under its label."""
    fact = posed.fact
    if fact is None:
        return []
    found = []
    dates = fact_dates(fact)
    if states_more(posed, fact):
        found.append((f"Fact, {dates}" if dates else "Fact", runs(fact.statement)))
    elif dates:
        found.append(("True", plain_runs(dates)))
    for at, citation in enumerate(fact.citations):
        source = fact.sources[at] if at < len(fact.sources) else (citation.source, "", None)
        found.append(("Source", plain_runs(source_phrase(citation, source))))
    if fact.dispute is not None:
        why = fact.dispute.why or "sources contradict each other on this."
        found.append(("Disputed", runs(why)))
    return found
