"""A question asks a disputed fact as if it were settled.

## What it does

Finds a question on a disputed fact whose stem neither says whose claim it is nor asks about the dispute.

## Why it matters

It rests until it does: asking it would teach one side's claim as the truth.

## Example

```markdown
### When was the Alaska summit held?
```

## Instead

```markdown
### When, according to the second part of the article, was the Alaska summit held?
```

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.views import Item
from civicquiz.model import Problem, Severity
from civicquiz.study import attributed

__all__ = ["CODE", "SEVERITY", "check_question"]

CODE = "F506"
SEVERITY = Severity.ERROR


def check_question(item: Item, _context: Context) -> Iterator[Problem]:
    """Report a question that hides the dispute."""
    dispute = item.fact.dispute if item.fact else item.question.dispute
    if dispute and not attributed(item.question):
        what = "The fact is disputed, and the stem does not say whose claim it asks for."
        yield Problem(
            CODE, item.place, what, "Write “According to …”, or ask about the dispute.", SEVERITY
        )
