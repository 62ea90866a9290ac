"""The key of one question stands in the stem of another.

## What it does

Finds a key of two words that matter or more that stands whole in the stem of another question of the bank, on another fact.

## Why it matters

In a quiz one question then answers the other.

## Example

```markdown
### Who presides over the House?

Answer: the House Speaker

### Who elects the House Speaker?

Answer: the members
```

## Instead

Give the two a tag and ask them on different days.

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.views import Item, Sheet
from civicquiz.lint.words import content, tokens
from civicquiz.model import Kind, Problem, Severity

__all__ = ["CODE", "SEVERITY", "check"]

CODE = "D304"
SEVERITY = Severity.INFO
FEW = 2
LETTERS = 3
"""Of the longest word: "x 2" gives nothing away."""


def check(sheet: Sheet, _context: Context) -> Iterator[Problem]:
    """Report each key that another stem gives away."""
    starts: dict[str, list[tuple[Item, str]]] = {}
    for item in sheet.items:
        if item.single or item.kind is Kind.TYPED:
            words = tokens(item.key_texts[0])
            while words and not content(words[:1]):
                del words[0]
            if len(content(words)) >= FEW and max(map(len, words)) >= LETTERS:
                starts.setdefault(words[0], []).append((item, " ".join(words)))
    told = set()
    for other in sheet.items:
        stem = f" {' '.join(other.words)} "
        for word in set(other.words):
            for item, key in starts.get(word, ()):
                apart = item is not other and (item.fact is None or item.fact is not other.fact)
                if apart and id(item) not in told and f" {key} " in stem:
                    told.add(id(item))
                    what = f"The key, “{key}”, stands in the stem in {other.place}."
                    yield Problem(
                        CODE, item.place, what, "Ask the two on different days.", SEVERITY
                    )
