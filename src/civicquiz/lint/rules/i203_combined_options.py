"""An option combines others: both A and B.

## What it does

Finds an option such as "A and B", "both 1 and 3" or "I and II only".

## Why it matters

Such items are harder to read than to answer, and partial knowledge gives the key away.

## Example

```markdown
### Which of these make federal law?

- [ ] The House
- [ ] The Senate
- [x] Both 1 and 2
```

## Instead

Mark each right option with an x: a multiple choice asks them all.

```markdown
### Which of these make federal law?

- [x] The House
- [x] The Senate
- [ ] The Supreme Court
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

__all__ = ["CODE", "SEVERITY", "check_question"]

CODE = "I203"
SEVERITY = Severity.WARNING
MARK = r"(?:[A-Ha-h]|[1-8]|I{1,3}|I?V|VI{0,3})"
COMBINED = re.compile(
    rf"(?P<word>both|either|neither|only)?\s*(?:options? |answers? |choices? |statements? |numbers? )?\(?{MARK}\)?"
    rf"(?:,\s*\(?{MARK}\)?)*(?:,?\s*(?:and|&|or|nor|plus)\s*\(?{MARK}\)?)+(?P<only>\s+only|\s+are\s+\w+)?[.!]?",
    re.IGNORECASE,
)
PAIR = re.compile(r"\w{1,3}(?:(?:, ?| and | or | & )\w{1,3})+")
LISTED = re.compile(r"(?:^|[\s(])(?:I|1|A|a)[.):]\s?\S")
LONGEST = 40


def check_question(item: Item, _context: Context) -> Iterator[Problem]:
    """Report the first option that combines others, or statements of the stem."""
    found = []
    for at, option in enumerate(item.options):
        one = COMBINED.fullmatch(option) if len(option) <= LONGEST else None
        if one:
            found.append((at, bool(one["word"] or one["only"])))
    if not found:
        return
    at, _plain = found[0]
    points = any(said for _, said in found) or (
        len(found) < len(item.options) and not lettered(item)
    )
    if points or LISTED.search(f"{item.stem} {item.question.prose}"):
        what = f"“{item.options[at]}” combines other options or statements."
        yield Problem(
            CODE,
            item.option_place(at),
            what,
            "Mark every right option with an x instead.",
            SEVERITY,
        )


def lettered(item: Item) -> bool:
    """Whether options are letters or numbers themselves, such as blood groups or pairs of primes."""
    return any(
        re.fullmatch(rf"{MARK}|AB|O", option)
        or (PAIR.fullmatch(option) and not COMBINED.fullmatch(option))
        for option in item.options
    )
