"""Aliases: unique, readable, and never rude."""

from __future__ import annotations

import re
from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from civicquiz.grade.distance import distance
from civicquiz.study import is_alias, new_aliases
from civicquiz.study.aliases import ANIMALS, UNWELCOME

SEEDS = st.integers(0, 2**48)


@given(st.integers(0, 150), st.integers(0, 150), SEEDS)
def test_aliases_are_unique(count: int, more: int, seed: int) -> None:
    """No alias is given twice, not even when a class grows."""
    first = new_aliases(count, (), Random(seed))
    second = new_aliases(more, first, Random(seed))
    assert (len(first), len(second)) == (count, more)
    assert len({*first, *second}) == count + more
    assert all(is_alias(alias) for alias in (*first, *second))


@given(SEEDS)
def test_no_two_of_a_class_have_one_animal(seed: int) -> None:
    """In a class of thirty each animal stands once, and with one digit."""
    aliases = new_aliases(30, (), Random(seed))
    assert len({alias.partition("-")[0] for alias in aliases}) == 30
    assert all(len(alias.partition("-")[2]) == 1 for alias in aliases)


def test_a_whole_school_has_aliases() -> None:
    """Five thousand pupils get five thousand aliases, none with a number that means more."""
    aliases = new_aliases(5000, (), Random(1))
    assert len(set(aliases)) == 5000
    assert UNWELCOME.isdisjoint(int(alias.partition("-")[2]) for alias in aliases)


def test_animals_are_told_apart() -> None:
    """No animal is a slip of the pen away from another."""
    near = [pair for pair in combinations(ANIMALS, 2) if distance(*pair, 1) < 2]
    assert near == []
    assert len(set(ANIMALS)) == len(ANIMALS) >= 90


RUDE = r"ass|cock|coon|cum|dick|fag|hoe|hump|pecker|pee|poo|pussy|sex|slag|tail|tit"
SAID_OF_PEOPLE = """
    ape ass baboon bat bear beaver bitch boar booby bug butterfly buzzard cat cheetah chick
    chicken chimp clam cockroach cod cormorant cougar cow coyote crab crow cuckoo cur dodo dog
    donkey duck elephant ferret flea frog gannet goat goose gorilla guinea-pig gull hen hippo
    hog horse hyena jackal jackass jay jellyfish kitten kiwi leech lemming lizard louse magpie
    manatee mare mole monkey moose mouse mule orangutan ostrich ox oyster parasite parrot
    peacock pig pigeon piranha pony poodle pussy quail raccoon ram rat rhino rooster scorpion
    seal shark sheep shrew shrimp skunk sloth slug snail snake sow spider sponge starfish
    swallow swine tick toad tortoise trout turkey viper vole vulture wagtail walrus wasp
    weasel whale wolf-whistle worm yak zebra
"""


def test_no_animal_is_an_insult() -> None:
    """None that people are called in scorn, none with a rude word in it."""
    assert set(SAID_OF_PEOPLE.split()).isdisjoint(ANIMALS)
    assert [animal for animal in ANIMALS if re.search(RUDE, animal)] == []


@given(st.text(max_size=12))
def test_anything_may_be_asked_to_be_an_alias(text: str) -> None:
    """Only a word, a hyphen and a number is one."""
    word, hyphen, number = text.partition("-")
    assert not is_alias(text) or (hyphen and word.islower() and number.isascii())
