"""Answers from a spreadsheet: a row a pupil, with all marks in one cell or a column a question."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from civicquiz.app.entering import Entered, Entering, Faulty, tidy
from civicquiz.app.papers import Sheet
from civicquiz.errors import BadInput
from civicquiz.formats import Row, Table
from civicquiz.study import VERSIONS
from civicquiz.study.paper import AnswerLine, Mark, Trouble, is_written, read_cell, read_line

__all__ = ["EntryFile", "Filed", "enter_file", "read_file"]

NUMBER = re.compile(r"(?:q|question)?[ .]*0*([1-9][0-9]{0,3})\.?", re.IGNORECASE)
"""The heading of the column of a printed question: ``7``, ``Q7``, ``Question 7``."""

MISTAKEN = re.compile(r"#¿?[^\W\d][\w/]*[?!]|#N/A|Err:\d{3}")
"""What a spreadsheet leaves of a cell that it took for a formula, in any of its languages."""

COLUMNS = "Name the columns: alias, perhaps version, and answers (or one column a question)."


@dataclass(frozen=True, slots=True)
class Filed:
    """A row that can be entered."""

    line: int
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class EntryFile:
    """What a file holds: good rows, what is wrong with the others, and columns nobody reads."""

    rows: tuple[Filed, ...]
    faults: tuple[Faulty, ...]
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where things stand: `marks` the one column of answers, else `numbers` or `places`."""

    alias: int
    version: int | None
    marks: int | None
    numbers: tuple[int, ...] = ()
    places: tuple[int, ...] = ()


def read_file(
    entering: Entering, table: Table, *, replace: bool = False, further: bool = False
) -> EntryFile:
    """Return what a table holds; BadInput where it lacks a column."""
    columns, unread = _columns(table, entering)
    rows: list[Filed] = []
    faults: list[Faulty] = []
    with entering.store.snapshot():
        for row in table.rows:
            found = _sheet(row, columns, entering, len(table.headings))
            if not isinstance(found, list):
                before = entering.before(found)
                refusal = entering.refusal(before, found, replace=replace, further=further)
                if refusal is None:
                    rows.append(Filed(row.line, found))
                    continue
                found = [refusal]
            alias = tidy(row.cells[columns.alias])
            faults += [Faulty(row.line, 0, alias, each.what, each.fix) for each in found]
    rows, twice = _without_doubles(rows)
    return EntryFile(tuple(rows), tuple(sorted([*faults, *twice], key=_line)), unread)


def enter_file(
    entering: Entering, file: EntryFile, *, replace: bool = False, further: bool = False
) -> list[Entered]:
    """Enter the good rows, all of them or none."""
    with entering.store.transaction():
        return [entering.enter(row.sheet, replace=replace, further=further) for row in file.rows]


def _line(fault: Faulty) -> int:
    return fault.line


def _columns(table: Table, entering: Entering) -> tuple[_Columns, tuple[str, ...]]:
    """Return where things stand, and the headings of what is not read."""
    alias = table.column("alias", "pupil")
    if alias is None:
        raise BadInput(
            f"Line {table.line} heads no column “alias”.",
            f"{COLUMNS} Answer lines are read from a pipe: civicquiz class enter QUIZ < FILE",
        )
    version = table.column("version", "booklet")
    marks = table.column("answers", "marks")
    if marks is not None:
        columns = _Columns(alias, version, marks)
    elif numbers := _numbered(table, entering):
        columns = _Columns(alias, version, None, numbers=numbers)
    else:
        columns = _Columns(alias, version, None, places=_named(table, entering))
    read = {alias, version, marks, *columns.numbers, *columns.places}
    unread = [name for at, name in enumerate(table.headings) if at not in read and name]
    return columns, tuple(map(tidy, unread))


def _numbered(table: Table, entering: Entering) -> tuple[int, ...]:
    """Return the columns of the questions as numbered on paper; none where no heading is one."""
    wanted = len(entering.posed)
    ids = {posed.question.id.casefold(): posed.name for posed in entering.posed}
    found: dict[int, int] = {}
    for at, heading in enumerate(table.headings):
        if number := NUMBER.fullmatch(heading):
            if name := ids.get(heading.casefold()):
                raise BadInput(
                    f"Line {table.line}: “{heading}” may be a number on paper or a question's id.",
                    f"Write “Question {number[1]}” for the one, “{name}” for the other.",
                )
            if int(number[1]) in found:
                raise BadInput(f"Line {table.line} heads question {number[1]} twice.", COLUMNS)
            found[int(number[1])] = at
    if not found:
        return ()
    gone = [str(number) for number in range(1, wanted + 1) if number not in found]
    if gone or len(found) > wanted:
        problem = f"no column for {', '.join(gone)}" if gone else f"{len(found)} columns"
        raise BadInput(
            f"Line {table.line}: the quiz has {wanted} questions, and there is {problem}."
            if gone
            else f"Line {table.line}: the quiz has {wanted} questions, and there are {problem}.",
            "Number a column for each question, from 1 on, in the printed order.",
        )
    return tuple(found[number] for number in range(1, wanted + 1))


def _named(table: Table, entering: Entering) -> tuple[int, ...]:
    """Return the columns of the questions by their ids, in the order of the quiz."""
    found = [table.column(posed.question.id, posed.name) for posed in entering.posed]
    gone = [posed.name for posed, at in zip(entering.posed, found, strict=True) if at is None]
    if gone:
        none = len(gone) == len(found)
        raise BadInput(
            f"Line {table.line} heads no column of answers."
            if none
            else f"Line {table.line} heads no column for {', '.join(gone)}.",
            f"{COLUMNS} A question is headed by its number on paper or by its id.",
        )
    return tuple(at for at in found if at is not None)


def _sheet(row: Row, columns: _Columns, entering: Entering, wanted: int) -> Sheet | list[Trouble]:
    if len(row.cells) > wanted:
        what = f"There are {len(row.cells)} cells, and {wanted} headings."
        return [Trouble(1, what, "Quote a cell that holds the delimiter.")]
    alias = tidy(row.cells[columns.alias])
    named = "" if columns.version is None else row.cells[columns.version].upper()
    if not alias:
        return [Trouble(1, "There is no alias.", "Write whose answers these are: otter-7")]
    alone = read_line(alias)
    if isinstance(alone, AnswerLine) and not alone.marks:  # it may name the version, as on paper
        alias, named = alone.alias, named or alone.version
    if named and (len(named) > 1 or named not in VERSIONS):
        return [Trouble(1, f"“{tidy(named)}” is no version.", "A version is a letter: A, B …")]
    if columns.marks is not None:
        if mistaken := _mistaken(row.cells[columns.marks]):
            return [mistaken]
        line = read_line(f"- {tidy(row.cells[columns.marks])}")
        if isinstance(line, list):
            return line
        return entering.sheet(AnswerLine(alias, named, line.marks))
    return _sheet_of_cells(row, columns, entering, alias, named)


def _sheet_of_cells(
    row: Row, columns: _Columns, entering: Entering, alias: str, named: str
) -> Sheet | list[Trouble]:
    pupil = entering.pupil(alias, 1)
    version = entering.version(named, pupil, 1)
    if isinstance(version, Trouble):
        return list(dict.fromkeys(each for each in (pupil, version) if isinstance(each, Trouble)))
    marks: list[Mark] = []
    troubles: list[Trouble] = []
    for number, item in enumerate(entering.booklet(version), start=1):
        at = columns.numbers[number - 1] if columns.numbers else columns.places[item.place]
        question = entering.posed[item.place].question
        found = _mistaken(row.cells[at]) or read_cell(
            tidy(row.cells[at]), written=is_written(question)
        )
        if isinstance(found, Mark):
            marks.append(found)
        else:
            troubles.append(Trouble(1, f"Question {number}: {found.what}", found.fix))
            marks.append(Mark())
    sheet = entering.sheet(AnswerLine(alias, version, tuple(marks)))
    if isinstance(sheet, list):
        troubles += sheet
    return troubles or sheet


def _mistaken(cell: str) -> Trouble | None:
    """Return what to tell of a cell that a spreadsheet took for a formula, or None."""
    if MISTAKEN.fullmatch(cell.strip()) is None:
        return None
    what = f"“{tidy(cell.strip())}” is what a spreadsheet made of a cell that began with + or -."
    return Trouble(1, what, "Format the column as text there, and type the marks again.")


def _without_doubles(rows: list[Filed]) -> tuple[list[Filed], Iterator[Faulty]]:
    """Return the rows of pupils who stand in one alone, and what to tell of the others."""
    lines = defaultdict[int, list[int]](list)
    for row in rows:
        lines[row.sheet.pupil.learner_id].append(row.line)
    once = [row for row in rows if len(lines[row.sheet.pupil.learner_id]) == 1]
    twice = (
        Faulty(
            row.line,
            0,
            row.sheet.pupil.alias,
            f"{row.sheet.pupil.alias} stands in the lines {' and '.join(map(str, there))}.",
            "Keep the one that is right.",
        )
        for row in rows
        if len(there := lines[row.sheet.pupil.learner_id]) > 1
    )
    return once, twice
