"""An article at the end of the stem fits the key alone.

## What it does

Finds a stem that ends in a lone *a* or *an* with which only the key agrees.

## Why it matters

Grammar gives the key away.

## Example

```markdown
### The head of a state's government is a

- [x] governor
- [ ] envoy
- [ ] alderman
```

## Instead

```markdown
### Who heads a state's government?

- [x] A governor
- [ ] An envoy
- [ ] An alderman
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
ENDS = re.compile(r"(?<!\ba/)(?<!\ba / )\b(?P<article>an?)[\s_…:.?-]*$", re.IGNORECASE)
SOUNDS = re.compile(
    r"(?:hour|honest|honou?r|heir|8|11\b|18\b)|(?!eu|uni(?!n|m)|use|usu|util|one\b|once)[aeiou]",
    re.IGNORECASE,
)

INITIALS = re.compile(r"[A-Z]{2,3}\b|[A-Z](?=\b[-.])|[A-Z][B-DF-HJ-NP-TV-Z]{3,}\b")


def check_question(item: Item, _context: Context) -> Iterator[Problem]:
    """Report an article with which the key agrees and no distractor."""
    found = ENDS.search(plain(item.asked)) if item.single else None
    if found is None or len(item.options) <= 1:
        return
    vowel = found["article"].lower() == "an"
    fits = [vowel_first(option) == vowel for option in item.options]
    if fits[item.keys[0]] and sum(fits) == 1:
        what = f"Only the key can follow “{found['article']}”."
        yield Problem(
            CODE, item.place, what, "Write a(n), or put the article into each option.", SEVERITY
        )


def vowel_first(text: str) -> bool:
    """Whether a text is spoken with a vowel first; initials are spelt, such as FBI."""
    initials = INITIALS.match(text)
    return text[0] in "AEFHILMNORSX" if initials else SOUNDS.match(text) is not None
