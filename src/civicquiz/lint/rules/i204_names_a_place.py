"""An option names another by its letter or place.

## What it does

Finds an option that names other options by letter, or by first, last and the like, while options are shuffled.
Statements that the stem numbers may be named, and options in a fixed order.

## Why it matters

After the shuffle the letter stands for another option, and the key is wrong.

## Example

```markdown
### Which of these make federal law?

- [ ] The House
- [ ] The Supreme Court
- [ ] The Senate
- [x] A and C only
```

## Instead

Mark each right option with an x, or write `Order: fixed` below the options.

```markdown
### Which of these make federal law?

- [x] The House
- [ ] The Supreme Court
- [x] The Senate
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

CODE = "I204"
SEVERITY = Severity.ERROR
MARK = r"(?:[A-H]|\([A-Ha-h]\)|[A-Ha-h]\))"
LETTERS = re.compile(
    rf"(?i:both |either |neither |only )?(?i:options? |answers? |choices? )?{MARK}(?:,\s*{MARK})*"
    rf"(?:,?\s*(?:and|&|or|nor)\s*{MARK})+(?:,? but not {MARK})?(?:\s+only|\s+(?:are|is)\s+(?:correct|right|true))?[.!]?"
    rf"|(?i:(?:all|any|both|everything)(?: of (?:these|them|the above))? (?:except|but)(?: for)?|(?:the )?same as)"
    rf"(?i: options?| answers?| choices?)? {MARK}[.!]?",
)
NAMED = re.compile(
    r"\b(?:the )?(?:first|second|third|last|previous|preceding|next) (?:two |three )?(?:options?|answers?|choices?)"
    r"(?=\W*$|\s+(?:is|are|only|and|or|together)\b)"
    r"|^(?:the |both |same as the )*(?:options?|answers?|choices?) (?:above|below)\W*$"
    r"|^(?:options?|answers?|choices?) \(?[A-H1-8]\)?(?: (?:and|or|&) \(?[A-H1-8]\)?)?\W*$",
    re.IGNORECASE,
)
CODES = re.compile(r"(?:not )?[A-Z]{1,2}\d?(?:(?:, | and | or | nor | & )(?:not )?[A-Z]{1,2}\d?)*")
"""Letters that are no places: blood groups, vitamins, logic."""
LONGEST = 60


def check_question(item: Item, _context: Context) -> Iterator[Problem]:
    """Report each option that names the place of another."""
    if not item.choice or item.question.fixed_order:
        return
    found = [at for at, option in enumerate(item.options) if names_place(option, len(item.options))]
    if not found or len(found) == len(item.options) or lettered(item):
        return
    for at in found:
        what = f"“{item.options[at]}” names options by their place, but they are shuffled."
        fix = "Mark every right option with an x, or write Order: fixed."
        yield Problem(CODE, item.option_place(at), what, fix, SEVERITY)


def names_place(option: str, count: int) -> bool:
    """Whether an option names letters that the options have, or a place."""
    if len(option) > LONGEST:
        return False
    if LETTERS.fullmatch(option):
        letters = re.findall(r"\b(?:[A-H]|[a-h](?=\)))", option)
        return all(ord(letter.upper()) - ord("A") < count for letter in letters)
    return NAMED.search(option) is not None


def lettered(item: Item) -> bool:
    """Whether letters are the matter: an option is one, or the stem speaks of them."""
    if any(
        len(option.strip("().")) == 1
        or (CODES.fullmatch(option) and not names_place(option, len(item.options)))
        for option in item.options
    ):
        return True
    return (
        re.search(r"\b(?!A [a-z])[A-H]\b(?![.'’]\w)", f"{item.stem} {item.question.prose}")
        is not None
    )
