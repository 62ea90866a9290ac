"""The bank language: reading, printing, tidying and comparing question banks."""

from civicquiz.bank.formatter import format_text, name_entries
from civicquiz.bank.gaps import GapMark, read_gaps, write_gap
from civicquiz.bank.identity import (
    Changes,
    Known,
    diff,
    file_hash,
    key_hash,
    normal_stem,
    revision_hash,
)
from civicquiz.bank.keys import read_number
from civicquiz.bank.names import with_ids
from civicquiz.bank.nesting import nested
from civicquiz.bank.printer import print_bank
from civicquiz.bank.problems import CODES, Code
from civicquiz.bank.reader import Parsed, parse
from civicquiz.bank.values import is_id, slug

__all__ = [
    "CODES",
    "Changes",
    "Code",
    "GapMark",
    "Known",
    "Parsed",
    "diff",
    "file_hash",
    "format_text",
    "is_id",
    "key_hash",
    "name_entries",
    "nested",
    "normal_stem",
    "parse",
    "print_bank",
    "read_gaps",
    "read_number",
    "revision_hash",
    "slug",
    "with_ids",
    "write_gap",
]
