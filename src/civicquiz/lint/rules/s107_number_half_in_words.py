"""A number stands half in digits, half in words.

## What it does

Finds a typed key that is nothing but a number, written partly in digits and partly in words. A number in words
with its digits in parentheses is fine.

## Why it matters

It is graded as words: 3,000,000 would be wrong where the key is 3 million.

## Example

```markdown
Answer: 3 million
```

## Instead

```markdown
Answer: 3000000
```

## Since

0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.views import Item
from civicquiz.lint.vocabulary import NUMBERS
from civicquiz.lint.words import tokens
from civicquiz.model import Problem, Severity, Typed

__all__ = ["CODE", "SEVERITY", "check_question"]

CODE = "S107"
SEVERITY = Severity.WARNING
LARGE = frozenset(["hundred", "thousand", "million", "billion", "trillion", "dozen"])
ASIDE = re.compile(r"\([^)]*\)")


def check_question(item: Item, _context: Context) -> Iterator[Problem]:
    """Report a key of digits and number words."""
    shape = item.question.shape
    if not isinstance(shape, Typed):
        return
    words = tokens(ASIDE.sub("", shape.key))
    digits = [word for word in words if word[0].isdigit()]
    named = [word for word in words if word in NUMBERS or word in LARGE]
    if digits and named and len(digits) + len(named) == len(words):
        what = f"“{shape.key}” is a number, but is graded as words."
        yield Problem(
            CODE, item.answer_place, what, "Write it in digits: Answer: 3000000.", SEVERITY
        )
