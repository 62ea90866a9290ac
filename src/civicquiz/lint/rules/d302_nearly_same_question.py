"""Two questions are nearly the same.

## What it does

Finds two questions whose stems have nearly the same words (90 of 100) in any order, the same numbers and negations, and
nearly the same key (85 of 100).

## Why it matters

Learners answer one thing twice and think that they know two.

## Example

```markdown
### Which officer presides over the House of Representatives?

Answer: the Speaker

### Over the House of Representatives, which officer presides?

Answer: the Speaker
```

## Instead

Take one of the two out.

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from civicquiz.lint.context import Context
from civicquiz.lint.duplicates import near_pairs
from civicquiz.lint.views import Sheet
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "SEVERITY", "check_all"]

CODE = "D302"
SEVERITY = Severity.WARNING


def check_all(sheets: Sequence[Sheet], _context: Context) -> Iterator[Problem]:
    """Report each question that is nearly an earlier one."""
    told: set[int] = set()
    for one, item in near_pairs(sheets):
        if id(item) not in told:
            told.add(id(item))
            what = f"Nearly the same question stands in {one.place}."
            yield Problem(CODE, item.place, what, "Take one of the two out.", SEVERITY)
