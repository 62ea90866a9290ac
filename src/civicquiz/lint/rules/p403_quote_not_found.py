"""A quotation does not stand in its source.

## What it does

Looks for the first and last words of each citation in one paragraph of its source, where the source is at hand. White
space, case, punctuation, the form of quotation marks, hyphens and footnote marks do not count, and neither does what a
page of HTML or a Markdown text does not show. Where a pin knows the passage, P404 or P405 says how it changed.

## Why it matters

A citation that leads nowhere proves nothing.

## Example

```markdown
Source: guide “The Hose … voting members”
```

## Instead

```markdown
Source: guide “The House … voting members”
```

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from civicquiz.lint.cited import changes
from civicquiz.lint.context import Context
from civicquiz.lint.passages import passages
from civicquiz.lint.views import Sheet
from civicquiz.model import Citation, Problem, Severity

__all__ = ["CODE", "NEEDS", "SEVERITY", "check"]

CODE = "P403"
SEVERITY = Severity.ERROR
NEEDS = "sources"


def check(sheet: Sheet, context: Context) -> Iterator[Problem]:
    """Report each quotation that is nowhere in its source."""
    for one in changes(sheet, context):
        if one.kind == "missing":
            text = context.source(sheet.bank.id, one.citation.source) or ""
            what = f"{missing(one.citation, text)} of {one.citation.source!r}."
            yield Problem(
                CODE, one.citation.place, what, "Copy the words from the source.", SEVERITY
            )


def missing(citation: Citation, text: str) -> str:
    """Return which words do not stand where: those at one end, where the other end is found."""
    for part in citation.fragments:
        if len(citation.fragments) > 1 and not passages(text, [part]):
            return f"“{part}” does not stand in one paragraph"
    return f"“{' … '.join(citation.fragments)}” does not stand in one paragraph"
