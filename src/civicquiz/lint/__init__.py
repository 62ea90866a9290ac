"""Checks of banks: rules with codes over questions, facts, sources and answers. All of it is pure."""

from civicquiz.lint.context import Answers, Context
from civicquiz.lint.edits import Edit
from civicquiz.lint.engine import Report, check
from civicquiz.lint.links import passage_link, passage_links, question_links
from civicquiz.lint.mending import Mended, mend, repin
from civicquiz.lint.passages import passage_of
from civicquiz.lint.pins import Pin, Pins, is_newer, pin_bank, read_pins, write_pins
from civicquiz.lint.registry import Rule, every_rule, page, rules_table

__all__ = [
    "Answers",
    "Context",
    "Edit",
    "Mended",
    "Pin",
    "Pins",
    "Report",
    "Rule",
    "check",
    "every_rule",
    "is_newer",
    "mend",
    "page",
    "passage_link",
    "passage_links",
    "passage_of",
    "pin_bank",
    "question_links",
    "read_pins",
    "repin",
    "rules_table",
    "write_pins",
]
