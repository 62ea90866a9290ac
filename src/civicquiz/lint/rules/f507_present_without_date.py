"""A stem speaks of the present, and its fact has no date.

## What it does

Finds a stem with currently, the current, now, latest, incumbent or today whose fact has no `As of:`.

## Why it matters

Nobody can tell when the answer was true, so nobody knows when to look again.

## Example

```markdown
### Who is currently Speaker of the House?
```

## Instead

Write `As of:` and the day under the fact.

## Since

0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.views import Item
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "SEVERITY", "check_question"]

CODE = "F507"
SEVERITY = Severity.WARNING
PRESENT = frozenset(["currently", "latest", "incumbent", "nowadays", "presently"])
PHRASE = re.compile(
    r"\b(?:at present|as of (?:now|today)|(?:is|are|has|have) now|(?:is|are) today|right now|these days"
    r"|(?:the|our|your|its|their|whose) current (?!(?:affairs|events?|in|of|on|at|from|and|is|was|that|between|flows?|runs?)\b)\w+)\b|\b(?:now|today)\?|\bthe present (?:president"
    r"|prime minister|king|queen|speaker|governor|mayor|chief justice|government|holder)\b",
    re.IGNORECASE,
)
HINTS = ("present", "now", "today", "days", "current", "latest", "incumbent")
"""One of these is in each word and phrase; to look for them first spares 20 ms in 10,000 questions."""


def check_question(item: Item, _context: Context) -> Iterator[Problem]:
    """Report a stem of the present without a date."""
    if (item.fact.as_of if item.fact else item.question.as_of) is not None:
        return
    stem = item.stem.casefold()
    if not any(hint in stem for hint in HINTS):
        return
    word = next((word for word in item.words if word in PRESENT), "")
    found = PHRASE.search(item.stem) if not word else None
    if word or found:
        said = word or (found[0] if found else "")
        what = f"The stem says “{said}”, and the fact has no date."
        yield Problem(CODE, item.place, what, "Write As of: and the day under the fact.", SEVERITY)
