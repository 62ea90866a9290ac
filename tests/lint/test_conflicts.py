"""Contradictions in free words: planted ones are found, and a quiet text stays quiet."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from support.checkout import ROOT
from support.contradicting import Change, alarms, negated, other_number, planted, sentences
from support.editing import our_passages

OURS = list(dict.fromkeys(one for part in our_passages() for one in sentences(part)))


def test_our_own_words_are_quiet() -> None:
    """Among the facts and explanations of the shipped banks at most ten in 1,000 are alarms.

    The two pairs that the article itself has are no false ones.
    """
    assert len(OURS) >= 200
    assert len(alarms(OURS)) - 2 <= len(OURS) / 100


@pytest.mark.parametrize("change", [other_number, negated])
def test_planted_contradictions_are_found(change: Change) -> None:
    """Of sentences planted again with another number or a negation, 19 in 20 are found."""
    tried, missed = planted(OURS, change, 100, Random(1))
    assert tried >= 40
    assert len(missed) <= tried / 20, missed


def test_a_crowd_hides_nothing() -> None:
    """Among a thousand statements of the same sixty words, the two of one matter are found."""
    dice = Random(1)
    heads = ("mar", "bel", "kor", "tun", "sol", "wen")
    words = [f"{head}{tail}" for head in heads for tail in "abcdefghij"]
    said = [f"The {' '.join(dice.sample(words, 6))} had seats there." for _ in range(1000)]
    assert not alarms(said)
    again = said[450].replace(" had ", " had not ")
    (found,) = [problem for problem in alarms([*said, again]) if problem.place.line == 1001]
    assert "text:451:1" in found.what


STATES = (
    "Ohio 1803 17 15,Maine 1820 23 2,Texas 1845 28 38,Iowa 1846 29 4,Utah 1896 45 5,Idaho 1890 43 3"
)
PARALLEL = (
    "{0} joined the Union in {1}.",
    "{0} was admitted to the Union as the {2}th state in {1}.",
    "The state of {0} elects {3} members of the House of Representatives.",
    "The {2}th Amendment was ratified in {1}.",
    "The {2}th governor of the colony was {0}.",
    "In {1} the party of Adams won the election with {3} votes.",
    "Turnout in the election of {1} was {3} percent.",
)


def test_a_list_of_like_facts_is_quiet() -> None:
    """States, amendments, elections: sentences alike about things that differ do not conflict."""
    said = [form.format(*state.split()) for form in PARALLEL for state in STATES.split(",")]
    assert alarms(said) == []


def test_changes_change_one_thing() -> None:
    """A number becomes another; a verb is negated, or its negation goes."""
    new = other_number("It had 40 seats.", Random(1))
    assert new is not None
    assert new.startswith("It had ")
    assert new != "It had 40 seats."
    assert negated("It was open.", Random(1)) == "It was not open."
    assert negated("It was not open.", Random(1)) == "It was open."
    assert other_number("It had seats.", Random(1)) is None
    assert negated("It stood there.", Random(1)) is None


def test_the_script_counts(tmp_path: Path) -> None:
    """It tells sentences, alarms, and the planted changes that were found."""
    text = tmp_path / "towns.txt"
    lines = [
        f"The {name} council of the harbour town had 4{at} members in those years."
        for at, name in enumerate(("northern", "southern", "eastern", "western"))
    ]
    text.write_text("\n\n".join(lines), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "tests/lint/conflicts.py", str(text), "--sample", "2"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "4 sentences, " in done.stdout
    assert "numbers: 4 of 4 planted changes found\n" in done.stdout
