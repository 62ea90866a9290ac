"""An instructor's work on bank files: begin one, tidy one, look at what is loaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

from civicquiz.app.choosing import bank_ids_of
from civicquiz.app.loading import LoadReport, load_bank, load_shipped
from civicquiz.app.reading import bank_files, check_text, read_bank_file
from civicquiz.app.rewriting import difference, rewrite
from civicquiz.errors import NotFound
from civicquiz.model import Bank, Posed, Problem
from civicquiz.store import BankSummary, Flag, Store
from civicquiz.study import Settings as Schedule

__all__ = ["Formatted", "Shown", "bank_shown", "format_file", "load_banks", "new_bank"]


@dataclass(frozen=True, slots=True)
class Formatted:
    """What tidying did to a file, or would do; `diff` is a unified one."""

    path: Path
    changed: bool
    diff: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A loaded bank, or one question of it, with the flags that learners set.

    `leeches` are questions that somebody keeps failing, by name, each with the learners;
    `links` open the passages that one question rests on.
    """

    summary: BankSummary
    bank: Bank
    posed: Posed | None
    flags: tuple[Flag, ...]
    old_answers: dict[str, int]
    leeches: dict[str, tuple[str, ...]]
    links: tuple[str, ...] = ()


def load_banks(
    store: Store, schedule: Schedule, paths: Sequence[Path], now: datetime, *, force: bool = False
) -> list[LoadReport]:
    """Load files and folders of banks; without any, the banks that come with civicquiz.

    `force` loads what the error rules of the check would refuse.
    """
    if not paths:
        return list(load_shipped(store, schedule, now).reports)
    return [load_bank(store, schedule, path, now, force=force) for path in bank_files(list(paths))]


def format_file(path: Path, *, write: bool) -> Iterator[Formatted]:
    """Tidy a file, or each bank of a folder; a file is replaced whole or not at all."""
    from civicquiz.bank import format_text  # Markdown: not on the way to a question

    for file in bank_files([path]):
        text = read_bank_file(file)
        _, problems = check_text(text, str(file))
        try:
            before = text.decode()
        except UnicodeDecodeError:
            yield Formatted(file, changed=False, diff="", problems=problems)
            continue
        after = format_text(before)
        changed = after != before
        if changed and write:
            rewrite(file, after)
        yield Formatted(file, changed, difference(file, before, after, "tidied"), problems)


def new_bank(name: str, title: str | None) -> str:
    """Return a small bank that is right and shows the commonest shapes."""
    words = title or name.replace("-", " ").replace("_", " ").strip().capitalize() or "My bank"
    return f"""---
title: {words}
license: CC0-1.0
source: guide | The name of your source | https://example.org/guide | 2026-01-31
---

# A topic

## State a fact here, as a whole sentence. {{#first-fact}}

Source: guide “the first words … the last words”
As of: 2026-01-31

### Ask for it: which of these is right? {{#first-choice}}

- [ ] A wrong option that somebody could believe
- [x] The right option
- [ ] Another wrong option
  > Say here why it is wrong.

> Explain here what makes it so.

### Ask for it in another way: what is the word? {{#first-typed}}

Answer: the word
Also accept: its synonym | its abbreviation
"""


def bank_shown(store: Store, schedule: Schedule, name: str) -> Shown:
    """Return a bank by its key, or one question by ``bank/question``."""
    key, _, question = name.partition("/")
    bank_ids_of(store, [key])
    summary = next(each for each in store.banks() if each.key == key.removesuffix(".md"))
    bank = store.bank_content(summary.key)
    assert bank is not None
    posed = None
    if question:
        found = store.question_named(summary.key, question)
        if found is None:
            near = get_close_matches(question, [each.id for each in bank.questions], n=1)
            hint = f"Did you mean '{near[0]}'?" if near else f"See: civicquiz bank show {key}"
            raise NotFound(f"The bank '{key}' has no question '{question}'.", hint)
        posed = store.pose([found])[found]
    flags = tuple(
        flag
        for flag in store.flags(bank_id=summary.id)
        if posed is None or flag.question_id == posed.question_id
    )
    counts = store.old_key_counts(summary.key)
    names = store.question_names(list(counts))
    old = {names[asked]: number for asked, number in counts.items()}
    leeches = _leeches(store, schedule, name)
    return Shown(summary, bank, posed, flags, old, leeches, _links(bank, posed))


def _links(bank: Bank, posed: Posed | None) -> tuple[str, ...]:
    """Return addresses that open the passages of one question in a browser."""
    if posed is None:
        return ()
    from civicquiz.lint import question_links  # the rules come with it

    return tuple(question_links(bank, posed.question))


def _leeches(store: Store, schedule: Schedule, name: str) -> dict[str, tuple[str, ...]]:
    """Return the leeches of a bank, or of one question, with the learners who fail them."""
    found = store.leeches(schedule.leech)
    names = store.question_names([asked for _, asked, _ in found])
    learners = {learner.id: learner.name for learner in store.learners()} if found else {}
    leeches: dict[str, tuple[str, ...]] = {}
    for who, asked, _ in found:
        if names[asked] == name or names[asked].startswith(f"{name}/"):
            leeches[names[asked]] = (*leeches.get(names[asked], ()), learners[who])
    return leeches
