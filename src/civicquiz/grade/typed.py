"""Typed answers: equal to the key, a slip away from it, or something else."""

from __future__ import annotations

from collections.abc import Sequence

from civicquiz.grade.distance import distance
from civicquiz.grade.fold import fold
from civicquiz.grade.kind import Trial, settled, text_of
from civicquiz.grade.reading import Reading, read, read_key
from civicquiz.grade.slips import is_slip
from civicquiz.model import (
    Cloze,
    DateKey,
    Gap,
    Grade,
    NumberKey,
    Part,
    Question,
    Response,
    Typed,
    Verdict,
)

__all__ = ["answer_text", "carry_over", "difference", "grade", "guess_chance", "judge", "key_text"]

FAR = 12
"""Slips beyond which two texts are just different."""
LONG = 60
"""Letters of a wrong answer that are shown again."""


def grade(question: Question, response: Response, trial: Trial) -> Grade:
    """Grade typed words: right, almost, or wrong with the difference shown."""
    key = question.shape
    assert isinstance(key, Typed)
    part, why = judge(text_of(response), key, trial.rivals, exact=question.exact)
    part = settled(part, second=trial.second)
    return Grade(float(part.verdict is Verdict.RIGHT), part.verdict, (part,), why)


def key_text(question: Question) -> tuple[str, ...]:
    """Return the key and, each on a line, what else is right."""
    key = question.shape
    assert isinstance(key, Typed)
    return (key.key, *(f"or {text}" for text in key.also))


def answer_text(_question: Question, response: Response) -> tuple[str, ...]:
    """Return the words given."""
    return (text_of(response).strip(),)


def guess_chance(_question: Question) -> float:
    """Return 0: words are not guessed blindly."""
    return 0.0


def carry_over(response: Response, _old: Question, new: Question) -> Response | None:
    """Return the same words, also where the key became a number, a date or a single gap."""
    text = text_of(response)
    match new.shape:
        case Cloze(gaps=(_,)):
            return (text,)
        case Typed() | NumberKey() | DateKey():
            return text
        case _:
            return None


def judge(
    given: str, key: Typed | Gap, rivals: Sequence[str] = (), *, exact: bool = False
) -> tuple[Part, str]:
    """Compare words with one key; return the verdict as a part, and a sentence why it is wrong.

    `exact` turns the tolerance for slips off; folding stays, since case and accents are no
    knowledge.
    """
    given = given.strip()
    answer = read(given)
    if not answer.words:
        return Part(given, key.key, Verdict.WRONG), ""
    keys = read_key(key.key, *key.also)
    if any(answer.sense == one.sense for one in keys):
        return Part(given, key.key, Verdict.RIGHT), ""
    near = [one for one in keys if _is_near(answer, one)]
    if near:
        closest = min(near, key=lambda one: _apart(answer, one))
        rival = _closer(answer, closest, keys, rivals)
        marked = difference(given, closest.text)
        if exact:
            return Part(given, key.key, Verdict.WRONG, marked), "This one must be spelled exactly."
        if not rival:
            return Part(given, key.key, Verdict.ALMOST, marked), ""
        why = f"That is at least as close to “{rival}”."
        return Part(given, key.key, Verdict.WRONG, marked), why
    return Part(given, key.key, Verdict.WRONG, difference(given, key.key)), _reason(answer, keys)


def _is_near(answer: Reading, key: Reading) -> bool:
    """Tell whether negations match and the words, numbers too, are within their budgets."""
    if answer.sense[2] != key.sense[2]:
        return False
    if is_slip(answer.words, key.words):
        return True
    in_words = (answer.plain, key.plain) != (answer.words, key.words)
    return in_words and is_slip(answer.plain, key.plain)


def _apart(answer: Reading, key: Reading) -> int:
    """Return the slips between two readings, words or digits, whichever are fewer."""
    slips = distance(" ".join(answer.words), " ".join(key.words), FAR)
    if answer.plain == answer.words and key.plain == key.words:
        return slips
    return min(slips, distance(" ".join(answer.plain), " ".join(key.plain), FAR))


def _closer(answer: Reading, key: Reading, keys: tuple[Reading, ...], rivals: Sequence[str]) -> str:
    """Return a rival that the answer is at least as close to as to the key, or nothing.

    What is right by another key or alias is no rival.
    """
    right = {one.sense for one in keys}
    limit = _apart(answer, key) if rivals else 0
    for rival in rivals:
        for one in read_key(rival):
            if one.sense not in right and _apart(answer, one) <= limit:
                return rival
    return ""


def _reason(answer: Reading, keys: tuple[Reading, ...]) -> str:
    """Say in a sentence which rule made an answer wrong, or nothing where it is just different."""
    known = [one for one in keys if not set(one.plain).isdisjoint(answer.plain) or one.sense[1]]
    if answer.sense[1] and known and all(answer.sense[1] != one.sense[1] for one in known):
        return "Numbers must match exactly."
    if known and all(answer.sense[2] != one.sense[2] for one in known):
        return "One of the two says no or not."
    return ""


def difference(given: str, key: str) -> str:
    """Mark in words what differs: ``Rusia → Russia``, of several words only those that differ."""
    ours, theirs = given.split(), key.split()
    if len(ours) == len(theirs):
        pairs = [(a, b) for a, b in zip(ours, theirs, strict=True) if fold(a) != fold(b)]
        if 0 < len(pairs) < len(ours):
            return ", ".join(f"{a} → {b}" for a, b in pairs)
    shown = " ".join(ours)
    return f"{shown if len(shown) <= LONG else shown[:LONG] + '…'} → {key}"
