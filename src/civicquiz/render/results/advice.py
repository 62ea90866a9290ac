"""What a question of a class quiz asks its teacher to do, in a sentence or two."""

from __future__ import annotations

from string import ascii_uppercase

from civicquiz.model import ClassQuiz
from civicquiz.render.cells import cut, one_line
from civicquiz.render.gaps import stem_and_prose
from civicquiz.render.inline import without_marks
from civicquiz.render.phrases import count, percent
from civicquiz.stats import Band, Discrimination, Drawn, Flag, ItemResult

__all__ = [
    "advice",
    "discrimination_phrase",
    "drawn_text",
    "hands_phrase",
    "letter",
    "stem_of",
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

TOLD = {
    Flag.NEGATIVE: "Those who did well elsewhere missed it: read it for a second meaning, and "
    "void it if it misled.",
    Flag.GUESSING: "Answered no better than by guessing: teach it again, or ask it more plainly.",
    Flag.TOO_HARD: "Hardly anybody knew it: teach it again before you ask it again.",
    Flag.TOO_EASY: "All but everybody knew it: leave it out next time, or ask for more.",
}


def letter(at: int) -> str:
    """Return the letter of an option by its place in the bank."""
    return ascii_uppercase[at] if at < len(ascii_uppercase) else str(at + 1)


def stem_of(item: ItemResult) -> str:
    """Return the stem as it was asked, on one line, without marks."""
    stem, prose = stem_and_prose(item.item.posed.question, lambda _: "____")
    return without_marks(stem) or without_marks(prose)


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


def advice(quiz: ClassQuiz, item: ItemResult) -> tuple[str, ...]:
    """Return what to do about a question, the most urgent first; nothing where all is well."""
    if not item.item.counts:
        return ()
    figures, posed = item.figures, item.item.posed
    told: list[str] = []
    if item.item.old_answers:
        answers = count(item.item.old_answers, "answer")
        told.append(
            f"The bank has a new key, and {answers} count by the old one: "
            f"civicquiz bank regrade {posed.bank} {posed.question.id}"
        )
    if figures.wrong_key is not None and Flag.WRONG_KEY in figures.flags:
        told.append(
            f"Check the key: those who did well elsewhere chose {_named(item, figures.wrong_key)}. "
            f"If that is right, correct the bank, then: civicquiz bank load, civicquiz bank "
            f"regrade {posed.bank} {posed.question.id}. If both are right: civicquiz class void "
            f"{quiz.key} {item.number}"
        )
    else:  # which other figures mean nothing until the key is right
        told += [TOLD[flag] for flag in figures.flags if flag in TOLD]
        told += _drew(item)
    if item.missed_by_many and not told:
        told.append("Missed by many: teach it again.")
    if Flag.IDLE_DISTRACTOR in figures.flags:
        idle = [
            letter(at)
            for at, each in enumerate(item.drawn)
            if each.figures and each.figures.works is False and each.share < FEW
        ]
        told.append(f"Hardly anybody chose {', '.join(idle)}: think of likelier wrong answers.")
    return tuple(told)


def _drew(item: ItemResult) -> list[str]:
    """Return what to say of the wrong answer that drew the most, if it drew many."""
    wrong = [(len(each.aliases), -at) for at, each in enumerate(item.drawn) if not each.key]
    most, at = max(wrong, default=(0, 0))
    drawn = item.drawn[-at] if wrong else None
    if drawn is None or most < FEWEST or drawn.share < STRONG:
        return []
    verb = "chose" if item.item.options else "wrote"
    drew = f"{most} of {item.figures.n} {verb} {_named(item, -at)}"
    if item.item.options and drawn.share > max(each.share for each in item.drawn if each.key):
        return [
            f"{drew}, more than the key: check the key; if it stands, talk about why that is wrong."
        ]
    return [f"{drew}: talk about why that is not so."]


def _named(item: ItemResult, at: int) -> str:
    text = cut(drawn_text(item, item.drawn[at]), QUOTED)
    return f"{letter(at)}, “{text}”" if item.item.options else f"“{text}”"
