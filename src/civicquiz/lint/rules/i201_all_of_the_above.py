"""All of the above is an option.

## What it does

Finds an option that says no more than "all of the above", in at most six words.

## Why it matters

Who knows that two options are right, or one wrong, knows the key without the rest. And options are shuffled: above is anywhere.

## Example

```markdown
### Which of these may Congress do?

- [ ] Lay taxes
- [ ] Declare war
- [x] All of the above
```

## Instead

Mark each right option with an x: a multiple choice asks them all.

```markdown
### Which of these may Congress do?

- [x] Lay taxes
- [x] Declare war
- [ ] Grant pardons
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
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "ENGLISH", "SEVERITY", "check_question"]

CODE = "I201"
ENGLISH = True
SEVERITY = Severity.WARNING
ALL = re.compile(
    r"(?:all|any|each|every one|both(?! (?:of )?(?:these|those|them)))(?: of)? (?:the |these |those )?(?:above|these|those|them"
    r"|(?:other |listed |given )*(?:options|answers|choices)(?: above| listed| given)?|given|listed|mentioned)"
    r"(?: (?:is|are) (?:correct|right|true))?"
    r"|(?:(?:the )?(?:above|options|answers|choices|they) (?:is|are) all|all (?:is|are)) (?:correct|right|true)",
    re.IGNORECASE,
)
COUNTED = re.compile(r"all (?P<number>two|three|four|five)(?: of them)?", re.IGNORECASE)
A_COUNT = re.compile(r"(?:only )?(?:one|two|three|four|none)(?: of them)?[.!]?", re.IGNORECASE)
BEGINNINGS = ("all", "any", "eac", "eve", "bot", "the", "abo", "opt", "ans", "cho")
MOST = 6


def check_question(item: Item, _context: Context) -> Iterator[Problem]:
    """Report each option that is "all of the above"."""
    for at, option in enumerate(item.options):
        if option[:3].lower() in BEGINNINGS and is_all(option, item):
            what = f"“{option}” gives the key away to who knows two of the others."
            fix = "Mark every right option with an x instead."
            yield Problem(CODE, item.option_place(at), what, fix, SEVERITY)


def is_all(option: str, item: Item) -> bool:
    """Whether an option says that all others are right."""
    said = " ".join(option.replace("(", "").replace(")", "").rstrip(" .!").split())
    if len(said.split()) > MOST or (said.endswith("them") and item.asks_how_many):
        return False
    counted = COUNTED.fullmatch(said)
    if counted:
        number = NUMBERS[counted["number"].lower()]
        return number == len(item.options) - 1 and not any(map(A_COUNT.fullmatch, item.options))
    return ALL.fullmatch(said) is not None
