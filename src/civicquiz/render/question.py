"""A question as it is asked: where the session stands, the stem, and what can be chosen."""

from __future__ import annotations

from typing import Protocol

from civicquiz.model import Asked, Choice, Cloze, Kind, Listing, Matching, Ordering, Posed
from civicquiz.render.cells import one_line, text_width
from civicquiz.render.gaps import stem_and_prose
from civicquiz.render.inline import inline, without_marks
from civicquiz.render.phrases import duration_phrase
from civicquiz.render.prose import prose_lines
from civicquiz.render.style import Role, Span, Style
from civicquiz.render.wrap import NARROWEST, wrap, wrap_text

__all__ = [
    "key_numbers",
    "numbered_lines",
    "progress_lines",
    "question_lines",
    "shown_texts",
    "stressed",
    "task",
]

NARROW = 40
"""Columns below which the line of progress is shortened."""

MINUTE = 60
FAR_OFF = 24 * 60 * MINUTE
"""Seconds from which on an end is not worth a word."""

NEGATIVE = frozenset(("not", "no", "never", "except", "false", "incorrect", "least"))
"""Words that turn a question round, so that they must not be overlooked."""


class InOrder(Protocol):
    """A question with its options in the order in which they are shown, or printed."""

    @property
    def posed(self) -> Posed:
        """The question."""

    @property
    def shown(self) -> tuple[int, ...]:
        """Positions of the options, items or right-hand rows."""


def shown_texts(item: InOrder) -> tuple[str, ...]:
    """Return what numbers or letters stand for, in turn (Markdown); empty where nothing does."""
    match item.posed.question.shape:
        case Choice(options=options):
            texts = tuple(option.text for option in options)
        case Ordering(items=texts):
            pass
        case Matching(pairs=pairs):
            texts = tuple(right for _, right in pairs)
        case _:
            return ()
    return tuple(texts[at] for at in item.shown)


def key_numbers(asked: Asked) -> tuple[int, ...]:
    """Return the learner's numbers of the key; empty where words are typed."""
    numbers = {at: number for number, at in enumerate(asked.shown, 1)}
    match asked.posed.question.shape:
        case Choice() as choice:
            return tuple(sorted(numbers[at] for at in choice.keys))
        case Ordering() | Matching():
            return tuple(numbers[at] for at in range(len(asked.shown)))
        case _:
            return ()


def progress_lines(asked: Asked, width: int, style: Style) -> list[str]:
    """Return where the session stands: which question of how many, right so far, bank, topic."""
    width = max(width, NARROWEST)
    posed = asked.posed
    where = [one_line(posed.bank_title or posed.bank)]
    where += [without_marks(title) for title in posed.question.topic if title != where[0]]
    word = "Again" if asked.repeat else "New" if asked.new else ""
    word = "Skipped before" if asked.put_off else word
    told = asked.answered > 0 and asked.right is not None
    if style.signs and width < NARROW:
        score = f"{asked.right}/{asked.answered} right" if told else ""
        stand = [f"{asked.number}/{asked.total}", word.lower(), score, _time_left(asked)]
        text = " · ".join([*filter(None, stand), where[-1]])
        return wrap_text(text, width, style, Role.FAINT, rest="")
    path = style.sign(" › ", ", ").join(where)
    score = f"{asked.right} of {asked.answered} right so far" if told else ""
    if style.signs:
        stand = [f"{asked.number} of {asked.total}", word.lower(), score, _time_left(asked), path]
        text = " · ".join(filter(None, stand))
    else:
        stand = [f"Question {asked.number} of {asked.total}", word, score, _time_left(asked), path]
        text = ". ".join(filter(None, stand)) + "."
    return wrap_text(text, width, style, Role.FAINT, rest="")


def _time_left(asked: Asked) -> str:
    """Return ``12 min left, until 10:20``; empty where nobody is pressed."""
    if asked.until is None or asked.seconds_left is None or asked.seconds_left >= FAR_OFF:
        return ""
    left = asked.seconds_left
    spent = duration_phrase(left if left < 2 * MINUTE else round(left / MINUTE) * MINUTE)
    return f"{spent} left, until {asked.until.astimezone():%H:%M}"


def question_lines(asked: Asked, width: int, style: Style) -> list[str]:
    """Return the stem, the prose, and the numbered options, items or rows of a question."""
    width = max(width, NARROWEST)
    question = asked.posed.question
    stem, prose = stem_and_prose(question, lambda number: rf"\[{number}\]")
    lines = wrap([stressed(span, style) for span in inline(stem)], width, style)
    if prose:
        lines += ["", *prose_lines(prose, width, style)]
    if wanted := task(asked):
        lines += ["", *wrap_text(wanted, width, style, Role.FAINT)]
    match question.shape:
        case Choice() | Ordering():
            lines += ["", *numbered_lines(shown_texts(asked), width, style)]
        case Matching(headings=headings, pairs=pairs):
            lines += ["", *_heading(headings[0] or "Match", width, style)]
            for left, _ in pairs:
                lines += wrap(inline(left), width, style, style.sign("  • ", "  - "))
            lines += ["", *_heading(headings[1] or "with", width, style)]
            lines += numbered_lines(shown_texts(asked), width, style)
        case _:
            pass
    return lines


def stressed(span: Span, style: Style) -> Span:
    """Return a piece of a strong stem; what is stressed in it stays so, a *not* even uncoloured."""
    text, role = span
    if not role & Role.STRONG:
        return text, role | Role.STRONG
    turns = not style.colour and text.casefold() in NEGATIVE
    return text.upper() if turns else text, role | Role.EMPHASIS


def task(asked: Asked) -> str:
    """Return what the stem alone may leave open about the form of the answer."""
    question = asked.posed.question
    match question.shape:
        case Listing(needs=needs):
            return f"Name {needs}."
        case Cloze(gaps=gaps):
            return "Fill in the gap." if len(gaps) == 1 else f"Fill in the {len(gaps)} gaps."
        case Ordering() if "order" not in question.stem.casefold():
            return "Put these in order."
        case _ if question.kind is Kind.MULTIPLE:
            return "More than one is right."
        case _:
            return ""


def _heading(text: str, width: int, style: Style) -> list[str]:
    spans = [(part, role | Role.FAINT) for part, role in inline(text)]
    return wrap([*spans, (":", Role.FAINT)], width, style)


def numbered_lines(texts: tuple[str, ...], width: int, style: Style) -> list[str]:
    """Return texts with the numbers that pick them."""
    room = text_width(str(len(texts)))
    lines: list[str] = []
    for number, text in enumerate(texts, 1):
        first = f"{number:>{room + 2}}{style.sign('  ', '. ')}"
        lines += wrap(inline(text) or [("", Role.NONE)], width, style, first)
    return lines
