"""Two facts give one thing two values.

## What it does

Finds two facts of the same words, or the same subject and attribute, that give different numbers or names, hold at
the same time, and are not marked as disputed. Numbers are one in digits and in words. Years count where a thing
happens once (founded, born, signed). A number that is part of a name, as in the 4th Amendment or Ward 5, says nothing.

## Why it matters

One of the two is wrong, and so are the questions below it.

## Example

```markdown
## The House of Representatives has 435 voting members.

## The House of Representatives has 436 voting members.
```

## Instead

Correct the wrong one, write `Until:` under the older one, or mark both as `Status: disputed`.

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from civicquiz.lint.claims import claims_of, overlap, unlike
from civicquiz.lint.context import Context
from civicquiz.lint.views import Sheet
from civicquiz.model import Fact, Problem, Severity

__all__ = ["CODE", "SEVERITY", "check_all"]

CODE = "F501"
SEVERITY = Severity.ERROR


def check_all(sheets: Sequence[Sheet], _context: Context) -> Iterator[Problem]:
    """Report each fact whose value differs from that of an earlier one."""
    seen: dict[str, list[tuple[str, Fact]]] = {}
    for fact in (fact for sheet in sheets for fact in sheet.bank.facts if fact.dispute is None):
        for subject, value in claims_of(fact.statement):
            for other_value, other in seen.setdefault(subject, []):
                if unlike(other_value, value) and overlap(fact, other):
                    what = f"{other.place} says the same with “{other_value}” for “{value}”."
                    fix = "Correct one, write Until: under the older, or mark both as disputed."
                    yield Problem(CODE, fact.place, what, fix, SEVERITY)
                    break
            seen[subject].append((value, fact))
