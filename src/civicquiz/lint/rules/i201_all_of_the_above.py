"""All of the above is an option.

## What it does

Finds an option that says no more than "all of the above", in at most six words.

## Why it matters

Who knows that two options are right, or one wrong, knows the key without the rest. And options are shuffled: above is anywhere.

## Example

```markdown
- [x] All of the above
```

## Instead

Mark each right option with an x: a multiple choice asks them all.

## Since

0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.views import Item
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "ENGLISH", "SEVERITY", "check_question"]

CODE = "I201"
ENGLISH = True
SEVERITY = Severity.WARNING
ALL = re.compile(
    r"all (?:of )?(?:the |these |those )?(?:above|these|those|them|(?:other )?(?:options|answers|choices)(?: above)?|given|listed|mentioned)"
    r"(?: (?:is|are) (?:correct|right|true))?[.!]?",
    re.IGNORECASE,
)
MOST = 6


def check_question(item: Item, _context: Context) -> Iterator[Problem]:
    """Report each option that is "all of the above"."""
    for at, option in enumerate(item.options):
        if option[:3].lower() == "all" and ALL.fullmatch(option) and len(option.split()) <= MOST:
            what = f"“{option}” gives the key away to who knows two of the others."
            fix = "Mark every right option with an x instead."
            yield Problem(CODE, item.option_place(at), what, fix, SEVERITY)
