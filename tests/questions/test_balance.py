"""The shipped banks give no hints by form: position, length and wording of the key tell nothing."""

from __future__ import annotations

import re
from collections import Counter
from math import comb

from civicquiz.model import Choice, Kind
from support.shipped import choices, questions, words

CHI_SQUARE = {1: 6.63, 3: 11.34}
"""What a chi-square of so many degrees of freedom exceeds by chance once in a hundred times."""

NEGATION = re.compile(r"\b(?:not|except|never|false|incorrect|least|untrue)\b")


def chi_square(counts: list[int]) -> float:
    """Return how far counts are from being equal."""
    mean = sum(counts) / len(counts)
    return sum((count - mean) ** 2 / mean for count in counts)


def chance_of(hits: float, tries: int, chance: float) -> float:
    """Return the probability of that many hits or more by chance."""
    return sum(
        comb(tries, k) * chance**k * (1 - chance) ** (tries - k)
        for k in range(int(hits), tries + 1)
    )


def winners(sign: int) -> tuple[float, int]:
    """Return how often the longest (or, with -1, shortest) of four options is the key, and of how many."""
    hits, tries = 0.0, 0
    for _, shape in choices(keys=1, options=4):
        lengths = [sign * len(option.text) for option in shape.options]
        longest = [at for at, length in enumerate(lengths) if length == max(lengths)]
        hits += (shape.keys[0] in longest) / len(longest)
        tries += 1
    return hits, tries


def test_the_keys_position_is_balanced() -> None:
    """Each of four positions holds the key about as often as any other."""
    counts = Counter(shape.keys[0] for _, shape in choices(keys=1, options=4))
    assert sum(counts.values()) >= 40
    assert chi_square([counts[at] for at in range(4)]) < CHI_SQUARE[3]


def test_the_keys_of_multiple_choice_are_spread() -> None:
    """Where two of four options are right, each position is right about as often."""
    counts = Counter(at for _, shape in choices(keys=2, options=4) for at in shape.keys)
    assert chi_square([counts[at] for at in range(4)]) < CHI_SQUARE[3]


def test_the_keys_of_multiple_choice_make_no_pattern() -> None:
    """No pair of positions holds the two keys in half of those questions."""
    pairs = Counter(shape.keys for _, shape in choices(keys=2, options=4))
    assert len(pairs) >= 5
    assert 2 * max(pairs.values()) < sum(pairs.values())


def test_true_and_false_are_balanced() -> None:
    """Neither True nor False wins by itself."""
    counts = Counter(
        question.shape.options[question.shape.keys[0]].text
        for _, question in questions()
        if isinstance(question.shape, Choice) and question.shape.is_true_false
    )
    assert abs(counts["True"] - counts["False"]) <= 2


def test_neither_the_longest_nor_the_shortest_option_wins() -> None:
    """To pick by length is no better than to guess."""
    for sign in (1, -1):
        hits, tries = winners(sign)
        assert chance_of(hits, tries, 1 / 4) > 0.01


def test_no_key_stands_out_by_its_length() -> None:
    """A key is at most half as long again as the longest distractor, or 12 letters more."""
    for _, question in questions():
        shape = question.shape
        if not isinstance(shape, Choice) or shape.is_true_false:
            continue
        longest = max(len(option.text) for option in shape.options if not option.right)
        for at in shape.keys:
            key = shape.options[at].text
            assert len(key) <= max(1.5 * longest, longest + 12), question.id


def test_options_are_three_to_five_and_none_sums_up_the_others() -> None:
    """There is no "all of the above" and no "none of the above"."""
    for _, question in questions():
        shape = question.shape
        if not isinstance(shape, Choice) or shape.is_true_false:
            continue
        assert 3 <= len(shape.options) <= 5, question.id
        texts = [" ".join(words(option.text)) for option in shape.options]
        assert len(set(texts)) == len(texts), question.id
        assert not any("of the above" in text or "of these" in text for text in texts), question.id


def test_numbers_among_options_stand_in_order() -> None:
    """Options that are numbers ascend, and keep that order when they are asked."""
    found = 0
    for _, question in questions():
        shape = question.shape
        if not isinstance(shape, Choice):
            continue
        texts = [option.text for option in shape.options]
        if all(text.isdigit() for text in texts):
            found += 1
            assert texts == sorted(texts, key=int), question.id
            assert question.fixed_order, question.id
    assert found


def test_stems_are_whole_and_positive() -> None:
    """A stem asks or states something whole and has no negation hidden in small letters."""
    for _, question in questions():
        if question.kind is Kind.FLASHCARD:
            continue
        assert question.stem.endswith(("?", ".")), question.id
        last = question.stem.removesuffix(" True or false?")
        assert not NEGATION.search(last), question.id


def test_the_stem_of_a_choice_says_how_many_are_right() -> None:
    """Where several options are right, the stem or its prose says how many."""
    numbers = {2: "two", 3: "three"}
    for _, question in questions():
        if question.kind is not Kind.MULTIPLE:
            continue
        shape = question.shape
        assert isinstance(shape, Choice)
        assert numbers[len(shape.keys)] in words(question.stem), question.id


def test_a_guesser_by_position_would_be_found() -> None:
    """The figures above do tell a skewed bank from a balanced one."""
    assert chi_square([40, 10, 10, 10]) > CHI_SQUARE[3]
    assert chi_square([20, 16, 18, 16]) < CHI_SQUARE[3]
    assert chance_of(30, 60, 1 / 4) < 0.01
