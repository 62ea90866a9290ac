r"""Rule cases: Markdown files with banks and the problems that a rule must find in them.

A file ``tests/lint/cases/CODE.md`` belongs to one rule. Its prose says what is tried; each fenced
block ``bank`` is one case, and only that rule looks at it. A problem is expected where a comment
stands at the end of a line: ``<!-- problem: I205 12 -->`` names the code and the column, several
are parted by commas; no comment, no problem. The comments are taken out before the bank is read.
A block that does not start with ``---`` gets front matter with a title and no lines of its own.

The first line of the block may say more: ``bank on=2026-01-31`` (the day), ``strict``, ``also``
(the bank joins the one before it), ``repeat=24`` (what follows the line ``%%`` stands so many
times, with ``%n`` for its number). Before the bank may stand a block ``source ID`` (its text), a
block ``pinned ID`` (the source as it was when the pins were made) or ``answers`` (JSON by
question id: fields of `ItemSummary`, and ``rejected``), or ``lock`` (a lock file as it is read).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from civicquiz.bank import parse
from civicquiz.lint import Answers, Context, Report, check, pin_bank, read_pins
from civicquiz.model import Bank
from civicquiz.stats import Discrimination, Flag, ItemSummary, OptionFigures

__all__ = ["CASES", "Case", "cases_of", "expected_of", "found_in", "in_language", "summary_of"]

CASES = Path(__file__).resolve().parents[1] / "lint" / "cases"
BLOCK = re.compile(
    r"^```(bank|source|pinned|answers|lock)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL
)
HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
MARK = re.compile(r"[ \t]*<!-- problem: ([^>]*?) -->")
TODAY = date(2026, 3, 1)


@dataclass
class Case:
    """One bank, or several, with what is at hand and the problems to be found."""

    code: str
    title: str
    texts: list[str] = field(default_factory=list)
    options: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    pinned: dict[str, str] = field(default_factory=dict)
    answers: dict[str, Any] = field(default_factory=dict)

    @property
    def banks(self) -> list[Bank]:
        """The banks as the rules see them."""
        return [parse(bare(text), f"bank{at}.md").bank for at, text in enumerate(self.texts)]

    @property
    def expected(self) -> list[tuple[str, str, int, int]]:
        """The problems: path, code, line and column."""
        found = []
        for at, text in enumerate(self.texts):
            found += [(f"bank{at}.md", *one) for one in expected_of(text)]
        return sorted(found)


def bare(text: str) -> str:
    """Return a bank without its expectations."""
    text = MARK.sub("", text)
    return text if text.startswith("---") else f"---\ntitle: A case\n---\n\n{text}"


def in_language(text: str, language: str) -> str:
    """Return a bank whose front matter names a language too, in a line of its own."""
    head, body = (
        ("---", text[4:]) if text.startswith("---") else ("---\ntitle: A case", f"---\n\n{text}")
    )
    return f"{head}\nlanguage: {language}\n{body}"


def expected_of(text: str) -> list[tuple[str, int, int]]:
    """Return the problems that a block expects: code, line and column."""
    shift = 0 if text.startswith("---") else 4
    found = []
    for line, row in enumerate(text.split("\n"), 1 + shift):
        for mark in MARK.finditer(row):
            for one in mark[1].split(","):
                code, column = one.split()
                found.append((code, line, int(column)))
    return found


def repeated(text: str, times: int) -> str:
    """Return a text whose part after the line ``%%`` stands many times."""
    head, _, body = text.partition("%%\n")
    return head + "".join(body.replace("%n", str(at)) for at in range(1, times + 1))


def cases_of(path: Path) -> Iterator[Case]:
    """Give the cases of a file."""
    text = path.read_text(encoding="utf-8")
    titles = [(found.start(), found[1]) for found in HEADING.finditer(text)]
    case: Case | None = None
    waiting: dict[str, dict[str, Any]] = {"source": {}, "pinned": {}, "answers": {}}
    for found in BLOCK.finditer(text):
        kind, info, body = found[1], found[2].split(), found[3]
        if kind == "answers":
            waiting[kind] = json.loads(body)
        elif kind == "lock":
            waiting["answers"] = {"": body}
        elif kind != "bank":
            waiting[kind][info[0]] = body
        else:
            options = {one.partition("=")[0]: one.partition("=")[2] for one in info}
            if "repeat" in options:
                body = repeated(body, int(options["repeat"]))
            if "also" in options and case is not None:
                case.texts.append(body)
                continue
            if case is not None:
                yield case
            title = [name for at, name in titles if at < found.start()][-1]
            case = Case(
                path.stem,
                title,
                [body],
                options,
                waiting["source"],
                waiting["pinned"],
                waiting["answers"],
            )
            waiting = {"source": {}, "pinned": {}, "answers": {}}
    if case is not None:
        yield case


def summary_of(fields: dict[str, Any]) -> ItemSummary:
    """Return a summary with some of its fields set."""
    plain: dict[str, Any] = {
        "n": 0, "facility": None, "facility_interval": None, "guess": 0.0, "discrimination": None,
        "efficiency": None, "upper_lower": None, "weight": None, "options": (), "wrong_key": None, "flags": (),
    }  # fmt: skip
    plain |= fields
    if plain["discrimination"] is not None:
        value, low, high = plain["discrimination"]
        plain["discrimination"] = Discrimination(value, (low, high), plain["n"])
    plain["options"] = tuple(
        OptionFigures(at, key, round(share * plain["n"]), share, None)
        for at, (key, share) in enumerate(plain["options"])
    )
    plain["flags"] = tuple(Flag(flag) for flag in plain["flags"])
    return ItemSummary(**plain)


def context_of(case: Case, banks: list[Bank]) -> Context:
    """Return what the rules are told in a case."""
    pins = {bank.id: pin_bank(bank, case.pinned) for bank in banks} if case.pinned else {}
    answers = {}
    lock = case.answers.pop("", "")
    damage = read_pins(lock, banks[0].id, "bank0.md")[1] if lock else ()
    for name, fields in case.answers.items():
        rejected = fields.pop("rejected", {})
        answers[f"{banks[0].id}/{name}"] = Answers(summary_of(fields), rejected)
    on = date.fromisoformat(case.options["on"]) if "on" in case.options else TODAY
    return Context(
        on,
        strict="strict" in case.options,
        sources=case.sources,
        pins=pins,
        answers=answers,
        lock_problems=damage,
    )


def run(case: Case) -> Report:
    """Let the rule of a case look at its banks."""
    banks = case.banks
    return check(banks, context_of(case, banks), select=[case.code])


def found_in(case: Case) -> list[tuple[str, str, int, int]]:
    """Return what the rule finds in a case: path, code, line and column."""
    return sorted(
        (problem.place.path, problem.code, problem.place.line, problem.place.column)
        for problem in run(case).problems
        if problem.code == case.code
    )
