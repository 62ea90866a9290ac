"""Only distractors are absolute.

## What it does

Finds distractors with always, never, all, none, only or every, where the key has none of them.

## Why it matters

Test-wise readers strike out what is absolute.

## Example

```markdown
- [ ] It never meets
```

## Instead

```markdown
- [ ] It meets at night
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

CODE = "I216"
SEVERITY = Severity.INFO
ABSOLUTE = frozenset(
    [
        "always",
        "never",
        "all",
        "none",
        "only",
        "every",
        "everyone",
        "nobody",
        "completely",
        "totally",
    ]
)


def check_question(item: Item, _context: Context) -> Iterator[Problem]:
    """Report the first distractor that is absolute where the key is not."""
    if not item.single or not ABSOLUTE.isdisjoint(item.option_words[item.keys[0]]):
        return
    for at, words in enumerate(item.option_words):
        if not ABSOLUTE.isdisjoint(words):
            what = f"“{item.options[at]}” is absolute, and the key is not."
            yield Problem(
                CODE,
                item.option_place(at),
                what,
                "Write a distractor as guarded as the key.",
                SEVERITY,
            )
            return
