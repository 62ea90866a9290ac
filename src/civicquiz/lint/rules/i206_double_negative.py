"""A stem has two negations.

## What it does

Finds a last sentence of a stem with two negations or more.

## Why it matters

Two negations have to be worked out before the question can be answered.

## Example

```markdown
### Which of these cannot be done without no vote?
```

## Instead

```markdown
### Which of these needs a vote?
```

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from civicquiz.lint.asking import asking_sentence
from civicquiz.lint.context import Context
from civicquiz.lint.views import Item
from civicquiz.lint.words import negations, tokens
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "ENGLISH", "SEVERITY", "check_question"]

CODE = "I206"
ENGLISH = True
SEVERITY = Severity.INFO
TWO = 2


def check_question(item: Item, _context: Context) -> Iterator[Problem]:
    """Report a stem with two negations in its last sentence."""
    if not item.question.prose and negations(item.words) < TWO:
        return
    _, sentence = asking_sentence(item.asked)
    if negations(tokens(sentence)) >= TWO:
        yield Problem(
            CODE, item.place, "The stem has two negations.", "Ask for what is so.", SEVERITY
        )
