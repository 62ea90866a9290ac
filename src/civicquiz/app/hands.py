"""A class quiz at the projector: its questions one by one, and hands that are counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from civicquiz.app.classes import find_class_quiz
from civicquiz.errors import BadInput
from civicquiz.model import Asked, Choice, ClassQuiz, Hands, Kind, Question
from civicquiz.render import cut, option_letters
from civicquiz.store import Store
from civicquiz.study import VERSIONS, booklet

__all__ = ["Show", "labels_of", "open_show", "read_hands"]

NOBODY = "none"
RIGHT = "right"

WORDS = {"no", "none", "nobody", "abstained", "undecided", "-", "–"}
"""What stands for those who raised no hand."""

TOKEN = re.compile(r"[0-9]+|[^\W\d_]+|[-–](?=[ :=]*[0-9])")
BETWEEN = re.compile(r"[\s,;:=./|+]*")
MOST = 10_000
"""Hands beyond which a number is a slip."""


class Show:
    """A class quiz that is being shown; `slides` are its questions in the order of version A.

    So letters and numbers are those of that version on paper. A voided question is not shown.
    """

    def __init__(self, store: Store, quiz: ClassQuiz, now: Callable[[], datetime]) -> None:
        """Read the questions, and the hands that were counted before."""
        self.store = store
        self.quiz = quiz
        self.now = now
        self.pupils = store.pupil_counts().get(quiz.classroom_id, 0)
        items = store.quiz_items(quiz.id)
        posed = store.pose_revisions([item.revision_id for item in items])
        asked = [posed[item.revision_id] for item in items]
        order = [
            (asked[each.place], each.shown)
            for each in booklet([one.question for one in asked], quiz.seed, VERSIONS[0])
            if items[each.place].counts
        ]
        self.slides = [
            Asked(one, shown, number, len(order)) for number, (one, shown) in enumerate(order, 1)
        ]
        self._hands = {each.question_id: each for each in store.hands(quiz.id)}

    @property
    def first(self) -> int:
        """The place of the first question that was not shown yet; the very first if there is none."""
        known = self._hands
        left = (at for at, one in enumerate(self.slides) if one.posed.question_id not in known)
        return next(left, 0)

    @property
    def shown(self) -> int:
        """How many of the questions were shown."""
        return sum(one.posed.question_id in self._hands for one in self.slides)

    @property
    def counted(self) -> int:
        """In how many of the questions hands were counted."""
        return sum(self.hands(one) is not None for one in self.slides)

    def hands(self, asked: Asked) -> Hands | None:
        """Return the last count of hands, its numbers as the options are shown; None without one."""
        found = self._hands.get(asked.posed.question_id)
        if found is None or not (any(found.counts) or found.abstained):
            return None
        if not asked.shown or not isinstance(asked.posed.question.shape, Choice):
            return found
        return replace(found, counts=tuple(found.counts[at] for at in asked.shown))

    def count(self, asked: Asked, text: str) -> str:
        """Keep a show of hands as it was typed; return what is odd about it, if anything."""
        counts, abstained = read_hands(text, labels_of(asked))
        odd = self._oddity(asked.posed.question, counts, abstained)
        if isinstance(asked.posed.question.shape, Choice):
            places = dict(zip(asked.shown, counts, strict=True))
            counts = tuple(places[at] for at in range(len(places)))
        self._keep(asked, counts, abstained)
        return odd

    def reveal(self, asked: Asked) -> None:
        """Note that the class has seen a question, where no hands were counted."""
        if asked.posed.question_id not in self._hands:
            self._keep(asked, (0,) * len(labels_of(asked)), 0)

    def _keep(self, asked: Asked, counts: tuple[int, ...], abstained: int) -> None:
        posed = asked.posed
        hands = Hands(
            0, self.quiz.id, posed.question_id, posed.revision_id, self.now(), counts, abstained
        )
        self._hands[posed.question_id] = self.store.add_hands(hands)

    def _oddity(self, question: Question, counts: Sequence[int], abstained: int) -> str:
        several = question.kind is Kind.MULTIPLE  # a pupil may raise a hand for each
        hands = (max(counts) if several else sum(counts)) + abstained
        if hands <= self.pupils or not self.pupils:
            return ""
        return f"{hands} hands, though the class has {self.pupils} pupils: kept as typed."


def open_show(store: Store, key: str, now: Callable[[], datetime]) -> Show:
    """Open a class quiz for the projector; it must have a question that was not voided."""
    show = Show(store, find_class_quiz(store, key), now)
    if not show.slides:
        raise BadInput(
            f"Every question of {show.quiz.key} was voided.",
            f"See: civicquiz class quiz show {show.quiz.key}",
        )
    return show


def labels_of(asked: Asked) -> tuple[str, ...]:
    """Return what hands are raised for: the letters of options, else for having it right."""
    shape = asked.posed.question.shape
    return option_letters(len(shape.options)) if isinstance(shape, Choice) else (RIGHT,)


def read_hands(text: str, labels: Sequence[str]) -> tuple[tuple[int, ...], int]:
    """Return how many hands each label has, and how many none, as somebody typed it in haste.

    ``A 12 B 9 none 2``, ``a12,b9``, ``12 A 9 B`` and ``12 9 0 2`` (in order, at the end those
    without) are understood; what is not named has no hands.
    """
    example = _example(labels)
    tokens = _tokens(text, example)
    if all(token.isdecimal() for token in tokens):
        if len(tokens) > len(labels) + 1:
            raise BadInput(f"There are {len(tokens)} numbers for {len(labels)} options.", example)
        names = [*labels, NOBODY][: len(tokens)]
        pairs = list(zip(names, tokens, strict=True))
    elif len(tokens) % 2:
        raise BadInput("A letter lacks its number, or a number its letter.", example)
    elif tokens[0].isdecimal():
        pairs = list(zip(tokens[1::2], tokens[::2], strict=True))
    else:
        pairs = list(zip(tokens[::2], tokens[1::2], strict=True))
    found: dict[str, int] = {}
    for name, number in pairs:
        label = _label(name, labels, example)
        if not number.isdecimal():
            raise BadInput(f"'{cut(number, 20)}' is no number of hands.", example)
        if label in found:
            raise BadInput(f"{label} is there twice.", example)
        if len(number) > len(str(MOST)) or int(number) > MOST:
            raise BadInput(f"{cut(number, 20)} are more hands than any class has.", example)
        found[label] = int(number)
    return tuple(found.get(label, 0) for label in labels), found.get(NOBODY, 0)


def _tokens(text: str, example: str) -> list[str]:
    tokens: list[str] = []
    at = BETWEEN.match(text, 0)
    end = at.end() if at else 0
    while end < len(text):
        found = TOKEN.match(text, end)
        if found is None:
            raise BadInput(f"'{text[end]}' is neither a letter nor a number.", example)
        tokens.append(found[0])
        between = BETWEEN.match(text, found.end())
        end = between.end() if between else found.end()
    if not tokens:
        raise BadInput("No hands were typed.", example)
    return tokens


def _label(name: str, labels: Sequence[str], example: str) -> str:
    """Return the label that a word names."""
    folded = name.casefold()
    for label in labels:
        if folded == label.casefold():
            return label
    if folded in WORDS:
        return NOBODY
    raise BadInput(f"There is no '{cut(name, 20)}' to raise a hand for.", example)


def _example(labels: Sequence[str]) -> str:
    """Return how hands may be typed for these labels."""
    if len(labels) == 1:
        return f"Type it as: {labels[0]} 12 {NOBODY} 2"
    return f"Type it as: {labels[0]} 12 {labels[1]} 9 {NOBODY} 2"
