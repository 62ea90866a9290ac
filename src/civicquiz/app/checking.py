"""Checking banks by the rules: their texts, sources, lock files and, where asked, the answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from civicquiz.app.answered import answers_in
from civicquiz.app.collecting import uncollected
from civicquiz.app.gathering import banks_once, gather
from civicquiz.errors import BadInput, UsageProblem
from civicquiz.model import Bank, Place, Problem, Severity

if TYPE_CHECKING:  # the rules are imported by those who check, the store by who has one
    from civicquiz.lint import Report
    from civicquiz.store import Store

__all__ = ["Checked", "check_files", "error_problems", "refuse_unknown", "rule_page", "rule_pages"]

RESTING = ("F503", "F506")
"""Error rules on what loading allows, since its questions rest."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found; `texts` are the lines of the files, by path.

    `notes` tell what could not be looked at. `links` are the addresses of cited passages, by the
    place of the citation.
    """

    report: Report
    texts: Mapping[str, Sequence[str]]
    notes: tuple[str, ...]
    links: Mapping[Place, str]


@uncollected()
def check_files(
    paths: Sequence[Path],
    on: date,
    *,
    strict: bool = False,
    strictly: Sequence[str] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    sources: Mapping[str, Path] | None = None,
    store: Store | None = None,
) -> Checked:
    """Check files and folders of banks together; `sources` are files by source id.

    With a `store` the rules on answers read its score history. `strictly` are the rules, or
    families, of which a warning fails: it is only looked at whether they exist.
    """
    from civicquiz.lint import Context, check, passage_links

    refuse_unknown((*select, *ignore, *strictly))
    desk = gather(banks_once(paths), sources or {})
    context = Context(
        on,
        strict=strict,
        sources=desk.sources,
        pins=desk.pins,
        answers=answers_in(store, desk.banks) if store else {},
        lock_problems=tuple(desk.locks),
    )
    report = check(desk.banks, context, select=select, ignore=ignore, known=desk.problems)
    links = {place: link for bank in desk.banks for place, link in passage_links(bank).items()}
    return Checked(report, desk.texts, tuple(desk.notes), links)


def error_problems(bank: Bank, known: Sequence[Problem], on: date) -> tuple[Problem, ...]:
    """Return what reading a bank and the error rules find in it, before it is loaded.

    What has expired, or rests for being disputed, may be loaded: its questions are not asked.
    """
    from civicquiz.lint import Context, check

    found = check([bank], Context(on), ignore=RESTING, known=known, least=Severity.ERROR)
    return found.problems


def refuse_unknown(names: Sequence[str], file: Path | None = None) -> None:
    """Refuse a name that no rule and no family has; `file` is where it stands, if in a file."""
    from civicquiz.lint import every_rule

    known = every_rule()
    families = {code[0] for code in known}
    for name in names:
        if name not in known and name not in families:
            told, hint = f"here is no rule or family {name!r}.", "See: civicquiz help check"
            if file is None:
                raise UsageProblem(f"T{told}", hint)
            raise BadInput(f"{file}: t{told}", hint)


def rule_page(code: str) -> str | None:
    """Return the manual's page of a rule of the check."""
    from civicquiz.lint import page

    return page(code)


def rule_pages() -> dict[str, tuple[str, str]]:
    """Return name and page of each rule, by code."""
    from civicquiz.lint import every_rule, page

    return {code: (rule.name, page(code) or "") for code, rule in every_rule().items()}
