"""The gaps of a cloze, which stand in its stem and prose as ``{{key|also right}}``.

They are found here by one expression: a session does not load the reader of banks, which has the
last word on what a gap is (a test compares the two).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count

from civicquiz.model import Cloze, Question
from civicquiz.render.inline import without_marks

__all__ = ["stem_and_prose", "stem_text"]

MARK = re.compile(r"(?<![\\{])\{\{(?>\\+[|}]?|[^\\}\n]|\}(?!\}))*\}\}")


def stem_and_prose(question: Question, gap: Callable[[int], str]) -> tuple[str, str]:
    """Return stem and prose (Markdown) with each gap as `gap(number)`, counted from 1."""
    if not isinstance(question.shape, Cloze):
        return question.stem, question.prose
    numbers = count(1)

    def numbered(_mark: re.Match[str]) -> str:
        return gap(next(numbers))

    return MARK.sub(numbered, question.stem), MARK.sub(numbered, question.prose)


def stem_text(question: Question) -> str:
    """Return the stem as a report names the question: on one line, without marks, gaps as lines."""
    stem, prose = stem_and_prose(question, lambda _: "____")
    return without_marks(stem) or without_marks(prose)
