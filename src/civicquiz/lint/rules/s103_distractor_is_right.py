"""A distractor would be graded as right.

## What it does

Gives each distractor to the grader as if it had been typed, and finds those that it takes for the key, or that are the
same whole number (1,000 and 1000).
Left alone are signs that may be the point (its, it's; B, B-), formulas, and questions on words and their spelling.

## Why it matters

Two options say the same, and only one of them counts.

## Example

```markdown
- [x] Washington, D.C.
- [ ] Washington DC
```

## Instead

```markdown
- [x] Washington, D.C.
- [ ] Philadelphia
```

## Since

0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from civicquiz.grade import same_answer
from civicquiz.lint.context import Context
from civicquiz.lint.views import Item
from civicquiz.lint.vocabulary import NUMBERS
from civicquiz.lint.words import quantity, same_text
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "SEVERITY", "check_question"]

CODE = "S103"
SEVERITY = Severity.ERROR
PLAIN = re.compile(r"(?!-)[\w\s.,()&-]+(?<!-)")
OTHER_FIGURES = re.compile(r"[.+]|(?<![\d,])0\d")
"""In figures that measure, charges and codes more counts than the number."""
LONGEST = 1_000
"""Characters beyond which an option is nothing that somebody would type."""


def check_question(item: Item, _context: Context) -> Iterator[Problem]:
    """Report each distractor of a choice that the grader takes for a key."""
    if not item.keys or item.true_false:
        return
    keys = [
        (item.options[at], {word.rstrip("s") for word in item.option_words[at]})
        for at in item.keys
        if PLAIN.fullmatch(item.options[at])
    ]
    numbers = {whole(item.options[at]): item.options[at] for at in item.keys}
    numbers.pop(None, None)
    for at, option in enumerate(item.options):
        if at in item.keys:
            continue
        same = next(
            (key for key, words in keys if means(option, key, words, item.option_words[at])), None
        )
        if numbers and not same:
            same = numbers.get(whole(option))
        # What reads the same is S102's matter.
        if same and same_text(option) != same_text(same) and not item.on_spelling:
            what = f"Option {at + 1}, “{option}”, means the same as the key, “{same}”."
            fix = "Write a distractor that is wrong, or take it out."
            yield Problem(CODE, item.option_place(at), what, fix, SEVERITY)


def means(option: str, key: str, of_key: set[str], words: list[str]) -> bool:
    """Whether the grader takes an option for the key, which reads otherwise."""
    if not may_equal(option, of_key, words) or same_text(option) == same_text(key):
        return False
    return same_answer(key, option)


def whole(text: str) -> tuple[str, Decimal] | None:
    """Return the unit and the number of a text that is one whole number, in figures or a word."""
    word = NUMBERS.get(text.casefold())
    if word is not None:
        return "#", Decimal(word)
    return None if OTHER_FIGURES.search(text) else quantity(text)


def may_equal(option: str, key: set[str], words: list[str]) -> bool:
    """Whether an option has so many words of the key that a look at it is worth while."""
    if not words or len(option) > LONGEST:
        return False
    shared = all(word.rstrip("s") in key for word in words)
    if not shared and len("".join(words)) != sum(map(len, key)):
        return False
    return PLAIN.fullmatch(option) is not None
