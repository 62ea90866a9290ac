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
    r"(?:(?:which|what)(?: one)?(?: of (?:the (?:following|below|options|statements|answers)|these))?(?: (?:statement|sentence|option|answer|claim)s?)*"
    r"|the following(?: statement| sentence| claim)?s?)"
    r" (?:(?:is|are|(?:must|could|can|might|would) be)(?: the)?(?: (?:most|best|not))?"
    r" (?:true|correct|right|false|incorrect|wrong|accurate|untrue)(?: (?:statement|answer|option|one)s?)?|(?:best )?appl(?:y|ies))\W*"
    r"|(?:choose|select|pick|mark|identify|find|tick|circle|indicate)(?: the)?(?: one)?(?: (?:best|correct|right|true|false|wrong|incorrect))?"
    r" (?:answer|option|statement|sentence|one)s?(?: below)?\W*",
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
