"""Strategies for texts as the bank language has them: canonical, and hostile on purpose."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from civicquiz.model import PartialDate

__all__ = [
    "HOSTILE",
    "MAYBE_DATE",
    "SNIPPETS",
    "WORDS",
    "days",
    "ids",
    "one_line",
    "partial_dates",
    "proses",
    "some",
    "texts",
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


@cache
def ids() -> SearchStrategy[str]:
    """Lower-case words joined by hyphens."""
    word = st.sampled_from(("house", "senate", "size", "law", "x", "2025", "año", "a1"))
    return st.lists(word, min_size=1, max_size=3).map("-".join)


@cache
def days() -> SearchStrategy[date]:
    """Any day of four-digit years."""
    return st.dates(min_value=date(1, 1, 1))


@cache
@st.composite
def partial_dates(draw: DrawFn) -> PartialDate:
    """A day, a month or a year."""
    day = draw(days())
    known = draw(st.integers(1, 3))
    return PartialDate(*(day.year, day.month, day.day)[:known])


MAYBE_DATE = st.none() | partial_dates()


@cache
def some(strategy: SearchStrategy[str], least: int, most: int) -> SearchStrategy[tuple[str, ...]]:
    """Several different texts."""
    return st.lists(
        strategy, min_size=least, max_size=most, unique_by=lambda text: text.casefold()
    ).map(tuple)
