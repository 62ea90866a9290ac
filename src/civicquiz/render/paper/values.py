"""What is printed: a quiz's heading, its versions, its pupils' sheets, and how the page looks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from civicquiz.model import Posed
from civicquiz.render.cells import one_line

__all__ = ["Content", "Heading", "Look", "Paper", "Printed", "Sheet", "Version", "letter"]

Content = dict[str, object]
"""Plain JSON data, as a template reads it."""

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Paper(StrEnum):
    """The paper in the printer."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Look:
    """How a page looks: `large` is print for weak eyes, `half` two small copies on a page.

    `fonts` are the families that the teacher brought, for letters that the built-in one lacks.
    """

    paper: Paper = Paper.A4
    large: bool = False
    half: bool = False
    fonts: tuple[str, ...] = ()

    @property
    def points(self) -> float:
        """The size of the text."""
        return 18 if self.large else 10.5 if self.half else 11

    @property
    def line(self) -> int:
        """About how many letters fit on a line of a question."""
        return round((60 if self.half else 84) * 11 / self.points)

    def content(self) -> Content:
        """Return it as a template reads it."""
        return {
            "paper": "us-letter" if self.paper is Paper.LETTER else "a4",
            "points": self.points,
            "large": self.large,
            "half": self.half,
            "fonts": list(self.fonts),
        }


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above: the quiz's key (``3B-quiz-1``), its title, its class, its time limit."""

    key: str
    title: str
    room: str
    minutes: float | None = None
    language: str = "en"

    def content(self) -> Content:
        """Return it as a template reads it; a language that typst cannot know is English."""
        language, _, region = self.language.replace("_", "-").partition("-")
        known = language.isascii() and language.isalpha() and len(language) in {2, 3}
        near = region.isascii() and region.isalpha() and len(region) == 2  # noqa: PLR2004  # as GB
        return {
            "key": self.key,
            "title": one_line(self.title) or self.key,
            "room": one_line(self.room),
            "minutes": "" if self.minutes is None else f"{self.minutes:g}",
            "language": language.lower() if known else "en",
            "region": region.upper() if known and near else None,
        }


@dataclass(frozen=True, slots=True)
class Printed:
    """A question as a version prints it; `place` is its place in the quiz, from 0.

    `shown` holds positions of options, items or right-hand rows in the order of their letters.
    `void` says why it counts for nobody, or is empty.
    """

    place: int
    posed: Posed
    shown: tuple[int, ...]
    void: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """A version's letter, and its questions in the order of their numbers."""

    letter: str
    items: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A pupil's answer sheet; `name` is the real one, or empty."""

    alias: str
    version: str
    name: str = ""


def letter(at: int) -> str:
    """Return the letter of a place, from 0: A to Z, then AA, AB and so on."""
    return letter(at // len(LETTERS) - 1) + LETTERS[at % len(LETTERS)] if at >= 0 else ""
