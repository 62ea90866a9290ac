"""What a question of a class quiz asks its teacher to do, in a sentence or two."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from string import ascii_uppercase

from civicquiz.model import ClassQuiz
from civicquiz.render.cells import cut, one_line
from civicquiz.render.gaps import stem_text
from civicquiz.render.inline import without_marks
from civicquiz.render.phrases import count, percent
from civicquiz.stats import Band, Discrimination, Drawn, Flag, ItemResult, QuizResults

__all__ = [
    "Step",
    "advice",
    "discrimination_phrase",
    "drawn_text",
    "hands_phrase",
    "letter",
    "stem_of",
    "steps",
    "worst_first",
]

STRONG = 0.25
"""The share from which a wrong answer is worth talking about."""

FEWEST = 3
"""Pupils below which a wrong answer is one's own."""

FEW = 0.05
"""The share below which a distractor does no work, as `Flag.IDLE_DISTRACTOR` has it."""

QUOTED = 48
"""Columns of an answer that is quoted."""


class Step(StrEnum):
    """What is to be done about questions, the most urgent first."""

    REGRADE = "Grade again, for the bank has a new key"
    KEY = "Check the key"
    READ = "Read for a second meaning"
    TALK = "Talk about a wrong answer that many gave"
    TEACH = "Teach again"
    MEND = "Mend before it is asked again"


TOLD = {
    Flag.NEGATIVE: (
        Step.READ,
        "Those who did well elsewhere missed it: read it for a second meaning; void it if it misled.",
    ),
    Flag.GUESSING: (
        Step.TEACH,
        "Answered no better than by guessing: teach it again, or ask it more plainly.",
    ),
    Flag.TOO_HARD: (
        Step.TEACH,
        "Hardly anybody knew it: teach it again before you ask it again.",
    ),
    Flag.TOO_EASY: (
        Step.MEND,
        "All but everybody knew it: leave it out next time, or ask for more.",
    ),
}


def letter(at: int) -> str:
    """Return the letter of an option by its place in the bank."""
    return ascii_uppercase[at] if at < len(ascii_uppercase) else str(at + 1)


def stem_of(item: ItemResult) -> str:
    """Return the stem as it was asked, on one line, without marks."""
    return stem_text(item.item.posed.question)


def drawn_text(item: ItemResult, drawn: Drawn) -> str:
    """Return an option or answer on one line, without marks."""
    return without_marks(drawn.text) if item.item.options else one_line(drawn.text)


def worst_first(items: tuple[ItemResult, ...]) -> list[ItemResult]:
    """Return the questions, those with a suspected key and the most missed first, voided last."""
    return sorted(
        items,
        key=lambda each: (
            not each.item.counts,
            Flag.WRONG_KEY not in each.figures.flags,
            1.0 if each.right is None else each.right,
            each.number,
        ),
    )


def discrimination_phrase(found: Discrimination | None) -> str:
    """Return ``.31``, with its interval where there are few; empty where it may not be shown."""
    if found is None or found.band is Band.HIDDEN:
        return ""
    if found.band is Band.PLAIN or found.interval is None:
        return _correlation(found.value)
    low, high = map(_correlation, found.interval)
    return f"{_correlation(found.value)} ({low} to {high})"


def hands_phrase(item: ItemResult) -> str:
    """Return how many hands were right: ``45% of 20 hands right``, ``9 hands right``."""
    if item.hands_right is not None:
        return f"{percent(item.hands_right)} of {item.hands_up} hands right"
    if item.hands_up and not item.hands:
        return f"{count(item.hands_up, 'hand')} right"
    return ""


def _correlation(value: float) -> str:
    """Return ``.31`` or ``−.04``: no figure before the point, as it is usual."""
    text = f"{abs(value):.2f}"
    sign = "−" if value < 0 and float(text) else ""
    return sign + text.removeprefix("0")


def steps(results: QuizResults) -> list[tuple[Step, list[ItemResult]]]:
    """Return what to do first, and about which questions: each under its most urgent step."""
    found: dict[Step, list[ItemResult]] = {step: [] for step in Step}
    for item in worst_first(results.items):
        todo = min(
            (step for step, _ in _advised(results.quiz, item)), key=list(Step).index, default=None
        )
        if todo is not None:
            found[todo].append(item)
    return [(step, items) for step, items in found.items() if items]


def advice(quiz: ClassQuiz, item: ItemResult) -> tuple[str, ...]:
    r"""Return what to do about a question, the most urgent first; nothing where all is well.

    A command stands behind a ``\n``: on a line of its own it can be copied.
    """
    return tuple(told for _, told in _advised(quiz, item))


def _advised(quiz: ClassQuiz, item: ItemResult) -> Iterator[tuple[Step, str]]:
    """Return each advice with the step that it is."""
    if not item.item.counts:
        return
    figures, posed = item.figures, item.item.posed
    again = f"civicquiz bank regrade {posed.bank} {posed.question.id}"
    # Neither by an old key nor by a wrong one do the other figures mean anything.
    if item.item.old_answers:
        answers = count(item.item.old_answers, "answer")
        yield Step.REGRADE, f"The bank has a new key, and {answers} count by the old one:\n{again}"
        return
    if figures.wrong_key is not None and Flag.WRONG_KEY in figures.flags:
        named = _named(item, figures.wrong_key)
        void = f'civicquiz class void {quiz.key} {item.number} --reason "two are right"'
        doubt = f"Check the key: those who did well elsewhere chose {named}."
        way = f"If that is right, correct the bank, load it, then:\n{again}"
        yield Step.KEY, f"{doubt} {way}\nIf both are right:\n{void}"
        return
    told = [TOLD[flag] for flag in figures.flags if flag in TOLD] + _drew(item)
    yield from told
    if item.missed_by_many and not told:
        yield Step.TEACH, "Missed by many: teach it again."
    if Flag.IDLE_DISTRACTOR in figures.flags:
        idle = [
            letter(at)
            for at, each in enumerate(item.drawn)
            if each.figures and each.figures.works is False and each.share < FEW
        ]
        named = ", ".join(idle)
        yield Step.MEND, f"Hardly anybody chose {named}: think of likelier wrong answers."


def _drew(item: ItemResult) -> list[tuple[Step, str]]:
    """Return what to say of the wrong answer that drew the most, if it drew many."""
    wrong = [(len(each.aliases), -at) for at, each in enumerate(item.drawn) if not each.key]
    most, at = max(wrong, default=(0, 0))
    drawn = item.drawn[-at] if wrong else None
    if drawn is None or most < FEWEST or drawn.share < STRONG:
        return []
    verb = "chose" if item.item.options else "wrote"
    drew = f"{most} of {item.figures.n} {verb} {_named(item, -at)}"
    keys = [each.share for each in item.drawn if each.key]
    if keys and drawn.share > max(keys):
        told = "more than the key: check the key; if it stands, talk about why that is wrong."
        return [(Step.KEY, f"{drew}, {told}")]
    return [(Step.TALK, f"{drew}: talk about why that is not so.")]


def _named(item: ItemResult, at: int) -> str:
    text = cut(drawn_text(item, item.drawn[at]), QUOTED)
    return f"{letter(at)}, “{text}”" if item.item.options else f"“{text}”"
