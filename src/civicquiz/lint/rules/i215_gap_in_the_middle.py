"""A blank does not stand at the end.

## What it does

Finds a stem, of a question that is no cloze, with a blank of underscores before its last three words.

## Why it matters

A reader meets the blank before knowing what belongs there, and reads the stem twice.

## Example

```markdown
### The ____ of the House presides over it.
```

## Instead

```markdown
### Who presides over the House is called its ____.
```

## Since

0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.views import Item
from civicquiz.model import Cloze, Problem, Severity

__all__ = ["CODE", "SEVERITY", "check_question"]

CODE = "I215"
SEVERITY = Severity.INFO
BLANK = re.compile(r"_{2,}")
AFTER = 3


def check_question(item: Item, _context: Context) -> Iterator[Problem]:
    """Report a blank that is followed by three words or more."""
    if "__" not in item.question.stem or isinstance(item.question.shape, Cloze):
        return
    found = BLANK.search(item.question.stem)
    if found and len(item.question.stem[found.end() :].split()) >= AFTER:
        what = "The blank stands before the end of the stem."
        yield Problem(
            CODE, item.at(found[0]), what, "Turn the sentence, or ask a question.", SEVERITY
        )
