"""A slip in a typed key makes another answer of the bank.

## What it does

Finds a typed key from which the key of another question is so few letters away that it could pass for a slip.

## Why it matters

Who answers Brest and means Brest must not be led to Brent.

## Example

```markdown
### Where were the peace of 1918 signed?

Answer: Brest
```

## Instead

```markdown
### Where were the peace of 1918 signed?

Answer: Brest
Match: exact
```

## Since

0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from civicquiz.grade import grade, rivals
from civicquiz.lint.context import Context
from civicquiz.lint.views import Sheet
from civicquiz.lint.words import same_text
from civicquiz.model import Kind, Problem, Severity, Verdict

__all__ = ["CODE", "SEVERITY", "check"]

CODE = "S106"
SEVERITY = Severity.WARNING


def check(sheet: Sheet, _context: Context) -> Iterator[Problem]:
    """Report each typed question with a rival that the grader takes for a slip."""
    if not any(item.kind is Kind.TYPED for item in sheet.items):
        return
    near = rivals(sheet.bank)
    keys = {same_text(text) for item in sheet.items for text in item.key_texts}
    for at, item in enumerate(sheet.items):
        question = item.question
        if item.kind is not Kind.TYPED or question.exact:
            continue
        for rival in near.get(question.id or f"#{at}", ()):
            if same_text(rival) in keys and grade(question, rival).verdict is Verdict.ALMOST:
                what = f"“{rival}”, another answer here, could pass for a slip in “{item.key_texts[0]}”."
                yield Problem(
                    CODE, item.place, what, "Write Match: exact below the answer.", SEVERITY
                )
                break
