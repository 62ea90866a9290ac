"""Pins: they keep no text, survive the round trip, and tell matter from wording."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.bank import parse
from civicquiz.lint import Pin, Pins, pin_bank, read_pins, write_pins
from civicquiz.lint.passages import passages
from civicquiz.lint.pins import compare, pin

TEXT = "The House of Representatives has 435 voting members, and it did not vote in May 2025."
HASHES = st.lists(st.from_regex(r"[0-9a-f]{8}", fullmatch=True), max_size=5).map(tuple)
PIN = st.builds(Pin, st.integers(1, 500), HASHES, HASHES)
BANK = "---\ntitle: T\nsource: s | S\n---\n\n## A fact.\n\nSource: s “The House … May 2025”\n"


def changed(new: str) -> str:
    """Return what a pin of the text says of another text."""
    one, other = (passages(text, [text])[0] for text in (TEXT, new))
    return compare(pin(one), pin(other))


@given(st.dictionaries(st.text(min_size=1), PIN, max_size=4))
def test_a_lock_file_reads_back(kept: dict[str, Pin]) -> None:
    """What is written is read, exactly."""
    pins = Pins("laws", kept)
    assert read_pins(write_pins(pins), "laws") == (pins, ())


@given(st.text())
def test_no_lock_file_raises(text: str) -> None:
    """Whatever a lock file holds, reading it gives pins or one problem."""
    pins, problems = read_pins(text, "laws")
    assert (pins is None) == (len(problems) == 1)


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", '{"version": 2}', '{"version": 1, "bank": "other", "passages": {}}',
        '{"version": 1, "bank": "laws"}', '{"version": 1, "bank": "laws", "passages": {"a": 3}}',
        '{"version": 1, "bank": "laws", "passages": {"a": {"tokens": 1, "pairs": [], "critical": ""}}}',
        "[" * 100_000,
    ],
)  # fmt: skip
def test_a_damaged_newer_or_foreign_lock_is_a_problem(text: str) -> None:
    """A lock file that cannot be used is told, and not used."""
    pins, problems = read_pins(text, "laws", "laws.lock")
    assert pins is None
    assert [problem.code for problem in problems] == ["L902"]


def test_a_lock_file_keeps_no_text() -> None:
    """Of the passage itself no word stands in the lock file."""
    written = write_pins(pin_bank(parse(BANK, "laws.md").bank, {"s": TEXT}))
    inside = json.loads(written)["passages"]
    (kept,) = inside.values()
    assert not set(re.findall("[a-z]{4,}", TEXT.casefold())) & set(
        re.findall("[a-z]{4,}", " ".join(map(str, kept.values())))
    )
    assert kept["tokens"] == 16


@pytest.mark.parametrize(
    ("new", "kind"),
    [
        (TEXT, "same"),
        (TEXT.replace("has", "counts"), "wording"),
        (TEXT.replace(", and it", "; it"), "wording"),
        (TEXT.replace("  ", " ").upper().swapcase().swapcase(), "matter"),
        (TEXT.replace("435", "436"), "matter"),
        (TEXT.replace("did not", "did"), "matter"),
        (TEXT.replace("May", "June"), "matter"),
        (TEXT.replace("Representatives", "Commons"), "matter"),
        (TEXT.replace("435 voting", "voting 435"), "wording"),
        (TEXT.replace("House of Representatives", "Representatives of House"), "matter"),
        (TEXT.replace("Representatives", "Represen\N{SOFT HYPHEN}tatives"), "same"),
    ],
)
def test_matter_is_told_from_wording(new: str, kind: str) -> None:
    """A number, a month, a name or a negation is matter; the rest is wording."""
    assert changed(new) == kind


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("the first vote", "the second vote", "matter"),
        ("five million votes", "five billion votes", "matter"),
        ("twenty-one votes", "twenty-two votes", "matter"),
        ("a non-voting member", "a voting member", "matter"),
        ("the House may vote", "the House must vote", "matter"),
        ("more than half of it", "less than half of it", "matter"),
        ("before the war", "after the war", "matter"),
        ("the cities and the states", "the cities or the states", "matter"),
        ("a vote of nine years", "a vote of nine months", "matter"),
        ("a lawful vote", "an unlawful vote", "matter"),
        ("a direct election", "an indirect election", "matter"),
        ("the united members", "the members", "wording"),
        ("the important members", "the members", "wording"),
        ("up to 5% of it", "up to 5 of it", "matter"),
        ("up to 5% of it", "up to 5 per cent of it", "same"),
        ("it costs $5", "it costs €5", "matter"),
        ("the House—the lower one", "the House - the lower one", "same"),
        ("cooperation on counter-terrorism", "co-operation on counterterrorism", "same"),
        ("cooperation on terrorism", "work on terrorism", "wording"),
    ],
)
def test_words_that_count(old: str, new: str, kind: str) -> None:
    """What counts, measures, allows, compares or negates is matter; a hyphen itself is none."""
    one, other = (passages(text, [text])[0] for text in (old, new))
    assert compare(pin(one), pin(other)) == kind


def test_pins_of_a_source_that_is_not_at_hand_stay() -> None:
    """Pinning without a source keeps its old pins, and drops those of passages not cited."""
    bank = parse(BANK, "laws.md").bank
    old = pin_bank(bank, {"s": TEXT})
    stale = Pins(old.bank, {**old.passages, "s “gone”": Pin(1, (), ())})
    assert pin_bank(bank, {}, stale) == old
