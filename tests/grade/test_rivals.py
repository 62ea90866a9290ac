"""Known wrong answers: those that a slip could lead to, found fast."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from civicquiz.grade import grade, rivals
from civicquiz.grade.distance import distance
from civicquiz.grade.reading import read
from civicquiz.model import (
    Bank,
    Choice,
    Cloze,
    Gap,
    Listing,
    Option,
    Question,
    Shape,
    Typed,
    Verdict,
)
from support.terms import TERMS


def bank(*shapes: Shape, fact: str = "") -> Bank:
    """Return a bank whose questions have these shapes and the ids q0, q1 and so on."""
    entries = (Question(f"q{at}", "Which?", shape, fact=fact) for at, shape in enumerate(shapes))
    return Bank("bank", "Bank", entries=tuple(entries))


def choice(right: str, *wrong: str) -> Choice:
    """Return a choice of one key."""
    return Choice((Option(right, right=True), *map(Option, wrong)))


def test_wrong_options_of_siblings() -> None:
    """The wrong options of a question on the same fact are rivals, if a slip can lead there."""
    shapes = (Typed("Minskoi"), choice("Minskoi", "Minskov", "Moscow", "Minskov (a town)"))
    assert rivals(bank(*shapes, fact="capital")) == {"q0": ("Minskov",)}
    assert rivals(bank(*shapes)) == {}


def test_some_wrong_options_do_not_count() -> None:
    """Of wrong options only those are rivals that are among what was asked for, others as ever."""
    shapes = (Typed("Minskoi"), choice("Minskoi", "Minskov", "Minskow (a town)"), Typed("Minskos"))
    every = rivals(bank(*shapes, fact="capital"))
    assert every["q0"] == ("Minskov", "Minskow", "Minskos")
    some = rivals(bank(*shapes, fact="capital"), among=lambda text: text == "Minskow")
    assert some["q0"] == ("Minskow", "Minskos")


def test_keys_of_other_questions() -> None:
    """The keys and aliases of typed questions, gaps and lists are rivals of each other."""
    found = rivals(
        bank(
            Typed("Slovakia"),
            Typed("Ljubljana", ("Slovenia",)),
            Cloze((Gap("Austria"), Gap("x"))),
            Listing((Typed("Australia"), Typed("Iran")), 1),
        )
    )
    assert found == {
        "q0": ("Slovenia",),
        "q1": ("Slovakia",),
        "q2": ("Australia",),
        "q3": ("Austria",),
    }


def test_short_keys_are_rivals_of_longer_ones() -> None:
    """A short word allows no slip itself, but may be what a slip in a longer one leads to."""
    assert rivals(bank(Typed("Minsk"), Typed("Mink")))["q0"] == ("Mink",)
    assert rivals(bank(Typed("Cod fisheries"), Typed("Cold fisheries")))["q1"] == ("Cod fisheries",)


def test_two_slips_in_the_middle_of_a_word() -> None:
    """Corners that overlap in the middle do not hide a rival."""
    assert rivals(bank(Typed("abcdefgh"), Typed("abcxyfgh"))).keys() == {"q0", "q1"}


def test_what_is_right_is_no_rival() -> None:
    """Neither the same key elsewhere, nor an alias, nor the answers of one list."""
    assert rivals(bank(Typed("Russia"), Typed("the russia"), Typed("USSR", ("Russia",)))) == {}
    assert rivals(bank(Typed("Slovakia", ("Slovenia",)), Typed("Slovenia"))) == {
        "q1": ("Slovakia",)
    }
    assert rivals(bank(Listing((Typed("Slovakia"), Typed("Slovenia")), 2))) == {}


def test_a_question_without_an_id_goes_by_its_place() -> None:
    """Its name is its place among the questions behind a sign that no id has."""
    nameless = tuple(Question("", "Which?", Typed(key)) for key in ("Slovakia", "Slovenia"))
    assert rivals(Bank("b", "B", entries=nameless)) == {"#0": ("Slovenia",), "#1": ("Slovakia",)}


def test_the_lists_stay_short_but_keep_the_own_wrong_options() -> None:
    """Of other keys the twelve nearest are kept, of the siblings' wrong options all."""
    many = [Typed(f"Minsk{a}{b}") for a in "abcde" for b in "fghij"]
    wrong = [f"Minsk{a}z" for a in "abcdefghijklmnop"]
    found = rivals(bank(*many, choice("x", *wrong), fact="f"))
    assert set(found["q0"][: len(wrong)]) == set(wrong)
    assert len(found["q0"]) == len(wrong) + 12


WORDS = st.text("abc", min_size=5, max_size=8) | st.text("ab", min_size=9, max_size=12)


@given(st.lists(WORDS, min_size=2, max_size=12, unique=True))
def test_no_near_key_is_overlooked(words: list[str]) -> None:
    """All keys within two slips are found, and of long words all within three."""
    found = rivals(bank(*map(Typed, words)))
    for at, word in enumerate(words):
        apart = {other: distance(word, other, 9) for other in words if other != word}
        reach = 2 if len(word) < 9 else 3
        known = set(found.get(f"q{at}", ()))
        assert known <= {other for other, slips in apart.items() if slips <= reach}
        assert known >= {
            other
            for other, slips in apart.items()
            if slips <= reach and (slips < 3 or max(len(word), len(other)) > 9)
        }


@given(st.lists(st.sampled_from(TERMS), min_size=2, max_size=30, unique=True))
def test_no_key_of_a_bank_is_accepted_for_another(terms: list[str]) -> None:
    """With its rivals, no question takes the key of another for its own."""
    whole = bank(*map(Typed, terms))
    known = rivals(whole)
    for question in whole.questions:
        for term in terms:
            if read(term).sense != read(terms[int(question.id[1:])]).sense:
                earned = grade(question, term, rivals=known.get(question.id, ()))
                assert earned.verdict is Verdict.WRONG
