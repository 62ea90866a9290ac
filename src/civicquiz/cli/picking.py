"""Answers given by single keys: digits and letters pick, Space ticks, Backspace takes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from civicquiz.cli.answers import LETTERS, blank, from_numbers, how_many
from civicquiz.model import Asked, Kind, Matching, Response
from civicquiz.render import shown_texts, without_marks

__all__ = ["MOST", "Picking"]

MOST = 9
"""Options that single digits can pick; longer lists are answered by lines."""

UNKNOWN = "don't know"


@dataclass
class Picking:
    """What has been picked so far; `press` takes a key, `response` is what it comes to.

    `numbers` are those of the screen: the ticks, the order so far, or a number for each row so
    far. `at` is the option that Space ticks.
    """

    asked: Asked
    numbers: list[int] = field(default_factory=list)
    at: int = 1

    @property
    def kind(self) -> Kind:
        """The kind of the question."""
        return self.asked.posed.question.kind

    @property
    def count(self) -> int:
        """How many options there are."""
        return how_many(self.asked)

    @property
    def is_whole(self) -> bool:
        """Whether Enter may confirm."""
        if self.kind in {Kind.ORDERING, Kind.MATCHING}:
            return len(self.numbers) == self.count
        return bool(self.numbers)

    def press(self, key: str) -> Response | None:
        """Take a key; return the response once it is given, else None."""
        if key == "0" and not self.numbers and ("0", UNKNOWN) in self.keys():
            return blank(self.asked)
        if key == "enter" and self.is_whole:
            return from_numbers(self.asked, self.numbers)
        number = self._number(key)
        match self.kind:
            case Kind.SINGLE | Kind.FLASHCARD if number:
                self.numbers = [number]
                return from_numbers(self.asked, self.numbers)
            case Kind.SINGLE | Kind.FLASHCARD:
                pass
            case Kind.MULTIPLE:
                self._tick(key, number)
            case _:
                self._append(key, number)
        return None

    def _number(self, key: str) -> int:
        """Return the number that a digit or letter stands for, 0 where it stands for none."""
        if len(key) != 1:
            return 0
        letters = "" if self.kind is Kind.FLASHCARD else LETTERS
        found = int(key) if key in "123456789" else letters.find(key.lower()) + 1
        return found if found <= self.count else 0

    def _tick(self, key: str, number: int) -> None:
        if number:
            self.at = number
        elif key in {"down", "right"}:
            self.at = self.at % self.count + 1
        elif key in {"up", "left"}:
            self.at = (self.at - 2) % self.count + 1
        if number or key == "space":
            self.numbers = sorted({self.at} ^ set(self.numbers))

    def _append(self, key: str, number: int) -> None:
        if key == "backspace":
            del self.numbers[-1:]
        elif self.is_whole:
            return
        elif key == "0" and self.kind is Kind.MATCHING:
            self.numbers.append(0)
        elif number and (self.kind is Kind.MATCHING or number not in self.numbers):
            self.numbers.append(number)

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys that answer now, with what they do."""
        few = self.count <= len(LETTERS)
        digits = f"1-{self.count}" + (f" or a-{LETTERS[self.count - 1]}" if few else "")
        unknown = ("0", UNKNOWN)
        match self.kind:
            case Kind.SINGLE:
                return [(digits, "answer"), unknown]
            case Kind.MULTIPLE:
                tick = [(digits, "tick"), ("↑↓ Space", "move, tick")]
                return [*tick, ("Enter", "confirm") if self.numbers else unknown]
            case Kind.FLASHCARD:
                return [("1", "not known"), ("2", "hardly"), ("3", "well"), ("4", "at once")]
            case _:
                return self._entering(digits, unknown)

    def _entering(self, digits: str, unknown: tuple[str, str]) -> list[tuple[str, str]]:
        keys = []
        if self.is_whole:
            keys.append(("Enter", "confirm"))
        elif self.kind is Kind.MATCHING:
            keys += [(digits, "per row"), ("0", "none")]
        else:
            keys += [(digits, "in order"), *([] if self.numbers else [unknown])]
        return [*keys, ("Backspace", "take back")] if self.numbers else keys

    def entries(self) -> list[str]:
        """Return what has been entered so far, as lines."""
        texts = [without_marks(text) for text in shown_texts(self.asked)]
        match self.asked.posed.question.shape:
            case Matching(pairs=pairs):
                return self._rows([without_marks(left) for left, _ in pairs], texts)
            case _ if self.kind is Kind.MULTIPLE:
                ticked = ", ".join(map(str, self.numbers)) or "none"
                box = "[x]" if self.at in self.numbers else "[ ]"
                return [f"Ticked: {ticked}", f"> {self.at} {box} {texts[self.at - 1]}"]
            case _ if self.kind is Kind.ORDERING:
                places = [f"{at}. {texts[number - 1]}" for at, number in enumerate(self.numbers, 1)]
                return places if self.is_whole else [*places, f"{len(places) + 1}. _"]
            case _:
                return []

    def _rows(self, rows: Sequence[str], texts: Sequence[str]) -> list[str]:
        lines = [
            f"{row}: {f'{number} {texts[number - 1]}' if number else 'none'}"
            for row, number in zip(rows, self.numbers, strict=False)
        ]
        return lines if self.is_whole else [*lines, f"{rows[len(lines)]}: _"]

    def record(self) -> list[str]:
        """Return what is left on the screen of an answer that was given."""
        if self.kind in {Kind.ORDERING, Kind.MATCHING} and self.numbers:
            return self.entries()
        return [f"Your answer: {', '.join(map(str, self.numbers)) or 'not known'}"]
