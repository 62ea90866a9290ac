"""A question stands twice.

## What it does

Finds two questions with the same stem and the same key, in one bank or in two that are checked together. Two kinds
of question on one fact may share their words.

## Why it matters

Learners answer it twice, and statistics count it twice. In a public bank 1,033 stems of 9,437 stand twice.

## Example

```markdown
### Who presides over the House?

Answer: the Speaker

### Who presides over the House?

Answer: Speaker
```

## Instead

Take one of the two out.

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from civicquiz.lint.context import Context
from civicquiz.lint.duplicates import groups_of, key_of
from civicquiz.lint.views import Item, Sheet
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "SEVERITY", "check_all"]

CODE = "D301"
SEVERITY = Severity.ERROR


def check_all(sheets: Sequence[Sheet], _context: Context) -> Iterator[Problem]:
    """Report each question that an earlier one equals."""
    for group in groups_of(sheets):
        seen: dict[object, list[Item]] = {}
        for item in group:
            earlier = seen.setdefault(key_of(item), [])
            for one in earlier:
                siblings = one.fact is not None and one.fact is item.fact
                if not (siblings and one.kind is not item.kind):
                    what = f"The same question, with the same key, stands in {one.place}."
                    yield Problem(CODE, item.place, what, "Take one of the two out.", SEVERITY)
                    break
            earlier.append(item)
