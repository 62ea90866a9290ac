"""Slips of the finger, and words that only look like one."""

from __future__ import annotations

import pytest

from civicquiz.grade.fold import fold
from civicquiz.grade.lookalikes import lookalikes
from civicquiz.grade.slips import budget, is_slip


def slips(given: str, key: str) -> bool:
    """Tell whether a text is another with slips of the finger."""
    return is_slip(tuple(fold(given).split()), tuple(fold(key).split()))


@pytest.mark.parametrize(
    ("word", "allowed"),
    [
        ("iraq", 0),
        ("minsk", 1),
        ("slovakia", 1),
        ("australia", 2),
        ("constitutional", 2),
        ("confederationist", 3),
        ("27th", 0),
        ("xviii", 0),
        ("中华人民共和国", 0),
        ("대한민국정부", 0),
        ("конституция", 2),
        ("ελληνικη", 1),
    ],
)
def test_budgets(word: str, allowed: int) -> None:
    """Words of alphabets have 0, 1, 2 or 3 slips at under 5, 9, 16 letters and more; others none."""
    assert budget(word) == allowed


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ("rusia", "Russia"),
        ("Suprme Cuort", "Supreme Court"),
        ("onstitution", "Constitution"),
        ("Rsusia", "Russia"),
        ("Bill Rights", "Bill of Rights"),
        ("Bill of the Rights", "Bill of Rights"),
        ("Bill fo Rights", "Bill of Rights"),
        ("Bil of Rights", "Bill of Rights"),
        ("Biill of Rights", "Bill of Rights"),
        ("Bill off the Rights", "Bill of Rights"),
        ("26 Amendment", "26th Amendment"),
        ("26nd Amendment", "26th Amendment"),
        ("fourty", "forty"),
        ("ipeachment", "impeachment"),
        ("imigration", "immigration"),
        ("Конститутция", "Конституция"),
    ],
)
def test_a_slip_is_seen(given: str, key: str) -> None:
    """One slip a word, more in long ones; small words may be missing or misspelt."""
    assert slips(given, key)


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ("Iran", "Iraq"),
        ("Pinsk", "Minsk"),
        ("ussia", "Russia"),
        ("Rusa", "Russia"),
        ("Court", "Supreme Court"),
        ("Supreme Court Justice", "Supreme Court"),
        ("Bell of Rights", "Bill of Rights"),
        ("Bil of Rihgts", "Bill of Rights"),
        ("Cod War", "Cold War"),
        ("Article 27 of", "Article 26"),
        ("XVII Congress", "XVIII Congress"),
        ("thirtieth", "thirteenth"),
        ("eight", "eighth"),
        ("Senator", "Senate"),
        ("Austria", "Australia"),
        ("emigration", "immigration"),
        ("unilateral", "bilateral"),
        ("deflation", "inflation"),
        ("intrastate", "interstate"),
        ("unconstitutional", "constitutional"),
        ("constitutional", "unconstitutional"),
        ("apolitical", "political"),
        ("employee", "employer"),
        ("presidency", "president"),
        ("reelection", "election"),
        ("中华人民共和園", "中华人民共和国"),
        ("an", "a"),
        ("Austr4lia", "Australia"),
    ],
)
def test_another_word_is_no_slip(given: str, key: str) -> None:
    """Neither another letter in a short word, nor a number, nor another word of the language."""
    assert not slips(given, key)


def test_lookalikes_go_both_ways() -> None:
    """If one word may be taken for another, so may the other for the one."""
    words = [
        "austria",
        "political",
        "immigration",
        "interstate",
        "employer",
        "senator",
        "secession",
    ]
    for word in words:
        assert all(word in lookalikes(other) for other in lookalikes(word))
        assert word not in lookalikes(word)
