"""``civicquiz learner``: who learns here."""

from __future__ import annotations

import json
from pathlib import Path

import click

from civicquiz.cli.groups import FullGroup
from civicquiz.cli.output import json_option, say, show_json, width_of
from civicquiz.cli.program import Program, global_options
from civicquiz.cli.writing import write_new

__all__ = ["learner"]

KEPT = {
    "review": ("answer",),
    "amendment": ("amendment",),
    "memory": ("memory", "memories"),
    "flag": ("flag",),
    "quiz_session": ("session",),
    "attempt": ("attempt at a class quiz", "attempts at class quizzes"),
}
"""What the rows of a table are called, one and several of them."""


@click.group(cls=FullGroup)
@global_options()
def learner() -> None:
    """Add, list, rename, export or forget learners; they share one database."""


@learner.command
@click.argument("name")
@global_options()
@click.pass_context
def add(ctx: click.Context, /, name: str) -> None:
    """Add a learner called NAME."""
    from civicquiz.app.people import add_learner  # SQLAlchemy: not for --help

    program = ctx.find_root().ensure_object(Program)
    with program.open() as store:
        made = add_learner(store, name, program.now)
    say(f"Added '{made.name}'. To learn as '{made.name}': civicquiz study --learner '{made.name}'")


@learner.command(name="list")
@click.option("--pupils", is_flag=True, help="The pupils of classes too.")
@json_option
@global_options()
@click.pass_context
def list_(ctx: click.Context, /, pupils: bool, as_json: bool) -> None:
    """List the learners."""
    from civicquiz.app.people import list_learners  # SQLAlchemy: not for --help
    from civicquiz.render import table

    program = ctx.find_root().ensure_object(Program)
    with program.open() as store:
        found, left_out = list_learners(store, pupils=pupils)
    if left_out:
        program.note(f"Pupils of classes, left out: {left_out:,}. With them: --pupils")
    if as_json:
        show_json(
            {"learners": [{"name": each.name, "since": _day(each.created_at)} for each in found]}
        )
    elif found:
        rows = [[each.name, _day(each.created_at)] for each in found]
        say(table(rows, ["learner", "since"], width_of(program)))
    else:
        say("Nobody yet. The first civicquiz study adds 'me'.")


def _day(moment: object) -> str:
    return str(moment)[:10]


@learner.command
@click.argument("old")
@click.argument("new")
@global_options()
@click.pass_context
def rename(ctx: click.Context, /, old: str, new: str) -> None:
    """Rename the learner OLD to NEW; the history stays."""
    from civicquiz.app.people import rename_learner  # SQLAlchemy: not for --help

    program = ctx.find_root().ensure_object(Program)
    with program.open() as store:
        rename_learner(store, old, new, program.now)
    say(f"'{old}' is now '{new}'.")


@learner.command
@click.argument("name")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="A file to write."
)
@global_options()
@click.pass_context
def export(ctx: click.Context, /, name: str, output: Path | None) -> None:
    """Write all that is kept of the learner NAME as JSON, on stdout or to a new file."""
    from civicquiz.app.leaving import export_learner  # SQLAlchemy: not for --help

    program = ctx.find_root().ensure_object(Program)
    with program.open() as store:
        kept = export_learner(store, name)
    text = json.dumps(kept, ensure_ascii=False, indent=1) + "\n"
    if output is None:
        click.echo(text, nl=False)
    else:
        write_new(output, text)
        say(f"Wrote {output}.")


@learner.command
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask.")
@global_options()
@click.pass_context
def forget(ctx: click.Context, /, name: str, yes: bool) -> None:
    """Delete the learner NAME and all that is kept of them; there is no way back."""
    from civicquiz.app.people import forget_learner, learner_exists  # SQLAlchemy: not for --help
    from civicquiz.render import count

    program = ctx.find_root().ensure_object(Program)
    with program.open() as store:
        learner_exists(store, name)
        program.confirm(f"Delete '{name}' and all of their answers for good?", yes=yes)
        gone = forget_learner(store, name)
    counted = ", ".join(count(gone[table], *noun) for table, noun in KEPT.items() if gone[table])
    told = f"deleted {counted}" if counted else "there was nothing but the name"
    say(f"Forgot '{name}': {told}.")
    say("Backups that were made before still hold it: delete those as well.")
