"""What `study`, `quiz` and `resume` have in common: the store, the banks, the front end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from civicquiz.cli.program import Program

if TYPE_CHECKING:  # loaded by the commands themselves, late
    from civicquiz.app.database import Store
    from civicquiz.app.sitting import Sitting

__all__ = ["complete_banks", "conduct", "nothing", "open_for_session"]


def open_for_session(program: Program) -> Store:
    """Open the database; load the banks that come with civicquiz where there are none at all."""
    store = program.open()
    if not store.bank_ids():
        from civicquiz.app.loading import load_shipped  # reads Markdown: only the first time

        loaded = load_shipped(store, program.schedule, program.now)
        questions = sum(each.questions for each in loaded.reports)
        program.note(
            f"Loaded the {len(loaded.reports)} banks that come with civicquiz: "
            f"{questions} questions, from"
        )
        program.note(str(loaded.folder))  # on a line of its own it can be copied where it wraps
    return store


def conduct(program: Program, sitting: Sitting, *, as_json: bool) -> int:
    """Run a session in the front end that fits; return the exit code."""
    if as_json:
        from civicquiz.cli import events

        return events.run(sitting)
    if not program.plain and not program.no_input:
        from civicquiz.cli import screen

        if screen.is_possible():
            return screen.run(sitting, colour=program.colour)
    from civicquiz.cli import plain

    return plain.run(sitting)


def nothing(*, as_json: bool, told: str) -> int:
    """Say that there is nothing to ask, and what could be done instead."""
    if as_json:
        click.echo(
            '{"schema": 1, "event": "end", "session": null, "kind": null, "asked": 0, '
            '"right": 0, "score": null, "seconds": 0, "passed": null, "left": 0, '
            '"due_tomorrow": null, "finished": true}'
        )
        click.echo(told, err=True)
    else:
        click.echo(told)
    return 0


def complete_banks(ctx: click.Context, _parameter: object, incomplete: str) -> list[str]:
    """Return the names of banks, for the shell."""
    from civicquiz.cli.completion import bank_names

    return bank_names(incomplete, ctx.find_root().ensure_object(Program))
