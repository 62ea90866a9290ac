"""``civicquiz class new``: make a class."""

from __future__ import annotations

import click

from civicquiz.cli.output import say
from civicquiz.cli.program import Program, global_options

__all__ = ["new"]


@click.command
@click.argument("name")
@global_options()
@click.pass_context
def new(ctx: click.Context, /, name: str) -> None:
    """Make a class called NAME, with nobody in it."""
    from civicquiz.app.classes import new_class  # SQLAlchemy: not for --help

    program = ctx.find_root().ensure_object(Program)
    with program.open() as store:
        room = new_class(store, name, program.now)
    say(
        f"Made the class {room.name}. Its pupils: civicquiz class roster import {room.name} FILE.csv"
    )
