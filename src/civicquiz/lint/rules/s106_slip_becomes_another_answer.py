"""A slip in a typed key makes another answer of the bank.

## What it does

Finds a typed key from which the key of another question is so few letters away that it could be a slip. Where
`Match: exact` is written there is no such tolerance, and nothing is found.

## Why it matters

A slip is offered a second try. Where another answer of the bank is a letter or two away, nobody can tell who slipped
from who did not know.

## Example

```markdown
### What is the capital of Belarus?

Answer: Minsk

### Which city of Belarus lies where the Pina meets the Pripyat?

Answer: Pinsk
```

## Instead

```markdown
### What is the capital of Belarus?

Answer: Minsk
Match: exact

### Which city of Belarus lies where the Pina meets the Pripyat?

Answer: Pinsk
Match: exact
```

A slip is wrong from then on, so the next `bank load` tells a new key, and offers `bank regrade` where a slip was once
taken as right.

## Since

0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicquiz.grade import confusable, grade, rivals
from civicquiz.lint.context import Context
from civicquiz.lint.edits import Edit
from civicquiz.lint.views import Sheet
from civicquiz.lint.words import same_text
from civicquiz.model import Kind, Problem, Severity, Verdict

__all__ = ["CODE", "FIX", "SEVERITY", "check", "fix"]

CODE = "S106"
SEVERITY = Severity.WARNING
FIX = "Writes `Match: exact` below the answer; the next `bank load` tells that as a new key."
FIELD = re.compile(r"(?:Also accept|Hint|Tags|Level|Order):")
TAKEN = re.compile(r"Match:|.*<!--")
LONGEST = 1_000
"""Characters beyond which nobody types a key."""
OPEN = re.compile(r".*<!--(?!.*-->)")


def check(sheet: Sheet, _context: Context) -> Iterator[Problem]:
    """Report each typed question with a rival that is no farther from its key than a slip."""
    if not any(item.kind is Kind.TYPED for item in sheet.items):
        return
    keys = {same_text(text) for item in sheet.items for text in item.key_texts}
    near = rivals(sheet.bank, among=lambda text: same_text(text) in keys)
    for at, item in enumerate(sheet.items):
        question = item.question
        if item.kind is not Kind.TYPED or question.exact:
            continue
        key = item.key_texts[0]
        for rival in near.get(question.id or f"#{at}", ()):
            if same_text(rival) not in keys or max(len(key), len(rival)) > LONGEST:
                continue
            if confusable(key, rival) or grade(question, rival).verdict is Verdict.ALMOST:
                what = f"“{rival}”, another answer here, is no farther from “{key}” than a slip."
                fix = "Write Match: exact below the answer."
                yield Problem(CODE, item.answer_place, what, fix, SEVERITY)
                break


def fix(lines: Sequence[str], problem: Problem) -> list[Edit]:
    """Write the field below the answer, or below what else is accepted there."""
    at = problem.place.line - 1
    while at + 1 < len(lines) and FIELD.match(lines[at + 1]):
        at += 1
    if OPEN.match(lines[at]) or (at + 1 < len(lines) and TAKEN.match(lines[at + 1])):
        return []
    return [Edit(at + 1, lines[at], f"{lines[at]}\nMatch: exact")]
