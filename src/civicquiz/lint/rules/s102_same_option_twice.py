"""An option stands twice.

## What it does

Finds two options that say the same letter by letter, whatever their form of letters, case and
white space. Case counts where an option has signs of mathematics or code, or is a short code itself, and in questions
on words and their spelling.

## Why it matters

One of the two may be the key: then the same words are right and wrong.

## Example

```markdown
- [x] The Senate
- [ ] the senate
```

## Instead

```markdown
- [x] The Senate
- [ ] The House
```

## Since

0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.views import Item
from civicquiz.lint.words import same_text
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "SEVERITY", "check_question"]

CODE = "S102"
SEVERITY = Severity.ERROR
SIGNS = re.compile(
    r"[=^$<>\\{}|~@#*/+]|\w\(|\w\.[a-z]|[^\W\d_]\d|\d(?!(?:st|nd|rd|th|s)\b)[^\W\d_]"
)
"""Signs of mathematics and code, and letters with figures: H2O, 2a."""
TINY = 2
"""Letters up to which case is the point: Aa and AA, mg and Mg."""
SHORT = 6
"""Letters up to which a single word may be a code, in which only the first letter's case is idle."""


def check_question(item: Item, _context: Context) -> Iterator[Problem]:
    """Report each option that an earlier one equals."""
    if not item.choice:
        return
    coded = any("`" in option.text for option in item.choice.options)
    strict = coded or any(SIGNS.search(option) for option in item.options)
    seen: dict[str, int] = {}
    for at, option in enumerate(item.choice.options):
        exact = item.options[at]
        text = exact if strict else without_case(exact)
        first = seen.setdefault(text, at)
        if first == at or not text:
            continue
        if item.on_spelling and exact != item.options[first]:
            continue
        what = f"Option {at + 1} repeats option {first + 1}: “{option.text}”."
        fix = "Write another option in its place, or take it out."
        yield Problem(CODE, item.option_place(at), what, fix, SEVERITY)


def without_case(text: str) -> str:
    """Return a text without the case that does not matter."""
    if len(text) > SHORT or " " in text:
        return same_text(text)
    return text if len(text) <= TINY else text[:1].casefold() + text[1:]
