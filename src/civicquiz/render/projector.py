"""A question for the whole class to read: one on a screen, with room, and hands as bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from string import ascii_uppercase

from civicquiz.grade import key_text
from civicquiz.model import Asked, Choice, Cloze, Hands, Matching, Ordering, Typed
from civicquiz.render.behind import background_lines, labelled
from civicquiz.render.cells import one_line, text_width
from civicquiz.render.gaps import stem_and_prose
from civicquiz.render.inline import inline, without_marks
from civicquiz.render.phrases import count
from civicquiz.render.prose import prose_lines
from civicquiz.render.question import key_numbers, shown_texts, stressed, task
from civicquiz.render.style import Role, Span, Style
from civicquiz.render.wrap import NARROWEST, wrap, wrap_text

__all__ = ["Slide", "hands_phrase", "option_letters", "slide_lines"]

WIDEST = 100
"""Columns beyond which lines are too long to be read across a room."""

NARROW = 30
"""Columns below which there is no room for margins and bars."""

LONGEST_BAR = 20
"""Columns of the bar of the option with the most hands."""

NUMBER = 6
"""Columns of the number behind a bar, and of the blanks before and after the bar."""

LETTER = 5
"""Columns of an option's mark, its letter and the blanks behind it."""


@dataclass(frozen=True, slots=True)
class Slide:
    """What is shown: a question of a quiz, the hands in the order of its options, the key or not."""

    quiz: str
    asked: Asked
    hands: Hands | None = None
    revealed: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """How widely it is set: the columns of the margin, the blank lines of a gap and of options."""

    margin: int
    gap: int
    between: int


def slide_lines(slide: Slide, width: int, height: int, style: Style) -> list[str]:
    """Return a slide, as wide apart as `height` lines allow; it may be longer where none does."""
    width = max(width, NARROWEST)
    wide = max(width // 10, (width - WIDEST) // 2) if width >= NARROW else 0
    small = min(wide, 2)
    lines: list[str] = []
    rooms = (Room(wide, 2, 1), Room(wide, 1, 1), Room(wide, 1, 0), Room(wide // 2, 1, 0))
    for room in (*rooms, Room(small, 1, 0)):
        lines = _lines(slide, width, room, style)
        if len(lines) <= height:
            break
    return lines


def option_letters(number: int) -> tuple[str, ...]:
    """Return the letters of options; from the 27th on they are numbers."""
    return tuple(ascii_uppercase[:number]) + tuple(
        map(str, range(len(ascii_uppercase) + 1, number + 1))
    )


def hands_phrase(hands: Hands, labels: Sequence[str], pupils: int) -> str:
    """Return ``Hands: A 12, B 9, none 2 (23 of 30)``; more hands than pupils are not added up."""
    parts = [f"{label} {number}" for label, number in zip(labels, hands.counts, strict=True)]
    if hands.abstained:
        parts.append(f"none {hands.abstained}")
    total = sum(hands.counts) + hands.abstained
    of = f" ({total} of {pupils})" if total <= pupils else ""
    return f"Hands: {', '.join(parts)}{of}"


def _lines(slide: Slide, width: int, room: Room, style: Style) -> list[str]:
    inner = max(width - 2 * room.margin, NARROWEST)
    asked = slide.asked
    blank = [""] * room.gap
    lines = [*_head(slide, inner, style), *blank]
    stem, prose = stem_and_prose(asked.posed.question, lambda number: rf"\[{number}\]")
    lines += wrap([stressed(span, style) for span in inline(stem)], inner, style)
    if prose:
        lines += ["", *prose_lines(prose, inner, style)]
    if (wanted := task(asked)) and not slide.revealed:
        lines += ["", *wrap_text(wanted, inner, style, Role.FAINT)]
    told = _key(slide, inner, style) if slide.revealed else []
    for block in (_options(slide, inner, room, style), told):
        if block:
            lines += [*blank, *block]
    if slide.revealed:
        lines += background_lines(asked.posed, inner, style)
    while lines and not lines[-1]:
        lines.pop()
    return [" " * room.margin + line if line else "" for line in lines]


def _head(slide: Slide, inner: int, style: Style) -> list[str]:
    asked = slide.asked
    topic = asked.posed.question.topic
    parts = [f"{asked.number} of {asked.total}", slide.quiz, *map(without_marks, topic[-1:])]
    said = " · ".join(parts) if style.signs else f"Question {'. '.join(parts)}."
    return wrap_text(said, inner, style, Role.FAINT, rest="")


def _options(slide: Slide, inner: int, room: Room, style: Style) -> list[str]:
    """Return the lettered options, beside them their bars where the key is told."""
    asked = slide.asked
    shape = asked.posed.question.shape
    if slide.revealed and not isinstance(shape, Choice):
        return []  # the key says it all, in its own order
    texts = shown_texts(asked)
    counts = slide.hands.counts if slide.hands and slide.revealed else ()
    lines = _rows(shape, inner, style) if isinstance(shape, Matching) else []
    for at, (letter, text) in enumerate(zip(option_letters(len(texts)), texts, strict=True)):
        told = slide.revealed and isinstance(shape, Choice) and shape.options[asked.shown[at]].right
        role = Role.STRONG | Role.GOOD if told else Role.NONE
        spans: list[Span] = [(part, each | role) for part, each in inline(text)]
        if style.signs and (inner >= NARROW or not counts):
            bar = _bar(counts[at], max(counts), inner) if counts else ""
            column = inner - (_bar_room(inner) if counts else 0)
            first = style.paint(f"{'✓' if told else ' '} {letter:<2}", role) + " "
            lines += _lettered(spans or [("", role)], first, bar, column, style)
            lines += [""] * room.between
        else:
            said = f" ({count(counts[at], 'hand')})" if counts else ""
            mark = "✓" if told and style.signs else " "
            lines += wrap([*spans, (said, Role.NONE)], inner, style, f"{mark} {letter}. ")
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _rows(matching: Matching, inner: int, style: Style) -> list[str]:
    """Return the rows that something is to be found for, and what heads the rest."""
    left, right = matching.headings
    lines = wrap(inline(left), inner, style) if left else []
    for number, (row, _) in enumerate(matching.pairs, 1):
        first = f"  {number:<2} " if style.signs else f"  {number}. "
        lines += wrap(inline(row), inner, style, first)
    return [*lines, "", *(wrap(inline(right), inner, style) if right else [])]


def _lettered(spans: Sequence[Span], first: str, bar: str, column: int, style: Style) -> list[str]:
    """Return an option's lines behind its letter, its bar at the end of the first."""
    texts = wrap(spans, column - LETTER, style)
    unpainted = wrap(spans, column - LETTER, replace(style, colour=False))
    lines = [" " * LETTER + text for text in texts]
    fill = " " * (column - LETTER - text_width(unpainted[0])) if bar else ""
    lines[0] = f"{first}{texts[0]}{fill}{bar}"
    return lines if style.colour else [line.rstrip() for line in lines]


def _bar_room(inner: int) -> int:
    """Return the columns of a bar, of the number behind it and of the blank before it."""
    return min(LONGEST_BAR, inner // 4) + NUMBER


def _bar(number: int, most: int, inner: int) -> str:
    """Return a bar as long as its share of the longest, and its number."""
    length = round((_bar_room(inner) - NUMBER) * number / most) if most else 0
    length = max(length, 1) if number else 0
    return f"  {'█' * length}{' ' if length else ''}{number}"


def _key(slide: Slide, inner: int, style: Style) -> list[str]:
    """Return the key, where no option carries its mark; and how many had it."""
    asked = slide.asked
    shape = asked.posed.question.shape
    known = option_letters(len(asked.shown))
    letters = [known[number - 1] for number in key_numbers(asked)]
    if isinstance(shape, Choice):
        told = [(", ".join(letters), Role.STRONG)]
        return [] if style.signs else labelled("Answer", told, inner, style)
    keys = [one_line(key) for key in key_text(asked.posed.question)]
    if isinstance(shape, Typed):
        keys = keys[:1]
    elif isinstance(shape, Ordering):
        keys = [", ".join(letters), *keys]
    elif isinstance(shape, Matching):
        keys = [" ".join(f"{row}{letter}" for row, letter in enumerate(letters, 1)), *keys]
    elif isinstance(shape, Cloze) and len(keys) > 1:
        keys = [f"[{gap}] {key}" for gap, key in enumerate(keys, 1)]
    first, *rest = keys or [""]
    lines = labelled("Answer", [(first, Role.STRONG | Role.GOOD)], inner, style)
    for key in rest:
        lines += wrap([(key, Role.STRONG | Role.GOOD)], inner, style, " " * 8)
    if slide.hands:
        had = f"Hands: {slide.hands.counts[0]} had it right."
        lines += ["", *wrap_text(had, inner, style)]
    return lines
