"""A pupil made up for rehearsals: knows some things, learns and forgets others, misspells, guesses.

What it forgets follows the model of memory by which civicquiz plans: so its figures judge the plan
that was made, not the model.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from datetime import date
from random import Random
from typing import Any

from civicquiz.model import (
    Back,
    Choice,
    Cloze,
    DateKey,
    Listing,
    Matching,
    Memory,
    NumberKey,
    Ordering,
    Question,
    Rating,
    Typed,
)
from civicquiz.study import next_memory, retrievability

__all__ = ["Pupil", "misspelt", "right_answer", "wrong_answer"]

KNOWN = 0.3
"""The share of questions that are known from the start."""

AGAIN_IN_SESSION = 0.9
"""The chance of knowing what was shown some minutes ago."""

MISSPELLS = 0.25
LONG_WORD = 6


class Pupil:
    """Answers the events of ``study --json``; `hopeless` is failed until `enlightened` is set."""

    def __init__(self, seed: int, questions: Mapping[str, Question], hopeless: str) -> None:
        """Know `questions` by their full names, as somebody with the bank in hand would."""
        self.seed = seed
        self.questions = questions
        self.hopeless = hopeless
        self.enlightened = False
        self.minds: dict[str, Memory] = {}
        self.times: Counter[str] = Counter()
        self.lucky: str | None = None

    def knows(self, name: str) -> bool:
        """Whether a question is one of those known from the start."""
        return name != self.hopeless and Random(f"{self.seed}/{name}").random() < KNOWN

    def reply(self, event: Mapping[str, Any], day: date) -> dict[str, object]:
        """Return what is sent back after a question."""
        name = event["id"]
        if self.lucky is not None:
            self.lucky = None
            return {"command": "guessed"}
        self.times[name] += 1
        dice = Random(f"{self.seed}/{name}/{self.times[name]}")
        question = self.questions[name]
        pace = 3000 if self.knows(name) else 8000
        ms = {"ms": round(pace * math.exp(dice.gauss(0, 0.4)))}
        if event["second_try"]:
            return {"answer": right_answer(question, event), **ms}
        if self.recalls(event, day, dice):
            if dice.random() < MISSPELLS and (wrong := misspelt(question)):
                return {"answer": wrong, **ms}
            return {"answer": right_answer(question, event), **ms}
        if event["kind"] != "single-choice":
            return {"answer": wrong_answer(question, event), **ms}
        pick = dice.randint(1, len(event["options"]))
        lucky = pick == right_answer(question, event)
        if lucky and name != self.hopeless and dice.random() < 0.5:
            self.lucky = name
        return {"answer": pick, **ms, "guessed": lucky and self.lucky is None}

    def recalls(self, event: Mapping[str, Any], day: date, dice: Random) -> bool:
        """Throw the dice on whether a question is known now."""
        name = event["id"]
        if self.knows(name):
            return True
        hopeless = name == self.hopeless and not self.enlightened
        if event["repeat"]:
            return dice.random() < (0.5 if hopeless else AGAIN_IN_SESSION)
        mind = self.minds.get(name)
        if hopeless or mind is None:
            return False
        return dice.random() < self.chance(name, day)

    def chance(self, name: str, day: date) -> float:
        """Return the chance that the pupil recalls a question that it met before."""
        mind = self.minds[name]
        return retrievability(mind.stability, (day - mind.last_day).days)

    def learn(self, name: str, rating: int, day: date) -> None:
        """Remember better, or worse, after an answer that was rated so."""
        self.minds[name] = next_memory(self.minds.get(name), Rating(rating), day, day)

    def relearn(self, name: str, before: Memory | None, rating: int, day: date) -> None:
        """Remember an answer as another one than at first: as a guess."""
        self.minds[name] = next_memory(before, Rating(rating), day, day)


def right_answer(question: Question, event: Mapping[str, Any]) -> object:
    """Return the right answer, as it is sent."""
    places = {text: number for number, text in enumerate(event.get("options", ()), 1)}
    match question.shape:
        case Choice(options=options):
            picks = [places[option.text] for option in options if option.right]
            return picks if event["kind"] == "multiple-choice" else picks[0]
        case Ordering(items=items):
            return [places[item] for item in items]
        case Matching(pairs=pairs):
            return [places[right] for _, right in pairs]
        case Typed(key=key):
            return key
        case NumberKey(low=low, high=high, unit=unit):
            return f"{(low + high) / 2} {unit}".strip()
        case DateKey(day=day):
            return day.isoformat()
        case Listing(answers=answers, needs=needs):
            return [answer.key for answer in answers[:needs]]
        case Cloze(gaps=gaps):
            return [gap.key for gap in gaps]
        case Back():
            return int(Rating.GOOD)


def wrong_answer(question: Question, event: Mapping[str, Any]) -> object:
    """Return a wrong answer, as it is sent: none where words are asked for."""
    count = len(event.get("options", ()))
    match question.shape:
        case Choice(options=options):
            right = right_answer(question, event)
            picks = range(1, count + 1)
            wrong = [
                at for at in picks if at not in (right if isinstance(right, list) else [right])
            ]
            return wrong[:1] if wrong else [1] if len(options) > 1 else []
        case Ordering():
            right = right_answer(question, event)
            assert isinstance(right, list)
            return right[::-1]
        case Matching():
            return [0] * count
        case Back():
            return int(Rating.AGAIN)
        case _:
            return None


def misspelt(question: Question) -> str | None:
    """Return a typed key with a letter of its longest word doubled, where that may pass."""
    if not isinstance(question.shape, Typed) or question.exact:
        return None
    key = question.shape.key
    longest = max(key.split(), key=len)
    if len(longest) < LONG_WORD or not longest.isalpha():
        return None
    return key.replace(longest, longest[:4] + longest[3:], 1)
