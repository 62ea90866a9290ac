"""Results of a class quiz as rows: for a spreadsheet, and for two gradebooks."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

import pytest

from civicquiz.errors import BadInput
from civicquiz.render import to_csv
from civicquiz.render.results import canvas_grades, moodle_grades, result_rows
from support.results import choice, class_of, small, text


def read(rows: Sequence[Sequence[object]]) -> list[list[str]]:
    """Return rows as a spreadsheet would read them."""
    return list(csv.reader(io.StringIO(to_csv(rows))))


def test_rows_hold_a_pupil_each() -> None:
    """With every mark; a blank is empty and a missing pupil has no score."""
    headings, crane, heron, otter, yak = read(result_rows(small()))
    assert headings[:5] == ["alias", "name", "state", "score", "points"]
    assert headings[-2:] == ["question 1", "question 2"]
    assert dict(zip(headings, otter, strict=True)) == {
        "alias": "otter-7",
        "name": "",
        "state": "submitted",
        "score": "0",
        "points": "0",
        "most": "2",
        "seconds": "60",
        "medium": "terminal",
        "attempts": "1",
        "score before": "",
        "passed": "no",
        "left": "no",
        "question 1": "0",
        "question 2": "",
    }
    assert (crane[3], heron[3], yak[2], yak[3]) == ("1", "0.5", "missing", "")


PEOPLE = {
    "crane-2": {"name": "Crane, Cy", "email": "cy@example.org", "sis login id": "cy"},
    "otter-7": {"name": "=cmd()", "email": "@home", "canvas id": "1001"},
    "yak-4": {"name": "Yak, Bo", "email": "bo@example.org"},
}


def test_moodle_gets_a_user_and_a_grade_of_100() -> None:
    """One column to know the user by; no grade is a hyphen, which its import reads as none."""
    grades = moodle_grades(small(), PEOPLE)
    assert read(grades.rows) == [
        ["Email address", "3B-quiz-1 Branches"],
        ["cy@example.org", "100"],
        ["'@home", "0"],
        ["bo@example.org", "-"],
    ]
    assert grades.left_out == ("heron-1",)


def test_moodle_knows_users_by_what_most_have() -> None:
    """Who has nothing there is left out, and told."""
    people = {**PEOPLE, "crane-2": {"username": "cy"}, "heron-1": {"username": "h"}}
    people["otter-7"] = {"username": "o"}
    grades = moodle_grades(small(), people, "Quiz: one")
    assert read(grades.rows)[0] == ["Username", "Quiz: one"]
    assert grades.left_out == ("yak-4",)
    with pytest.raises(BadInput, match="nothing that Moodle"):
        moodle_grades(small(), {"otter-7": {"name": "Ada"}})


def test_canvas_gets_its_own_columns_and_the_points_possible() -> None:
    """The five columns in Canvas's order, the row of points before the pupils."""
    grades = canvas_grades(small(), PEOPLE, "Quiz 1 (1234)")
    assert read(grades.rows) == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Quiz 1 (1234)"],
        ["Points Possible", "", "", "", "", "2"],
        ["Crane, Cy", "", "", "cy", "", "2"],
        ["'=cmd()", "1001", "", "", "", "0"],
        ["Yak, Bo", "", "", "", "", ""],
    ]
    assert grades.left_out == ("heron-1",)
    with pytest.raises(BadInput, match="nothing that Canvas"):
        canvas_grades(small(), {"otter-7": {"email": "a@b.c"}})


def test_canvas_skips_columns_with_the_names_of_its_own() -> None:
    """Grades under such a heading would be lost without a word."""
    for name in ("Final Grade 8", "Our Current Score", "Override Status"):
        with pytest.raises(BadInput, match="skips it") as error:
            canvas_grades(small(), PEOPLE, name)
        assert "--column" in error.value.hint
    assert canvas_grades(small(), PEOPLE, "Final quiz, Grade 8").rows


def test_nobody_gets_the_grade_of_a_namesake() -> None:
    """Canvas finds a name once; who has an id of their own is not mistaken."""
    twins = {"crane-2": {"name": "Ada  Roe"}, "otter-7": {"name": "ada roe"}}
    people = {
        **twins,
        "yak-4": {"name": "Bo Yak"},
        "heron-1": {"name": "Ada Roe", "canvas id": "7"},
    }
    grades = canvas_grades(small(), people)
    assert [row[0] for row in grades.rows[2:]] == ["Ada Roe", "Bo Yak"]
    assert grades.rows[2][1] == "7"
    assert (grades.left_out, grades.doubles) == ((), ("crane-2", "otter-7"))
    assert len(canvas_grades(small(), twins).rows) == 2, "nothing that is wrong"


def test_siblings_share_no_grade() -> None:
    """Both have the address of a parent: Moodle knows one user by it."""
    people = {
        "crane-2": {"email": "Roe@example.org"},
        "otter-7": {"email": "roe@example.org "},
        "yak-4": {"email": "yak@example.org"},
    }
    grades = moodle_grades(small(), people)
    assert read(grades.rows)[1:] == [["yak@example.org", "-"]]
    assert (grades.left_out, grades.doubles) == (("heron-1",), ("crane-2", "otter-7"))


def test_canvas_reads_its_heading_as_its_importer_does() -> None:
    """A name, an id, both SIS ids, and the section last before the quiz."""
    headings = [str(each) for each in canvas_grades(small(), PEOPLE).rows[0]]
    assert "Student" in headings[0]
    assert "ID" in headings[1]
    assert re.search(r"SIS\s+User\s+ID", headings[2])
    assert re.search(r"SIS\s+Login\s+ID", headings[3])
    assert "Section" in headings[4]
    assert "Points Possible" in str(canvas_grades(small(), PEOPLE).rows[1][0])


def test_grades_have_two_decimals_at_most() -> None:
    """As both gradebooks show them."""
    items = [choice(at, "yes", "no") for at in range(3)]
    results = class_of({"crane-2": [0, 0, 1]}, items)
    assert read(moodle_grades(results, PEOPLE).rows)[1][1] == "66.67"
    assert read(canvas_grades(results, PEOPLE).rows)[2][5] == "2"


def test_the_time_is_told_in_minutes() -> None:
    """A spreadsheet gets seconds."""
    assert "2 min" in text(small())
    assert read(result_rows(small()))[1][6] == "120"
