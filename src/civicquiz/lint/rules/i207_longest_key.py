"""The key is by far the longest option.

## What it does

Finds a key of four words or more that is over one and a half times as long as the longest distractor, and at least
twelve characters longer. Official names, whose words are written in capitals, may be long.

## Why it matters

Authors qualify what is right and are brief on what is wrong: who picks the longest option wins without knowing.

## Example

```markdown
### Who is the Speaker?

- [ ] A judge
- [x] A member of the House elected by its members as their presiding officer
- [ ] A clerk
```

## Instead

```markdown
### Who is the Speaker?

- [ ] A judge of the Supreme Court
- [x] The presiding officer of the House
- [ ] A clerk of the Senate
```

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.views import Item
from civicquiz.lint.vocabulary import STOP
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "SEVERITY", "check_question"]

CODE = "I207"
SEVERITY = Severity.WARNING
TIMES = 1.5
MORE = 12
WORDS = 4


def check_question(item: Item, _context: Context) -> Iterator[Problem]:
    """Report a key that stands out by its length."""
    if not item.single:
        return
    at = item.keys[0]
    key = item.options[at]
    longest = (
        max(len(option) for spot, option in enumerate(item.options) if spot != at)
        if len(item.options) > 1
        else len(key)
    )
    if len(key) <= TIMES * longest or len(key) < longest + MORE or len(key.split()) < WORDS:
        return
    if not official(key):
        what = f"The key has {len(key)} characters, the longest distractor {longest}."
        fix = "Shorten the key, or write distractors of its length."
        yield Problem(CODE, item.option_place(at), what, fix, SEVERITY)


def official(text: str) -> bool:
    """Whether all words that matter are capitalised, as those of an official name."""
    words = [word for word in text.split() if word.casefold() not in STOP]
    return all(word[:1].isupper() or word[:1].isdigit() for word in words)
