"""The results of a class quiz as rows for a spreadsheet or for another program's gradebook.

The forms of Moodle and Canvas are described in the manual's page ``class-results``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from civicquiz.errors import BadInput
from civicquiz.render.results.lines import number_phrase
from civicquiz.stats import PupilResult, QuizResults

__all__ = ["Grades", "canvas_grades", "moodle_grades", "result_rows"]

People = Mapping[str, Mapping[str, str]]
"""What the teacher's file says of each alias, by column."""

Rows = list[list[object]]

MOODLE_COLUMNS = {
    "email": "Email address",
    "id number": "ID number",
    "username": "Username",
}
"""By what Moodle knows a user, and how its own export heads it; the first one where all are."""

CANVAS_COLUMNS = {
    "name": "Student",
    "canvas id": "ID",
    "sis user id": "SIS User ID",
    "sis login id": "SIS Login ID",
    "section": "Section",
}
"""The first columns of Canvas's gradebook, in their order; all of them must be there."""

CANVAS_OWN = re.compile(r"(?:Current|Final) (?:Score|Points|Grade)|Override (?:Score|Grade|Status)")
"""What is anywhere in the heading of a column that Canvas's import leaves alone."""

CANVAS_KNOWS_BY = ("canvas id", "sis user id", "sis login id", "name")
"""What Canvas's import tries, in its order."""

MOODLE_MOST = 100
"""The most of a grade in the columns that Moodle's import makes."""

NO_GRADE = "-"
"""How Moodle's import is told that there is no grade; an empty cell of a new column is none."""


@dataclass(frozen=True, slots=True)
class Grades:
    """Rows for a gradebook, headings first, and the aliases of whom it cannot be given a grade.

    `left_out`: nothing says who they are; `doubles`: what does is another pupil's too.
    """

    rows: Rows
    left_out: tuple[str, ...]
    doubles: tuple[str, ...] = ()


def result_rows(results: QuizResults) -> Rows:
    """Return a row a pupil, with the marks on each question; headings first."""
    numbers = [f"question {item.number}" for item in results.items]
    headings: list[object] = ["alias", "name", "state", "score", "points", "most", "seconds"]
    headings += ["medium", "attempts", "score before", "passed", "left", *numbers]
    return [headings, *(_row(results, each) for each in results.pupils)]


def _row(results: QuizResults, pupil: PupilResult) -> list[object]:
    marks = pupil.marks or (None,) * len(results.items)
    return [
        pupil.alias,
        results.names.get(pupil.alias, ""),
        pupil.state.value,
        _figure(pupil.score),
        _figure(pupil.points),
        results.most,
        _figure(pupil.seconds),
        None if pupil.medium is None else pupil.medium.value,
        pupil.attempts,
        _figure(pupil.old_score) if pupil.changed else None,
        "" if pupil.passed is None else "yes" if pupil.passed else "no",
        "yes" if pupil.left else "no",
        *(_figure(mark) for mark in marks),
    ]


def _figure(value: float | None) -> str | None:
    """Return a figure with at most four decimals, and a point in every locale."""
    return None if value is None else f"{value:.4f}".rstrip("0").rstrip(".")


def moodle_grades(results: QuizResults, people: People, column: str = "") -> Grades:
    """Return a grade of 100 for each pupil, beside the one thing that Moodle knows them by.

    Raises BadInput where the file of names has nothing of the kind.
    """
    known = {
        each: sum(bool(people.get(pupil.alias, {}).get(each)) for pupil in results.pupils)
        for each in MOODLE_COLUMNS
    }
    by = max(known, key=lambda each: known[each])
    if not known[by]:
        raise BadInput(
            "The file of names has nothing that Moodle knows a pupil by.",
            "Give it a column email, username or id number: alias,name,email",
        )
    headings: list[object] = [MOODLE_COLUMNS[by], _column(results, column)]
    kept, left_out, doubles = _identified(results, people, [by])
    rows: Rows = [headings]
    for pupil, who in kept:
        rows.append([who[by], _grade(pupil.score, MOODLE_MOST) or NO_GRADE])
    return Grades(rows, left_out, doubles)


def canvas_grades(results: QuizResults, people: People, column: str = "") -> Grades:
    """Return the points of each pupil under Canvas's own headings, and the points possible.

    Raises BadInput where the file of names has nothing that Canvas knows a pupil by, and for a
    name of the column that Canvas would skip.
    """
    kept, left_out, doubles = _identified(results, people, CANVAS_KNOWS_BY)
    if not kept and not doubles:
        raise BadInput(
            "The file of names has nothing that Canvas knows a pupil by.",
            "Give it a column name (as in Canvas), canvas id, SIS user id or SIS login id.",
        )
    name = _column(results, column)
    if found := CANVAS_OWN.search(name):
        raise BadInput(
            f"Canvas takes a column with {found[0]!r} in its name for one of its own, and skips it.",
            "Name the column otherwise: --column NAME",
        )
    headings: list[object] = [*CANVAS_COLUMNS.values(), name]
    possible: list[object] = ["Points Possible", "", "", "", "", str(results.most)]
    rows: Rows = [headings, possible]
    for pupil, who in kept:
        rows.append([who.get(each, "") for each in CANVAS_COLUMNS])
        rows[-1].append(_grade(pupil.score, results.most))
    return Grades(rows, left_out, doubles)


def _identified(
    results: QuizResults, people: People, wanted: Sequence[str]
) -> tuple[list[tuple[PupilResult, Mapping[str, str]]], tuple[str, ...], tuple[str, ...]]:
    """Return the pupils of whom the gradebook can tell who they are, and the aliases of others.

    It goes by the first of `wanted` that a pupil has; where another has the same there, such as
    the address of a parent, one of them would get the grade of the other.
    """
    known = [(pupil, people.get(pupil.alias, {})) for pupil in results.pupils]
    often = Counter((each, _same(who, each)) for _, who in known for each in wanted)
    kept: list[tuple[PupilResult, Mapping[str, str]]] = []
    left_out: list[str] = []
    doubles: list[str] = []
    for pupil, who in known:
        by = next((each for each in wanted if _same(who, each)), None)
        if by is None:
            left_out.append(pupil.alias)
        elif often[by, _same(who, by)] > 1:
            doubles.append(pupil.alias)
        else:
            kept.append((pupil, who))
    return kept, tuple(left_out), tuple(doubles)


def _same(who: Mapping[str, str], column: str) -> str:
    """Return what a cell says, as gradebooks compare it."""
    return " ".join(who.get(column, "").casefold().split())


def _column(results: QuizResults, column: str) -> str:
    """Return the heading of the grade: the key is in it, for titles may come twice."""
    return column or f"{results.quiz.key} {results.quiz.title}".strip()


def _grade(score: float | None, most: int) -> str:
    """Return a grade with at most two decimals; empty where there is none."""
    return "" if score is None else number_phrase(score * most)
