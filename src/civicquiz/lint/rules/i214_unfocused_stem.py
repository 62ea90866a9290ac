"""The stem asks nothing by itself.

## What it does

Finds a stem that says no more than "Which of the following is true?".

## Why it matters

Readers have to weigh four sentences on different matters: it is four questions graded as one.

## Example

```markdown
### Which of the following is true?
```

## Instead

```markdown
### Which power does the Constitution give to the Senate alone?
```

## Since

0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.views import Item
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "ENGLISH", "SEVERITY", "check_question"]

CODE = "I214"
ENGLISH = True
SEVERITY = Severity.WARNING
EMPTY = re.compile(
    r"(?:(?:which|what)(?: one)?(?: of (?:the (?:following|below|options|statements|answers)|these))?(?: (?:statements?|sentences?|options?|answers?|claims?))*"
    r" (?:is|are)(?: the)?(?: (?:most|best|not))?(?: (?:true|correct|right|false|incorrect|wrong|accurate|untrue))(?: (?:statement|answer|option|one)s?)?"
    r"|(?:choose|select|pick|mark)(?: the)?(?: (?:best|correct|right|true|false|wrong))?(?: (?:answer|option|statement|one)s?)(?: below)?)\W*",
    re.IGNORECASE,
)
LONGEST = 80


def check_question(item: Item, _context: Context) -> Iterator[Problem]:
    """Report a choice whose stem has no matter."""
    if (
        item.choice
        and len(item.stem) <= LONGEST
        and not item.question.prose
        and EMPTY.fullmatch(item.stem)
    ):
        what = "The stem asks nothing that could be answered without the options."
        yield Problem(CODE, item.place, what, "Ask one thing in the stem.", SEVERITY)
