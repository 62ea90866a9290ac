"""``civicquiz class list``: which classes there are."""

from __future__ import annotations

import click

from civicquiz.cli.output import json_option, say, show_json, width_of
from civicquiz.cli.program import Program, global_options

__all__ = ["list_"]


@click.command(name="list")
@click.option("--archived", is_flag=True, help="Those too that were archived.")
@json_option
@global_options()
@click.pass_context
def list_(ctx: click.Context, /, archived: bool, as_json: bool) -> None:
    """List the classes, with their pupils and quizzes counted."""
    from civicquiz.app.classes import class_figures  # SQLAlchemy: not for --help
    from civicquiz.render import table

    program = ctx.find_root().ensure_object(Program)
    with program.open() as store:
        found = class_figures(store, archived=archived)
    if as_json:
        members = [
            {
                "name": each.room.name,
                "since": f"{each.room.created_at:%Y-%m-%d}",
                "archived": each.room.archived_at is not None,
                "pupils": each.pupils,
                "quizzes": each.quizzes,
            }
            for each in found
        ]
        show_json({"classes": members})
    elif found:
        rows = [
            [
                each.room.name,
                str(each.pupils),
                str(each.quizzes),
                f"{each.room.created_at:%Y-%m-%d}",
                "archived" if each.room.archived_at else "",
            ]
            for each in found
        ]
        say(table(rows, ["class", "pupils", "quizzes", "since", ""], width_of(program)))
    else:
        say("No classes yet. Make one: civicquiz class new NAME")
