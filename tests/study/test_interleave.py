"""Neighbours differ in topic wherever they can."""

from __future__ import annotations

from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from civicquiz.study.interleave import interleaved

topics = st.text("ABCD", max_size=40)


def arranged(text: str, after: str | None = None) -> str:
    """Return the letters, each a topic of its own, as interleaved."""
    return "".join(interleaved(text, str, after=after))


def clashes(text: str) -> int:
    """Count neighbours that are alike."""
    return sum(left == right for left, right in pairwise(text))


@given(topics)
def test_same_items(text: str) -> None:
    """No item is lost or doubled, and items of one topic keep their order."""
    items = list(enumerate(text))
    order = interleaved(items, lambda item: item[1])
    assert sorted(order) == items
    for topic in set(text):
        places = [place for place, letter in order if letter == topic]
        assert places == sorted(places)


@given(st.text("ABC", max_size=7), st.sampled_from([None, "A", "Z"]))
def test_as_few_clashes_as_can_be(text: str, after: str | None) -> None:
    """No other order has fewer neighbours of one topic, the item before included."""
    best = min(clashes((after or "") + "".join(order)) for order in permutations(text))
    assert clashes((after or "") + arranged(text, after)) == best


@given(topics)
def test_no_clash_if_none_has_half(text: str) -> None:
    """Where no topic holds more than half of the items, no neighbours are alike."""
    if all(2 * text.count(topic) <= len(text) + 1 for topic in text):
        assert clashes(arranged(text)) == 0


@given(topics.filter(lambda text: clashes(text) == 0))
def test_good_order_stays(text: str) -> None:
    """An order without clashes is left as it is."""
    assert arranged(text) == text


def test_examples() -> None:
    """Items move no further than they must; a topic too large is spread from the start."""
    assert arranged("AABBCC") == "ABACBC"
    assert arranged("AABC") == "ABAC"
    assert arranged("ABCCC") == "CACBC"
    assert arranged("AAAB") == "ABAA"
    assert arranged("AB", after="A") == "BA"
