"""Folding: what reads the same becomes the same text, and what means something stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.grade.fold import fold
from support.answers import TEXTS


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("The Senate", "senate"),
        ("the House of the People", "house of the people"),
        ("THE", "the"),
        ("A", "a"),
        ("A-level", "alevel"),
        ("“Reset”!", "reset"),
        ("*Marbury* v. _Madison_", "marbury v madison"),
        ("People's Republic", "peoples republic"),
        ("People’s  Republic", "peoples republic"),
        ("U.S.", "us"),
        ("Washington, D.C.", "washington dc"),
        ("St. Petersburg", "st petersburg"),
        ("J.F.Kennedy", "jfkennedy"),
        ("vice-president", "vice president"),
        ("checks & balances", "checks and balances"),
        ("50 %", "50 percent"),
        ("1,000,000", "1000000"),
        ("1,00", "1 00"),
        ("3.5", "3.5"),
        ("-5", "-5"),
        ("−5 to +5", "-5 to + 5"),
        ("1947–1991", "1947 1991"),
        ("9/11", "9 11"),
        ("10²", "10 2"),
        ("m²", "m2"),
        ("1½", "1 1 2"),
        ("$5", "$ 5"),
        ("€5", "€ 5"),
        ("ＮＡＴＯ", "nato"),
        ("٢٧", "27"),
        ("Wałęsa", "walesa"),
        ("Ærø", "aero"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("Αθήνα", "αθηνα"),
        ("co\u00adoperate", "cooperate"),
        ("x\x00b", "x b"),
        ("?!", "?!"),
        ("", ""),
        (" \t", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    """Case, accents, punctuation, space and a leading article go; signs that count stay."""
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("й", "и"),  # Cyrillic short i
        ("ї", "і"),  # Ukrainian yi
        ("ў", "у"),  # Belarusian short u
        ("ѓ", "г"),  # Macedonian gje
        ("が", "か"),  # Japanese ga, ka
        ("パ", "ハ"),  # and pa, ha
        ("한", "하"),  # Korean han, ha
        ("की", "क"),  # Hindi ki, ka
        ("ที่", "ท"),  # Thai
        ("میں", "مں"),  # Urdu
        ("ب", "ت"),  # Arabic b, t
    ],
)
def test_what_is_no_accent_stays(one: str, other: str) -> None:
    """Marks that make another letter of another script are not folded away."""
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ёлка", "елка"),
        ("за́мок", "замок"),
        ("שָׁלוֹם", "שלום"),
        ("مُحَمَّد", "محمد"),
        ("e\u0301te\u0301", "été"),
        ("\u1112\u1161\u11ab", "한"),
        ("ｶﾞ", "ガ"),
        ("ﬁne", "fine"),
    ],
)
def test_what_everyday_writing_leaves_out(one: str, other: str) -> None:
    """Stress, vowel points and other forms of one letter are the same."""
    assert fold(one) == fold(other)


@given(st.text() | TEXTS)
def test_folding_is_idempotent(text: str) -> None:
    """What is folded stays as it is."""
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_folding_knows_no_case(text: str) -> None:
    """Small letters and capitals fold alike, where Unicode has one for the other."""
    if text.upper().casefold() == text.casefold():
        assert fold(text.upper()) == fold(text)


@given(st.text(min_size=1))
def test_something_is_left(text: str) -> None:
    """Only white space folds to nothing."""
    assert bool(fold(text)) == bool(text.strip()) or not any(map(str.isprintable, text))
