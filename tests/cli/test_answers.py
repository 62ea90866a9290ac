"""What is given in the order shown becomes a response in the order of the bank."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.cli.answers import (
    blank,
    from_json,
    from_line,
    from_numbers,
    from_texts,
    how_many,
    parts_wanted,
)
from civicquiz.errors import BadInput
from civicquiz.model import Asked, Choice, Kind, Option, Response
from civicquiz.render import shown_texts
from support.asking import asked_questions, responses
from support.sittings import EVERY_KIND, FakeSitting

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=6,
)
PICKED = (Kind.SINGLE, Kind.MULTIPLE, Kind.ORDERING, Kind.MATCHING, Kind.FLASHCARD)


def ask(kind: str) -> Asked:
    """Return the example of a kind as it is asked."""
    asked = FakeSitting([EVERY_KIND[kind]]).ask()
    assert asked is not None
    return asked


def numbers_of(asked: Asked, response: Response) -> list[int]:
    """Return what a learner would press for a response: the way back."""
    if asked.posed.question.kind is Kind.FLASHCARD:
        return [int(at) for at in response]
    return [asked.shown.index(int(at)) + 1 if int(at) >= 0 else 0 for at in response]


def taken(give: Callable[[], Response]) -> Response | None:
    """Return a response, or None where it is refused with a hint."""
    try:
        return give()
    except BadInput as error:
        return None if error.hint else pytest.fail(f"no hint: {error.message}")


@given(st.sampled_from(PICKED).flatmap(asked_questions), st.data())
def test_numbers_go_there_and_back(asked: Asked, data: st.DataObject) -> None:
    """Every response can be given by the numbers of its options, in any order shown."""
    response = data.draw(responses(asked))
    kind = asked.posed.question.kind
    numbers = numbers_of(asked, response)
    if not response:
        assert from_json(asked, None) == blank(asked)
        return
    expected = () if kind is Kind.MATCHING and not any(numbers) else response
    assert from_numbers(asked, numbers) == expected
    assert from_json(asked, numbers) == expected
    if how_many(asked) <= 9:
        assert from_line(asked, " ".join(map(str, numbers))) == expected
        letters = [" abcde"[number] for number in numbers if number <= 5]
        if kind is not Kind.FLASHCARD and 0 not in numbers and len(letters) == len(numbers):
            assert from_line(asked, ", ".join(letters)) == expected


@given(asked_questions(), JSON)
def test_anything_is_a_response_or_refused(asked: Asked, value: object) -> None:
    """No JSON value makes it fail; what is taken fits the kind."""
    response = taken(lambda: from_json(asked, value))
    if response is None:
        return
    if asked.posed.question.kind in PICKED:
        highest = 5 if asked.posed.question.kind is Kind.FLASHCARD else len(shown_texts(asked))
        assert all(type(at) is int and -1 <= at < highest for at in response)
    else:
        texts = [response] if isinstance(response, str) else response
        assert all(isinstance(text, str) and "\x1b" not in text for text in texts)


@given(asked_questions(), st.text())
def test_any_line_is_a_response_or_refused(asked: Asked, line: str) -> None:
    """No line makes it fail."""
    response = taken(lambda: from_line(asked, line))
    assert response is None or isinstance(response, str | tuple)


@pytest.mark.parametrize(
    ("kind", "line", "response"),
    [
        ("single-choice", " 2 ", (1,)),
        ("single-choice", "C", (0,)),
        ("multiple-choice", "4 3", (0, 1)),
        ("multiple-choice", "34", (0, 1)),
        ("multiple-choice", "c;d", (0, 1)),
        ("ordering", "3,1,2", (0, 2, 1)),
        ("matching", "2 0", (0, -1)),
        ("matching", "00", ()),
        ("flashcard", "4", (4,)),
        ("typed", "  the Speaker ", "the Speaker"),
        ("cloze", "435", None),
    ],
)
def test_lines(kind: str, line: str, response: Response | None) -> None:
    """Numbers and letters may be set apart by spaces and commas, or stand together."""
    if response is None:
        with pytest.raises(BadInput, match="1 texts are given"):
            from_line(ask(kind), line)
    else:
        assert from_line(ask(kind), line) == response


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("single-choice", "0"),
        ("single-choice", "4"),
        ("single-choice", "1 2"),
        ("single-choice", ""),
        ("single-choice", "executive"),
        ("single-choice", "²"),
        ("multiple-choice", "1 1"),
        ("multiple-choice", ""),
        ("ordering", "1 2"),
        ("matching", "1 3"),
        ("flashcard", "0"),
        ("flashcard", "5"),
        ("flashcard", "a"),
        ("typed", "x" * 10_001),
    ],
)
def test_what_cannot_be_meant_is_refused(kind: str, line: str) -> None:
    """A number too many, too few, twice or unknown says what an answer looks like."""
    with pytest.raises(BadInput) as caught:
        from_line(ask(kind), line)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("single-choice", True),
        ("single-choice", 1.0),
        ("single-choice", "2"),
        ("single-choice", [1, 2]),
        ("typed", ["a"]),
        ("typed", {"text": "a"}),
        ("number", 4.5),
        ("listing", ["a", "b", "c"]),
        ("cloze", ["a", 1.5]),
        ("cloze", ["a"]),
        ("matching", [1, True]),
    ],
)
def test_json_of_another_sort_is_refused(kind: str, value: object) -> None:
    """True is not 1, and a text is not a number."""
    with pytest.raises(BadInput):
        from_json(ask(kind), value)


def test_many_options_need_whole_numbers() -> None:
    """From ten options on digits no longer stand for themselves."""
    asked = ask("single-choice")
    options = tuple(Option(str(at), right=at == 0) for at in range(12))
    question = replace(asked.posed.question, shape=Choice(options))
    asked = replace(asked, posed=replace(asked.posed, question=question), shown=tuple(range(12)))
    assert from_line(asked, "12") == (11,)


def test_nothing_is_an_answer_too() -> None:
    """Not knowing is a blank response; of a list and a cloze as well as of a choice."""
    assert {kind: blank(ask(kind)) for kind in EVERY_KIND} == {
        "single-choice": (),
        "multiple-choice": (),
        "typed": "",
        "number": "",
        "date": "",
        "listing": (),
        "cloze": (),
        "ordering": (),
        "matching": (),
        "flashcard": (1,),
    }
    assert from_texts(ask("cloze"), ["", " "]) == ()
    assert from_texts(ask("cloze"), ["", "100"]) == ("", "100")
    assert from_texts(ask("listing"), ["", "100"]) == ("100",)
    assert parts_wanted(ask("listing")) == 2
