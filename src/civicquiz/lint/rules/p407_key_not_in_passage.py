"""No word of the key stands in the fact or the passage.

## What it does

Finds a question of whose key no word that matters and no number stands in the fact (its statement or prose), nor in a
cited passage. Where a passage cannot be looked at, nothing is said. True and false, yes and no are left
alone, and so are small numbers, which a reader counts, and what is put in order or matched.

## Why it matters

The fact does not prove the key: a slip, or a question below the wrong fact.

## Example

```markdown
## The House has 435 voting members.

### How many senators are there?

Answer: 100
```

## Instead

Put the question under the fact that it asks.

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from civicquiz.lint.context import Context
from civicquiz.lint.passages import passage_of
from civicquiz.lint.views import Item
from civicquiz.lint.vocabulary import NUMBERS, STOP
from civicquiz.lint.words import tokens
from civicquiz.model import Kind, Problem, Severity

__all__ = ["CODE", "SEVERITY", "check_question"]

CODE = "P407"
SEVERITY = Severity.WARNING
WORDED = (Kind.ORDERING, Kind.MATCHING)
COUNTED = {str(count) for count in range(11)}
LETTERS = 4
DIGITS = {word: str(value) for word, value in NUMBERS.items()}


def check_question(item: Item, context: Context) -> Iterator[Problem]:
    """Report a key that nothing supports."""
    if item.true_false or item.kind in WORDED or (item.fact is None and not item.citations):
        return
    key = roots(" ".join((*item.key_texts, *also(item))))
    if not key or key <= {"true", "fals", "yes", "no"} | COUNTED:
        return
    said = roots(f"{item.fact.statement} {item.fact.prose}") if item.fact else frozenset()
    if key & said:
        return
    for citation in item.citations:
        text = context.source(item.sheet.bank.id, citation.source)
        passage = passage_of(text, citation) if text is not None and citation.fragments else None
        if passage is None or key & roots(" ".join(passage.written)):
            return
    what = f"No word of the key, “{'; '.join(item.key_texts)[:60]}”, stands in the fact or its passage."
    yield Problem(
        CODE, item.place, what, "State it in the fact, or cite the passage that has it.", SEVERITY
    )


def also(item: Item) -> tuple[str, ...]:
    """Return what else is right."""
    shape = item.question.shape
    answers = getattr(shape, "answers", None) or getattr(shape, "gaps", None) or (shape,)
    return tuple(text for answer in answers for text in getattr(answer, "also", ()))


@lru_cache(maxsize=256)
def roots(text: str) -> frozenset[str]:
    """Return the first letters of the words that matter, and numbers as digits.

    Kept for the next questions, which mostly ask the same fact.
    """
    found = set()
    for word in tokens(text):
        number = DIGITS.get(word)
        if number is None and word in STOP:
            continue
        found.add(number or (word if word[0].isdigit() else word[:LETTERS]))
    return frozenset(word.replace(",", "") for word in found)
