"""Only distractors are absolute.

## What it does

Finds distractors with always, never, nobody, everyone or completely, or that begin with all, only or every, where the
key has no such word. Titles are left alone, and so is "none of these", which I202 finds.

## Why it matters

Test-wise readers strike out what is absolute.

## Example

```markdown
### When does Congress meet?

- [x] From January on
- [ ] It never meets in summer
- [ ] From March on
```

## Instead

```markdown
### When does Congress meet?

- [x] From January on
- [ ] From July on
- [ ] From March on
```

## Since

0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicquiz.lint.context import Context
from civicquiz.lint.views import Item
from civicquiz.lint.vocabulary import STOP
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "ENGLISH", "SEVERITY", "check_question"]

CODE = "I216"
ENGLISH = True
SEVERITY = Severity.INFO
ANYWHERE = frozenset(
    ["always", "never", "everyone", "everybody", "nobody", "completely", "totally", "entirely"]
)
ABSOLUTE = ANYWHERE | {"all", "none", "only", "every"}
"""With one of these in it, a key is as absolute as its distractors."""
AT_START = re.compile(
    r"(?:the )?(?:all|only|every|none)\b(?! of (?:the|these|those|them)\b).* ", re.IGNORECASE
)
"""Elsewhere these words mostly count or measure: only 50 %, all of its hair."""


def check_question(item: Item, _context: Context) -> Iterator[Problem]:
    """Report the first distractor that is absolute where the key is not."""
    if not item.single or not ABSOLUTE.isdisjoint(item.option_words[item.keys[0]]):
        return
    for at, option in enumerate(item.options):
        if is_absolute(option, item.option_words[at]):
            what = f"“{option}” is absolute, and the key is not."
            fix = "Write a distractor as guarded as the key."
            yield Problem(CODE, item.option_place(at), what, fix, SEVERITY)
            return


def is_absolute(option: str, words: list[str]) -> bool:
    """Whether an option claims something without exception; a title such as Never Again does not."""
    if AT_START.match(option):
        return True
    title = all(word[:1].isupper() for word in option.split() if word.casefold() not in STOP)
    return not title and not ANYWHERE.isdisjoint(words)
