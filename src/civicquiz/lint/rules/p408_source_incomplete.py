"""A source has no date or no licence.

## What it does

Finds a source without the day on which it was retrieved, or without its licence.

## Why it matters

Pages change and vanish; and nobody may reuse what comes without a licence.

## Example

```markdown
source: guide | A guide | https://example.org/guide
```

## Instead

```markdown
source: guide | A guide | https://example.org/guide | 2026-03-01 | CC BY 4.0
```

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.views import Sheet
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "SEVERITY", "check"]

CODE = "P408"
SEVERITY = Severity.WARNING


def check(sheet: Sheet, _context: Context) -> Iterator[Problem]:
    """Report each source that lacks its date or licence."""
    for source in sheet.bank.sources:
        lacks = [
            name
            for name, there in (("retrieved date", source.retrieved), ("licence", source.licence))
            if not there
        ]
        if lacks:
            what = f"The source {source.id!r} has no {' and no '.join(lacks)}."
            fix = "Write source: id | title | URL or file | retrieved | licence."
            yield Problem(CODE, source.place, what, fix, SEVERITY)
