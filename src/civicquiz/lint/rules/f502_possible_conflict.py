"""Two facts may contradict each other.

## What it does

Finds two facts that share most of their rarer words and hold different numbers, years or months, or one of which
alone is negated. The rarer a word is among the facts, the more it counts. Facts that are disputed, or whose times do
not overlap, are left alone, and so are numbers of pages, sections and chapters, facts that name two things, and two
numbers of two years.

## Why it matters

A text that contradicts itself is found by nobody who reads one line at a time.

## Example

```markdown
## The summit in Alaska is planned for 15 August.

## The summit in Alaska was held in March 2025.
```

## Instead

Correct one of the two, or mark both: `Status: disputed — why, #other-fact`.

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from civicquiz.lint.conflicts import pairs_in_conflict
from civicquiz.lint.context import Context
from civicquiz.lint.views import Sheet
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "SEVERITY", "check_all"]

CODE = "F502"
SEVERITY = Severity.WARNING


def check_all(sheets: Sequence[Sheet], _context: Context) -> Iterator[Problem]:
    """Report each fact that may contradict an earlier one."""
    told: set[int] = set()
    for one, fact, why in pairs_in_conflict(sheets):
        if id(fact) not in told:
            told.add(id(fact))
            what = f"This may contradict {one.place}: {why}."
            fix = "Correct one of the two, or mark both as disputed."
            yield Problem(CODE, fact.place, what, fix, SEVERITY)
