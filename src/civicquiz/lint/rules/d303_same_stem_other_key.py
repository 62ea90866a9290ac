"""One stem has two keys.

## What it does

Finds two questions with the same stem whose keys contradict each other: the key of one choice is a distractor of the
other, or two typed, number or date keys have nothing in common. Stems that ask for one of many ("Name one …") may, and those
of which the answer hangs on what else is offered ("Which is the largest?").

## Why it matters

Whatever learners answer, one of the two grades them wrong.

## Example

```markdown
### Who presides over the Senate?

- [x] The Vice President
- [ ] The Speaker
- [ ] The Clerk

### Who presides over the Senate?

- [ ] The Vice President
- [x] The Speaker
- [ ] The Whip
```

## Instead

Correct the wrong key, or make the stems say what differs.

## Since

0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicquiz.lint.context import Context
from civicquiz.lint.duplicates import groups_of, reduced
from civicquiz.lint.views import Item, Sheet
from civicquiz.lint.words import same_text
from civicquiz.model import DateKey, Kind, NumberKey, Problem, Severity, Typed

__all__ = ["CODE", "SEVERITY", "check_all"]

CODE = "D303"
SEVERITY = Severity.ERROR
OPEN = re.compile(
    r"\b(?:name|give|list|state) (?:one|an?|any|two|three)\b|\b(?:an example|one of)\b|:$|…",
    re.IGNORECASE,
)
RELATIVE = re.compile(
    r"\b(?:most|least|best|worst|more|less|first|last|next|older|younger|[^\W\d_]{2,}est|[^\W\d_]{3,}er than)\b"
    r"|\bodd (?:one|man)\b|\b(?:not|n['’]t) (?:belong|fit)\b",
    re.IGNORECASE,
)
"""What is right of these hangs on what else is offered."""
ONE_KEY = (Typed, NumberKey, DateKey)


def check_all(sheets: Sequence[Sheet], _context: Context) -> Iterator[Problem]:
    """Report each question whose key contradicts that of an earlier one."""
    for group in groups_of(sheets):
        if OPEN.search(group[0].stem):
            continue
        earlier = Earlier(relative=RELATIVE.search(group[0].stem) is not None)
        for item in group:
            clash = earlier.clash(item)
            earlier.add(item)
            if clash:
                what = f"The same question stands in {clash.place} with the key “{clash.key_texts[0]}”."
                fix = "Correct the wrong key, or say in the stems what differs."
                yield Problem(CODE, item.place, what, fix, SEVERITY)


class Earlier:
    """The questions of one stem so far, found by what is right in them and what is offered.

    Of equal ones the first is kept: thousands may share a stem such as "Which of these is true?".
    """

    def __init__(self, *, relative: bool) -> None:
        """Begin with none; `relative` tells that what is right hangs on what else is offered."""
        self.relative = relative
        self.count = 0
        self.keys: dict[str, tuple[int, Item]] = {}
        self.offers: dict[str, dict[str, tuple[int, Item]]] = {}
        self.typed: dict[tuple[type, frozenset[str]], Item] = {}

    def add(self, item: Item) -> None:
        """Keep a question."""
        shape = item.question.shape
        if isinstance(shape, ONE_KEY) and not item.question.prose:
            self.typed.setdefault((type(shape), answers(item)), item)
        elif one_choice(item):
            key, spot = same_text(item.options[item.keys[0]]), (self.count, item)
            self.keys.setdefault(key, spot)
            for option in map(same_text, item.options):
                self.offers.setdefault(option, {}).setdefault(key, spot)
        self.count += 1

    def clash(self, item: Item) -> Item | None:
        """Return the first question of which the key is wrong here, or this key wrong there."""
        shape = item.question.shape
        if isinstance(shape, ONE_KEY):
            mine = answers(item)
            return next(
                (
                    one
                    for (kind, yours), one in self.typed.items()
                    if kind is type(shape) and mine.isdisjoint(yours)
                ),
                None,
            )
        if not one_choice(item):
            return None
        options = [same_text(option) for option in item.options]
        key = options[item.keys[0]]
        offered = self.offers.get(key, {})
        if self.relative:
            found = [offered[other] for other in options if other != key and other in offered]
        else:
            first = next((spot for other, spot in offered.items() if other != key), None)
            found = [first] if first else []
            found += [self.keys[each] for each in options if each != key and each in self.keys]
        return min(found, key=lambda spot: spot[0])[1] if found else None


def one_choice(item: Item) -> bool:
    """Whether a question is a choice with one key."""
    return item.kind is Kind.SINGLE and bool(item.keys)


def answers(item: Item) -> frozenset[str]:
    """Return all that is right, reduced to its words."""
    also = item.question.shape.also if isinstance(item.question.shape, Typed) else ()
    return frozenset(map(reduced, (*item.key_texts, *also)))
