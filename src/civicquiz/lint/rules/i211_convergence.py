"""The key shares most with the other options.

## What it does

Finds a key whose words stand in the other options clearly more often than those of any distractor.

## Why it matters

Distractors are often made from the key by changing one thing: what all have in common points to the key.

## Example

```markdown
### What was the first revenue of the federal government?

- [x] A federal tax on imports
- [ ] A federal tax on wine
- [ ] A federal ban on imports
- [ ] A state tax on imports
```

## Instead

Let distractors share words among themselves as well.

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.views import Item
from civicquiz.lint.words import content
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "ENGLISH", "SEVERITY", "check_question"]

CODE = "I211"
ENGLISH = True
SEVERITY = Severity.INFO
FEW = 4
TIMES = 1.5
LEAST = 3


def check_question(item: Item, _context: Context) -> Iterator[Problem]:
    """Report a key that all other options lean to."""
    if not item.single or len(item.options) < FEW:
        return
    words = [set(content(option)) for option in item.option_words]
    shared = [
        sum(len(one & other) for spot, other in enumerate(words) if spot != at)
        for at, one in enumerate(words)
    ]
    at = item.keys[0]
    rest = max(count for spot, count in enumerate(shared) if spot != at)
    if shared[at] >= LEAST and shared[at] >= TIMES * rest:
        what = "The key shares more words with the distractors than any of them does."
        yield Problem(
            CODE, item.option_place(at), what, "Let distractors share words too.", SEVERITY
        )
