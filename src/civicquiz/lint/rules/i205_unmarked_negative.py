"""A negative stem is not marked.

## What it does

Finds a choice whose last sentence asks which or what is *not* so, with the negation neither in capitals nor in bold.
Quotations do not count, nor do other words that only contain one ("another").

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

from civicquiz.lint.context import Context
from civicquiz.lint.edits import Edit
from civicquiz.lint.views import Item
from civicquiz.lint.words import sentence_at_end, unquoted, unspoken
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "ENGLISH", "FIX", "SEVERITY", "check_question", "fix"]

CODE = "I205"
ENGLISH = True
SEVERITY = Severity.WARNING
FIX = "Writes the negative word in bold capitals (**NOT**)."
WORD = re.compile(
    r"(?<![\w'’*_-])(?:not|except|never|false|least likely|incorrect|untrue)(?![\w'’*_-])",
    re.IGNORECASE,
)
CODE_OR_LINK = re.compile(r"`[^`]*`?|\]\([^)]*\)?|<[^>]*>?|\{#[^}]*\}?|\\.")
NEGATIVE = re.compile(
    r"(?<![\w'’-])(?:not|except|never|false|least likely|incorrect|untrue)(?![\w'’-])|n['’]t\b"
    r"|(?:(?<=\bis )|(?<=\bare ))wrong(?=\W*$)"
    r"|\b(?:is|are|was|were|do|does|did|has|have|had|could|would|should)nt\b",
    re.IGNORECASE,
)
ASKING = re.compile(
    r"\b(?:which|what|who|whom|whose|where|when|all|each|every|any|following)\b|^one of th(?:e|o)se\b",
    re.IGNORECASE,
)
EITHER = re.compile(
    r"(?:true or|or not|true and|right or|correct or|if not|whether or|not only|not just|not until)\s*$",
    re.IGNORECASE,
)
NO_EXCEPTION = re.compile(
    r"\s+(?:only|just|counting|including|considering)\b|\s+(?:\w+ ){0,3}until\b"
)
THE_ONE = re.compile(
    r"\bthe (?:only|one|first|last)\b[^,;:]*\b(?:that|which|who)\b[^,;:]*$", re.IGNORECASE
)
"""One thing is asked for that has a property, here a negative one; nothing is excepted."""
MARKED = re.compile(r"(?:\*\*|__)[^*_]*$")


def check_question(item: Item, _context: Context) -> Iterator[Problem]:
    """Report the negation of a choice's stem that is not marked."""
    if not item.choice or item.true_false:
        return
    stem = item.question.stem
    start = sentence_at_end(stem)
    last = unspoken(unquoted(stem)[start:])
    for found in NEGATIVE.finditer(last):
        word = found[0]
        asked = ASKING.search(last)
        if asked is None or (asked.start() > found.start() and "except" not in word.lower()):
            return
        before = last[: found.start()]
        if (
            word.isupper()
            or EITHER.search(last[: found.end()])
            or NO_EXCEPTION.match(last[found.end() :])
            or THE_ONE.search(before)
        ):
            continue
        if MARKED.search(before) or before.endswith(("*", "_")):
            continue
        at = item.at(stem[start:])
        place = type(at)(at.path, at.line, at.column + found.start()) if at != item.place else at
        what = f"The stem is negative, and “{word}” is easily overlooked."
        fix = f"Ask for what is so, or write {word.upper()}."
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
