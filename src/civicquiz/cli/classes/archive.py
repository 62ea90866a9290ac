"""``civicquiz class archive``: put a class away."""

from __future__ import annotations

import click

from civicquiz.cli.classes.completed import complete_classes
from civicquiz.cli.output import say
from civicquiz.cli.program import Program, global_options

__all__ = ["archive"]


@click.command
@click.argument("class_name", metavar="CLASS", shell_complete=complete_classes)
@click.option("--undo", is_flag=True, help="Take it back into use.")
@global_options()
@click.pass_context
def archive(ctx: click.Context, /, class_name: str, undo: bool) -> None:
    """Put CLASS away at the end of a year: nothing new for it, and all results stay."""
    from civicquiz.app.classes import archive_class  # SQLAlchemy: not for --help

    program = ctx.find_root().ensure_object(Program)
    with program.open() as store:
        room = archive_class(store, class_name, None if undo else program.now)
    say(f"{room.name} is back in use." if undo else f"{room.name} is archived.")
    if not undo:
        say(f"Its results stay readable. Back into use: civicquiz class archive {room.name} --undo")
