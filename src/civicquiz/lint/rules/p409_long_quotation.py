"""A quotation is too long for a source without an open licence.

## What it does

Finds a fragment of more than twelve words from a source whose licence is not an open one.

## Why it matters

A few words find the passage; whole sentences republish it.

## Example

```markdown
Source: news “a whole sentence of a newspaper that nobody allowed anybody to print again here”
```

## Instead

```markdown
Source: news “a whole sentence … again here”
```

## Since

0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.views import Sheet
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "SEVERITY", "check"]

CODE = "P409"
SEVERITY = Severity.ERROR
MOST = 12
OPEN = re.compile(
    r"\bcc0|\bcc[ -]?by|public domain|\bpdm\b|\bodbl\b|\bodc|\bogl\b|open government|\bmit\b|apache|\bgfdl\b|\bbsd\b|u\.?s\.? government|free (?:of|from) copyright",
    re.IGNORECASE,
)


def check(sheet: Sheet, _context: Context) -> Iterator[Problem]:
    """Report each fragment that says too much."""
    for fact in sheet.facts:
        for citation in fact.citations:
            source = sheet.sources.get(citation.source)
            longest = max((len(one.split()) for one in citation.fragments), default=0)
            if longest > MOST and not (source and OPEN.search(source.licence)):
                what = (
                    f"A fragment has {longest} words, and {citation.source!r} has no open licence."
                )
                fix = "Quote the first and last words: “first … last”."
                yield Problem(CODE, citation.place, what, fix, SEVERITY)
