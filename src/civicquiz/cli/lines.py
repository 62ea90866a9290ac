"""Answers typed on lines: commands behind a slash, one part after another, nothing mistaken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from civicquiz.cli.answers import (
    PICKED,
    blank,
    expected,
    from_line,
    from_numbers,
    from_texts,
    how_many,
    numbers_in,
    parts_wanted,
)
from civicquiz.cli.loop import Order
from civicquiz.errors import BadInput
from civicquiz.model import Asked, Kind, Listing, Matching, NumberKey, Outcome, Response, Verdict
from civicquiz.render import clean, without_marks

__all__ = ["Command", "Typing", "how_to_type", "kept_texts", "understood"]


class Command(StrEnum):
    """What can be asked for on any line."""

    HINT = "hint"
    SKIP = "skip"
    UNDO = "undo"
    GUESSED = "guessed"
    FLAG = "flag"
    STOP = "stop"
    HELP = "help"
    BACK = "back"
    UNKNOWN = "0"


NAMES = {command.value: command for command in Command} | {
    "h": Command.HINT,
    "s": Command.SKIP,
    "u": Command.UNDO,
    "g": Command.GUESSED,
    "f": Command.FLAG,
    "q": Command.STOP,
    "quit": Command.STOP,
    "?": Command.HELP,
    "b": Command.BACK,
}
"""Every command, whole and by its letter; typed behind a slash they are no answer."""

SLASHED = frozenset((Command.BACK, Command.UNKNOWN))
"""Those that would be taken for an option or a row where numbers are expected."""

ORDERS = {Command.SKIP: Order.SKIP, Command.UNDO: Order.UNDO, Command.STOP: Order.STOP}


def understood(line: str, *, bare: bool = False) -> tuple[Command | None, str]:
    """Return the command of a line with what follows it, or None with the text of an answer.

    With `bare`, where numbers are expected, most commands need no slash. Two slashes stand for
    the one that an answer begins with; an unknown command raises BadInput.
    """
    text = clean(line).strip()
    if text.startswith("//"):
        return None, text[1:]
    slash = text.startswith("/")
    if not slash and not bare:
        return None, text
    word, _, rest = text.removeprefix("/").partition(" ")
    command = NAMES.get(word.lower())
    whole = command is Command.FLAG or not rest
    if command is not None and whole and (slash or command not in SLASHED):
        return command, rest.strip()
    if slash:
        raise BadInput(
            f"There is no command {text[:20]}.", f"For an answer that begins so: /{text[:20]}"
        )
    return None, text


def how_to_type(asked: Asked) -> str:
    """Return how an answer of several lines is typed; empty where one line does."""
    match asked.posed.question.shape:
        case Listing(needs=needs) if needs > 1:
            return "One name a line; an empty line ends the list, /b takes one back."
        case Matching():
            return "A number for each row, 0 for none; /b goes a row back."
        case _ if parts_wanted(asked) > 1:
            return "One gap a line; an empty line leaves it empty, /b goes back."
        case _:
            return ""


def kept_texts(asked: Asked, last: Outcome | None) -> list[str | None]:
    """Return, for each part of a second try, the text that was right at the first."""
    wanted = parts_wanted(asked)
    kept: list[str | None] = [None] * wanted
    if not asked.second_try or last is None or last.grade.verdict is not Verdict.ALMOST:
        return kept
    for at, (given, part) in enumerate(zip(last.response, last.grade.parts, strict=False)):
        if at < wanted and isinstance(given, str) and part.verdict is Verdict.RIGHT:
            kept[at] = given
    return kept


class Typing:
    """Reads an answer line by line.

    `read` shows a prompt and returns the line; `serve` does what can be done beside answering;
    `say` tells why a line cannot be taken.
    """

    def __init__(
        self,
        read: Callable[[str], str],
        serve: Callable[[Command, str], None],
        say: Callable[[str], None],
    ) -> None:
        """Nothing is read yet."""
        self.read = read
        self.serve = serve
        self.say = say

    def line(self, prompt: str, *, bare: bool = False) -> str | Command | Order:
        """Return the text of a line, BACK or UNKNOWN, or where the session shall go."""
        while True:
            try:
                command, text = understood(self.read(prompt), bare=bare)
            except BadInput as error:
                self.refuse(error)
                continue
            if command is None:
                return text
            if command in {Command.BACK, Command.UNKNOWN}:
                return command
            if command in ORDERS:
                return ORDERS[command]
            self.serve(command, text)

    def answer(self, asked: Asked, last: Outcome | None = None) -> Response | Order:
        """Return an answer; `last` is the outcome before, whose right parts a second try keeps."""
        if isinstance(asked.posed.question.shape, Matching):
            return self._rows(asked, asked.posed.question.shape)
        if parts_wanted(asked):
            return self._texts(asked, kept_texts(asked, last))
        return self._one(asked)

    def refuse(self, error: BadInput) -> None:
        """Say why a line cannot be taken."""
        self.say(f"{error.message} {error.hint}".strip())

    def _one(self, asked: Asked) -> Response | Order:
        picked = asked.posed.question.kind in PICKED
        while True:
            text = self.line(_prompt(asked), bare=picked)
            if isinstance(text, Order):
                return text
            if text is Command.UNKNOWN or (picked and text == "0"):
                return blank(asked)
            if not text or text is Command.BACK:
                self.say(f"{expected(asked)} /0 means: I do not know.")
                continue
            try:
                return from_line(asked, text)
            except BadInput as error:
                self.refuse(error)

    def _texts(self, asked: Asked, kept: Sequence[str | None]) -> Response | Order:
        """Read one text for each gap, or names until an empty line."""
        is_list = isinstance(asked.posed.question.shape, Listing)
        texts: list[str] = []
        if any(kept):
            self.say(f"Kept: {', '.join(filter(None, kept))}")
        while len(texts) < len(kept):
            ready = kept[len(texts)]
            if ready is not None:
                texts.append(ready)
                continue
            text = self.line(_part_prompt(asked, len(texts), len(kept)))
            if isinstance(text, Order):
                return text
            if text is Command.UNKNOWN:
                return blank(asked)
            if text is Command.BACK:
                _take_back(texts, kept)
            elif not text and is_list and texts:
                break
            elif text or not is_list:
                texts.append(text)
            if not any(texts) and (is_list or len(texts) == len(kept)) and not text:
                self.say("Nothing was typed. /0 means: I do not know.")
                texts.clear()
        return from_texts(asked, texts)

    def _rows(self, asked: Asked, shape: Matching) -> Response | Order:
        """Read a number for each row, or all of them on the first line."""
        rows = [without_marks(left) for left, _ in shape.pairs]
        numbers: list[int] = []
        while len(numbers) < len(rows):
            place = f"{rows[len(numbers)]} (1-{how_many(asked)}, 0 for none): "
            text = self.line(place, bare=True)
            if isinstance(text, Order):
                return text
            if text is Command.BACK:
                del numbers[-1:]
                continue
            try:
                numbers += _row_numbers(asked, text, 1 if numbers else len(rows))
            except BadInput as error:
                self.refuse(error)
        return from_numbers(asked, numbers)


def _row_numbers(asked: Asked, text: str, most: int) -> list[int]:
    """Return the number of one row, or of all where `most` of them are given."""
    found = numbers_in(asked, text)
    if len(found) not in {1, most}:
        raise BadInput(f"{len(found)} numbers are given for one row.", expected(asked))
    if any(number > how_many(asked) for number in found):
        raise BadInput(f"There is no number {max(found)} here.", expected(asked))
    return found


def _take_back(texts: list[str], kept: Sequence[str | None]) -> None:
    """Drop the last text that was typed now; those kept from the first try stay."""
    while texts:
        texts.pop()
        if kept[len(texts)] is None:
            return


def _prompt(asked: Asked) -> str:
    if asked.second_try:
        return "Once more: "
    match asked.posed.question.kind:
        case Kind.SINGLE | Kind.FLASHCARD:
            return f"Answer (1-{how_many(asked)}): "
        case Kind.MULTIPLE:
            return f"Answers (1-{how_many(asked)}, one or more): "
        case Kind.ORDERING:
            return f"Order (all of 1-{how_many(asked)}): "
        case Kind.DATE:
            return "Answer (a date): "
        case Kind.NUMBER:
            shape = asked.posed.question.shape
            unit = shape.unit if isinstance(shape, NumberKey) else ""
            return f"Answer (number, in {clean(unit)}): " if unit else "Answer (a number): "
        case _:
            return "Answer: "


def _part_prompt(asked: Asked, at: int, wanted: int) -> str:
    word = "Name" if isinstance(asked.posed.question.shape, Listing) else "Gap"
    return f"{word} {at + 1} of {wanted}: " if wanted > 1 else "Answer: "
