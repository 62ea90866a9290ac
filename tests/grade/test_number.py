"""Numbers as people type them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.grade import grade, key_text
from civicquiz.model import Grade, NumberKey, Question, Verdict

RIGHT, ALMOST, WRONG = Verdict.RIGHT, Verdict.ALMOST, Verdict.WRONG


def asked(written: str, unit: str = "", stem: str = "How much?", spread: str = "0") -> Question:
    """Return a question whose key is a number, perhaps with a tolerance and a unit."""
    value = Decimal(written.partition(" ")[0])
    low, high = value - Decimal(spread), value + Decimal(spread)
    return Question("id", stem, NumberKey(low, high, written, unit))


def judged(question: Question, given: str) -> Grade:
    """Return the grade of the first try."""
    return grade(question, given)


@pytest.mark.parametrize(
    "given",
    [
        "435", " 435. ", "435.0", "0435", "+435", "4.35e2", "4.35 × 10²", "4.35x10^2", "٤٣٥", "４３５",
        "four hundred and thirty-five", "Four hundred thirty five members", "435 members", "870/2",
    ],
)  # fmt: skip
def test_one_number_in_many_forms(given: str) -> None:
    """Digits of any script, powers of ten, words and fractions are read."""
    assert judged(asked("435"), given).verdict is RIGHT


@pytest.mark.parametrize(
    ("given", "note"),
    [
        ("434", ""),
        ("436", ""),
        ("-435", ""),
        ("435.000.000", "Read as 435,000,000."),
        ("4.350", "Read as 4.35."),
        ("minus 435", "Read as -435."),
        ("4,35", "Read as 4.35."),
        ("435,000", ""),
        ("435 million", "Read as 435,000,000."),
        ("about 435", "“about” leaves the number open: give one number."),
        ("435 or so", "“or” leaves the number open: give one number."),
        ("435 BC", "“bc” leaves the number open: give one number."),
        ("~435", "That leaves the number open: give one number."),
        ("≥ 435", "That leaves the number open: give one number."),
        ("c. 435", "That leaves the number open: give one number."),
        ("435+", "That leaves the number open: give one number."),
        ("435-436", "That is more than one number: give one."),
        ("15/08/2025", "That is more than one number: give one."),
        ("four and five", "That is more than one number: give one."),
        ("4,3,5", "That number cannot be read: write it like 1,000 or 3.5."),
        ("9" * 99, "That number cannot be read: write it like 1,000 or 3.5."),
        ("a lot", "That is no number."),
        ("?", "That is no number."),
        ("435e999999999", "Give the number alone."),
    ],
)
def test_another_number_or_none(given: str, note: str) -> None:
    """What is off, vague or no number is wrong, and a note says how it was read."""
    earned = judged(asked("435"), given)
    assert (earned.verdict, earned.score, earned.note) == (WRONG, 0, note)


@pytest.mark.parametrize(
    ("written", "given"),
    [
        ("1000", "1,000"),
        ("1000", "1 000"),
        ("1000", "1\u202f000"),
        ("1000", "1'000"),
        ("1000", "a thousand"),
        ("1234567.5", "1,234,567.5"),
        ("1234567.5", "1.234.567,5"),
        ("1234567", "12,34,567"),
        ("1.000", "1"),
        ("-3.5", "−3.5"),
        ("-3.5", "- 3,5"),
        ("-3.5", "minus 3.5"),
        ("0.5", ".5"),
        ("0.5", "½"),
        ("1.5", "1 1/2"),
        ("1500000", "1.5 million"),
        ("1500000", "1½ million"),
        ("2000000000", "2 bn"),
        ("0", "zero"),
    ],
)
def test_thousands_and_decimals(written: str, given: str) -> None:
    """Separators of English and of the continent are told apart by the digits behind them."""
    assert judged(asked(written), given).verdict is RIGHT


@pytest.mark.parametrize(
    ("unit", "given"),
    [
        ("%", "12"), ("%", "12 %"), ("%", "12 percent"), ("%", "twelve per cent"),
        ("percent", "12%"), ("km", "12 kilometers"), ("km", "12km"), ("km²", "12 square kilometres"),
        ("km²", "12 sq km"), ("m/s²", "12 m/s^2"), ("m/s²", "12 m/s2"), ("€", "€12"), ("€", "12 euros"),
        ("$", "US$ 12"), ("$", "12 US dollars"), ("°C", "12 degrees Celsius"), ("°C", "12 C"),
        ("members", "12 members"), ("member", "12 members"), ("km/h", "12 km per hour"),
        ("years", "12 yrs"), ("million", "12,000,000"), ("million", "12 million"), ("million", "12"),
        ("million km", "12 million km"), ("million km", "12,000,000 kilometres"),
    ],
)  # fmt: skip
def test_a_unit_may_be_left_out_or_written_otherwise(unit: str, given: str) -> None:
    """A unit has many names; a big word may stand in digits."""
    assert judged(asked(f"12 {unit}", unit), given).verdict is RIGHT


@pytest.mark.parametrize(
    ("unit", "given"),
    [
        ("km", "12 miles"), ("km", "12 m"), ("MW", "12 mW"), ("m", "12 M"), ("%", "12 points"),
        ("$", "12 €"), ("m/s²", "12 m/s"), ("million", "12 billion"), ("million", "12 thousand"),
        ("years", "12 months"),
    ],
)  # fmt: skip
def test_another_unit_is_wrong(unit: str, given: str) -> None:
    """The right number of something else is wrong on every try."""
    for second in (False, True):
        assert grade(asked(f"12 {unit}", unit), given, second_try=second).verdict is WRONG


def test_the_wrong_unit_is_named() -> None:
    """The note says which unit was asked for and which was given."""
    assert judged(asked("12 km", "km"), "12 miles").note == "The unit is km, not miles."


def test_a_unit_that_nobody_asked_for_is_asked_back() -> None:
    """Where the key has no unit, one that the stem does not name is *almost*."""
    earned = judged(asked("6"), "6 years")
    assert earned.verdict is ALMOST
    assert earned.note == "Give the number alone: “year” is not asked for."
    assert grade(asked("6"), "6 years", second_try=True).verdict is RIGHT
    assert judged(asked("6"), "7 years").verdict is WRONG
    assert judged(asked("6", stem="How many years is a term?"), "6 years").verdict is RIGHT


def test_words_of_the_stem_beside_the_unit() -> None:
    """Words that only repeat the stem change nothing."""
    question = asked("27 %", "%", stem="How many percent of members voted?")
    assert judged(question, "27 % of members").verdict is RIGHT
    assert judged(question, "27 % of voters").verdict is WRONG


def test_range_and_tolerance() -> None:
    """Both ends of the range are inside."""
    question = asked("9.8 ± 0.1 m/s²", "m/s²", spread="0.1")
    found = [judged(question, text).score for text in ("9.69", "9.7", "9.8", "9.9", "9.91")]
    assert found == [0, 1, 1, 1, 0]
    assert key_text(question) == ("9.8 ± 0.1 m/s²",)


@given(
    value=st.decimals(-(10**9), 10**9, places=2),
    form=st.sampled_from(("f", ",f", ".2f", ",.2f")),
    step=st.sampled_from(("0.01", "1", "-1", "1000")),
)
def test_a_number_off_by_any_step_is_never_accepted(value: Decimal, form: str, step: str) -> None:
    """A number is read as it was written, and any other is wrong."""
    question = Question("id", "How much?", NumberKey(value, value, str(value)))
    assert grade(question, format(value, form)).verdict is RIGHT
    for second in (False, True):
        other = format(value + Decimal(step), form)
        assert grade(question, other, second_try=second).verdict is WRONG


@given(st.text(max_size=30), st.sampled_from(("", "%", "km", "million", "m/s²")))
def test_any_text_is_right_or_not(text: str, unit: str) -> None:
    """No text makes the reader stumble."""
    assert grade(asked(f"12 {unit}", unit), text).score in {0, 1}
