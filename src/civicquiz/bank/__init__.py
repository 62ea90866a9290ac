"""The bank language: reading, printing, tidying and comparing question banks."""

from civicquiz.bank.gaps import GapMark, read_gaps, write_gap
from civicquiz.bank.keys import read_number
from civicquiz.bank.nesting import nested
from civicquiz.bank.printer import print_bank
from civicquiz.bank.problems import CODES, Code
from civicquiz.bank.reader import Parsed, parse
from civicquiz.bank.values import is_id, slug

__all__ = [
    "CODES",
    "Code",
    "GapMark",
    "Parsed",
    "is_id",
    "nested",
    "parse",
    "print_bank",
    "read_gaps",
    "read_number",
    "slug",
    "write_gap",
]
