"""A negative stem is not marked.

## What it does

Finds a choice whose last sentence asks which or what is *not* so, with the negation neither in capitals nor in bold.
Quotations and titles do not count, nor do other words that only contain one ("another"), nor what is not so in a
condition or beside the point ("What happens if a bill is not signed?", "rights not listed").

## Why it matters

Readers skip the small word and choose what is so. The answer then tells nothing about what they know.

## Example

```markdown
### Which of these is not a power of Congress?
```

## Instead

```markdown
### Which of these is NOT a power of Congress?
```

## Since

0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicquiz.lint.asking import asking_sentence, negations_of
from civicquiz.lint.context import Context
from civicquiz.lint.edits import Edit
from civicquiz.lint.views import Item
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "ENGLISH", "FIX", "SEVERITY", "check_question", "fix"]

CODE = "I205"
ENGLISH = True
SEVERITY = Severity.WARNING
FIX = "Writes the negative word in bold capitals (**NOT**)."
WORD = re.compile(
    r"(?<![\w'’*_-])(?:not|cannot|except|never|false|least likely|incorrect|untrue)(?![\w'’*_-])",
    re.IGNORECASE,
)
CODE_OR_LINK = re.compile(r"`[^`]*`?|\]\([^)]*\)?|<[^>]*>?|\{#[^}]*\}?|\\.")
MARKED = re.compile(r"(?:\*\*|__)[^*_]*$")


def check_question(item: Item, _context: Context) -> Iterator[Problem]:
    """Report the negation of a choice's stem that is not marked."""
    if not item.choice or item.true_false:
        return
    start, sentence = asking_sentence(item.asked)
    for found in negations_of(sentence):
        word, before = found[0], sentence[: found.start()]
        if word.isupper() or MARKED.search(before) or before.endswith(("*", "_")):
            continue
        place = item.at(item.asked[start:], found.start())
        what = f"The stem is negative, and “{word}” is easily overlooked."
        shout = word.upper() if WORD.fullmatch(word) else "NOT"
        fix = f"Ask for what is so, or write {shout}."
        yield Problem(CODE, place, what, fix, SEVERITY)
        return


def fix(lines: Sequence[str], problem: Problem) -> list[Edit]:
    """Write the word that the problem points to in bold capitals, if it points to one."""
    line = lines[problem.place.line - 1]
    shown = CODE_OR_LINK.sub(lambda found: "`" * len(found[0]), line)
    found = WORD.match(shown, problem.place.column - 1)
    if found is None:  # the problem stands at the heading: one word there is no guess
        every = list(WORD.finditer(shown))
        if len(every) != 1 or not shown.startswith("#"):
            return []
        found = every[0]
    new = f"{line[: found.start()]}**{found[0].upper()}**{line[found.end() :]}"
    return [Edit(problem.place.line, line, new)]
