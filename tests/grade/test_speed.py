"""Grading costs next to nothing, at the start and for each answer."""

from __future__ import annotations

import subprocess
import sys
from random import Random
from timeit import timeit

from civicquiz.grade import grade
from civicquiz.model import Question, Typed
from support.misspelling import misspell
from support.terms import TERMS

FRESH = """
import sys
import civicquiz.errors, civicquiz.model
before = set(sys.modules)
import civicquiz.grade
print(*sorted(name for name in set(sys.modules) - before))
"""


def test_an_answer_is_graded_in_no_time() -> None:
    """One misspelt answer takes about .03 ms; here half a millisecond is allowed."""
    dice = Random(1)
    asked = [(Question("id", "Which?", Typed(term)), misspell(term, dice)) for term in TERMS]

    def all_answers() -> None:
        for question, text in asked:
            grade(question, text, rivals=("Pinsk", "Australia"))

    assert timeit(all_answers, number=1) / len(asked) < 0.0005


def test_a_start_imports_no_kind() -> None:
    """What grades a kind is imported with its first answer; nothing else of Python is needed."""
    done = subprocess.run([sys.executable, "-c", FRESH], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [
        "civicquiz.grade",
        "civicquiz.grade.grading",
        "civicquiz.grade.kind",
    ]
