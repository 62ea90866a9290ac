"""The answer stands in the stem.

## What it does

Finds a key that stands whole in the stem while no distractor does.

## Why it matters

Nothing needs to be known to find it.

## Example

```markdown
### The Supreme Court has nine justices. How many sit in the Supreme Court?

- [ ] Seven
- [x] Nine
- [ ] Twelve
```

## Instead

```markdown
### How many justices sit in the Supreme Court?

- [ ] Seven
- [x] Nine
- [ ] Twelve
```

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.views import Item
from civicquiz.lint.vocabulary import STOP
from civicquiz.lint.words import tokens
from civicquiz.model import Kind, Problem, Severity

__all__ = ["CODE", "SEVERITY", "check_question"]

CODE = "I210"
SEVERITY = Severity.WARNING
SHORT = 3


def check_question(item: Item, _context: Context) -> Iterator[Problem]:
    """Report a key that stands in its stem."""
    if item.single:
        at = item.keys[0]
        key, others = (
            item.option_words[at],
            [words for spot, words in enumerate(item.option_words) if spot != at],
        )
        place = item.option_place(at)
    elif item.kind is Kind.TYPED and "or" not in item.words:
        key, others, place = tokens(item.key_texts[0]), [], item.place
    else:
        return
    key = matter(key)
    if not key or len("".join(key)) < SHORT or key[0] not in item.words:
        return
    stem = f" {' '.join(item.words)} "
    if f" {' '.join(key)} " not in stem:
        return
    if any(f" {' '.join(matter(words))} " in stem for words in others):
        return
    what = f"The key, “{item.key_texts[0]}”, stands in the stem."
    yield Problem(CODE, place, what, "Take it out of the stem.", SEVERITY)


def matter(words: list[str]) -> list[str]:
    """Return words without the small ones at their beginning."""
    start = 0
    while start < len(words) and words[start] in STOP:
        start += 1
    return words[start:]
