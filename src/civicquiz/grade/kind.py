"""What every kind of question brings, and what they share: reading a response, settling a verdict."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from civicquiz.errors import BadInput
from civicquiz.model import Grade, Part, Question, Response, Verdict

__all__ = [
    "KindModule",
    "Trial",
    "is_blank",
    "positions_of",
    "settled",
    "text_of",
    "texts_of",
    "unrepeated",
    "verdict_of",
]

LONGEST = 10_000
"""Characters of one text that are read; no answer needs a tenth of them."""

FAR = 10**9
"""Beyond this a position is not written out: Python refuses to write very long numbers."""


class Trial(NamedTuple):
    """The known wrong answers, and whether this is the second try of an almost right one."""

    rivals: tuple[str, ...] = ()
    second: bool = False


class KindModule(Protocol):
    """The five functions of a kind's module."""

    def grade(self, question: Question, response: Response, trial: Trial, /) -> Grade:
        """Grade a response that is not blank."""

    def key_text(self, question: Question, /) -> tuple[str, ...]:
        """Return the key as lines."""

    def answer_text(self, question: Question, response: Response, /) -> tuple[str, ...]:
        """Return a response that is not blank as lines."""

    def guess_chance(self, question: Question, /) -> float:
        """Return the probability that a blind guess earns full score."""

    def carry_over(self, response: Response, old: Question, new: Question, /) -> Response | None:
        """Express a response to `old` for `new`, whose kind takes the same sort of response."""


def is_blank(response: object) -> bool:
    """Tell whether nothing was answered."""
    return response == () or (isinstance(response, str) and not response.strip())


def text_of(response: object) -> str:
    """Return a response that must be one text."""
    if not isinstance(response, str):
        raise BadInput("The answer is not a text.", "Give one text, such as “Russia”.")
    return _short_enough(response)


def texts_of(response: object) -> tuple[str, ...]:
    """Return a response that must be several texts, each without space around it."""
    if not isinstance(response, tuple) or not all(isinstance(one, str) for one in response):
        raise BadInput(
            "The answer is not a list of texts.", "Give a list, such as “Russia”, “China”."
        )
    return tuple(_short_enough(text).strip() for text in response)


def _short_enough(text: str) -> str:
    if len(text) > LONGEST:
        raise BadInput(
            f"The answer has {len(text):,} characters.", f"Give at most {LONGEST:,} characters."
        )
    return text


def positions_of(response: object, count: int, *, lowest: int = 0) -> tuple[int, ...]:
    """Return a response that must be positions from `lowest` to `count` − 1."""
    hint = f"Give a list of numbers from {lowest} to {count - 1}, counted in the order of the bank."
    if not isinstance(response, tuple) or not all(map(_is_position, response)):
        raise BadInput("The answer is not a list of positions.", hint)
    for at in response:
        if not lowest <= at < count:
            named = at if abs(at) < FAR else "so large"
            raise BadInput(f"There is no position {named}.", hint)
    return response


def _is_position(at: object) -> bool:
    return isinstance(at, int) and not isinstance(at, bool)


def unrepeated(positions: tuple[int, ...]) -> tuple[int, ...]:
    """Return positions that must all be different."""
    if len(set(positions)) < len(positions):
        twice = next(at for at in positions if positions.count(at) > 1)
        raise BadInput(f"Position {twice} is given twice.", "Give each position once.")
    return positions


def verdict_of(score: float) -> Verdict:
    """Return the verdict that a score stands for: right at 1, wrong at 0, else partly right."""
    if score == 1:
        return Verdict.RIGHT
    return Verdict.PARTLY if score else Verdict.WRONG


def settled(part: Part, *, second: bool) -> Part:
    """Return the part, where no further try is offered with *almost* counted as right."""
    if second and part.verdict is Verdict.ALMOST:
        return Part(part.given, part.key, Verdict.RIGHT, part.note)
    return part
