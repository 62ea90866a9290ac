"""Short ways to write banks in tests of the bank language."""

from __future__ import annotations

from civicquiz.bank import Parsed, parse
from civicquiz.model import Question

__all__ = ["FRONT", "body", "codes", "one_question"]

FRONT = "---\ntitle: Test\nsource: civics | A guide\n---\n"
"""Four lines, so that a body starts in line 5."""


def body(text: str) -> Parsed:
    """Read a text below some front matter."""
    return parse(FRONT + text)


def codes(parsed: Parsed) -> list[str]:
    """Return the codes of all problems, in their order."""
    return [problem.code for problem in parsed.problems]


def one_question(text: str) -> Question:
    """Read a bank of one question, which has no problems."""
    parsed = body(text)
    assert not parsed.problems, parsed.problems
    (question,) = parsed.bank.questions
    return question
