"""Typed answers: right, almost, wrong, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from civicquiz.grade import answer_text, grade, key_text, same_answer
from civicquiz.grade.reading import read, read_key
from civicquiz.grade.typed import difference
from civicquiz.model import Question, Typed, Verdict
from support.answers import TEXTS
from support.terms import TERMS

RIGHT, ALMOST, WRONG = Verdict.RIGHT, Verdict.ALMOST, Verdict.WRONG
NUMBERS = ("{} members", "the {}th Amendment", "Article {}", "in {}", "{}", "B-{}", "{} %")
NEGATIONS = ("not", "never", "no", "without", "cannot", "isn't", "не", "nicht")


def typed(key: str, *also: str) -> Question:
    """Return a question with a key and aliases."""
    return Question("id", "Which?", Typed(key, also))


def verdict(key: str, given: str, *rivals: str, also: tuple[str, ...] = ()) -> Verdict:
    """Return the verdict of the first try."""
    return grade(typed(key, *also), given, rivals=rivals).verdict


@pytest.mark.parametrize(
    ("key", "given"),
    [
        ("(U.S.) Constitution", "the constitution"),
        ("(U.S.) Constitution", "US Constitution"),
        ("Twenty-seven (27)", "27"),
        ("Twenty-seven (27)", "twenty seven"),
        ("Twenty-seven (27)", "Twenty-seven (27)"),
        ("27", "twenty-seven"),
        ("Nine (9) justices", "9 justices"),
        ("North Atlantic Treaty Organization (NATO)", "NATO"),
        ("North Atlantic Treaty Organization (NATO)", "north atlantic treaty organization"),
        ("NATO (North Atlantic Treaty Organization)", "NATO"),
        ("Federal Bureau of Investigation (FBI)", "f.b.i."),
        ("citizen(s)", "citizen"),
        ("citizen(s)", "citizens"),
        ("(a) (b) (c) (d) (e) word", "word"),
        ("White House", "whitehouse"),
        ("Co-operation", "cooperation"),
        ("twenty-seventh amendment", "27th Amendment"),
        ("World War II", "World War 2"),
        ("World War II", "world war two"),
        ("is not ratified", "isn't ratified"),
        ("Конституция", "КОНСТИТУЦИЯ"),
        ("대한민국", "대한 민국"),
        ("?", "?"),
    ],
)
def test_equal_is_right(key: str, given: str) -> None:
    """What a reader takes for the key is right, whatever its form."""
    assert verdict(key, given) is RIGHT


@pytest.mark.parametrize(
    ("key", "given"),
    [
        ("(U.S.) Constitution", "U.S."),
        ("Kyiv (Kiev)", "Kiev"),
        ("Benjamin (Ben) Franklin", "Ben"),
        ("26th Amendment", "27th Amendment"),
        ("9/11", "911"),
        ("3.5", "35"),
        ("-5", "5"),
        ("10²", "102"),
        ("$5 billion", "$5 million"),
        ("$5", "€5"),
        ("ratified", "not ratified"),
        ("not ratified", "ratified"),
        ("notable", "not able"),
        ("aligned", "non-aligned"),
        ("never", "ever"),
        ("note verbale", "not verbale"),
        ("without consent", "withot consent"),
        ("й", "и"),
        ("World War II", "World War III"),
        ("Louis XVIII", "Louis XVII"),
        ("twenty-seven", "twenty-six"),
        ("thirteenth", "thirtieth"),
        ("Malcolm X", "Malcolm"),
        ("Russia", "?"),
        ("Russia", "\u200b"),
    ],
)
def test_another_sense_is_wrong(key: str, given: str) -> None:
    """Digits, negations, signs and letters of other scripts are no slips."""
    assert verdict(key, given) is WRONG


def test_almost_shows_the_difference_and_asks_again() -> None:
    """A slip is *almost* at first, and right at second with the difference still shown."""
    first = grade(typed("Russia"), "Rusia")
    assert (first.verdict, first.score) == (ALMOST, 0)
    assert first.parts[0].note == "Rusia → Russia"
    second = grade(typed("Russia"), "Rusia", second_try=True)
    assert (second.verdict, second.score) == (RIGHT, 1)
    assert second.parts[0].note == "Rusia → Russia"
    assert grade(typed("Russia"), "Prussia", second_try=True).verdict is WRONG


def test_a_slip_beside_a_number_in_words() -> None:
    """Words are compared where numbers stand in words, in digits where they do not."""
    assert verdict("26th Amendment", "twenty-sixth amendmnt") is ALMOST
    assert verdict("Twenty-sixth Amendment", "twenty-sxith amendment") is ALMOST
    assert verdict("26th Amendment", "twenty-seventh amendmnt") is WRONG


def test_only_the_words_that_differ_are_shown() -> None:
    """Of several words only those are shown that are not right, with a sign that needs no colour."""
    assert difference("Suprem  court", "Supreme Court") == "Suprem → Supreme"
    assert difference("Cort", "Supreme Court") == "Cort → Supreme Court"
    assert difference("x" * 99, "y") == "x" * 60 + "… → y"


def test_a_rival_is_wrong_and_so_is_what_is_as_close() -> None:
    """An answer at least as close to a known wrong one is wrong, and the grader says to which."""
    assert verdict("Minskoi", "Pinskoi", "Pinskoi") is WRONG
    assert verdict("Ireland", "Irelamd", "Iceland") is ALMOST
    halfway = grade(typed("Slovakia"), "Slovania", rivals=("Slovenia",))
    assert (halfway.verdict, halfway.note) == (WRONG, "That is at least as close to “Slovenia”.")
    assert verdict("House", "Hosue", "Horse") is ALMOST
    assert verdict("House", "Hose", "Horse") is WRONG


def test_what_is_right_is_no_rival() -> None:
    """A known wrong answer of another question may be right here."""
    assert verdict("Russia", "russia", "Russia") is RIGHT
    assert verdict("Russia", "Rusia", "The Russia", "Russian Federation") is ALMOST
    assert verdict("Russia", "Russian Federatin", "Russia", also=("Russian Federation",)) is ALMOST


def test_the_reason_is_told() -> None:
    """A wrong number and a wrong negation are named as such."""
    assert grade(typed("26 members"), "27 members").note == "Numbers must match exactly."
    assert grade(typed("it is ratified"), "it is not ratified").note == (
        "One of the two says no or not."
    )
    assert grade(typed("Russia"), "China").note == ""


def test_exact_turns_the_tolerance_off_and_nothing_else() -> None:
    """`Match: exact` forgives no slip; case, accents and articles are no slips."""
    exact = replace(typed("Minsk", "(the) Mińsk agreements"), exact=True)
    assert grade(exact, "minsk").verdict is RIGHT
    assert grade(exact, "MINSK AGREEMENTS").verdict is RIGHT
    assert grade(exact, "Minks").verdict is WRONG
    assert grade(exact, "Minks").note == "This one must be spelled exactly."
    assert grade(exact, "Minks", second_try=True).verdict is WRONG


def test_the_nearest_alias_is_shown() -> None:
    """A slip in an alias is compared with that alias."""
    earned = grade(typed("Russia", "Soviet Union"), "Soviet Unoin")
    assert earned.parts[0].note == "Unoin → Union"
    assert earned.parts[0].key == "Russia"


def test_key_and_answer_as_lines() -> None:
    """The key comes first, then what else is right; the answer comes as it was typed."""
    assert key_text(typed("Russia", "Russian Federation")) == ("Russia", "or Russian Federation")
    assert answer_text(typed("Russia"), " Rusia ") == ("Rusia",)


@given(data=st.data(), key=TEXTS | st.sampled_from(TERMS))
def test_the_same_answer_is_what_is_graded_right(data: st.DataObject, key: str) -> None:
    """Whether two texts are one answer is what the grader says, slips apart."""
    forms = [key.upper(), f" the {key}", f"{key}s", key.replace(" ", "-"), f"{key} 2"]
    other = data.draw(st.sampled_from(forms) | TEXTS)
    assert same_answer(key, other) is (verdict(key, other) is RIGHT)


@given(key=TEXTS | st.sampled_from(TERMS), other=TEXTS | st.sampled_from(TERMS))
def test_a_rival_is_never_accepted(key: str, other: str) -> None:
    """A known wrong answer that does not read like the key is wrong."""
    assume(read(other).sense not in {one.sense for one in read_key(key)})
    for second in (False, True):
        earned = grade(typed(key), other, rivals=("x", other), second_try=second)
        assert earned.verdict is WRONG


@given(
    number=st.integers(0, 3000),
    off=st.sampled_from((-1, 1)),
    form=st.sampled_from(NUMBERS),
    second=st.booleans(),
)
def test_a_number_off_by_one_is_never_accepted(
    number: int, off: int, form: str, second: bool
) -> None:
    """One more or one less is wrong wherever the number stands."""
    key, given = form.format(number), form.format(number + off)
    assert grade(typed(key), key).verdict is RIGHT
    assert grade(typed(key), given, second_try=second).verdict is WRONG


@given(
    term=st.sampled_from(TERMS),
    word=st.sampled_from(NEGATIONS),
    at=st.integers(0, 3),
    second=st.booleans(),
)
def test_a_negation_flipped_is_never_accepted(term: str, word: str, at: int, second: bool) -> None:
    """A *not* too many or too few is wrong wherever it stands."""
    words = term.split()
    flipped = " ".join((*words[:at], word, *words[at:]))
    assert grade(typed(term), flipped, second_try=second).verdict is WRONG
    assert grade(typed(flipped), term, second_try=second).verdict is WRONG
    assert grade(typed(flipped), flipped).verdict is RIGHT


@given(key=TEXTS, also=st.lists(TEXTS, max_size=2), given=TEXTS)
def test_an_alias_never_hurts(key: str, also: list[str], given: str) -> None:
    """What is right or almost stays so when more is accepted."""
    bare, more = grade(typed(key), given), grade(typed(key, *also), given)
    order = [WRONG, ALMOST, RIGHT]
    assert order.index(more.verdict) >= order.index(bare.verdict)
