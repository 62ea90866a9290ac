"""Ids are readable: the telling words, then more of them, a kind word, a number at the last."""

from __future__ import annotations

from hypothesis import given

from civicquiz.bank import is_id, slug, with_ids
from civicquiz.model import Back, Bank, Cloze, Fact, Gap, Question, Shape, Typed
from support.banks import texts


def names(*stems: str, shape: Shape | None = None) -> list[str]:
    """Return the ids that questions get."""
    entries = tuple(Question("", stem, shape or Typed("x")) for stem in stems)
    return [question.id for question in with_ids(Bank("b", "t", entries=entries)).questions]


def test_an_id_is_made_of_the_telling_words() -> None:
    """Four words that tell something, without accents, quotes or links."""
    assert names("How many voting members sit in the House today?") == ["voting-members-sit-house"]
    assert names("Who isn’t *Élu* in the [U.S.](http://x.y)?") == ["isnt-elu-u-s"]
    assert names("Что такое Дума?") == ["что-такое-дума"]


def test_an_id_does_not_tell_the_answer() -> None:
    """The gaps of a cloze are left out."""
    cloze = Cloze((Gap("435"),))
    assert names("The House has {{435}} members", shape=cloze) == ["house-members"]


def test_a_taken_id_gets_more_words_then_a_kind_word_then_a_number() -> None:
    """Never a position or a hash."""
    stem = "One two three four five six?"
    assert names(stem, stem, stem, stem, stem) == [
        "two-three-four-five",
        "two-three-four-five-six",
        "two-three-four-five-typed",
        "two-three-four-five-typed-2",
        "two-three-four-five-typed-3",
    ]


def test_a_stem_without_words_is_named_for_its_kind() -> None:
    """Signs alone give no word."""
    assert names("???", "!!!", shape=Back("x")) == ["card", "card-2"]


def test_taken_ids_are_not_given_again() -> None:
    """Neither those of the bank nor those that somebody else keeps."""
    entries = (Fact("", "House size"), Question("house-size", "House?", Typed("x")))
    bank = Bank("b", "t", entries=entries)
    assert with_ids(bank).facts[0].id == "house-size-fact"
    taken = frozenset({"house-size-fact", "house-size-fact-2"})
    assert with_ids(bank, taken).facts[0].id == "house-size-fact-3"


@given(texts())
def test_every_given_id_is_well_formed(stem: str) -> None:
    """Lower-case words joined by hyphens, whatever the stem."""
    assert is_id(names(stem)[0])


@given(texts())
def test_a_slug_is_well_formed_or_empty(text: str) -> None:
    """A file's name gives an id where it has a letter or digit."""
    assert not slug(text) or is_id(slug(text)) or slug(text) != slug(text).lower()
