"""A quotation stands more than once in its source.

## What it does

Finds a citation whose words begin and end more than one passage of the source.

## Why it matters

Nobody can tell which passage is meant.

## Example

```markdown
Source: guide “the members”
```

## Instead

```markdown
Source: guide “the members of the House … 435”
```

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.passages import passages
from civicquiz.lint.views import Sheet
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "NEEDS", "SEVERITY", "check"]

CODE = "P406"
SEVERITY = Severity.WARNING
NEEDS = "sources"


def check(sheet: Sheet, context: Context) -> Iterator[Problem]:
    """Report each quotation that is ambiguous."""
    for fact in sheet.facts:
        for citation in fact.citations:
            text = context.source(sheet.bank.id, citation.source)
            found = passages(text, citation.fragments) if text is not None else []
            if len({one.small for one in found}) > 1 or len(found) > 1:
                what = f"The words stand {len(found)} times in {citation.source!r}."
                yield Problem(CODE, citation.place, what, "Quote a few words more.", SEVERITY)
