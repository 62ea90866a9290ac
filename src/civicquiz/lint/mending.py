"""Mending a bank's text in place: each rule names the lines to write anew, and the rest stays.

What was mended is read again; edits after which the bank means anything else are given up. A rule
that can mend has `FIX`, a sentence, and ``fix(lines, problem)``, which gives the edits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from civicquiz.bank import key_hash, name_entries, normal_stem, parse
from civicquiz.lint.context import Context
from civicquiz.lint.edits import Edit
from civicquiz.lint.engine import check, chosen
from civicquiz.lint.passages import passage_of
from civicquiz.lint.pins import Pins, name_of, pin
from civicquiz.lint.words import kept_signs
from civicquiz.model import Bank, Choice, Fact, Problem, Question

__all__ = ["Mended", "mend", "repin"]

MOST_PASSES = 8
"""Passes after which mending ends; a text with two flaws in one line needs two."""
PINNED = "P404"
"""The rule whose problems are mended in the lock file."""
LINE_END = re.compile(r"\r\n|\r|\n")


class Mended(NamedTuple):
    """A text after mending, the problems that are mended, and how many ids were written."""

    text: str
    problems: tuple[Problem, ...]
    ids: int


class Lines:
    """The lines of a text, counted from 1, with the ends that they have."""

    def __init__(self, text: str) -> None:
        """Part a text; a mark of its encoding stays before the first line."""
        self.mark = "\ufeff" if text.startswith("\ufeff") else ""
        text = text.removeprefix("\ufeff")
        self.rows = LINE_END.split(text)
        self.ends = [*LINE_END.findall(text), ""]
        self.usual = next((end for end in self.ends if end), "\n")

    def edited(self, edits: Sequence[Edit]) -> str:
        """Return the text after some edits; what is written has the text's usual line end."""
        rows = list(self.rows)
        for edit in edits:
            rows[edit.line - 1] = edit.new.replace("\n", self.usual)
        return self.mark + "".join(row + end for row, end in zip(rows, self.ends, strict=True))

    def fit(self, edits: Sequence[Edit], taken: set[int]) -> bool:
        """Whether edits are of lines as they stand that nobody else edits."""
        return bool(edits) and all(
            1 <= edit.line <= len(self.rows)
            and edit.line not in taken
            and self.rows[edit.line - 1] == edit.old
            for edit in edits
        )


def mend(
    text: str,
    path: str,
    context: Context,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> Mended:
    """Return a bank's text with all mended that the chosen rules can mend, and ids written.

    Mending what was mended changes nothing. A text that cannot be read whole stays as it is.
    """
    named = name_entries(text, path)
    ids = named.count("{#") - text.count("{#")
    rules = {rule.code: rule for rule in chosen(select, ignore) if rule.mend}
    done: list[Problem] = []
    text = named
    for _ in range(MOST_PASSES if rules else 0):
        parsed = parse(text, path)
        report = check([parsed.bank], context, select=tuple(rules), known=parsed.problems)
        lines = Lines(text)
        taken: set[int] = set()
        groups: list[tuple[Problem, list[Edit]]] = []
        for problem in report.problems:
            rule = rules.get(problem.code)
            edits = rule.mend(lines.rows, problem) if rule and rule.mend else []
            if lines.fit(edits, taken):
                taken.update(edit.line for edit in edits)
                groups.append((problem, edits))
        wanted = meaning(parsed.bank), len(parsed.problems)
        kept = sound(lines, groups, wanted, path)
        if not kept:
            break
        done += [problem for problem, _ in kept]
        text = lines.edited([edit for _, edits in kept for edit in edits])
    return Mended(text, tuple(done), ids)


def sound(
    lines: Lines,
    groups: Sequence[tuple[Problem, list[Edit]]],
    wanted: tuple[object, int],
    path: str,
) -> list[tuple[Problem, list[Edit]]]:
    """Return the edits that leave the meaning alone, found by halving where not all do."""
    if not groups:
        return []
    parsed = parse(lines.edited([edit for _, edits in groups for edit in edits]), path)
    if (meaning(parsed.bank), len(parsed.problems)) == wanted:
        return list(groups)
    if len(groups) == 1:
        return []
    half = len(groups) // 2
    return [
        *sound(lines, groups[:half], wanted, path),
        *sound(lines, groups[half:], wanted, path),
    ]


def meaning(bank: Bank) -> object:
    """Return what no fix may change; order of options, marks of stem and prose and strictness are left out."""
    entries = [asked(entry) if isinstance(entry, Question) else entry for entry in bank.entries]
    return replace(bank, entries=()), entries


def asked(question: Question) -> object:
    """Return what a question means, and all else that stands with it."""
    lenient = replace(question, exact=False, fixed_order=False)
    shape = question.shape
    options = (
        sorted((option.text, option.right, option.feedback) for option in shape.options)
        if isinstance(shape, Choice)
        else shape
    )
    rest = replace(lenient, stem="", prose="", shape=Choice(()))
    prose = normal_stem(question.prose), kept_signs(question.prose)
    return rest, normal_stem(question.stem), prose, options, key_hash(lenient)


def repin(
    bank: Bank, context: Context, *, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> tuple[Pins | None, tuple[Problem, ...]]:
    """Return the pins of a bank after mending, and the problems that are mended by that.

    Only passages that changed in wording alone are pinned anew, and of these only those whose
    quoted words still stand in the source.
    """
    old = context.pins.get(bank.id)
    if old is None or all(rule.code != PINNED for rule in chosen(select, ignore)):
        return old, ()
    report = check([bank], context, select=[PINNED])
    changed = {one.place: one for one in report.problems if one.code == PINNED}
    citing: tuple[Fact | Question, ...] = (*bank.facts, *bank.questions)
    citations = [each for entry in citing for each in entry.citations]
    cited = {name_of(each) for each in citations}
    passages = {name: one for name, one in old.passages.items() if name in cited}
    done = []
    for citation in citations:
        text = context.source(bank.id, citation.source)
        passage = passage_of(text, citation) if text is not None else None
        if passage is not None and citation.place in changed:
            passages[name_of(citation)] = pin(passage)
            done.append(changed[citation.place])
    return (replace(old, passages=passages) if done else old), tuple(done)
