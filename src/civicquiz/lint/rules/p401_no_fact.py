"""A question stands under no fact.

## What it does

Finds a question with neither a fact above it nor a source of its own. An error with `--strict`.

## Why it matters

"Says who?" has no answer, and nobody can tell when it stops being true.

## Example

```markdown
# Congress

### How many members has the House?
```

## Instead

```markdown
# Congress

## The House has 435 members.

Source: guide “The House … 435 members”

### How many members has the House?
```

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.views import Item
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "SEVERITY", "check_question"]

CODE = "P401"
SEVERITY = Severity.WARNING


def check_question(item: Item, context: Context) -> Iterator[Problem]:
    """Report a question that rests on nothing."""
    if item.fact is None and not item.question.citations:
        severity = Severity.ERROR if context.strict else SEVERITY
        what = "The question rests on no fact and no source."
        fix = "Put it under a heading that states the fact, or write Source: below it."
        yield Problem(CODE, item.place, what, fix, severity)
