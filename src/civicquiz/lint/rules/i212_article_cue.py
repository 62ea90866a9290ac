"""An article at the end of the stem fits the key alone.

## What it does

Finds a stem that ends in a lone *a* or *an* with which only the key agrees.

## Why it matters

Grammar gives the key away.

## Example

```markdown
### A vote to close debate needs a
```

## Instead

```markdown
### A vote to close debate needs a(n)
```

## Since

0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.views import Item
from civicquiz.lint.words import plain
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "ENGLISH", "SEVERITY", "check_question"]

CODE = "I212"
ENGLISH = True
SEVERITY = Severity.WARNING
ENDS = re.compile(r"\b(?P<article>an?)[\s_…:.?-]*$", re.IGNORECASE)
SOUNDS = re.compile(
    r"(?:hour|honest|honou?r|heir)|(?!eu|uni(?!n|m)|use|usu|util|one\b|once)[aeiou]", re.IGNORECASE
)


def check_question(item: Item, _context: Context) -> Iterator[Problem]:
    """Report an article with which the key agrees and no distractor."""
    found = ENDS.search(plain(item.asked)) if item.single else None
    if found is None or len(item.options) <= 1:
        return
    vowel = found["article"].lower() == "an"
    fits = [bool(SOUNDS.match(option)) == vowel for option in item.options]
    if fits[item.keys[0]] and sum(fits) == 1:
        what = f"Only the key can follow “{found['article']}”."
        yield Problem(
            CODE, item.place, what, "Write a(n), or put the article into each option.", SEVERITY
        )
