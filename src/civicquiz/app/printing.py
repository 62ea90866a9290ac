"""A class quiz on paper: gathered, dealt out to the pupils, and set as PDF files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from civicquiz.app.classes import find_class_quiz
from civicquiz.errors import BadInput
from civicquiz.model import ClassQuiz, Posed, Pupil
from civicquiz.render.paper import (
    Heading,
    Look,
    Printed,
    Sheet,
    Version,
    booklet_content,
    key_content,
    sheets_content,
)
from civicquiz.store import Store
from civicquiz.study import VERSIONS, booklet, version_of

__all__ = ["Edition", "PrintedFile", "Printout", "keep_versions", "plan_edition", "print_edition"]


@dataclass(frozen=True, slots=True)
class Edition:
    """All that is printed of a quiz: its versions, and who gets which."""

    quiz: ClassQuiz
    heading: Heading
    versions: tuple[Version, ...]
    pupils: tuple[tuple[Pupil, str], ...]

    def file_names(self, look: Look) -> list[str]:
        """Return the names of the files that it becomes, before any is made."""
        word = "half" if look.half else "booklet"
        names = [f"{self.quiz.key}-{word}-{version.letter}.pdf" for version in self.versions]
        if self.pupils and not look.half:
            names.append(f"{self.quiz.key}-sheets.pdf")
        return [*names, f"{self.quiz.key}-key.pdf"]


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """A file to write; `copies` is how often it is to be printed, 0 where that is not known."""

    name: str
    pdf: bytes
    pages: int
    copies: int


@dataclass(frozen=True, slots=True)
class Printout:
    """The files of an edition.

    `lacking` holds letters that no font had, under what they are part of: a question's name, a
    pupil's alias, or an empty text for what stands in the headings.
    """

    files: tuple[PrintedFile, ...]
    lacking: Mapping[str, tuple[str, ...]]


def plan_edition(
    store: Store, key: str, versions: int | None = None, *, change: bool = False
) -> Edition:
    """Gather a quiz in so many versions: as many as last time where none are named, else one.

    The number of versions says who has which, so a printed quiz keeps it unless it may `change`.
    """
    with store.snapshot():
        quiz = find_class_quiz(store, key)
        number = _number_of_versions(quiz, versions, change=change)
        items = store.quiz_items(quiz.id)
        posed = store.pose_revisions([item.revision_id for item in items])
        asked = [posed[item.revision_id] for item in items]
        pupils = store.pupils(quiz.classroom_id)
        room = store.classroom(quiz.classroom_id)
        languages = {bank.key: bank.language for bank in store.banks()}
    assert room is not None
    voids = {item.position: item.void_reason or "voided" for item in items if not item.counts}
    return Edition(
        quiz,
        Heading(quiz.key, quiz.title, room.name, quiz.minutes, _language(asked, languages)),
        tuple(_version(quiz, letter, asked, voids) for letter in VERSIONS[:number]),
        tuple((pupil, version_of(pupil.learner_id, number)) for pupil in pupils),
    )


def print_edition(
    edition: Edition,
    look: Look,
    *,
    names: Mapping[str, str],
    fonts: Sequence[bytes],
    now: datetime,
) -> Printout:
    """Set all parts of an edition; `names` holds real names by alias, to stand on the sheets."""
    from civicquiz.app.typesetting import Press  # typst: nothing else needs it

    with Press(fonts, now) as press:
        look = replace(look, fonts=press.families)
        copies = Counter(letter for _, letter in edition.pupils)
        heading, versions = edition.heading, edition.versions
        parts = [
            (booklet_content(heading, version, look), copies[version.letter])
            for version in versions
        ]
        if edition.pupils and not look.half:
            sheets = [
                Sheet(pupil.alias, letter, names.get(pupil.alias, ""))
                for pupil, letter in edition.pupils
            ]
            parts.append((sheets_content(heading, versions, sheets, look, press.code), 1))
        parts.append((key_content(heading, versions, replace(look, half=False)), 1))
        lacking = press.lacking([content for content, _ in parts])
        files = []
        for name, (content, wanted) in zip(edition.file_names(look), parts, strict=True):
            pdf, pages = press.printed(content)
            halved = -(-wanted // 2) if look.half and wanted > 1 else wanted
            files.append(PrintedFile(name, pdf, pages, halved))
    return Printout(tuple(files), lacking)


def keep_versions(store: Store, edition: Edition) -> None:
    """Keep in how many versions a quiz is on paper, for when its answers come back."""
    with store.transaction():
        store.set_versions(edition.quiz.id, len(edition.versions))


def _number_of_versions(quiz: ClassQuiz, versions: int | None, *, change: bool) -> int:
    """Return in how many versions to print; refuse to change them while paper may be out."""
    number = versions or quiz.versions or 1
    if quiz.versions and number != quiz.versions and not change:
        raise BadInput(
            f"{quiz.key} was printed in {quiz.versions} versions; which pupil has which hangs on that.",
            "Leave --versions out; or collect the old paper, and add --force.",
        )
    return number


def _version(quiz: ClassQuiz, letter: str, asked: list[Posed], voids: Mapping[int, str]) -> Version:
    dealt = booklet([posed.question for posed in asked], quiz.seed, letter)
    return Version(
        letter,
        tuple(
            Printed(item.place, asked[item.place], item.shown, voids.get(item.place, ""))
            for item in dealt
        ),
    )


def _language(asked: list[Posed], languages: Mapping[str, str]) -> str:
    """Return the language of the banks, where it is one."""
    found = {languages.get(posed.bank, "en") for posed in asked}
    return found.pop() if len(found) == 1 else "en"
