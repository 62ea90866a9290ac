"""A frequency is vague.

## What it does

Finds often, usually, sometimes, rarely and the like in an option.

## Why it matters

Readers do not agree on how often often is.

## Example

```markdown
### How often is the House elected?

- [x] Often
- [ ] Every four years
- [ ] Every six years
```

## Instead

```markdown
### How often is the House elected?

- [x] Every two years
- [ ] Every four years
- [ ] Every six years
```

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.views import Item
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "ENGLISH", "SEVERITY", "check_question"]

CODE = "I217"
ENGLISH = True
SEVERITY = Severity.INFO
VAGUE = frozenset(
    [
        "often",
        "usually",
        "sometimes",
        "frequently",
        "rarely",
        "seldom",
        "occasionally",
        "generally",
        "mostly",
        "normally",
        "regularly",
        "typically",
    ]
)


def check_question(item: Item, _context: Context) -> Iterator[Problem]:
    """Report the first option with a vague frequency."""
    for at, words in enumerate(item.option_words):
        vague = VAGUE.intersection(words)
        if vague:
            what = f"“{min(vague)}” means different things to different readers."
            yield Problem(CODE, item.option_place(at), what, "Say how often.", SEVERITY)
            return
