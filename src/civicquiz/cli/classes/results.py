"""``civicquiz class results``: who scored what, and what the questions tell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from civicquiz.cli.classes.completed import complete_quizzes
from civicquiz.cli.output import csv_option, json_option, say, show_csv, show_json, width_of
from civicquiz.cli.program import Program, global_options
from civicquiz.errors import BadInput, UsageProblem

if TYPE_CHECKING:  # files are read only when they are named
    from civicquiz.app.naming import Names
    from civicquiz.stats import QuizResults

__all__ = ["results"]

FILES = click.Path(path_type=Path, dir_okay=False)


@click.command
@click.argument("quiz", shell_complete=complete_quizzes)
@click.option("--names", type=FILES, metavar="FILE", help="CSV with alias,name: shown, not kept.")
@click.option("--html", type=FILES, metavar="FILE", help="Write a report to open or print.")
@click.option(
    "--gradebook", type=click.Choice(["moodle", "canvas"]), help="CSV for its import of grades."
)
@click.option("--column", metavar="NAME", help="What the gradebook calls the quiz.")
@csv_option
@json_option
@global_options()
@click.pass_context
def results(
    ctx: click.Context,
    /,
    quiz: str,
    names: Path | None,
    html: Path | None,
    gradebook: str | None,
    column: str | None,
    as_csv: bool,
    as_json: bool,
) -> None:
    """Show what came of a class QUIZ: the class, its questions worst first, its pupils.

    The best attempt is a pupil's mark; the first attempts make the figures of the questions.
    """
    from civicquiz.app.results import class_results  # SQLAlchemy: not for --help

    if sum((as_csv, as_json, gradebook is not None)) > 1:
        raise UsageProblem("One form at a time.", "Choose --csv, --json or --gradebook.")
    if column is not None and gradebook is None:
        raise UsageProblem("--column names the column of a gradebook.", "Add --gradebook.")
    program = ctx.find_root().ensure_object(Program)
    with program.open() as store:
        found = class_results(store, quiz, program.now)
    known = _names(program, names, found)
    if known is not None:
        found = replace(found, names=known.names)
    if html is not None:
        _write_report(program, found, html)
    if gradebook is not None:
        _show_gradebook(program, found, known, gradebook, column or "")
    else:
        _show(program, found, as_csv=as_csv, as_json=as_json, told=html is not None)


def _names(program: Program, path: Path | None, found: QuizResults) -> Names | None:
    """Read the teacher's file, and tell what in it fits nobody."""
    if path is None:
        return None
    from civicquiz.app.naming import known_names
    from civicquiz.cli.writing import read_csv

    table = read_csv(path)  # whose own errors name the file
    try:
        known = known_names(table, {each.alias for each in found.pupils})
    except BadInput as error:
        raise BadInput(f"{path}: {error.message}", error.hint) from None
    for note in known.notes:
        program.note(f"{path}: {note}")
    return known


def _show(program: Program, found: QuizResults, *, as_csv: bool, as_json: bool, told: bool) -> None:
    """Print the results; a report that was written to a file says it all."""
    from civicquiz.cli.classes.results_members import results_members
    from civicquiz.render import COLOURED, PLAIN
    from civicquiz.render.results import result_rows, results_lines

    if as_json:
        show_json(results_members(found))
    elif as_csv:
        headings, *rows = result_rows(found)
        show_csv([str(each) for each in headings], rows)
    elif not told:
        style = COLOURED if program.colour else PLAIN
        say(results_lines(found, width_of(program), style))


def _show_gradebook(
    program: Program, found: QuizResults, known: Names | None, gradebook: str, column: str
) -> None:
    """Print grades for another program; who they are is in the teacher's file alone."""
    from civicquiz.render.results import canvas_grades, moodle_grades

    if known is None:
        raise UsageProblem(
            "A gradebook knows no aliases.",
            "Name a file that tells who they are: --names FILE, with alias,name,email",
        )
    made = {"moodle": moodle_grades, "canvas": canvas_grades}[gradebook]
    grades = made(found, known.people, column)
    if grades.left_out:
        told = ", ".join(grades.left_out)
        program.note(f"Left out, for the file of names does not tell who they are: {told}")
    if grades.doubles:
        told = ", ".join(grades.doubles)
        program.note(f"Left out, for the file of names does not tell them apart: {told}")
    headings, *cells = grades.rows
    show_csv([str(each) for each in headings], cells)


def _write_report(program: Program, found: QuizResults, path: Path) -> None:
    """Write the page; of what is there already only another report is overwritten."""
    from civicquiz.cli.writing import read_whole, write_together
    from civicquiz.render.results import PAGE_BEGINS, results_page

    is_report = path.is_file() and read_whole(path).startswith(PAGE_BEGINS.encode())
    if path.exists() and not is_report:  # a device might be read without end
        raise BadInput(f"{path} exists already, and is no report.", "Name another file.")
    page = results_page(found, program.now).encode("utf-8")
    write_together({path: page}, over=True)
    program.note(f"Wrote {path}. Open it in a browser, or print it from there.")
