"""Answers come from spreadsheets in the ways that people keep them; what is wrong is told by line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.app.entering import Entering
from civicquiz.app.entry_file import EntryFile, enter_file, read_file
from civicquiz.errors import BadInput
from civicquiz.formats import read_table
from civicquiz.model import Response
from civicquiz.store import open_store
from civicquiz.study import version_of
from support.desk import LAWS, Desk
from support.paper import ALIASES, RIGHT, answers_of, enter, entering, line, mark, print_quiz
from support.storing import NOW
from support.taken import make_class_quiz


def read(paper: Entering, text: str, *, replace: bool = False, further: bool = False) -> EntryFile:
    """Return what a file holds."""
    return read_file(paper, read_table(text.encode()), replace=replace, further=further)


def faults(paper: Entering, text: str) -> list[tuple[int, str, str]]:
    """Return line, alias and words of all that is wrong in a file."""
    found = read(paper, text).faults
    assert all(fault.fix for fault in found)
    return [(fault.line, fault.alias, fault.what) for fault in found]


def marks(paper: Entering, alias: str, **changes: Response | float) -> str:
    """Return the marks of a pupil in a quoted cell."""
    text = line(paper, alias, "", **changes).split(" ", 1)[1]
    return '"' + text.replace('"', '""') + '"'


def cells(paper: Entering, alias: str) -> list[str]:
    """Return the marks of a pupil who is right, each in a cell of its own, in the printed order."""
    pupil = paper.store.pupil_named(paper.room.id, alias)
    assert pupil is not None
    found = []
    for item in paper.booklet(version_of(pupil.learner_id, paper.quiz.versions)):
        sign = mark(RIGHT[paper.posed[item.place].question.id], item.shown)
        found.append(sign.text or sign.letters or str(sign))
    return found


def test_a_column_of_marks(desk: Desk) -> None:
    """Each row is a line; other columns are named and not read."""
    paper = entering(desk, print_quiz(desk).quiz)
    rows = "".join(f"{each},Name,{marks(paper, each)}\r\n" for each in ALIASES)
    found = read(paper, f"Pupil,remark,Answers\r\n{rows}\r\n,,\r\n")
    assert (found.faults, found.unread) == ((), ("remark",))
    assert [each.points for each in enter_file(paper, found)] == [4, 4, 4]
    assert paper.missing() == []
    assert desk.faults() == []


@pytest.mark.parametrize("heading", ["{}", "Q{}", "question {}", "{}."])
def test_a_column_a_question_by_number(desk: Desk, heading: str) -> None:
    """Numbers are those on the pupil's own paper, whatever its version."""
    paper = entering(desk, print_quiz(desk, versions=3).quiz)
    headings = ";".join(["alias", *(heading.format(number) for number in range(1, 5))])
    rows = "\n".join(";".join([each, *cells(paper, each)]) for each in ALIASES)
    found = read(paper, f"{headings}\n{rows}\n")
    assert found.faults == ()
    assert [each.points for each in enter_file(paper, found)] == [4, 4, 4]


def test_a_column_a_question_by_id(desk: Desk) -> None:
    """Under its id a question is the same for all, and the letters are those of the version."""
    quiz = print_quiz(desk, versions=3).quiz
    paper = entering(desk, quiz)
    rows = []
    for alias in ALIASES:
        pupil = paper.store.pupil_named(paper.room.id, alias)
        assert pupil is not None
        items = paper.booklet(version_of(pupil.learner_id, 3))
        by_place = sorted(zip(items, cells(paper, alias), strict=True), key=lambda at: at[0].place)
        rows.append("\t".join([alias, *(cell for _, cell in by_place)]))
    headings = "alias\tlaws/size-choice\tchair\tCHAMBERS\tsize-number"
    found = read(paper, "\n".join([headings, *rows]))
    assert found.faults == ()
    assert [each.points for each in enter_file(paper, found)] == [4, 4, 4]
    answers = answers_of(desk.store, quiz, "otter-7")
    assert answers["size-number"].answer == "435"


def test_the_version_stands_in_a_column_or_behind_the_alias(desk: Desk) -> None:
    """As on the answer sheet, or beside it."""
    paper = entering(desk, print_quiz(desk).quiz)
    text = "alias,version,answers\notter 7,b,----\ncrane-2/A,,----\nheron-4,B ,----\n"
    found = read(paper, text)
    assert [(row.line, row.sheet.pupil.alias, row.sheet.version) for row in found.rows] == [
        (2, "otter-7", "B"),
        (3, "crane-2", "A"),
        (4, "heron-4", "B"),
    ]


def test_all_that_is_wrong_is_told_with_its_line(desk: Desk) -> None:
    """Nobody mends a file one fault at a time."""
    paper = entering(desk, print_quiz(desk).quiz)
    enter(paper, line(paper, "heron-4"))
    text = """\
alias,version,answers
otter-9,,----
,,----
crane-2,BB,----

heron-4,,----
crane-2,,---
otter-7,C,"[A"
otter-7,,-,-,-
"""
    assert faults(paper, text) == [
        (2, "otter-9", "Nobody in 3B is 'otter-9'."),
        (3, "", "There is no alias."),
        (4, "crane-2", "“BB” is no version."),
        (6, "heron-4", "heron-4 was entered before: 4 of 4."),
        (7, "crane-2", "4 marks are expected, and here are 3."),
        (8, "otter-7", "The bracket is never closed."),
        (9, "otter-7", "There are 5 cells, and 3 headings."),
    ]


def test_cells_that_are_no_marks_are_told(desk: Desk) -> None:
    """A cell is told by the number of its question."""
    paper = entering(desk, print_quiz(desk, versions=1, names=("size-choice", "chambers")).quiz)
    text = "alias,1,2\notter-7,A?,AE\ncrane-2,A,\n"
    order = [paper.posed[item.place].question.id for item in paper.booklet("A")]
    assert faults(paper, text) == [
        (2, "otter-7", "Question 1: “?” is no letter of an option."),
        (2, "otter-7", "Question 2 has the options A to C; there is no E."),
    ]
    assert sorted(order) == ["chambers", "size-choice"]


@pytest.mark.parametrize("cell", ["#NAME?", "#¿NOMBRE?", "#ИМЯ?", "#N/A", "#VALUE!", "Err:508"])
def test_a_formula_that_was_none_is_no_answer(desk: Desk, cell: str) -> None:
    """Marks that begin with + or - are formulas to a spreadsheet; what is left is not graded."""
    paper = entering(desk, print_quiz(desk).quiz)
    told = f"“{cell}” is what a spreadsheet made of a cell that began with + or -."
    assert faults(paper, f"alias,answers\notter-7,{cell}\n") == [(2, "otter-7", told)]
    row = f"otter-7,{cell},{cell},{cell},{cell}"
    found = faults(paper, f"alias,1,2,3,4\n{row}\n")
    assert found == [(2, "otter-7", f"Question {at}: {told}") for at in range(1, 5)]


def test_a_pupil_who_stands_twice_is_told_at_both_lines(desk: Desk) -> None:
    """Which of them is right nobody guesses, not even where bad rows are left out."""
    paper = entering(desk, print_quiz(desk).quiz)
    found = read(paper, "alias,answers\notter-7,----\ncrane-2,----\nOtter 7,----\n")
    assert [(fault.line, fault.what) for fault in found.faults] == [
        (2, "otter-7 stands in the lines 2 and 4."),
        (4, "otter-7 stands in the lines 2 and 4."),
    ]
    assert [row.sheet.pupil.alias for row in found.rows] == ["crane-2"]


def test_a_file_may_be_entered_again(desk: Desk) -> None:
    """What is the same stays; what differs needs to be told to replace."""
    paper = entering(desk, print_quiz(desk).quiz)
    first = f"alias,answers\notter-7,{marks(paper, 'otter-7')}\n"
    other = f"alias,answers\notter-7,{marks(paper, 'otter-7', size_choice=(0,))}\n"
    assert enter_file(paper, read(paper, first))[0].changed
    assert not enter_file(paper, read(paper, first))[0].changed
    assert read(paper, other).rows == ()
    (done,) = enter_file(paper, read(paper, other, replace=True), replace=True)
    assert (done.before, done.points) == (4, 3)


def test_a_file_is_entered_whole_or_not_at_all(desk: Desk) -> None:
    """Where one row fails after all, none is there."""
    taken = print_quiz(desk)
    paper = entering(desk, taken.quiz)
    found = read(paper, "alias,answers\notter-7,----\ncrane-2,----\n")
    taken.begin("crane-2")  # meanwhile, at a terminal
    with pytest.raises(BadInput, match="crane-2"):
        enter_file(paper, found)
    assert [each.version for each in desk.store.attempts(taken.quiz.id)] == [""]


@pytest.mark.parametrize(
    ("headings", "told"),
    [
        ("who,answers", "Line 1 heads no column “alias”."),
        ("alias,pupil,answers", "Line 1: there are a column “alias” and a column “pupil”."),
        ("alias,remark", "Line 1 heads no column of answers."),
        ("alias,1,2,4", "Line 1: the quiz has 4 questions, and there is no column for 3."),
        ("alias,1,2,3,4,5", "Line 1: the quiz has 4 questions, and there are 5 columns."),
        ("alias,1,2,3,Q3,4", "Line 1 heads question 3 twice."),
        ("alias,chair,chambers", "Line 1 heads no column for laws/size-choice, laws/size-number."),
    ],
)
def test_a_table_that_lacks_a_column_is_told(desk: Desk, headings: str, told: str) -> None:
    """What is missing is named, and how it may be headed."""
    with pytest.raises(BadInput) as caught:
        read(entering(desk, print_quiz(desk).quiz), f"{headings}\n")
    assert caught.value.message == told
    assert caught.value.hint


def test_an_id_that_may_be_a_number_is_not_guessed_at(desk: Desk) -> None:
    """Where questions are called q1 and q2, a column of that name says nothing certain."""
    bank = "---\ntitle: B\n---\n\n# T\n\n" + "".join(
        f"### {at}? {{#q{at}}}\n\n- [x] a\n- [ ] b\n\n" for at in (2, 1)
    )
    desk.load(bank, "numbers")
    ids = [desk.store.question_named("numbers", name) for name in ("q1", "q2")]
    made = make_class_quiz(desk.store, [each for each in ids if each], ALIASES)
    desk.store.set_versions(made.quiz.id, 1)
    paper = entering(desk, made.quiz)
    with pytest.raises(BadInput, match="may be a number on paper or a question's id") as caught:
        read(paper, "alias,q1,q2\n")
    assert caught.value.hint == "Write “Question 1” for the one, “numbers/q1” for the other."
    for headings in ("alias,Question 1,Question 2", "alias,numbers/q1,numbers/q2"):
        assert len(read(paper, f"{headings}\notter-7,A,A\n").rows) == 1


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Entering:
    """Return a quiz that many files are read against."""
    store = open_store(":memory:", now=NOW)
    desk = Desk(store, tmp_path_factory.mktemp("desk"))
    desk.load(LAWS)
    return entering(desk, print_quiz(desk).quiz)


@given(
    st.lists(
        st.tuples(st.sampled_from([*ALIASES, "x", ""]), st.text("AB-+x~[]\"“”'= ,;9é", max_size=9)),
        max_size=5,
    ),
    st.sampled_from([("answers",), ("1", "2", "3", "4")]),
)
def test_any_cells_are_rows_or_faults(
    paper: Entering, rows: list[tuple[str, str]], headings: tuple[str, ...]
) -> None:
    """No file breaks the reader: each row is good or told, by its line."""
    text = "\n".join(
        "\t".join([alias, *[answer.replace('"', "”")] * len(headings)]) for alias, answer in rows
    )
    table = read_table("\t".join(["alias", *headings]).encode() + b"\n" + text.encode())
    found = read_file(paper, table)
    told = {row.line for row in found.rows} | {fault.line for fault in found.faults}
    assert told == {row.line for row in table.rows}
