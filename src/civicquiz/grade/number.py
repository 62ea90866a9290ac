"""Numbers: inside the range or not, with the unit asked for or none."""

from __future__ import annotations

import re
from decimal import Decimal

from civicquiz.grade.kind import Trial, settled, text_of
from civicquiz.grade.quantity import UNITS, Quantity, read_quantity, unit_words
from civicquiz.grade.typed import answer_text, carry_over, guess_chance
from civicquiz.model import Grade, NumberKey, Part, Question, Response, Verdict

__all__ = ["answer_text", "carry_over", "grade", "guess_chance", "key_text"]

KNOWN = frozenset(UNITS.values())
NUMBERS = re.compile(r"-?[0-9.]*[0-9]")


def grade(question: Question, response: Response, trial: Trial) -> Grade:
    """Grade a number: 1 inside the range, else 0.

    The unit may be left out; another one is wrong. Where the key has no unit, one that the stem
    does not speak of is *almost*: nobody can tell whether it fits, the number alone is asked for.
    """
    key = question.shape
    assert isinstance(key, NumberKey)
    given = text_of(response).strip()
    verdict, note = _judge(key, read_quantity(given), question.stem)
    if verdict is not Verdict.ALMOST and not note:
        note = _misreadable(given)
    part = settled(Part(given, key.written, verdict), second=trial.second)
    return Grade(float(part.verdict is Verdict.RIGHT), part.verdict, (part,), note)


def key_text(question: Question) -> tuple[str, ...]:
    """Return the key as the bank has it."""
    assert isinstance(question.shape, NumberKey)
    return (question.shape.written,)


def _judge(key: NumberKey, given: Quantity, stem: str) -> tuple[Verdict, str]:
    """Return the verdict on a quantity, and a sentence on why it is not right."""
    if given.trouble:
        return Verdict.WRONG, given.trouble
    value = given.value * given.scale
    scale, unit = unit_words(key.unit)
    inside = _inside(value, key, scale)
    if not inside and given.scale == 1:
        # “1.5” where the key is “1.5 million”: the big word may be left out like a unit
        inside = _inside(value, key, 1)
    if not inside:
        return Verdict.WRONG, ""
    if not unit:
        if any(map(str.isdecimal, "".join(given.unit))):
            return Verdict.WRONG, "Give the number alone."
        spoken = unit_words(stem)[1]
        strange = [word for word in given.unit if word in KNOWN and word not in spoken]
        if strange:
            return Verdict.ALMOST, f"Give the number alone: “{strange[0]}” is not asked for."
        return Verdict.RIGHT, ""
    if not given.unit or _is_unit(given.unit, unit, stem):
        return Verdict.RIGHT, ""
    return Verdict.WRONG, f"The unit is {key.unit}, not {given.rest}."


def _inside(value: Decimal, key: NumberKey, scale: int) -> bool:
    return key.low * scale <= value <= key.high * scale


def _is_unit(given: tuple[str, ...], unit: tuple[str, ...], stem: str) -> bool:
    """Tell whether the words given are the unit, apart from other words of the stem."""
    if given == unit:
        return True
    spoken = unit_words(stem)[1]
    rest = [word for word in given if word in unit or word not in spoken]
    return tuple(rest) == unit


def _misreadable(given: str) -> str:
    """Say how a number was read, where it does not stand in the text as it is."""
    read = read_quantity(given)
    value = read.value * read.scale
    shown = f"{value.normalize():,f}" if value else "0"
    written = NUMBERS.findall(given.replace(",", "").replace("−", "-"))
    return "" if shown.replace(",", "") in written else f"Read as {shown}."
