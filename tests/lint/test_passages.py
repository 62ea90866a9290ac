"""Passages: found wherever their fragments stand, in long texts and in broken pages too."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from civicquiz.lint.passages import Passage, paragraphs, passages
from civicquiz.lint.pins import nearest, pin

WORDS = st.lists(st.sampled_from("abc"), min_size=1, max_size=12).map(tuple)


def by_hand(small: tuple[str, ...], first: tuple[str, ...], last: tuple[str, ...]) -> list[str]:
    """Return each shortest run that begins with `first` and ends with a later `last`."""
    found = []
    for at in range(len(small)):
        if small[at : at + len(first)] != first:
            continue
        ends = [
            end + len(last)
            for end in range(at + len(first), len(small))
            if small[end : end + len(last)] == last
        ]
        if ends:
            found.append(" ".join(small[at : ends[0]]))
    return found


@given(WORDS, WORDS, WORDS)
def test_a_passage_ends_at_the_nearest_end(
    small: tuple[str, ...], first: tuple[str, ...], last: tuple[str, ...]
) -> None:
    """From each place of the first fragment to the first place of the last one behind it."""
    first, last = first[:2], last[:2]
    found = passages(" ".join(small), [" ".join(first), " ".join(last)])
    assert [" ".join(each.small) for each in found] == by_hand(small, first, last)


def test_a_long_paragraph_of_one_word_is_read_to_its_end() -> None:
    """20,000 times the same word: the work grows with the text, not with its square."""
    text = "the " * 20_000 + "end"
    assert len(passages(text, ["the the the", "the the end"])) == 20_000 - 4
    (paragraph,) = paragraphs(text)
    (found,) = nearest(text, [pin(Passage(paragraph, 10, 40))])
    assert found is not None
    assert 30 <= len(found.small) < 60


def test_what_is_never_closed_hides_the_rest_of_a_page() -> None:
    """As in a browser, an open script or comment goes on to the end of the page."""
    page = "<p>Seen.</p><script>one <script>two"
    assert [each.text.strip() for each in paragraphs(page)] == ["Seen."]
    assert [each.text.strip() for each in paragraphs("<p>Seen.</p><!-- one -- two")] == ["Seen."]
    assert paragraphs("<p>" + "<script>" * 20_000) == ()


@given(st.lists(WORDS, min_size=1, max_size=6), st.lists(WORDS, min_size=1, max_size=4))
def test_several_pins_are_looked_for_at_once(
    parts: list[tuple[str, ...]], old: list[tuple[str, ...]]
) -> None:
    """Read once for all of them, a text gives what it gives for each of them alone."""
    text = "\n\n".join(" ".join(part) for part in parts)
    pins = [pin(Passage(paragraphs(" ".join(one))[0], 0, len(one))) for one in old]
    alone = [found for one in pins for found in nearest(text, [one])]
    assert nearest(text, pins) == alone
