"""A source or a fact that is named does not exist.

## What it does

Finds a citation of a source that the bank does not name, and a dispute or a question that names a fact it does not have.

## Why it matters

The reader who wants to check it is led nowhere.

## Example

```markdown
Source: gide “The House … members”
```

## Instead

```markdown
Source: guide “The House … members”
```

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.views import Sheet
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "SAME", "SEVERITY", "check"]

CODE = "P402"
SEVERITY = Severity.ERROR
SAME = ("Q022", "Q023")


def check(sheet: Sheet, _context: Context) -> Iterator[Problem]:
    """Report citations and facts that lead nowhere."""
    facts = {fact.id for fact in sheet.facts}
    for fact in sheet.facts:
        for citation in fact.citations:
            if citation.source not in sheet.sources:
                what = f"There is no source {citation.source!r}."
                yield Problem(CODE, citation.place, what, "Name it in the front matter.", SEVERITY)
        for other in fact.dispute.others if fact.dispute else ():
            if other not in facts:
                what = f"There is no fact {other!r}."
                yield Problem(
                    CODE, fact.place, what, "Write the id of a fact of this bank.", SEVERITY
                )
    for item in sheet.items:
        if item.question.fact and item.fact is None:
            what = f"There is no fact {item.question.fact!r}."
            yield Problem(CODE, item.place, what, "Name a fact of this bank.", SEVERITY)
