"""The report of a class quiz: escaped, complete, without a network, told in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from civicquiz.model import PosedFact
from civicquiz.render.results import results_page
from civicquiz.render.results.markup import Markup, element
from civicquiz.stats import PupilTakings, quiz_results
from support.results import QUIZ, choice, class_of, large, page, small, taking
from support.storing import NOW

hostile = st.text(max_size=12) | st.sampled_from(
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "'\"&<>",
        "&lt;b&gt; & Co",
        "</title></style></svg>",
        "=cmd|' /C calc'!A0",
        "\x1b[31m\x00\ufffe",
        "\u202eevil",
    ]
)


def test_the_page_stands_alone() -> None:
    """No script, no address to fetch from; a language, headings in order, tables with heads."""
    source = results_page(large(), NOW)
    assert not re.search(r"<script|<link|<img|@import|\burl\((?!#)|src=", source)
    assert set(re.findall(r"https?://[^\"<) ]+", source)) == {"http://www.w3.org/2000/svg"}
    root = page(large())
    assert root.get("lang") == "en"
    levels = [int(each.tag[1]) for each in root.iter() if re.fullmatch(r"h[1-6]", each.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for table in root.iter("table"):
        heads = list(table.iter("th"))
        assert heads
        assert all(each.get("scope") in {"col", "row"} for each in heads)
    names = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(names) == len(set(names)), "no id twice"


SVG = "{http://www.w3.org/2000/svg}"


def test_every_plot_is_told_in_words() -> None:
    """As an image with a title and a description that hold its figures."""
    root = page(large())
    plots = list(root.iter(f"{SVG}svg"))
    assert len(plots) == 2 + 5
    ids = {each.get("id"): each for each in root.iter() if each.get("id")}
    for plot in plots:
        assert plot.get("role") == "img"
        named = (plot.get("aria-labelledby") or "").split()
        assert [ids[name].tag for name in named] == [f"{SVG}title", f"{SVG}desc"]
        assert all(ids[name].text for name in named)
    (scores, _, *bars) = [
        ids[(plot.get("aria-labelledby") or "").split()[1]].text for plot in plots
    ]
    assert scores is not None
    assert sum(int(each) for each in re.findall(r"(\d+) from", scores)) == 60
    assert any("A (yes, the key)" in (each or "") for each in bars)


def test_marks_are_told_by_signs() -> None:
    """Who got what right, as long as there is room for the questions side by side."""
    tables = list(page(small()).iter("table"))
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in tables[-1].iter("tr")}
    assert rows["pupil"] == ["1", "2"]
    assert rows["otter-7"] == ["✗", "–"]
    assert rows["crane-2"] == ["✓", "✓"]
    assert "yak-4" not in rows
    many = class_of({"otter-7": [0] * 26}, [choice(at, "yes", "no") for at in range(26)])
    assert "Marks by question" not in results_page(many, NOW)


def test_bars_differ_without_colour() -> None:
    """The key is filled and named, the others are hatched."""
    plot = next(each for each in page(small()).iter(f"{SVG}svg") if each.get("class") == "small")
    fills = [each.get("fill") or "" for each in plot.iter(f"{SVG}rect")]
    assert not fills[0].startswith("url(")
    assert all(each.startswith("url(#options-") for each in fills[1:])
    assert next(each.text for each in plot.iter(f"{SVG}text")) == "key A"


@given(
    title=hostile,
    stem=hostile,
    options=st.lists(hostile, min_size=2, max_size=4),
    name=hostile,
    reason=hostile,
    fact=hostile,
)
def test_texts_are_text_and_never_markup(
    title: str, stem: str, options: list[str], name: str, reason: str, fact: str
) -> None:
    """Whatever stands in banks, names and reasons: the page has the same elements."""

    def made(words: Sequence[str]) -> list[str]:
        title, stem, name, reason, fact, *texts = words
        item = choice(1, *texts)
        posed = item.posed
        question = replace(posed.question, stem=f"x{stem}")
        posed = replace(posed, question=question, fact=PosedFact(1, "f", f"x{fact}"))
        item = replace(item, posed=posed, voided_at=None)
        void = replace(choice(2, "a", "b"), voided_at=NOW, void_reason=reason)
        pupils = [PupilTakings("otter-7", (taking([1, 0]),))]
        quiz = replace(QUIZ, title=f"x{title}")
        results = quiz_results(quiz, "3B", [item, void], pupils)
        root = page(replace(results, names={"otter-7": f"x{name}"}))
        return [each.tag for each in root.iter()]

    plain = made(["t", "s", "n", "r", "f", *("o" * len(options))])
    assert made([title, stem, name, reason, fact, *options]) == plain


@given(hostile, hostile)
def test_an_element_says_its_text_and_its_attribute(said: str, told: str) -> None:
    """Read back, both are what they were, but for what no page may hold."""
    found = ET.fromstring(element("p", said, "<", Markup("<b>x</b>"), title=told))
    assert [each.tag for each in found.iter()] == ["p", "b"]
    assert "".join(found.itertext()).endswith("<x")
