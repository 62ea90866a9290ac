"""Edits of pinned passages, by program: critical ones are noticed, harmless ones are kept."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from support.checkout import ROOT
from support.editing import (
    CRITICAL,
    HARMLESS,
    TURNED,
    WORDING,
    Edit,
    our_passages,
    said,
    stands_once,
    texts_of,
)

PASSAGES = [one for one in texts_of(list(our_passages())) if stands_once(one, one, whole=False)]


@st.composite
def edited(draw: st.DrawFn, edits: Mapping[str, Edit]) -> tuple[str, str, bool]:
    """Draw a passage, the same after one edit, and whether the citation has all of its words."""
    passage = draw(st.sampled_from(PASSAGES))
    edit = edits[draw(st.sampled_from(sorted(edits)))]
    new = edit(passage, Random(draw(st.integers(0, 1_000_000))))
    assume(new is not None and new != passage)
    assert new is not None
    return passage, new, draw(st.booleans())


def codes(one: tuple[str, str, bool]) -> set[str]:
    """Return what is said of an edited passage that stands between two others."""
    passage, new, whole = one
    return said(f"It began long ago.\n\n{passage}\n\nSo it ended.\n", passage, new, whole=whole)


def test_there_are_passages_enough() -> None:
    """The passages that are edited are many, so that the properties below say something."""
    assert len(PASSAGES) >= 60


@given(edited({**CRITICAL, **TURNED}))
def test_no_critical_edit_passes(one: tuple[str, str, bool]) -> None:
    """Another number, date, name or negation, or two that change places, is an error."""
    assert codes(one) & {"P403", "P405"}


@given(edited(HARMLESS))
def test_every_harmless_edit_is_kept(one: tuple[str, str, bool]) -> None:
    """Blanks, quotation marks, hyphens, and what stands around a passage change nothing."""
    assert codes(one) == set()


@given(edited(WORDING))
def test_another_wording_is_told_as_such(one: tuple[str, str, bool]) -> None:
    """A lower-case word more, less or other is told, mostly as wording."""
    assert codes(one) <= {"P404", "P405"}
    assert codes(one)


def test_the_script_counts() -> None:
    """It prints how many edits of each sort were noticed or kept."""
    done = subprocess.run(
        [sys.executable, "tests/lint/pinned_edits.py", "--times", "5"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "  a month: P405 5\n" in done.stdout
    assert "  55 of 55 noticed (P405 or P403): 100.00 %\n" in done.stdout
    assert "kept without a word: 100.00 %\n" in done.stdout
