"""A section of a source is asked by no question.

## What it does

Finds headings of a source, where it is a Markdown text that is at hand, under which no citation of the bank finds its passage.

## Why it matters

What is never asked is never learned.

## Example

The guide has a section on vetoes, and no question cites it.

## Instead

Write a question on it, or leave it out on purpose.

## Since

0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.passages import passages
from civicquiz.lint.views import Sheet
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "NEEDS", "SEVERITY", "check"]

CODE = "B604"
SEVERITY = Severity.INFO
NEEDS = "sources"

HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t#]*$", re.MULTILINE)


def check(sheet: Sheet, context: Context) -> Iterator[Problem]:
    """Report each section of a source that no citation reaches."""
    for source in sheet.bank.sources:
        text = context.source(sheet.bank.id, source.id)
        if text is None:
            continue
        cited = [
            citation.fragments
            for fact in sheet.facts
            for citation in fact.citations
            if citation.source == source.id and citation.fragments
        ]
        found = list(HEADING.finditer(text))
        for at, heading in enumerate(found):
            end = found[at + 1].start() if at + 1 < len(found) else len(text)
            body = text[heading.end() : end]
            if body.strip() and not any(passages(body, fragments) for fragments in cited):
                what = f"No question asks about the section “{heading[1]}” of {source.id!r}."
                yield Problem(CODE, source.place, what, "Write a question on it.", SEVERITY)
