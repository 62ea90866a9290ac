"""Printing: what is printed reads back as it was, whatever the texts hold."""

from __future__ import annotations

import pytest
from hypothesis import given

from civicquiz.bank import parse, print_bank
from civicquiz.model import (
    Back,
    Bank,
    Dispute,
    Entry,
    Fact,
    PartialDate,
    Question,
    Topic,
    Typed,
)
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


@pytest.mark.parametrize(
    "entry",
    [
        Question("a", "A?", Typed("9..1")),
        Question("a", "A?", Typed("2025-02-30")),
        Question("a", "A?", Typed("\\435")),
        Question("a", "A?", Back("    code\n\n- [ ] no option\n> no explanation")),
        Question("a", "A?", Typed("x"), prose="```\n# code\n```\n\n> quoted\n\n1. step"),
        Question("", "Ends in {#id}", Typed("x")),
        Question("", "#", Typed("x")),
        Fact("f", "F.", dispute=Dispute("why, #f"), level=1),
        Fact("f", "F.", dispute=Dispute("#f", ("f",))),
        Fact("f", "F.", as_of=PartialDate(2025), prose="- a\n- b\n\n```\n# code\n```"),
        Topic("Ends in {{gap}}", "| a |\n|---|\n\nAnswer: 3\n```"),
    ],
)
def test_hard_texts_survive(entry: Entry) -> None:
    """Texts that look like something else come back as they were."""
    bank = Bank("b", "t", entries=(entry,))
    assert parse(print_bank(bank)) == (bank, ())


def test_plain_markdown_is_printed_as_it_stands() -> None:
    """Lists, quotations and code in prose are not escaped where they mean nothing else."""
    prose = "- a\n- b\n\n> quoted\n\n```\n# code\nAnswer: 3\n```"
    question = Question("a", "A?", Typed("x"), prose=prose)
    assert f"\n\n{prose}\n\nAnswer: x\n" in print_bank(Bank("b", "t", entries=(question,)))
