"""``civicquiz db``: the database itself."""

from __future__ import annotations

from pathlib import Path

import click

from civicquiz.cli.groups import FullGroup
from civicquiz.cli.output import json_option, say, show_json
from civicquiz.cli.program import Program, global_options
from civicquiz.errors import UsageProblem

__all__ = ["db"]


@click.group(cls=FullGroup)
@global_options()
def db() -> None:
    """Find, upgrade, back up, restore or verify the database."""


@db.command
@json_option
@global_options()
@click.pass_context
def where(ctx: click.Context, /, as_json: bool) -> None:
    """Show where the database and the settings file are; nothing is made."""
    from civicquiz.cli.settings import config_file

    program = ctx.find_root().ensure_object(Program)
    settings = config_file()
    found = {"database": program.database_url, "settings": str(settings)}
    if as_json:
        show_json({**found, "settings_exists": settings.exists()})
        return
    there = "" if settings.exists() else " (not there: all defaults)"
    say(f"Database: {found['database']}\nSettings: {settings}{there}")


@db.command
@global_options()
@click.pass_context
def upgrade(ctx: click.Context, /) -> None:
    """Bring the database up to date; every command does so on its own as well."""
    program = ctx.find_root().ensure_object(Program)
    with program.open() as store:
        changed = bool(store.notices)
    if not changed:
        say("The database is up to date.")


@db.command
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@global_options()
@click.pass_context
def backup(ctx: click.Context, /, file: Path) -> None:
    """Copy the database to FILE, which must not exist yet; others may go on working."""
    program = ctx.find_root().ensure_object(Program)
    with program.open() as store:
        say(f"Wrote {store.backup(file)}.")


@db.command
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--yes", is_flag=True, help="Do not ask.")
@global_options()
@click.pass_context
def restore(ctx: click.Context, /, file: Path, yes: bool) -> None:
    """Put the backup FILE in the place of the database; the old one is kept aside."""
    from civicquiz.app.database import located, restore_database  # SQLAlchemy: not for --help

    program = ctx.find_root().ensure_object(Program)
    target = located(program.database_url)
    if target is None:
        raise UsageProblem("A database in memory cannot be restored.", "Name a file.")
    program.confirm(f"Replace {target} by {file}?", yes=yes)
    aside = restore_database(file, target, program.now)
    say(f"Restored {target} from {file}.")
    if aside is not None:
        say(f"The database as it was is kept as {aside}")


@db.command
@json_option
@global_options()
@click.pass_context
def verify(ctx: click.Context, /, as_json: bool) -> int:
    """Look for faults: broken pages or rows, and memories that the answers do not bear out."""
    from civicquiz.app.database import verify as find_faults  # SQLAlchemy: not for --help

    program = ctx.find_root().ensure_object(Program)
    with program.open() as store:
        faults = find_faults(store, program.schedule)
    if as_json:
        show_json({"faults": faults})
    elif faults:
        say(faults)
        program.note("A copy made earlier can be put back: civicquiz db restore FILE")
    else:
        say("No faults: every memory is what the answers tell.")
    return 1 if faults else 0
