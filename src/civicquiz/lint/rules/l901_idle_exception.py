"""An exception has no effect.

## What it does

Finds an `Ignore:` whose rule would find nothing, or that names no rule. Only rules that ran are judged.

## Why it matters

It hides the next problem of that kind, and readers look for one that is not there.

## Example

```markdown
Ignore: I201 — the list is the point
```

## Instead

Take the code out.

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from civicquiz.lint.context import Context
from civicquiz.lint.views import Sheet
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "NEEDS", "SEVERITY", "check_all"]

CODE = "L901"
SEVERITY = Severity.WARNING
NEEDS = "idle"


def check_all(_sheets: Sequence[Sheet], context: Context) -> Iterator[Problem]:
    """Report what the engine found idle."""
    for idle in context.idle:
        said = f"{idle.code} finds nothing here" if idle.known else f"There is no rule {idle.code}"
        yield Problem(CODE, idle.ignore.place, f"{said}.", f"Take {idle.code} out.", SEVERITY)
