"""Aliases: an animal and a number (``otter-7``), under which a pupil takes part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from random import Random

__all__ = ["is_alias", "new_aliases"]

ANIMALS = [
    "alpaca",
    "antelope",
    "badger",
    "bison",
    "bobcat",
    "bumblebee",
    "caribou",
    "chinchilla",
    "chipmunk",
    "condor",
    "impala",
    "crane",
    "cricket",
    "curlew",
    "deer",
    "dolphin",
    "dragonfly",
    "eagle",
    "egret",
    "falcon",
    "finch",
    "firefly",
    "flamingo",
    "fox",
    "gazelle",
    "gecko",
    "giraffe",
    "grouse",
    "hamster",
    "hare",
    "hawk",
    "hedgehog",
    "heron",
    "ibex",
    "iguana",
    "jaguar",
    "kestrel",
    "kingfisher",
    "koala",
    "lark",
    "lemur",
    "leopard",
    "lion",
    "narwhal",
    "llama",
    "lynx",
    "macaw",
    "okapi",
    "marlin",
    "marmot",
    "meerkat",
    "newt",
    "nightingale",
    "ocelot",
    "octopus",
    "oriole",
    "osprey",
    "otter",
    "owl",
    "panda",
    "panther",
    "partridge",
    "pelican",
    "penguin",
    "peregrine",
    "plover",
    "oryx",
    "puffin",
    "puma",
    "sandpiper",
    "rabbit",
    "wolverine",
    "raven",
    "reindeer",
    "robin",
    "salmon",
    "seahorse",
    "sparrow",
    "squirrel",
    "starling",
    "stork",
    "swan",
    "swift",
    "tiger",
    "toucan",
    "stingray",
    "turtle",
    "warbler",
    "wallaby",
    "wolf",
    "wombat",
    "waxwing",
    "wren",
    "springbok",
]
"""Animals that nobody is called in scorn, also by a part of the word or its sound: no coyote (who
smuggles people), no cheetah (who cheats), no parrot, no raccoon. A seed draws them by their place,
so another takes the place of one that goes.
"""

UNWELCOME = frozenset({13, 14, 18, 28, 33, 38, 69, 88, 187, 188, 311, 420, 666, 911, 1312, 1488})
"""Numbers that stand for something else than a number."""

SHAPE = re.compile(r"[a-z]{2,20}-[1-9][0-9]{0,4}")


def new_aliases(count: int, taken: Iterable[str], rng: Random) -> list[str]:
    """Return `count` aliases by chance, none of them `taken`, the shortest numbers first.

    As long as there are animals that nobody in the class has, each is new: two aliases of a class
    of up to about a hundred differ in more than a digit.
    """
    found = dict.fromkeys(taken)
    used = {alias.partition("-")[0] for alias in found}
    fresh = [animal for animal in ANIMALS if animal not in used]
    rng.shuffle(fresh)
    room = len(found) + count
    for alias in chain(_with_digits(fresh, rng), _all_others(rng)):
        if len(found) == room:
            break
        found[alias] = None
    return list(found)[room - count :]


def is_alias(text: str) -> bool:
    """Whether a text has the form of an alias: a word in small letters, a hyphen, a number."""
    return SHAPE.fullmatch(text) is not None


def _with_digits(animals: list[str], rng: Random) -> Iterator[str]:
    """Yield each animal once, with a digit from 2 to 9."""
    for animal in animals:
        yield f"{animal}-{rng.randint(2, 9)}"


def _all_others(rng: Random) -> Iterator[str]:
    """Yield every animal with every number, animals in turn, a digit before two of them."""
    for first, last in ((2, 9), (10, 99), (100, 999), (1000, 9999)):
        numbers = [number for number in range(first, last + 1) if number not in UNWELCOME]
        rng.shuffle(numbers)
        for number in numbers:
            yield from (f"{animal}-{number}" for animal in rng.sample(ANIMALS, len(ANIMALS)))
