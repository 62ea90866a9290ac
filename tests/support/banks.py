"""Strategies for banks and all that stands in them, as the bank language can write them.

All texts are canonical: trimmed, and those of one line with single spaces. Hostile texts (what
looks like a field, a heading, a list …) are drawn on purpose; `calm=True` leaves them out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from civicquiz.model import (
    Back,
    Bank,
    Choice,
    Citation,
    Cloze,
    DateKey,
    Dispute,
    Entry,
    Fact,
    Gap,
    Ignore,
    Kind,
    Listing,
    Matching,
    NumberKey,
    Option,
    Ordering,
    PartialDate,
    Question,
    Shape,
    Source,
    Topic,
    Typed,
)

__all__ = [
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

PLAIN = """\
house senate speaker congress member law bill vote treaty summit Alaska state court judge 435 1787
the of a in two-thirds “reset” U.S. não Конституция 議会 *bold* `code` C# (or) 50% not
"""
WORDS = tuple(PLAIN.split())
HOSTILE = r"""
# x
## x ##
#
{#id}
{#Bad Id}
\{#id}
\\{#id}
> x
>
- x
- [ ] x
* [x] x
+ x
-
1. x
2) x
10.
1\. x
---
===
***
- - -
```
~~~ py
Answer: 3
answer : x
Awnser: x
As of: 2025
Source: nowhere
Back:
Answer\: x
\Back: x
Note: x
{{gap}}
{{a|b}}
\{{x}}
{{
}}
{{{x}}}
[x] y
[ ]
[X]
[a]: b
<!-- c -->
<!--
-->
\<!--
<div>
a|b
\
| a | b |
|---|---|
:--|--:
|a\ |
\|b
…
a ... b
“q”
"q"
, #other
\#x
—
435
1,000
-3.5
9.8 ± 0.1 m/s²
1787..1789
12 %
2025-08-15
\435
27th Amendment
&amp;
\*
title: x
a, b
\,
    x
""".strip("\n")
SNIPPETS = tuple(HOSTILE.split("\n"))
BLANKS = re.compile(r"[ \t\n\r\f\v]+")
CHARACTERS = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))


def one_line(text: str) -> str:
    """Fold a text as the reader does: white space trimmed and runs of it made one space."""
    return BLANKS.sub(" ", text).strip()


WORD = st.sampled_from(WORDS)
PIECE = st.sampled_from((*WORDS, *SNIPPETS)) | st.text(CHARACTERS, max_size=6)
CALM = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
TEXT = st.lists(PIECE, min_size=1, max_size=4).map(lambda found: one_line(" ".join(found)) or "x")


def texts(*, calm: bool = False) -> SearchStrategy[str]:
    """One line of text, never empty."""
    return CALM if calm else TEXT


def several_lines(rows: list[str]) -> str:
    """Join lines as the reader does: no blank line at either end."""
    return re.sub(r"\A(?:[ \t]*\n)+", "", "\n".join(rows).rstrip()) or "x"


CALM_PROSE = st.lists(CALM, min_size=1, max_size=3).map("\n".join)
PROSE = st.lists(TEXT | st.sampled_from(("", *SNIPPETS)), min_size=1, max_size=4).map(several_lines)


def proses(*, calm: bool = False, empty: bool = True) -> SearchStrategy[str]:
    """Markdown of several lines, perhaps empty, without blank lines around it."""
    found = CALM_PROSE if calm else PROSE
    return st.just("") | found if empty else found


def ids() -> SearchStrategy[str]:
    """Lower-case words joined by hyphens."""
    word = st.sampled_from(("house", "senate", "size", "law", "x", "2025", "año", "a1"))
    return st.lists(word, min_size=1, max_size=3).map("-".join)


def days() -> SearchStrategy[date]:
    """Any day of four-digit years."""
    return st.dates(min_value=date(1, 1, 1))


@st.composite
def partial_dates(draw: DrawFn) -> PartialDate:
    """A day, a month or a year."""
    day = draw(days())
    known = draw(st.integers(1, 3))
    return PartialDate(*(day.year, day.month, day.day)[:known])


def some(strategy: SearchStrategy[str], least: int, most: int) -> SearchStrategy[tuple[str, ...]]:
    """Several different texts."""
    return st.lists(
        strategy, min_size=least, max_size=most, unique_by=lambda text: text.casefold()
    ).map(tuple)


@st.composite
def choices(draw: DrawFn, *, keys: int | None = None, calm: bool = False) -> Choice:
    """A choice of two to five options, `keys` of them right (one or more when None)."""
    if keys in (None, 1) and draw(st.integers(0, 5)) == 0:
        truth = draw(st.booleans())
        return Choice((Option("True", right=truth), Option("False", right=not truth)))
    wanted = keys or draw(st.integers(1, 3))
    found = draw(some(texts(calm=calm), max(2, wanted), 5))
    right = draw(st.permutations(range(len(found))))[:wanted]
    return Choice(
        tuple(
            Option(text, right=at in right, feedback=draw(proses(calm=calm)))
            for at, text in enumerate(found)
        )
    )


def typed(*, calm: bool = False) -> SearchStrategy[Typed]:
    """Words to type, with other right ones."""
    return st.builds(Typed, texts(calm=calm), some(texts(calm=calm), 0, 2))


def plain(value: Decimal) -> str:
    """Write a decimal without an exponent."""
    return format(value, "f")


@st.composite
def numbers(draw: DrawFn) -> NumberKey:
    """A number, one with a tolerance, or a range; with or without a unit."""
    size = st.decimals(-99999, 99999, places=draw(st.integers(0, 3))).map(lambda x: x + 0)
    unit = draw(st.sampled_from(("", "", "%", "km", "m/s²", "members", "°C", "€")))
    tail = f" {unit}" if unit else ""
    middle = draw(size)
    match draw(st.integers(0, 3)):
        case 0:
            return NumberKey(middle, middle, plain(middle) + tail, unit)
        case 1:
            return NumberKey(middle, middle, f"{middle:,f}{tail}", unit)
        case 2:
            width = abs(draw(size))
            written = f"{plain(middle)} ± {plain(width)}{tail}"
            return NumberKey(middle - width, middle + width, written, unit)
        case _:
            low, high = sorted((middle, draw(size)))
            return NumberKey(low, high, f"{plain(low)}..{plain(high)}{tail}", unit)


@st.composite
def listings(draw: DrawFn, *, calm: bool = False) -> Listing:
    """One to four answers, of which some are asked."""
    found = draw(
        st.lists(typed(calm=calm), min_size=1, max_size=4, unique_by=lambda one: one.key.casefold())
    )
    return Listing(tuple(found), draw(st.integers(1, len(found))))


def write_mark(gap: Gap) -> str:
    """Write a gap as it stands in a text."""
    parts = (re.sub(r"(\\*)([|}]|\{\{+)", r"\\\1\2", text) for text in (gap.key, *gap.also))
    inside = " | ".join(parts)
    return "{{" + inside + (" }}" if inside.endswith("\\") else "}}")


def gapless(text: str) -> str:
    """Take the braces out of a text, so that it holds no gap."""
    return one_line(text.replace("{", "(").replace("}", ")"))


@st.composite
def clozes(draw: DrawFn, *, calm: bool = False) -> tuple[str, str, Cloze]:
    """A stem, prose and the gaps in both, in the order in which they stand."""
    found = draw(
        st.lists(
            st.builds(Gap, texts(calm=calm), some(texts(calm=calm), 0, 1)), min_size=1, max_size=3
        )
    )
    pieces = [gapless(draw(texts(calm=calm))) + " " + write_mark(gap) for gap in found]
    cut = draw(st.integers(0, len(pieces)))
    tail = draw(st.sampled_from((".", " here", r" \{{no gap}}")))
    stem = " and ".join(pieces[:cut]) + tail if cut else gapless(draw(texts(calm=calm)))
    prose = "\n".join(piece + tail for piece in pieces[cut:])
    return one_line(stem), prose, Cloze(tuple(found))


@st.composite
def matchings(draw: DrawFn, *, calm: bool = False) -> Matching:
    """Two to four rows of two columns."""
    left = draw(some(texts(calm=calm), 2, 4))
    right = draw(st.lists(texts(calm=calm), min_size=len(left), max_size=len(left)))
    heads = (draw(texts(calm=calm)), draw(texts(calm=calm)))
    return Matching(heads, tuple(zip(left, right, strict=True)))


def shapes(kind: Kind, *, calm: bool = False) -> SearchStrategy[Shape]:
    """The shape of a kind other than cloze (see `clozes`)."""
    match kind:
        case Kind.SINGLE:
            return choices(keys=1, calm=calm)
        case Kind.MULTIPLE:
            return st.integers(2, 3).flatmap(lambda keys: choices(keys=keys, calm=calm))
        case Kind.TYPED:
            return typed(calm=calm)
        case Kind.NUMBER:
            return numbers()
        case Kind.DATE:
            return days().map(DateKey)
        case Kind.LISTING:
            return listings(calm=calm)
        case Kind.ORDERING:
            return some(texts(calm=calm), 2, 5).map(Ordering)
        case Kind.MATCHING:
            return matchings(calm=calm)
        case _:
            return proses(calm=calm, empty=False).map(str.strip).map(Back)


def ignores() -> SearchStrategy[tuple[Ignore, ...]]:
    """Rules excused, with a reason."""
    codes = st.lists(st.sampled_from(("I203", "S104", "P401")), min_size=1, max_size=2, unique=True)
    one = st.builds(Ignore, codes.map(tuple), texts())
    return st.lists(one, max_size=1).map(tuple)


def tags(*, calm: bool = False) -> SearchStrategy[tuple[str, ...]]:
    """Up to two tags."""
    return some(texts(calm=calm), 0, 2)


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


@st.composite
def citations(draw: DrawFn, known: tuple[str, ...]) -> tuple[Citation, ...]:
    """Up to two citations of the sources `known`."""
    if not known:
        return ()
    fragments = st.lists(texts(), max_size=2).map(tuple)
    return tuple(draw(st.lists(st.builds(Citation, st.sampled_from(known), fragments), max_size=2)))


@st.composite
def facts(draw: DrawFn, known: tuple[str, ...] = (), *, calm: bool = False) -> Fact:
    """A fact with at least one field, citing the sources `known` (none when empty)."""
    fact = Fact(
        draw(ids()),
        draw(texts(calm=calm)),
        citations=draw(citations(known)),
        as_of=draw(st.none() | partial_dates()),
        until=draw(st.none() | partial_dates()),
        dispute=draw(st.none() | st.builds(Dispute, st.just("") | texts(calm=calm))),
        tags=draw(tags(calm=calm)),
        ignores=draw(ignores()),
        prose=draw(proses(calm=calm)),
    )
    bare = not (fact.citations or fact.until or fact.dispute or fact.tags or fact.ignores)
    return replace(fact, as_of=PartialDate(2025)) if bare and not fact.as_of else fact


def topics(*, calm: bool = False) -> SearchStrategy[Topic]:
    """A topic, whose title is no question."""
    title = texts(calm=calm).map(lambda text: text.replace("?", "."))
    return st.builds(Topic, title, proses(calm=calm), st.integers(1, 6))


@st.composite
def sources(draw: DrawFn, *, calm: bool = False) -> tuple[Source, ...]:
    """Up to three sources with different ids."""
    text = st.just("") | texts(calm=calm)
    one = st.builds(Source, ids(), text, text, st.none() | partial_dates(), text)
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
                    date_known = draw(st.none() | partial_dates())
                    entry = replace(entry, citations=draw(citations(known)), as_of=date_known)
        name = entry.id if entry.id not in taken else f"{entry.id}-{'abcdefgh'[at % 8] * (at + 1)}"
        if not named and draw(st.booleans()):
            name = ""
        taken.add(name)
        found.append(replace(entry, id=name, level=draw(st.integers(1, 6))))
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
    )
