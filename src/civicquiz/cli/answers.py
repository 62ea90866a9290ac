"""What a learner gives, in the order shown, as a `Response` in the order of the bank.

Learners count from 1 what stands on their screen; 0 means "none". Nothing here reads or prints.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from civicquiz.errors import BadInput
from civicquiz.model import Asked, Cloze, Kind, Listing, Rating, Response
from civicquiz.render import clean, shown_texts
from civicquiz.render import count as count_of

__all__ = [
    "LETTERS",
    "PICKED",
    "blank",
    "expected",
    "from_json",
    "from_line",
    "from_numbers",
    "from_texts",
    "how_many",
    "numbers_in",
    "parts_wanted",
]

LETTERS = "abcde"
"""The letters that pick the first options; from the sixth on they would hide commands."""

ONE_DIGIT = 9
LONGEST = 10_000
"""Characters of an answer beyond which it is no answer."""

PICKED = frozenset((Kind.SINGLE, Kind.MULTIPLE, Kind.ORDERING, Kind.MATCHING, Kind.FLASHCARD))
"""The kinds that are answered by numbers."""

TOKEN = re.compile(r"[0-9]{1,9}|[a-z](?![^\s,;])", re.IGNORECASE)
BETWEEN = re.compile(r"[\s,;]*")


def how_many(asked: Asked) -> int:
    """Return the highest number that picks something, 0 where words are typed."""
    if asked.posed.question.kind is Kind.FLASHCARD:
        return int(max(Rating))
    return len(shown_texts(asked))


def parts_wanted(asked: Asked) -> int:
    """Return how many texts are asked for one by one: gaps, or names of a list; else 0."""
    match asked.posed.question.shape:
        case Cloze(gaps=gaps):
            return len(gaps)
        case Listing(needs=needs):
            return needs
        case _:
            return 0


def expected(asked: Asked) -> str:
    """Return a sentence that says what an answer looks like."""
    count = how_many(asked)
    match asked.posed.question.kind:
        case Kind.SINGLE:
            return f"Answer with one number from 1 to {count}."
        case Kind.MULTIPLE:
            return f"Answer with one or more numbers from 1 to {count}."
        case Kind.ORDERING:
            return f"Answer with all numbers from 1 to {count}, in the right order."
        case Kind.MATCHING:
            return f"Answer with a number from 1 to {count} for each row, 0 for none."
        case Kind.FLASHCARD:
            return "Rate it from 1 to 4: 1 not known, 2 hardly, 3 well, 4 at once."
        case Kind.LISTING | Kind.CLOZE:
            return f"Answer with {parts_wanted(asked)} texts."
        case _:
            return "Answer with words or figures."


def blank(asked: Asked) -> Response:
    """Return the response of somebody who does not know."""
    if asked.posed.question.kind is Kind.FLASHCARD:
        return (int(Rating.AGAIN),)
    if asked.posed.question.kind in PICKED or parts_wanted(asked):
        return ()
    return ""


def from_numbers(asked: Asked, numbers: Sequence[int]) -> Response:
    """Return the response that the numbers on the screen stand for; BadInput where they do not fit."""
    kind, count = asked.posed.question.kind, how_many(asked)
    lowest = 0 if kind is Kind.MATCHING else 1
    for number in numbers:
        if not lowest <= number <= count:
            raise BadInput(f"There is no number {number} here.", expected(asked))
    if kind is not Kind.MATCHING and len(set(numbers)) < len(numbers):
        raise BadInput("A number is given twice.", expected(asked))
    wanted = {
        Kind.SINGLE: len(numbers) == 1,
        Kind.FLASHCARD: len(numbers) == 1,
        Kind.MULTIPLE: bool(numbers),
        Kind.ORDERING: len(numbers) == count,
        Kind.MATCHING: len(numbers) == count,
    }
    if not wanted.get(kind, False):
        raise BadInput(f"{count_of(len(numbers), 'number')} given.", expected(asked))
    if kind is Kind.FLASHCARD:
        return tuple(numbers)
    if kind is Kind.MATCHING and not any(numbers):
        return ()
    chosen = tuple(asked.shown[number - 1] if number else -1 for number in numbers)
    return tuple(sorted(chosen)) if kind is Kind.MULTIPLE else chosen


def from_texts(asked: Asked, texts: Sequence[str]) -> Response:
    """Return the response that some typed texts stand for: one, or one for each part."""
    tidy = tuple(_tidy(text) for text in texts)
    wanted = parts_wanted(asked)
    if not wanted:
        if len(tidy) != 1:
            raise BadInput(f"{len(tidy)} texts are given, one is asked for.", expected(asked))
        return tidy[0]
    if not any(tidy):
        return ()
    if isinstance(asked.posed.question.shape, Listing):
        tidy = tuple(filter(None, tidy))
        if len(tidy) > wanted:
            raise BadInput(f"{len(tidy)} texts are given.", f"Give your best {wanted}.")
    elif len(tidy) != wanted:
        raise BadInput(f"{len(tidy)} texts are given.", expected(asked))
    return tidy


def _tidy(text: str) -> str:
    if len(text) > LONGEST:
        raise BadInput(
            f"The answer has {len(text):,} characters.", f"Give at most {LONGEST:,} characters."
        )
    return clean(text).strip()


def from_line(asked: Asked, line: str) -> Response:
    """Return the response that one line stands for; digits may stand together up to 9 options."""
    if asked.posed.question.kind not in PICKED:
        return from_texts(asked, [line])
    return from_numbers(asked, numbers_in(asked, line))


def numbers_in(asked: Asked, line: str) -> list[int]:
    """Return the numbers and letters of a line as numbers; BadInput where there is aught else."""
    count = how_many(asked)
    numbers: list[int] = []
    at = _past(line, 0)
    while at < len(line):
        found = TOKEN.match(line, at)
        if found is None:
            raise BadInput(f"“{clean(line.strip())[:40]}” is no number.", expected(asked))
        numbers += _values(asked, found[0], count)
        at = _past(line, found.end())
    return numbers


def _past(line: str, at: int) -> int:
    found = BETWEEN.match(line, at)
    return found.end() if found else at


def _values(asked: Asked, token: str, count: int) -> list[int]:
    if token.isdecimal():
        if count <= ONE_DIGIT and asked.posed.question.kind is not Kind.FLASHCARD:
            return [int(digit) for digit in token]
        return [int(token)]
    at = LETTERS.find(token.lower())
    if at < 0 or at >= count or asked.posed.question.kind is Kind.FLASHCARD:
        raise BadInput(f"“{token}” is no number.", expected(asked))
    return [at + 1]


def from_json(asked: Asked, value: object) -> Response:
    """Return the response that a JSON value stands for; null means that nothing is answered."""
    if value is None or value == []:
        return blank(asked)
    if asked.posed.question.kind in PICKED:
        numbers = [_number(asked, each) for each in (value if isinstance(value, list) else [value])]
        return from_numbers(asked, numbers)
    if isinstance(value, list) and not parts_wanted(asked):
        raise BadInput("The answer is a list, one text is asked for.", expected(asked))
    return from_texts(
        asked, [_text(asked, each) for each in (value if isinstance(value, list) else [value])]
    )


def _number(asked: Asked, value: object) -> int:
    if value is None and asked.posed.question.kind is Kind.MATCHING:
        return 0
    if type(value) is not int:
        raise BadInput("The answer is no number or list of numbers.", expected(asked))
    return value


def _text(asked: Asked, value: object) -> str:
    if value is None and parts_wanted(asked):
        return ""
    if not isinstance(value, str) and type(value) is not int:
        raise BadInput("The answer is no text or list of texts.", expected(asked))
    return str(value)
