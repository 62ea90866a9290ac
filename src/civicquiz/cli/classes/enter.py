"""``civicquiz class enter``: answers from paper, a line a pupil, or from a spreadsheet."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from civicquiz.cli.classes.completed import complete_quizzes
from civicquiz.cli.output import json_option, say, show_json, width_of
from civicquiz.cli.program import Program, global_options
from civicquiz.errors import BadInput, UsageProblem

if TYPE_CHECKING:  # not for --help
    from civicquiz.app.entering import Entering
    from civicquiz.cli.classes.entry_lines import Choices

__all__ = ["enter"]


@click.command
@click.argument("key", metavar="QUIZ", shell_complete=complete_quizzes)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@click.option(
    "--on",
    "written",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day on which the class wrote (else today).",
)
@click.option("--replace", is_flag=True, help="Put these in the place of what was entered before.")
@click.option(
    "--further", is_flag=True, help="A further attempt of those who took it at a terminal."
)
@click.option("--skip-bad", is_flag=True, help="Enter the good rows of FILE, leave out the others.")
@json_option
@global_options()
@click.pass_context
def enter(
    ctx: click.Context,
    /,
    key: str,
    file: Path | None,
    written: datetime | None,
    replace: bool,
    further: bool,
    skip_bad: bool,
    as_json: bool,
) -> int:
    """Enter the answers of QUIZ from paper: lines such as "otter-7 ACBD-A", or a FILE (CSV).

    Each line is checked, graded and kept at once. How marks are written: civicquiz help class-enter
    """
    from civicquiz.app.entering import Entering  # SQLAlchemy: not for --help
    from civicquiz.cli.classes.entry_lines import Choices, converse

    program = ctx.find_root().ensure_object(Program)
    if skip_bad and file is None:
        raise UsageProblem(
            "--skip-bad goes with a FILE.", "Of lines the bad ones are never entered."
        )
    choices = Choices(replace=replace, further=further)
    day = None if written is None else written.date()
    with program.open() as store:
        entering = Entering(store, key, program.schedule, program.clock.now, written=day)
        if file is None:
            return converse(program, entering, choices, as_json=as_json)
        return _enter_file(program, entering, file, choices, skip_bad=skip_bad, as_json=as_json)


def _enter_file(
    program: Program,
    entering: Entering,
    file: Path,
    choices: Choices,
    *,
    skip_bad: bool,
    as_json: bool,
) -> int:
    """Enter a file, or nothing of it where anything is wrong that was not to be skipped."""
    from civicquiz.app.entry_file import enter_file, read_file
    from civicquiz.cli.classes.entered import Report, fault_text, report_lines, report_members
    from civicquiz.cli.writing import read_csv

    replace, further = choices.replace, choices.further
    table = read_csv(file)
    try:
        read = read_file(entering, table, replace=replace, further=further)
    except BadInput as error:
        raise BadInput(f"{file}: {error.message}", error.hint) from error
    taken = skip_bad or not read.faults
    done = enter_file(entering, read, replace=replace, further=further) if taken else []
    report = Report(entering, done, read.faults)
    if as_json:
        show_json(report_members(report) | {"unread": list(read.unread)})
        return int(bool(read.faults))
    if read.unread:
        click.echo(f"Not read: {', '.join(read.unread)}.", err=True)
    for fault in read.faults:
        click.echo(f"{file}:{fault.line}: {fault_text(fault)}", err=True)
    if not taken:
        raise BadInput(
            f"Nothing of {file} was entered.",
            "Mend it, or enter the good rows alone: --skip-bad",
        )
    say(report_lines(report, width_of(program)))
    return int(bool(read.faults))
