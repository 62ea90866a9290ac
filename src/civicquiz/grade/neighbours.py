"""Known wrong answers near enough to a key that a slip could lead to them; fast on whole banks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from civicquiz.grade.distance import distance
from civicquiz.grade.reading import Reading, read, read_key, variants
from civicquiz.grade.slips import SMALL, budget, tolerance
from civicquiz.model import Bank, Choice, Cloze, Gap, Listing, Question, Typed

__all__ = ["rivals_of"]

MOST = 12
"""Keys of other questions that are kept for one question, the nearest first."""
CROWD = 400
"""Words alike in a corner that are too many to tell anything."""
CORNER = 5
"""Letters at each end of a long word, one of which hardly changes between near words."""
LONG = 9
"""From this length on words are found by their corners, below by what two slips leave."""
FARTHEST = 3
"""Slips to a rival elsewhere in the bank; an answer half-way to one farther off is a slip.

Two words of up to nine letters that are three slips apart may be overlooked, nearer ones never.
"""


class Target(NamedTuple):
    """One reading of one key: its words without small ones, and where it belongs."""

    owner: int
    part: int
    text: str
    sense: tuple[str, tuple[str, ...], int]
    words: tuple[str, ...]


def rivals_of(bank: Bank, among: Callable[[str], bool] | None = None) -> dict[str, tuple[str, ...]]:
    """Return the rivals of each typed-like question that has any, by its name (see `rivals`)."""
    questions = bank.questions
    targets = [target for at, question in enumerate(questions) for target in _targets(at, question)]
    right: dict[tuple[int, int], set[object]] = defaultdict(set)
    for target in targets:
        right[target.owner, target.part].add(target.sense)
    own: dict[int, dict[str, int]] = defaultdict(dict)
    others: dict[int, dict[str, int]] = defaultdict(dict)
    for found, known in ((_siblings(questions, targets, among), own), (_others(targets), others)):
        for target, text, sense, slips in found:
            if sense not in right[target.owner, target.part]:
                texts = known[target.owner]
                texts[text] = min(slips, texts.get(text, slips))
    return {
        questions[at].id or f"#{at}": tuple(
            dict.fromkeys((*_nearest(own[at]), *_nearest(others[at])[:MOST]))
        )
        for at in sorted({*own, *others})
    }


def _nearest(known: dict[str, int]) -> list[str]:
    return sorted(known, key=lambda text: (known[text], text))


def _keys(question: Question) -> tuple[Typed | Gap, ...]:
    """Return the keys of a typed-like question, none of another."""
    match question.shape:
        case Typed() as key:
            return (key,)
        case Cloze(gaps=gaps):
            return gaps
        case Listing(answers=answers):
            return answers
        case _:
            return ()


def _targets(owner: int, question: Question) -> Iterator[Target]:
    for part, key in enumerate(_keys(question)):
        for reading in read_key(key.key, *key.also):
            yield Target(owner, part, reading.text, reading.sense, _content(reading))


def _content(reading: Reading) -> tuple[str, ...]:
    return tuple(word for word in reading.words if word not in SMALL)


Found = tuple[Target, str, object, int]


def _siblings(
    questions: tuple[Question, ...], targets: list[Target], among: Callable[[str], bool] | None
) -> Iterator[Found]:
    """Give each target the wrong options of its siblings that are near."""
    asked = {questions[target.owner].fact for target in targets} - {""}
    wrong: dict[str, list[tuple[Reading, tuple[str, ...]]]] = defaultdict(list)
    for question in questions:
        if question.fact in asked and isinstance(question.shape, Choice):
            for option in question.shape.options:
                texts = () if option.right else variants(option.text)
                readings = [read(text) for text in texts if among is None or among(text)]
                wrong[question.fact] += [(one, _content(one)) for one in readings if one.words]
    for target in targets:
        for reading, words in wrong.get(questions[target.owner].fact, ()):
            slips = _slips(target.words, words)
            if slips is not None:
                yield target, reading.text, reading.sense, slips


def _slips(key: tuple[str, ...], rival: tuple[str, ...]) -> int | None:
    """Return the slips between two keys, None if no answer to one can be as close to the other.

    An answer within the tolerance of the key's words that differ can be as close to the rival
    only if the rival is within twice that.
    """
    if len(key) != len(rival):
        return None
    pairs = [(word, other) for word, other in zip(key, rival, strict=True) if word != other]
    limit = 2 * sum(tolerance(word) for word, _ in pairs)
    if sum(_fewest(_letters(word), _letters(other)) for word, other in pairs) > limit:
        return None
    slips = 0
    for word, other in pairs:
        slips += distance(word, other, limit - slips)
        if slips > limit:
            return None
    return slips


def _others(targets: list[Target]) -> Iterator[Found]:
    """Give each target the keys of the bank that differ from it in one word, and are near there."""
    # all keys that are alike but for the word in one place, by that word
    alike: dict[object, dict[str, list[Target]]] = defaultdict(lambda: defaultdict(list))
    for target in targets:
        for at, word in enumerate(target.words):
            if tolerance(word):
                around = (at, target.words[:at], target.words[at + 1 :])
                alike[around if len(target.words) > 1 else None][word].append(target)
    for group in alike.values():
        for word, other, slips in _near_pairs(list(group)) if len(group) > 1 else ():
            for mine, theirs in ((word, other), (other, word)):
                if slips <= _reach(mine):
                    yield from _paired(group[mine], group[theirs], slips)


def _paired(targets: list[Target], rivals: list[Target], slips: int) -> Iterator[Found]:
    """Give each target each different text among its rivals, but none of its own question."""
    texts: dict[object, list[Target]] = defaultdict(list)
    for rival in rivals:
        texts[rival.sense].append(rival)
    for target in targets:
        for same in texts.values():
            if any(rival.owner != target.owner for rival in same):
                yield target, same[0].text, same[0].sense, slips


def _near_pairs(words: list[str]) -> Iterator[tuple[str, str, int]]:
    """Return the pairs of words within reach of the longer, with the slips between them.

    Only words that share a trace are compared, and of those only the ones of much the same
    letters: each slip takes one at most, and adds one.
    """
    nests: dict[str, list[int]] = defaultdict(list)
    letters = [_letters(word) for word in words]
    reaches = [_reach(word) for word in words]
    for at, word in enumerate(words):
        before: set[int] = set()
        for trace in _traces(word):
            nest = nests[trace]
            if len(nest) <= CROWD:
                before.update(nest)
                nest.append(at)
        mine, reach = letters[at], reaches[at]
        for place in before:
            limit = max(reach, reaches[place])
            if _fewest(mine, letters[place]) <= limit:
                slips = distance(word, words[place], limit)
                if slips <= limit:
                    yield word, words[place], slips


def _reach(word: str) -> int:
    """Return how many slips away a rival of a word may be: at most FARTHEST, as traces reach."""
    return min(2 * budget(word), FARTHEST) or tolerance(word)


def _fewest(mine: int, theirs: int) -> int:
    """Return how many slips lie between two words at least, by their letters.

    Each slip takes one letter at most, and adds one. A distance costs twenty times as much.
    """
    return max((mine & ~theirs).bit_count(), (theirs & ~mine).bit_count())


@lru_cache(maxsize=1 << 14)
def _letters(word: str) -> int:
    """Return a bit for each letter of a word, two where it stands twice or more."""
    once = twice = 0
    for sign in word:
        bit = 1 << (ord(sign) & 31)
        twice |= once & bit
        once |= bit
    return once | twice << 32


def _traces(word: str) -> set[str]:
    """Return texts of which near words share one.

    Of a short word all that two letters less leave (one, where no slip is allowed). Of one that
    is long, or nearly, its corners with one letter less: those of a word of nine letters share
    one, so that of two slips (of ten letters none: of three) one corner has at most one.
    """
    traces: set[str] = set()
    if len(word) < LONG:
        once = {word[:at] + word[at + 1 :] for at in range(len(word))}
        traces = {word, *once}
        if budget(word):
            traces |= {short[:at] + short[at + 1 :] for short in once for at in range(len(short))}
    if len(word) >= LONG - FARTHEST:
        head, tail = "<" + word[:CORNER], ">" + word[-CORNER:]
        for end in (head, tail):
            traces |= {end[:at] + end[at + 1 :] for at in range(1, len(end))}
    return traces
