"""None of the above is an option.

## What it does

Finds an option that says no more than "none of the above".

## Why it matters

Who chooses it rightly has shown that the others are wrong, not that the right answer is known. And options are shuffled.

## Example

```markdown
### Who tries an impeached president?

- [ ] The House
- [ ] The Supreme Court
- [x] None of the above
```

## Instead

```markdown
### Who tries an impeached president?

- [ ] The House
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

__all__ = ["CODE", "ENGLISH", "SEVERITY", "check_question"]

CODE = "I202"
ENGLISH = True
SEVERITY = Severity.WARNING
NONE = re.compile(
    r"(?:none|neither(?! (?:of )?them)|not any)(?: of)? (?:the |these |those )?(?:above|these|those|them"
    r"|(?:other |listed |given )*(?:options|answers|choices)(?: above| listed| given)?|given|listed)"
    r"(?: (?:is|are) (?:correct|right|true))?"
    r"|none (?:is|are) (?:correct|right|true)|no (?:option|answer|choice) is (?:correct|right|true)"
    r"|no (?:correct|right) (?:option|answer|choice)",
    re.IGNORECASE,
)


def check_question(item: Item, _context: Context) -> Iterator[Problem]:
    """Report each option that is "none of the above"."""
    for at, option in enumerate(item.options):
        said = option.rstrip(" .!")
        if option[:1] in "nN" and NONE.fullmatch(said):
            if said.endswith("them") and item.asks_how_many:
                continue
            what = f"“{option}” shows at best that the other options are known to be wrong."
            fix = "Write a distractor that somebody could believe."
            yield Problem(CODE, item.option_place(at), what, fix, SEVERITY)
