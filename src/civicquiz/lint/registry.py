"""The rules by their codes, each found by its module; its docstring is its page of the manual."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, cast

from civicquiz.lint import rules as folder
from civicquiz.lint.context import Context
from civicquiz.lint.edits import Edit
from civicquiz.lint.views import Item, Sheet
from civicquiz.model import Problem, Severity

__all__ = ["HEADINGS", "Rule", "every_rule", "page", "rules_table"]

HEADINGS = ("What it does", "Why it matters", "Example", "Instead", "Since")
"""The headings of a rule's page, in this order."""

OnItem = Callable[[Item, Context], Iterator[Problem]]
OnSheet = Callable[[Sheet, Context], Iterator[Problem]]
OnAll = Callable[[Sequence[Sheet], Context], Iterator[Problem]]
Mend = Callable[[Sequence[str], Problem], list[Edit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its offence in a few words, and what it looks at (one of the three checks).

    `same` are codes of the bank language that say the same at the same question; `needs` names
    the field of the context without which the rule cannot judge. `english` tells that it goes by
    English words, so that it looks at no bank of another language. `fix` says in a sentence what
    ``bank check --fix`` does, empty where it does nothing; `mend` gives the edits of a bank's lines.
    """

    code: str
    severity: Severity
    name: str
    text: str
    same: tuple[str, ...]
    needs: str
    english: bool
    check_question: OnItem | None
    check_bank: OnSheet | None
    check_all: OnAll | None
    fix: str = ""
    mend: Mend | None = None


@cache
def every_rule() -> dict[str, Rule]:
    """Return all rules by code, in the order of their codes."""
    found = [
        rule_of(import_module(f"{folder.__name__}.{module.name}"))
        for module in pkgutil.iter_modules(folder.__path__)
    ]
    return {rule.code: rule for rule in sorted(found, key=lambda rule: rule.code)}


def rule_of(module: Any) -> Rule:
    """Return the rule that a module of ``rules/`` holds."""
    text = (module.__doc__ or "").strip()
    return Rule(
        code=module.CODE,
        severity=module.SEVERITY,
        name=text.partition("\n")[0].rstrip("."),
        text=text,
        same=cast("tuple[str, ...]", getattr(module, "SAME", ())),
        needs=cast("str", getattr(module, "NEEDS", "")),
        english=getattr(module, "ENGLISH", False),
        check_question=getattr(module, "check_question", None),
        check_bank=getattr(module, "check", None),
        check_all=getattr(module, "check_all", None),
        fix=cast("str", getattr(module, "FIX", "")),
        mend=getattr(module, "fix", None),
    )


def page(code: str) -> str | None:
    """Return the manual's page of a rule as Markdown, None where no rule has that code."""
    rule = every_rule().get(code)
    if rule is None:
        return None
    _, _, rest = rule.text.partition("\n")
    where = " (in English banks)" if rule.english else ""
    mended = f"\n`bank check --fix`: {rule.fix}\n" if rule.fix else ""
    head = f"# {rule.code}: {rule.name}\n\nSeverity: {rule.severity}{where}\n"
    return f"{head}{mended}\n{rest.strip()}\n"


def rules_table() -> str:
    """Return all rules as a table in Markdown: code, severity, offence."""
    rows = [f"| {rule.code} | {rule.severity} | {rule.name} |" for rule in every_rule().values()]
    return "\n".join(["| code | severity | offence |", "|---|---|---|", *rows]) + "\n"
