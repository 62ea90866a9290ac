"""Checking banks: their files, sources, lock files and, where asked, the score history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from civicquiz.app.collecting import uncollected
from civicquiz.app.loading import check_text
from civicquiz.app.reading import bank_files, read_bank_file
from civicquiz.errors import BadInput, NotFound
from civicquiz.grade import grade
from civicquiz.model import (
    Bank,
    Choice,
    Fact,
    Place,
    Problem,
    Question,
    Review,
    Severity,
    Typed,
    Verdict,
)
from civicquiz.store import Store

if TYPE_CHECKING:  # rules and statistics are imported by those who check
    from civicquiz.lint import Answers, Pins, Report

__all__ = [
    "Checked",
    "Pinned",
    "answers_in",
    "check_files",
    "error_problems",
    "pin_files",
    "rule_page",
    "rule_pages",
]

LARGEST = 32 * 1024 * 1024
"""Bytes of a source that are read; beyond it is not checked."""
RESTING = ("F503", "F506")
"""Error rules on what loading allows, since its questions rest."""
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


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


@dataclass(frozen=True, slots=True)
class Pinned:
    """What pinning a bank did; `missing` are the citations whose passage was not found."""

    bank: str
    lock: Path
    passages: int
    missing: tuple[str, ...]
    changed: bool


@dataclass(slots=True)
class Desk:
    """The banks to be checked, and all that lies beside them."""

    banks: list[Bank]
    problems: list[Problem]
    texts: dict[str, Sequence[str]]
    sources: dict[str, str]
    pins: dict[str, Pins]
    locks: list[Problem]
    notes: list[str]


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

    _known_names((*select, *ignore, *strictly))
    desk = gather(_banks_once(paths), sources or {})
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


def _banks_once(paths: Sequence[Path]) -> list[Path]:
    """Return the files that are meant, one that is named twice once."""
    found: dict[Path, Path] = {}
    for file in bank_files(list(paths)):
        found.setdefault(file.resolve(), file)
    return list(found.values())


def _known_names(names: Sequence[str]) -> None:
    from civicquiz.lint import every_rule

    known = every_rule()
    families = {code[0] for code in known}
    for name in names:
        if name not in known and name not in families:
            raise BadInput(f"There is no rule or family {name!r}.", "See: civicquiz help check")


def gather(files: Sequence[Path], given: Mapping[str, Path]) -> Desk:
    """Read banks, and the sources and lock files that lie beside them."""
    from civicquiz.lint import read_pins

    desk = Desk([], [], {}, {}, {}, [], [])
    for name, path in given.items():
        if not path.is_file():
            raise NotFound(f"There is no file {path} for the source {name!r}.", "Check the path.")
        take(desk, name, path)
    for file in files:
        data = read_bank_file(file)
        bank, problems = check_text(data, str(file))
        desk.banks.append(bank)
        desk.problems += problems
        text = data.decode(errors="replace").removeprefix("\ufeff")
        desk.texts[str(file)] = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for source in bank.sources:
            local = local_file(file, source.location)
            if source.id not in given and local is not None and local.is_file():
                take(desk, f"{bank.id}/{source.id}", local)
        lock = file.with_suffix(".lock")
        if lock.is_file():
            try:
                text = lock.read_bytes().decode(errors="replace")
            except OSError as error:
                desk.notes.append(f"{lock}: {error.strerror}; no passage is compared with its pin.")
                continue
            found, damage = read_pins(text, bank.id, str(lock))
            desk.locks += damage
            if found:
                desk.pins[bank.id] = found
    return desk


def local_file(bank: Path, location: str) -> Path | None:
    """Return the file that a source means, None for a URL or no location at all."""
    if not location or "://" in location or "\0" in location:
        return None
    return bank.parent / location


def take(desk: Desk, name: str, path: Path) -> None:
    """Read a source; one that cannot be read as text is noted and not checked."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        desk.notes.append(f"{path}: {error.strerror}; not checked.")
        return
    if len(data) > LARGEST:
        desk.notes.append(f"{path} is over 32 MiB; not checked.")
        return
    text = text_of(data)
    if text is None:
        desk.notes.append(f"{path} is no text; not checked.")
        return
    desk.sources[name] = text


def text_of(data: bytes) -> str | None:
    """Return bytes as text: UTF-8, UTF-16 with its mark, else Windows-1252; None for no text."""
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if b"\0" in data:
        return None
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def answers_in(store: Store, banks: Sequence[Bank]) -> dict[str, Answers]:
    """Return the figures of the first answers to the questions of some banks."""
    from civicquiz.lint import Answers
    from civicquiz.stats import Options, first_answers, summarise

    known = {
        each.id: each
        for bank in banks
        for each in store.known_questions(bank.id)
        if not each.retired
    }
    if not known:
        return {}
    current = {each: one.revision_id for each, one in known.items()}
    learners = store.learners()
    reviews: list[Review] = [one for each in learners for one in store.reviews_of(each.id)]
    amendments = [one for each in learners for one in store.amendments_of(each.id)]
    first = first_answers(reviews, amendments, current)
    posed = store.pose(list(first.questions))
    options = {
        each: Options.of(one.question.shape)
        for each, one in posed.items()
        if isinstance(one.question.shape, Choice)
    }
    summary = summarise(first.marks, first.chosen(options))
    return {
        posed[each].name: Answers(item, rejected(posed[each].question, first.responses, at))
        for at, (each, item) in enumerate(zip(first.questions, summary.items, strict=True))
        if each in posed
    }


def rejected(question: Question, responses: Sequence[Sequence[object]], at: int) -> dict[str, int]:
    """Return the typed answers to a question that are graded wrong, with their numbers."""
    if not isinstance(question.shape, Typed):
        return {}
    texts = Counter(row[at] for row in responses if isinstance(row[at], str) and row[at])
    return {
        str(text): number
        for text, number in texts.items()
        if grade(question, str(text)).verdict is Verdict.WRONG
    }


def error_problems(bank: Bank, known: Sequence[Problem], on: date) -> tuple[Problem, ...]:
    """Return what reading a bank and the error rules find in it, before it is loaded.

    What has expired, or rests for being disputed, may be loaded: its questions are not asked.
    """
    from civicquiz.lint import Context, check

    found = check([bank], Context(on), ignore=RESTING, known=known, least=Severity.ERROR)
    return found.problems


def pin_files(
    paths: Sequence[Path], sources: Mapping[str, Path] | None = None, *, write: bool = True
) -> list[Pinned]:
    """Write the lock file of each bank; passages whose source is not at hand keep their pins."""
    from civicquiz.lint import passage_of, pin_bank, write_pins

    done = []
    for file in _banks_once(paths):
        desk = gather([file], sources or {})
        bank = desk.banks[0]
        texts = {
            source.id: desk.sources.get(f"{bank.id}/{source.id}", desk.sources.get(source.id))
            for source in bank.sources
        }
        at_hand = {name: text for name, text in texts.items() if text is not None}
        pins = pin_bank(bank, at_hand, desk.pins.get(bank.id))
        citing: tuple[Fact | Question, ...] = (*bank.facts, *bank.questions)
        missing = [
            str(citation.place)
            for entry in citing
            for citation in entry.citations
            if citation.fragments
            and (
                citation.source not in at_hand
                or passage_of(at_hand[citation.source], citation) is None
            )
        ]
        lock = file.with_suffix(".lock")
        text = write_pins(pins)
        changed = not lock.is_file() or lock.read_bytes() != text.encode()
        if changed and write and pins.passages:
            _replace(lock, text)
        done.append(Pinned(bank.id, lock, len(pins.passages), tuple(missing), changed))
    return done


def _replace(file: Path, text: str) -> None:
    part = file.with_name(file.name + ".part")
    try:
        part.write_bytes(text.encode())
        part.replace(file)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise BadInput(
            f"{file} cannot be written: {error.strerror}.", "Check its rights."
        ) from error


def rule_page(code: str) -> str | None:
    """Return the manual's page of a rule of the check."""
    from civicquiz.lint import page

    return page(code)


def rule_pages() -> dict[str, tuple[str, str]]:
    """Return name and page of each rule, by code."""
    from civicquiz.lint import every_rule, page

    return {code: (rule.name, page(code) or "") for code, rule in every_rule().items()}
