"""The key alone has another form.

## What it does

Finds a key that alone begins with a capital or a small letter, ends in a full stop, or has a figure in it, where all distractors agree.

## Why it matters

What stands out is chosen.

## Example

```markdown
- [x] the Senate.
- [ ] The House
- [ ] The Cabinet
```

## Instead

```markdown
- [x] The Senate
- [ ] The House
- [ ] The Cabinet
```

## Since

0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.views import Item
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "SEVERITY", "check_question"]

CODE = "I218"
SEVERITY = Severity.INFO
FEW = 3
FULL_STOP = re.compile(r"(?<!\b[^\W\d_])(?<!\b(?:etc|Inc|Ltd))(?<!\b(?:Jr|Sr|St|Co))\.$")
"""Not the one of initials, or of a word cut short."""
FORMS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("ends in a full stop", lambda text: FULL_STOP.search(text) is not None),
    ("begins with a small letter", lambda text: text[:1].islower()),
    ("has a figure in it", lambda text: any("0" <= sign <= "9" for sign in text)),
)


def check_question(item: Item, _context: Context) -> Iterator[Problem]:
    """Report what the key alone does, or alone does not."""
    if not item.single or len(item.options) < FEW:
        return
    at = item.keys[0]
    for name, has in FORMS:
        said = [has(option) for option in item.options]
        others = {one for spot, one in enumerate(said) if spot != at}
        if len(others) == 1 and said[at] not in others:
            what = (
                f"The key {name}, and no distractor does."
                if said[at]
                else f"Every distractor {name}, and the key does not."
            )
            yield Problem(CODE, item.option_place(at), what, "Give all options one form.", SEVERITY)
            return
