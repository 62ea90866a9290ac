"""An opinion is asked.

## What it does

Finds a stem that asks what the reader thinks, prefers or feels. Quotations do not count.

## Why it matters

An opinion has no key: whoever is graded wrong is right to complain.

## Example

```markdown
### Which president do you think was the best?
```

## Instead

```markdown
### Which president do historians' polls of 2018 rank first?
```

## Since

0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.views import Item
from civicquiz.lint.words import unquoted
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "ENGLISH", "SEVERITY", "check_question"]

CODE = "I220"
ENGLISH = True
SEVERITY = Severity.WARNING
OPINION = re.compile(
    r"\b(?:in|from) your (?:own |personal )?(?:opinion|view|eyes|point of view|perspective)\b|\baccording to you\b"
    r"|\b(?:do|would) you (?:personally )?(?:think|believe|feel|prefer|like|agree|rather|favou?r|consider)\b"
    r"|\byour favou?rite\b|\bhow do you feel\b|\bwhat is your (?:opinion|view)\b",
    re.IGNORECASE,
)


def check_question(item: Item, _context: Context) -> Iterator[Problem]:
    """Report a stem that asks for an opinion."""
    if "you" not in item.asked.casefold():
        return
    found = OPINION.search(unquoted(item.asked))
    if found:
        what = f"“{found[0]}” asks for an opinion, which has no key."
        yield Problem(CODE, item.at(found[0]), what, "Ask for what can be known.", SEVERITY)
