"""Links to passages: what a browser reads out of them is what was cited."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.bank import parse
from civicquiz.lint import passage_link, passage_links, question_links
from civicquiz.model import Citation, Source

URL = "https://example.org/guide"
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


def link(*fragments: str, location: str = URL) -> str | None:
    """Return the link of a citation."""
    return passage_link(Source("s", "S", location), Citation("s", fragments))


@given(st.lists(WORDS, min_size=1, max_size=2))
def test_a_browser_reads_the_words_out_of_it(fragments: list[str]) -> None:
    """Parted at the commas and decoded, the directive gives the fragments, whatever they hold."""
    found = link(*fragments)
    assert found is not None
    head, _, directive = found.partition("#:~:text=")
    assert head == URL
    assert [unquote(part) for part in directive.split(",")] == fragments
    assert not set(directive) & set('&-# +"<>\n')
    assert directive.isascii()


@pytest.mark.parametrize(
    ("fragments", "location", "wanted"),
    [
        (("the House",), URL, f"{URL}#:~:text=the%20House"),
        (("well-known, and", "R&D"), URL, f"{URL}#:~:text=well%2Dknown%2C%20and,R%26D"),
        (("é",), URL, f"{URL}#:~:text=%C3%A9"),
        (("a",), f"{URL}#part", f"{URL}#part:~:text=a"),
        (("a",), f"{URL}#:~:text=old", f"{URL}#:~:text=a"),
        (("a",), f"{URL}#part:~:text=old", f"{URL}#part:~:text=a"),
        (("a",), f"{URL}?q=1&r=2", f"{URL}?q=1&r=2#:~:text=a"),
        (("a",), f"{URL}/a b", f"{URL}/a%20b#:~:text=a"),
        ((), URL, URL),
        (("a",), "article.txt", None),
        (("a",), "javascript:alert(1)", None),
        (("a",), "", None),
    ],
)
def test_links(fragments: tuple[str, ...], location: str, wanted: str | None) -> None:
    """An address keeps its query and part, loses an old directive; a file has no link."""
    assert link(*fragments, location=location) == wanted


def test_links_of_a_bank() -> None:
    """Each citation of a web source has its link; a question has its fact's."""
    text = (
        f"---\ntitle: T\nsource: s | S | {URL}\nsource: f | F | f.txt\n---\n\n"
        "## A fact. {#f}\n\nSource: s “so it is”\nSource: f “so it is”\n\n"
        "### Which? {#q}\n\nAnswer: this\n"
    )
    bank = parse(text, "t.md").bank
    wanted = f"{URL}#:~:text=so%20it%20is"
    assert [(place.line, found) for place, found in passage_links(bank).items()] == [(9, wanted)]
    assert question_links(bank, bank.questions[0]) == [wanted]
