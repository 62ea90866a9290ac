"""``civicquiz bank``: an instructor's work on banks."""

from __future__ import annotations

from pathlib import Path

import click

from civicquiz.cli.check import check, pin
from civicquiz.cli.groups import FullGroup
from civicquiz.cli.output import json_option, say, show_diff, show_json, width_of
from civicquiz.cli.program import Program, global_options
from civicquiz.cli.session import complete_banks

__all__ = ["bank"]

FILES = click.Path(path_type=Path)


@click.group(cls=FullGroup)
@global_options()
def bank() -> None:
    """Write, load and look at question banks."""


@bank.command
@click.argument("file", type=FILES)
@click.option("--title", help="The bank's title (from the file's name when absent).")
@global_options()
def new(file: Path, title: str | None) -> None:
    """Write a small bank to the new FILE, to be changed into yours."""
    from civicquiz.app.authoring import new_bank  # reads Markdown: not for --help
    from civicquiz.cli.writing import write_new

    path = file if file.suffix else file.with_suffix(".md")
    write_new(path, new_bank(path.stem, title))
    say(f"Wrote {path}. When you have changed it: civicquiz bank load {path}")


@bank.command
@click.argument("files", nargs=-1, required=True, type=FILES, metavar="FILE...")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 where a file would change.")
@click.option("--diff", "as_diff", is_flag=True, help="Write nothing; show what would change.")
@global_options()
@click.pass_context
def fmt(ctx: click.Context, /, files: tuple[Path, ...], check: bool, as_diff: bool) -> int:
    """Write missing ids into each FILE (or folder) and tidy its spacing; words stay."""
    from civicquiz.app.authoring import format_file

    program = ctx.find_root().ensure_object(Program)
    failed = False
    for path in files:
        for done in format_file(path, write=not (check or as_diff)):
            failed |= _told(program, done.problems) or (check and done.changed)
            if as_diff:
                show_diff(done.diff)
            elif done.changed:
                say(f"{done.path}: {'would change' if check else 'tidied'}")
            else:
                say(f"{done.path}: fine as it is")
    return 1 if failed else 0


@bank.command
@click.argument("files", nargs=-1, type=FILES, metavar="[FILE]...")
@click.option("--force", is_flag=True, help="Load in spite of errors that bank check finds.")
@json_option
@global_options()
@click.pass_context
def load(ctx: click.Context, /, files: tuple[Path, ...], force: bool, as_json: bool) -> int:
    """Load each FILE (or folder), anew after an edit too; without one, the banks that come along.

    Nobody's history is lost. A bank with errors loads nothing of itself.
    """
    from civicquiz.app.authoring import load_banks
    from civicquiz.cli.loaded import json_report, report_lines

    program = ctx.find_root().ensure_object(Program)
    with program.open() as store:
        reports = load_banks(store, program.schedule, list(files), program.now, force=force)
    failed = False
    for report in reports:
        failed |= _told(program, report.problems)
        if not as_json:
            say(report_lines(report, width_of(program)))
    if as_json:
        show_json({"banks": [json_report(report) for report in reports]})
    return 1 if failed else 0


@bank.command(name="list")
@json_option
@global_options()
@click.pass_context
def list_(ctx: click.Context, /, as_json: bool) -> None:
    """List the banks that are loaded."""
    from civicquiz.render import table

    program = ctx.find_root().ensure_object(Program)
    with program.open() as store:
        found = store.banks()
    if as_json:
        show_json(
            {
                "banks": [
                    {
                        "bank": each.key,
                        "title": each.title,
                        "license": each.license,
                        "facts": each.facts,
                        "questions": each.questions,
                        "retired_questions": each.retired_questions,
                        "path": each.path,
                        "loaded_at": each.loaded_at.isoformat(timespec="seconds"),
                    }
                    for each in found
                ]
            }
        )
    elif found:
        rows = [[each.key, each.title, str(each.facts), str(each.questions)] for each in found]
        say(table(rows, ["bank", "title", "facts", "questions"], width_of(program)))
    else:
        say("No bank is loaded. Load the ones that come along: civicquiz bank load")


@bank.command
@click.argument("name", shell_complete=complete_banks, metavar="BANK[/QUESTION]")
@json_option
@global_options()
@click.pass_context
def show(ctx: click.Context, /, name: str, as_json: bool) -> None:
    """Show a bank's facts and questions, or one question with its key, source and flags."""
    from civicquiz.app.authoring import bank_shown
    from civicquiz.cli.shown import bank_lines, json_bank

    program = ctx.find_root().ensure_object(Program)
    with program.open() as store:
        shown = bank_shown(store, program.schedule, name)
    if as_json:
        show_json(json_bank(shown))
    else:
        say(bank_lines(shown, width_of(program)))


@bank.command
@click.argument("name", shell_complete=complete_banks, metavar="BANK")
@click.argument("questions", nargs=-1, metavar="[QUESTION]...")
@click.option("--reason", help="Why, for the history.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@json_option
@global_options()
@click.pass_context
def regrade(
    ctx: click.Context,
    /,
    name: str,
    questions: tuple[str, ...],
    reason: str | None,
    yes: bool,
    as_json: bool,
) -> None:
    """Grade past answers again under the corrected keys of BANK (or of some QUESTIONs).

    The old grade stays in the history; the memory of those concerned is worked out anew.
    """
    from civicquiz.app.choosing import bank_ids_of
    from civicquiz.app.regrading import old_answers
    from civicquiz.app.regrading import regrade as grade_again
    from civicquiz.render import count

    program = ctx.find_root().ensure_object(Program)
    with program.open() as store:
        bank_ids_of(store, [name])
        concerned = old_answers(store, name, list(questions))
        if concerned:
            asked = f"Grade {count(concerned, 'answer')} of '{name}' again under the new keys?"
            if program.interactive:
                program.confirm(asked, yes=yes)
        done = grade_again(
            store,
            program.schedule,
            name,
            list(questions),
            program.now,
            **({"reason": reason} if reason else {}),
        )
    if as_json:
        show_json({"bank": name, "questions": [_regraded(each) for each in done]})
        return
    for each in done:
        kept = f", {each.kept:,} could not be carried over" if each.kept else ""
        say(f"{each.name}: {count(each.answers, 'answer')}, {each.changed:,} changed{kept}")
    for quiz in sorted({quiz for each in done for quiz in each.quizzes}):
        say(f"Results changed, old and new scores: civicquiz class results {quiz}")
    if not done:
        say(f"No answer of '{name}' was graded under an old key.")


def _regraded(each: object) -> dict[str, object]:
    names = ("name", "answers", "changed", "kept", "quizzes")
    return {name: getattr(each, name) for name in names}


def _told(program: Program, problems: tuple[object, ...]) -> bool:
    """Say what is wrong, all of it, on stderr; return whether any of it is an error."""
    for problem in problems:
        program.note(str(problem))
    errors = [problem for problem in problems if getattr(problem, "severity", "") == "error"]
    return bool(errors)


bank.add_command(check)
bank.add_command(pin)
