"""Strategies for banks and all that stands in them, as the bank language can write them.

All texts are canonical: trimmed, and those of one line with single spaces. Hostile texts (what
looks like a field, a heading, a list …) are drawn on purpose; `calm=True` leaves them out.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from civicquiz.model import (
    Bank,
    Citation,
    Dispute,
    Entry,
    Fact,
    Ignore,
    Interval,
    Kind,
    PartialDate,
    Question,
    Shape,
    Source,
    Topic,
)
from support.shapes import choices, clozes, numbers, shapes
from support.texts import (
    HOSTILE,
    MAYBE_DATE,
    SNIPPETS,
    WORDS,
    ids,
    partial_dates,
    proses,
    some,
    texts,
)

__all__ = [
    "HOSTILE",
    "SNIPPETS",
    "WORDS",
    "banks",
    "choices",
    "clozes",
    "facts",
    "ids",
    "numbers",
    "partial_dates",
    "proses",
    "questions",
    "shapes",
    "sources",
    "texts",
    "topics",
]


@cache
def ignores() -> SearchStrategy[tuple[Ignore, ...]]:
    """Rules excused, with a reason."""
    codes = st.lists(st.sampled_from(("I203", "S104", "P401")), min_size=1, max_size=2, unique=True)
    one = st.builds(Ignore, codes.map(tuple), texts())
    return st.lists(one, max_size=1).map(tuple)


@cache
def tags(*, calm: bool = False) -> SearchStrategy[tuple[str, ...]]:
    """Up to two tags."""
    return some(texts(calm=calm), 0, 2)


@cache
@st.composite
def questions(draw: DrawFn, kind: Kind | None = None, *, calm: bool = False) -> Question:
    """A question of a kind (any when None), with an id, under no fact and no topic."""
    kind = kind or draw(st.sampled_from(Kind))
    shape: Shape
    if kind is Kind.CLOZE:
        stem, prose, shape = draw(clozes(calm=calm))
    else:
        stem, prose, shape = (
            draw(texts(calm=calm)),
            draw(proses(calm=calm)),
            draw(shapes(kind, calm=calm)),
        )
    return Question(
        draw(ids()),
        stem,
        shape,
        prose=prose,
        explanation=draw(proses(calm=calm)),
        hint=draw(st.just("") | texts(calm=calm)),
        tags=draw(tags(calm=calm)),
        fixed_order=draw(st.booleans()),
        exact=draw(st.booleans()),
        ignores=draw(ignores()),
    )


@cache
@st.composite
def citations(draw: DrawFn, known: tuple[str, ...]) -> tuple[Citation, ...]:
    """Up to two citations of the sources `known`."""
    if not known:
        return ()
    fragments = st.lists(texts(), max_size=2).map(tuple)
    return tuple(draw(st.lists(st.builds(Citation, st.sampled_from(known), fragments), max_size=2)))


@cache
def disputes(*, calm: bool = False) -> SearchStrategy[Dispute | None]:
    """Perhaps a dispute, with no fact that it names."""
    return st.none() | st.builds(Dispute, st.just("") | texts(calm=calm))


@cache
@st.composite
def facts(draw: DrawFn, known: tuple[str, ...] = (), *, calm: bool = False) -> Fact:
    """A fact with at least one field, citing the sources `known` (none when empty)."""
    fact = Fact(
        draw(ids()),
        draw(texts(calm=calm)).replace("?", "."),
        citations=draw(citations(known)),
        as_of=draw(MAYBE_DATE),
        until=draw(MAYBE_DATE),
        dispute=draw(disputes(calm=calm)),
        tags=draw(tags(calm=calm)),
        ignores=draw(ignores()),
        prose=draw(proses(calm=calm)),
    )
    bare = not (fact.citations or fact.until or fact.dispute or fact.tags or fact.ignores)
    return replace(fact, as_of=PartialDate(2025)) if bare and not fact.as_of else fact


@cache
def topics(*, calm: bool = False) -> SearchStrategy[Topic]:
    """A topic, whose title is no question."""
    title = texts(calm=calm).map(lambda text: text.replace("?", "."))
    return st.builds(Topic, title, proses(calm=calm), st.integers(1, 6))


INTERVALS: SearchStrategy[Interval | None] = st.none() | st.builds(
    Interval, st.integers(1, 9999), st.sampled_from(("day", "week", "month", "year"))
)


@cache
@st.composite
def sources(draw: DrawFn, *, calm: bool = False) -> tuple[Source, ...]:
    """Up to three sources with different ids."""
    text = st.just("") | texts(calm=calm)
    one = st.builds(Source, ids(), text, text, MAYBE_DATE, text)
    return tuple(draw(st.lists(one, max_size=3, unique_by=lambda source: source.id)))


def nested(found: list[Entry]) -> list[Entry]:
    """Give each entry its topics and each question its fact, by the levels of the headings."""
    above: list[Entry] = []
    done: list[Entry] = []
    for entry in found:
        above = [one for one in above if one.level < entry.level]
        topic = tuple(one.title for one in above if isinstance(one, Topic))
        near = [one for one in above if isinstance(one, Fact)]
        placed: Entry = entry
        if isinstance(entry, Fact):
            placed = replace(entry, topic=topic)
        elif isinstance(entry, Question):
            placed = replace(entry, topic=topic, fact=near[-1].id if near else "")
            if near:
                placed = replace(placed, citations=(), as_of=None, until=None, dispute=None)
        above.append(placed)
        done.append(placed)
    return done


@cache
@st.composite
def banks(draw: DrawFn, *, named: bool = True, calm: bool = False, most: int = 6) -> Bank:
    """A bank of up to `most` entries; all have ids when `named`."""
    where = draw(sources(calm=calm))
    known = tuple(source.id for source in where)
    found: list[Entry] = []
    taken: set[str] = set()
    for at in range(draw(st.integers(0, most))):
        match draw(st.integers(0, 4)):
            case 0:
                found.append(draw(topics(calm=calm)))
                continue
            case 1:
                entry: Fact | Question = draw(facts(known, calm=calm))
            case _:
                entry = draw(questions(calm=calm))
                if draw(st.booleans()):
                    entry = replace(
                        entry,
                        citations=draw(citations(known)),
                        as_of=draw(MAYBE_DATE),
                        until=draw(MAYBE_DATE),
                        dispute=draw(disputes(calm=calm)),
                    )
        name = entry.id if entry.id not in taken else f"{entry.id}-{'abcdefgh'[at % 8] * (at + 1)}"
        if not named and draw(st.booleans()):
            name = ""
        taken.add(name)
        found.append(replace(entry, id=name, level=draw(st.integers(1, 6))))
    against = [one.id for one in found if isinstance(one, Fact) and one.id]
    for at, one in enumerate(found):
        if against and not isinstance(one, Topic) and one.dispute:
            others = draw(st.lists(st.sampled_from(against), max_size=2))
            found[at] = replace(one, dispute=Dispute(one.dispute.why, tuple(others)))
    text = st.just("") | texts(calm=calm)
    return Bank(
        draw(ids()),
        draw(texts(calm=calm)),
        draw(st.sampled_from(("en", "en-GB", "de"))),
        draw(text),
        draw(text),
        draw(text),
        where,
        draw(proses(calm=calm)),
        tuple(nested(found)),
        draw(INTERVALS),
    )
