"""No text makes the reader or fmt raise, and fmt loses nothing of any text."""

from __future__ import annotations

import random
import re
from collections import Counter

from hypothesis import example, given
from hypothesis import strategies as st

from civicquiz.bank import format_text, parse, print_bank
from civicquiz.model import Bank, Entry, Topic
from support.banks import HOSTILE, banks

LINES = tuple(HOSTILE.split("\n"))
COMMENTS = ("<!-- keep 1 -->", "<!-- keep\n\n# 2 -->", "x <!-- keep 3 -->")


def mutate(text: str, dice: random.Random) -> str:
    """Delete, double, swap, cut, indent and insert lines."""
    lines = text.split("\n")
    for _ in range(dice.randint(0, 5)):
        here, there = dice.randrange(len(lines)), dice.randrange(len(lines))
        match dice.randint(0, 8):
            case 0:
                lines[here : here + 1] = [""] if len(lines) == 1 else []
            case 1:
                lines.insert(here, lines[there])
            case 2:
                lines[here], lines[there] = lines[there], lines[here]
            case 3:
                lines[here] = "  " + lines[here]
            case 4:
                lines[here] += "  "
            case 5:
                lines.insert(here, "")
            case 6:
                lines.insert(here, dice.choice(LINES))
            case 7:
                lines.insert(here, dice.choice(COMMENTS))
            case _:
                lines[here] = lines[here][: dice.randint(0, len(lines[here]))]
    return "\n".join(lines)


def ids(bank: Bank) -> list[str]:
    """Return the ids of facts and questions."""
    return [entry.id for entry in bank.entries if not isinstance(entry, Topic)]


def words(text: str) -> Counter[str]:
    """Count the words of a text, comments included, in any case."""
    return Counter(re.findall(r"\w+", text.casefold()))


def without_id(entry: Entry) -> tuple[object, ...]:
    """Return what fmt must not change."""
    if isinstance(entry, Topic):
        return (entry.title, entry.prose, entry.level)
    shape = getattr(entry, "shape", None)
    text = getattr(entry, "stem", "") or getattr(entry, "statement", "")
    return (text, entry.prose, shape, entry.level, entry.tags, entry.citations, entry.topic)


def check_any_text(text: str) -> None:
    """Hold for any text what must hold for all."""
    parsed = parse(text)
    places = [(problem.place, problem.code) for problem in parsed.problems]
    assert places == sorted(set(places))
    tidied = format_text(text)
    again = parse(tidied)
    assert format_text(tidied) == tidied
    assert [without_id(one) for one in again.bank.entries] == [
        without_id(one) for one in parsed.bank.entries
    ]
    new = [now for old, now in zip(ids(parsed.bank), ids(again.bank), strict=True) if old != now]
    assert words(tidied) - words(text) == words(" ".join(new)) - Counter()
    assert words(text) <= words(tidied)


@given(st.text())
@example("---\ntitle: x\n---\n## A\\{#b}\n\nBack:\n<!--")
@example("## a\n- [x] \u2028\n-\n")
def test_any_text_is_read(text: str) -> None:
    """Whatever the text, there is a bank and problems by place, and fmt keeps it all."""
    check_any_text(text)


@given(st.binary())
@example(b"\xff\xfe#\x00 \x00A\x00")
def test_any_bytes_are_read(data: bytes) -> None:
    """Whatever the bytes, there is a bank."""
    parse(data)


@given(st.lists(st.sampled_from((*LINES, "", "# T", "## A?", "Answer:", "Answers:", "  > q"))))
def test_any_lines_are_read(lines: list[str]) -> None:
    """Whatever the order of lines that mean something, there is a bank."""
    check_any_text("---\ntitle: x\n---\n" + "\n".join(lines))


@given(banks(named=False), st.randoms(use_true_random=False))
def test_a_damaged_bank_is_read(bank: Bank, dice: random.Random) -> None:
    """A bank with lines deleted, doubled, swapped or cut is read, and fmt keeps it all."""
    text = print_bank(bank)
    check_any_text(mutate(text, dice))
    check_any_text(text[: dice.randint(0, len(text))])


@given(banks(calm=True), st.integers(0, 2000))
def test_a_bank_cut_anywhere_is_read(bank: Bank, at: int) -> None:
    """A bank that breaks off gives the entries before the cut, but perhaps the last."""
    found = parse(print_bank(bank)[:at]).bank.entries[:-1]
    assert found == bank.entries[: len(found)]
