"""What a source shows: pages, Markdown and texts as the world has them, down to what one quotes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.lint.passages import passages
from civicquiz.lint.shown import continued, shown

PAGE = "<!DOCTYPE html>\n<html><head><title>The title</title></head><body>{}</body></html>"
LICENCE = "<?xml version='1.0'?>\n<!-- " + "licence " * 900 + "-->\n"

ON_PAGES = [
    ("<p>It has 100 members.<sup><a href='#n'><span>&#91;</span>1<span>&#93;</span></a></sup> Each", "100 members. Each"),
    ("<p>It has 100 members.<sup>[<i>citation needed</i>]</sup> Each", "members.[1] Each"),
    ("<tr><td>Alabama<td>Montgomery<tr><td>Alaska</td><td>Juneau</td></tr>", "Alaska … Juneau"),
    ("<dl><dt>Quorum</dt><dd>Members needed.</dd></dl>", "Quorum"),
    ("<nav>Home</nav><main>The House</main>", "The House"),
    ("<p>The House of\n\n   Representatives\n\n has 435", "The House of Representatives has 435"),
    ("<p>no law<br>\nrespecting an establishment", "no law respecting"),
    ("<p>The <a title='a > b' href=x>House</a> has <b data-x=\"1>2\">435</b>", "The House has 435"),
    ("<p><span>W</span>e the Peo<i>ple</i> of the Uni<wbr>ted Sta&shy;tes", "We the People of the United States"),
    ("<p>Seen <i hidden>secret</i> <i style='color: red; display:none'>too</i> word", "Seen word"),
    ("<li hidden>One<li>Two words", "Two words"),
    ("<div hidden>a<div>b</div>c</div>Two words", "Two words"),
    ("<div data-hidden=1>Two words</div>", "Two words"),
    ("<svg/>Two <svg><title>an icon</title></svg> words", "Two words"),
    ("<p>Roe&nbsp;v.&nbsp;Wade &mdash; the people&rsquo;s house &amp; more", "Roe v. Wade — the people's house & more"),
    ("<p>the 14<sup>th</sup> Amendment", "the 14th Amendment"),
    ("<pre>All legislative\nPowers herein\n\nSECTION 2.</pre>", "legislative Powers herein"),
    ("<p>If 3 < 5 and 7 > 6 then vote", "If 3 < 5 and 7 > 6 then vote"),
    ("<p>The House—the lower chamber", "The House — the lower"),
    ("<p>衆議院の<b>議員</b>は465人である。", "議員は465人"),
]  # fmt: skip
IN_TEXTS = [
    ("The [House](https://x.org/wiki/Act_(1965) 'a') has **435** members", "The House has 435 members"),
    ("each el**ect**ed for [two years][1]; ![a seal](seal.png) so", "each elected for two years; so"),
    ("The Senate[^1] has 100 members[^two]. They", "The Senate has 100 members. They"),
    ("> The House of\n> Representatives has", "House of Representatives has"),
    ("Roe&nbsp;v. Wade &amp; others in [brackets] kept", "Roe v. Wade & others in brackets kept"),
    ("The <b>Ho</b>use has<br>435 <!-- a note --> members", "House has 435 members"),
    ("a of\N{LATIN SMALL LIGATURE FI}ce of the Hawai\N{MODIFIER LETTER TURNED COMMA}i zero\N{ZERO WIDTH SPACE}width", "office of the Hawai‘i zerowidth"),
    ("shall assem-\nble at least, and such Meet\N{SOFT HYPHEN}\ning shall", "assemble at least, and such Meeting shall"),
    ("The House has\r\n435 members", "has 435 members"),
    ("The House has\r435 members", "has 435 members"),
    ("from the [Act](https://x.org) on", "from the [Act](https://x.org) on"),
    ("the law of <B, F> in code", "law of <B, F> in code"),
    ("where a<b and the rest of it", "a<b and the rest of it"),
    ("the House[12] shall be", "House shall be"),
    ("the size [1789] of it", "size [1789] of it"),
]  # fmt: skip


def found(text: str, quotation: str) -> int:
    """Return how often a quotation is found in a source."""
    return len(passages(text, quotation.split(" … ")))


@pytest.mark.parametrize(("body", "quotation"), ON_PAGES)
def test_a_quotation_from_a_page(body: str, quotation: str) -> None:
    """Copied out of a browser, the words are found in the page as it was saved."""
    assert found(PAGE.format(body), quotation) == 1
    assert found(LICENCE + PAGE.format(body), quotation) == 1


@pytest.mark.parametrize(("text", "quotation"), IN_TEXTS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_quotation_from_a_text(text: str, quotation: str, newline: str) -> None:
    """Links, emphasis, footnotes, broken lines and rare signs do not hide the words."""
    whole = f"# Title\n\n{text}\n\nThe end.\n"
    whole = whole if "\r" in whole else whole.replace("\n", newline)
    assert found(whole, quotation) == 1


@pytest.mark.parametrize(
    ("body", "hidden"),
    [
        ("<p>Seen <i hidden>secret</i>", "secret"),
        ("<template><p>in a template</template>", "in a template"),
        ("<noscript>Switch it on</noscript>", "Switch it on"),
        ("<!-- <p>Not here</p> --><p>Seen", "Not here"),
        ("<script>x = '<p>Not here</p>'</script>", "Not here"),
        ("<p>one two<p>three four", "two three"),
        ("<p>x", "The title"),
    ],
)
def test_what_a_page_does_not_show_is_no_passage(body: str, hidden: str) -> None:
    """Hidden elements, comments, scripts and titles are not quoted, and no two paragraphs at once."""
    assert found(PAGE.format(body), hidden) == 0


def test_a_part_of_a_page_is_a_page() -> None:
    """Without head and body, the tags of blocks tell HTML; a tag or two in Markdown do not."""
    assert (
        found("<ul><li>House</li><li>Senate</li></ul>\nThe\n\nHouse <b>has</b>", "The House has")
        == 1
    )
    markdown = "<p align=center>Seal</p>\n\nOne [link](x).\n\nTwo.\n\nThree.\n\nFour.\n"
    assert shown(markdown)[-3:] == ["Two.", "Three.", "Four.\n"]
    assert found(markdown, "One link") == 1
    assert found(markdown, "Two Three") == 0


WRAPPED = """The House is the lower chamber of the United States
Congress; the Senate is the upper chamber. Together they
make the legislature of the United States.
"""


def test_lines_of_a_text_without_blank_ones_go_on() -> None:
    """A text that was broken into lines is put together; one line a paragraph stays so."""
    assert found(WRAPPED, "United States Congress; the Senate") == 1
    assert found(WRAPPED, "The House … make the legislature") == 1
    states = "Alabama joined in 1819.\nAlaska joined in 1959.\nOhio joined in 1803.\n"
    assert found(states, "joined … 1803") == 1
    assert found(states, "in 1959. Ohio") == 0


def test_a_sentence_goes_on_behind_the_margin_of_a_page() -> None:
    """The number of the page and the running head stand between, and are no part of it."""
    page = "The judicial Power shall extend to all\nCases in Law and in the name of\n\n   12\n\f"
    whole = f"{page}THE CONSTITUTION\n\nEquity, arising under this Constitution.\n\nNext.\n"
    assert found(whole, "The judicial … this Constitution") == 1
    assert found(whole, "the name of Equity") == 1
    assert found(whole, "Constitution. Next") == 0


@pytest.mark.parametrize(
    "piece",
    ["<a ", '<a ="', "[", "[a](", "<b ", "<!--", "<!", "<script ", "<div hidden>", " <!--x-->", "&a", "\n \n", " ", "<br>"],
)  # fmt: skip
def test_no_text_takes_long(piece: str) -> None:
    """The work grows with the text, however broken: a square of this would take hours."""
    for whole in (piece * 200_000, PAGE + piece * 200_000):
        shown(whole)
        continued(whole)


@given(st.text(alphabet="<>/ab=\"'-!&;[]()*\n\r\f ", max_size=60), st.booleans())
def test_whatever_a_source_is_it_is_read(text: str, page: bool) -> None:
    """No broken markup stops the reading."""
    whole = PAGE.format(text) if page else text
    assert all(isinstance(part, str) for part in (*shown(whole), *continued(whole)))
