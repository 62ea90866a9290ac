"""Running the rules: which ones, over what, with which exceptions; all problems in one run."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from civicquiz.lint.context import Context, Idle
from civicquiz.lint.registry import Rule, every_rule
from civicquiz.lint.views import Sheet
from civicquiz.model import Bank, Fact, Ignore, Problem, Question, Severity, Topic

__all__ = ["Report", "check", "chosen"]

LAST = "L"
"""The family of rules on the checking itself, which run when the others have."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found, by place, each problem once.

    `unchecked` counts the citations whose source was not at hand; `excused` the problems that an
    ``Ignore:`` took away; `answers` how many first answers the A rules rest on.
    """

    problems: tuple[Problem, ...]
    questions: int = 0
    facts: int = 0
    citations: int = 0
    unchecked: int = 0
    excused: int = 0
    answers: int = 0

    def count(self, severity: Severity) -> int:
        """Return how many problems are of a severity."""
        return sum(problem.severity is severity for problem in self.problems)

    def failed(self, *, strict: bool = False, strictly: Sequence[str] = ()) -> bool:
        """Whether there is an error, or a warning: with `strict` any, else of a code or family."""
        return any(
            problem.severity is Severity.ERROR
            or (
                problem.severity is Severity.WARNING
                and (strict or problem.code in strictly or problem.code[0] in strictly)
            )
            for problem in self.problems
        )


def chosen(
    select: Sequence[str] = (), ignore: Sequence[str] = (), least: Severity | None = None
) -> list[Rule]:
    """Return the rules that run: codes or families, advice (info) only where it is selected.

    A code that is named wins over a family: ``select=["I"], ignore=["I205"]``. `least` ERROR
    leaves the error rules only.
    """
    found = []
    for rule in every_rule().values():
        names = (rule.code, rule.code[0])
        wanted = any(name in select for name in names)
        if rule.severity is Severity.INFO and not wanted:
            continue
        if select and not wanted and rule.code[0] != LAST:
            continue
        if rule.code in ignore or (rule.code[0] in ignore and rule.code not in select):
            continue
        if least is Severity.ERROR and rule.severity is not Severity.ERROR:
            continue
        found.append(rule)
    return found


def check(
    banks: Sequence[Bank],
    context: Context,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    known: Iterable[Problem] = (),
    least: Severity | None = None,
) -> Report:
    """Check banks together; `known` are the problems that reading them found."""
    running = chosen(select, ignore, least)
    sheets = [Sheet(bank) for bank in banks]
    spans = Spans(banks)
    known = tuple(known)
    told = {(problem.code, spans.entry_of(problem)) for problem in known}
    kept: list[Problem] = []
    used: set[tuple[int, str]] = set()
    excused = 0
    for rule in running:
        if rule.code[0] == LAST or (rule.needs and not getattr(context, rule.needs)):
            continue  # without what it needs a rule says nothing, but asks 10,000 questions for it
        for problem in found_by(rule, sheets, context):
            at = spans.entry_of(problem)
            if any((code, at) in told for code in rule.same):
                continue
            excuse = spans.excuse(at, rule.code)
            if excuse is None:
                kept.append(problem)
            else:
                used.add((id(excuse), rule.code))
                excused += 1
    idle = tuple(idle_of(spans, used, running, context))
    for rule in running:
        if rule.code[0] == LAST:
            kept += found_by(rule, sheets, replace(context, idle=idle))
    citations, missing = unchecked(sheets, context)
    return Report(
        by_place((*known, *kept)),
        questions=sum(len(sheet.items) for sheet in sheets),
        facts=sum(len(sheet.facts) for sheet in sheets),
        citations=citations,
        unchecked=missing,
        excused=excused,
        answers=sum(answers.summary.n for answers in context.answers.values()),
    )


def found_by(rule: Rule, sheets: Sequence[Sheet], context: Context) -> Iterator[Problem]:
    """Give what one rule finds."""
    if rule.english:
        sheets = [sheet for sheet in sheets if is_english(sheet.bank)]
    if rule.check_question:
        look = rule.check_question
        for sheet in sheets:
            for item in sheet.items:
                yield from look(item, context)
    if rule.check_bank:
        for sheet in sheets:
            yield from rule.check_bank(sheet, context)
    if rule.check_all:
        yield from rule.check_all(sheets, context)


def by_place(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems by place, then code, none twice."""
    once = {(problem.place, problem.code, problem.what): problem for problem in problems}
    return tuple(sorted(once.values(), key=where_and_what))


def where_and_what(problem: Problem) -> tuple[str, int, int, str, str]:
    """Return what problems are sorted by, as plain values: places compare ten times as slowly."""
    place = problem.place
    return place.path, place.line, place.column, problem.code, problem.what


def is_english(bank: Bank) -> bool:
    """Whether a bank is written in English, of whatever country."""
    return bank.language.partition("-")[0].lower() == "en"


def judges(rule: Rule, entry: Fact | Question, bank: Bank, context: Context) -> bool:
    """Whether a rule has what it needs of an entry, so that its silence says something.

    The score history never does: tomorrow's answers may bring the problem back.
    """
    if rule.english and not is_english(bank):
        return False
    if rule.needs == "sources":
        return all(context.source(bank.id, one.source) is not None for one in entry.citations)
    if rule.needs == "pins":
        return bank.id in context.pins
    return not rule.needs


class Spans:
    """Which fact or question a line belongs to, and what that is excused from."""

    def __init__(self, banks: Sequence[Bank]) -> None:
        """Note where each entry begins."""
        self.starts: dict[str, list[int]] = {}
        self.entries: dict[tuple[str, int], tuple[Fact | Question | Topic, Fact | None]] = {}
        self.banks: dict[str, Bank] = {}
        for bank in banks:
            above: Fact | None = None
            for entry in bank.entries:
                if above and entry.level <= above.level:
                    above = None
                if isinstance(entry, Fact):
                    above = entry
                place = entry.place
                self.banks[place.path] = bank
                self.starts.setdefault(place.path, []).append(place.line)
                self.entries[place.path, place.line] = (entry, above)

    def entry_of(self, problem: Problem) -> tuple[str, int]:
        """Return where the entry begins in which a problem stands."""
        starts = self.starts.get(problem.place.path, [])
        at = bisect_right(starts, problem.place.line) - 1
        return problem.place.path, starts[at] if at >= 0 else 0

    def excuse(self, at: tuple[str, int], code: str) -> Ignore | None:
        """Return the exception of an entry, or of the fact above it, from a rule."""
        entry, above = self.entries.get(at, (None, None))
        for one in (entry, above):
            if isinstance(one, Fact | Question):
                for ignore in one.ignores:
                    if code in ignore.codes:
                        return ignore
        return None


def idle_of(
    spans: Spans, used: set[tuple[int, str]], running: Sequence[Rule], context: Context
) -> Iterator[Idle]:
    """Give the exceptions that excused nothing, of rules that ran, and those of no rule."""
    known, ran = every_rule(), {rule.code: rule for rule in running}
    for (path, _), (entry, _) in spans.entries.items():
        if isinstance(entry, Topic):
            continue
        for ignore in entry.ignores:
            for code in ignore.codes:
                if code not in known:
                    yield Idle(ignore, code, known=False)
                elif (id(ignore), code) in used or code not in ran:
                    continue
                elif judges(ran[code], entry, spans.banks[path], context):
                    yield Idle(ignore, code, known=True)


def unchecked(sheets: Sequence[Sheet], context: Context) -> tuple[int, int]:
    """Return how many citations have a quotation, and of how many the source is not at hand."""
    every = missing = 0
    for sheet in sheets:
        for fact in sheet.facts:
            for citation in fact.citations:
                if citation.fragments:
                    every += 1
                    missing += context.source(sheet.bank.id, citation.source) is None
    return every, missing
