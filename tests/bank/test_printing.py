"""Printing: what is printed reads back as it was, whatever the texts hold."""

from __future__ import annotations

from hypothesis import given

from civicquiz.bank import parse, print_bank
from civicquiz.model import Bank
from support.banks import banks


@given(banks(named=False))
def test_a_printed_bank_reads_back_as_it_was(bank: Bank) -> None:
    """Reading a printed bank gives an equal bank and no problems."""
    text = print_bank(bank)
    assert parse(text) == (bank, ())


@given(banks(named=False))
def test_printing_is_stable(bank: Bank) -> None:
    """Printing what was printed and read changes nothing."""
    text = print_bank(bank)
    assert print_bank(parse(text).bank) == text
