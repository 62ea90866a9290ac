"""Many typed answers miss the key by a letter or two.

## What it does

Finds a rejected text one or two letters away from the key, or the key with other small words, that at least three
learners typed and a twentieth of all.

## Why it matters

They know it, and the grader says no. Often it is another usual spelling.

## Example

“Kiev”, typed by 14 of 60, where the key is Kyiv.

## Instead

```markdown
Answer: Kyiv
Also accept: Kiev
```

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from civicquiz.lint.alike import slips
from civicquiz.lint.context import Context
from civicquiz.lint.views import Item
from civicquiz.lint.words import same_text, tokens
from civicquiz.model import Kind, Problem, Severity

__all__ = ["CODE", "NEEDS", "SEVERITY", "check_question"]

CODE = "A707"
SEVERITY = Severity.WARNING
NEEDS = "answers"

FEW = 3
SHARE = 0.05
NEAR = 2
LETTERS = 4


def check_question(item: Item, context: Context) -> Iterator[Problem]:
    """Report the text that is most often rejected though it is near."""
    if item.kind is not Kind.TYPED:
        return
    known = context.answers.get(f"{item.sheet.bank.id}/{item.question.id}")
    if known is None:
        return
    key = " ".join(tokens(item.key_texts[0]))
    for text, count in sorted(known.rejected.items(), key=lambda one: (-one[1], one[0])):
        if count < max(FEW, SHARE * known.summary.n):
            return
        given = " ".join(tokens(text))
        digits = any(sign.isdigit() for sign in key + given)
        if (
            len(key) >= LETTERS
            and not digits
            and same_text(given) != key
            and slips(given, key) <= NEAR
        ):
            what = f"“{text}” was rejected in {count} of {known.summary.n} answers, and is near the key."
            fix = f"If it is right, write Also accept: {text}."
            yield Problem(CODE, item.answer_place, what, fix, SEVERITY)
            return
