"""``civicquiz class roster``: who is in a class."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import click

from civicquiz.cli.classes.completed import complete_aliases, complete_classes, complete_gone
from civicquiz.cli.groups import FullGroup
from civicquiz.cli.output import csv_option, json_option, say, show_csv, show_json, width_of
from civicquiz.cli.parameters import Whole
from civicquiz.cli.program import Program, global_options
from civicquiz.clock import fresh_seed

if TYPE_CHECKING:  # loaded by the commands themselves, late
    from civicquiz.app.rosters import Imported
    from civicquiz.model import Pupil

__all__ = ["roster"]

FILE = click.Path(path_type=Path, dir_okay=False)
SHOWN = 10
"""How many aliases or names a message lists."""


seed_option = click.option(
    "--seed", type=int, metavar="S", help="The same seed draws the same aliases."
)


def _dice(seed: int | None) -> Random:
    return Random(fresh_seed() if seed is None else seed)


@click.group(cls=FullGroup)
@global_options()
def roster() -> None:
    """Add, list or take out the pupils of a class, each under an alias."""


@roster.command(name="import")
@click.argument("class_name", metavar="CLASS", shell_complete=complete_classes)
@click.argument("file", type=FILE)
@click.option("-o", "--output", type=FILE, help="The file of names to write.")
@click.option("--update", is_flag=True, help="Write the aliases into FILE itself.")
@click.option("--add", is_flag=True, help="All are new, though the class has pupils already.")
@click.option("--pins", is_flag=True, help="Draw a PIN for each new pupil.")
@seed_option
@global_options()
@click.pass_context
def import_(
    ctx: click.Context,
    /,
    class_name: str,
    file: Path,
    output: Path | None,
    update: bool,
    add: bool,
    pins: bool,
    seed: int | None,
) -> None:
    """Give an alias to each pupil of CLASS who stands in FILE (CSV), and write who is who.

    Only that file has the real names: it stays with you. Beside FILE.csv it is FILE-aliases.csv.
    """
    from civicquiz.app.roster_file import read_roster  # SQLAlchemy: not for --help
    from civicquiz.app.rosters import import_roster
    from civicquiz.cli.writing import read_csv, write_names

    program = ctx.find_root().ensure_object(Program)
    listed = read_roster(read_csv(file))
    target = _target(file, output, update=update, in_place=listed.has_aliases)
    with program.open() as store:
        done = import_roster(
            store,
            class_name,
            listed,
            program.now,
            _dice(seed),
            lambda rows: write_names(target, rows, over=target == file),
            add=add,
            pins=pins,
        )
    _tell(program, done, target)


def _target(file: Path, output: Path | None, *, update: bool, in_place: bool) -> Path:
    """Return where the file of names is written; FILE itself only where one says so."""
    from civicquiz.errors import UsageProblem

    if update and output is not None:
        raise UsageProblem("--update and --output contradict each other.", "Give one of them.")
    if update:
        return file
    if output is None and in_place:
        raise UsageProblem(
            f"{file} names aliases already.",
            "To write the new ones into it: --update. To write another file: -o NAMES.csv",
        )
    return output or file.with_name(f"{file.stem}-aliases.csv")


def _some(each: Sequence[object]) -> str:
    """Return the first few of many."""
    return ", ".join(map(str, each[:SHOWN])) + (" …" if len(each) > SHOWN else "")


def _tell(program: Program, done: Imported, target: Path) -> None:
    room = done.room.name
    for name, lines in done.namesakes[:SHOWN]:
        where = f"lines {_some(lines)}"
        program.note(f"{name} stands in {where}: taken for {len(lines):,} pupils.")
    if (more := len(done.namesakes) - SHOWN) > 0:
        program.note(f"{more:,} more {'name stands' if more == 1 else 'names stand'} twice, too.")
    if done.left_out:
        line = "Line" if len(done.left_out) == 1 else "Lines"
        program.note(f"{line} {_some(done.left_out)} of the file: nobody stands there.")
    if done.gone:
        program.note(
            f"In the file, but taken out of {room}: {_some(done.gone)}. "
            f"To take one in again: civicquiz class roster add {room} {done.gone[0]}"
        )
    if done.absent:
        some = _some(done.absent)
        program.note(
            f"In {room} but not in the file: {some}. "
            f"To take one out: civicquiz class roster remove {room} {done.absent[0]}"
        )
    were = "was" if done.known == 1 else "were"
    before = f"; {done.known:,} {were} in {room} before" if done.known else ""
    say(f"{_pupils(len(done.added))} added to {room}{before}.")
    say(f"Who is who stands in {target}, and nowhere else: keep it.")


def _pupils(count: int) -> str:
    return "1 pupil" if count == 1 else f"{count:,} pupils"


@roster.command
@click.argument("class_name", metavar="CLASS", shell_complete=complete_classes)
@click.argument("alias", required=False, shell_complete=complete_gone)
@click.option("-n", "count", type=Whole(1), default=1, help="How many pupils.")
@seed_option
@global_options()
@click.pass_context
def add(
    ctx: click.Context, /, class_name: str, alias: str | None, count: int, seed: int | None
) -> None:
    """Add a pupil to CLASS under a new alias, or take ALIAS in again who was taken out."""
    from civicquiz.app.rosters import add_pupils, return_pupil  # SQLAlchemy: not for --help

    program = ctx.find_root().ensure_object(Program)
    with program.open() as store:
        if alias is not None:
            say(f"{return_pupil(store, class_name, alias).name} is back, answers and all.")
            return
        room, added = add_pupils(store, class_name, count, program.now, _dice(seed))
    say([pupil.alias for pupil in added])
    program.note(f"{_pupils(count)} added to {room.name}. Write down who is who.")


@roster.command
@click.argument("class_name", metavar="CLASS", shell_complete=complete_classes)
@click.argument("alias", shell_complete=complete_aliases)
@global_options()
@click.pass_context
def remove(ctx: click.Context, /, class_name: str, alias: str) -> None:
    """Take ALIAS out of CLASS; the answers stay, and nobody else gets the alias."""
    from civicquiz.app.rosters import take_out  # SQLAlchemy: not for --help

    program = ctx.find_root().ensure_object(Program)
    with program.open() as store:
        gone = take_out(store, class_name, alias, program.now)
    say(f"{gone.name} is out of the class; the answers stay.")
    say(f"Back again: civicquiz class roster add {class_name} {gone.alias}")
    say(f"To delete all that is kept: civicquiz learner forget {gone.name}")


@roster.command(name="list")
@click.argument("class_name", metavar="CLASS", shell_complete=complete_classes)
@click.option("--names", type=FILE, help="The file that says who is who.")
@click.option("--left", is_flag=True, help="Those too who were taken out.")
@json_option
@csv_option
@global_options()
@click.pass_context
def list_(
    ctx: click.Context,
    /,
    class_name: str,
    names: Path | None,
    left: bool,
    as_json: bool,
    as_csv: bool,
) -> None:
    """List the pupils of CLASS by alias."""
    from civicquiz.app.classes import find_class  # SQLAlchemy: not for --help
    from civicquiz.cli.classes.names import names_in

    program = ctx.find_root().ensure_object(Program)
    known = names_in(names)
    with program.open() as store:
        room = find_class(store, class_name)
        pupils = store.pupils(room.id, left=left)
    if as_json:
        show_json({"class": room.name, "pupils": [_members(each, known) for each in pupils]})
        return
    headings = ["alias", *(["name"] if known else []), "since", "PIN", *(["left"] if left else [])]
    rows = [_cells(each, known, left=left) for each in pupils]
    if as_csv:
        show_csv(headings, rows)
    elif pupils:
        from civicquiz.render import table

        say(table(rows, headings, width_of(program)))
    else:
        say(f"Nobody is in {room.name} yet: civicquiz class roster import {room.name} FILE.csv")


def _members(pupil: Pupil, known: dict[str, str]) -> dict[str, object]:
    return {
        "alias": pupil.alias,
        "name": known.get(pupil.alias),
        "since": f"{pupil.joined_at:%Y-%m-%d}",
        "left": f"{pupil.left_at:%Y-%m-%d}" if pupil.left_at else None,
        "pin": bool(pupil.pin_hash),
    }


def _cells(pupil: Pupil, known: dict[str, str], *, left: bool) -> list[str]:
    gone = f"{pupil.left_at:%Y-%m-%d}" if pupil.left_at else ""
    return [
        pupil.alias,
        *([known.get(pupil.alias, "")] if known else []),
        f"{pupil.joined_at:%Y-%m-%d}",
        "yes" if pupil.pin_hash else "",
        *([gone] if left else []),
    ]


@roster.command
@click.argument("class_name", metavar="CLASS", shell_complete=complete_classes)
@click.argument("aliases", nargs=-1, metavar="[ALIAS]...", shell_complete=complete_aliases)
@click.option("--none", is_flag=True, help="Take the PINs away.")
@global_options()
@click.pass_context
def pin(ctx: click.Context, /, class_name: str, aliases: tuple[str, ...], none: bool) -> None:
    """Draw a new PIN for each ALIAS of CLASS, for all of them where none is named."""
    from civicquiz.app.rosters import set_pin  # SQLAlchemy: not for --help

    program = ctx.find_root().ensure_object(Program)
    with program.open() as store:
        drawn = set_pin(store, class_name, aliases, Random(fresh_seed()), none=none)
    if none:
        say(f"{_pupils(len(drawn))} of {class_name} need no PIN now.")
        return
    show_csv(["alias", "pin"], [(pupil.alias, pin) for pupil, pin in drawn])
    program.note("Only hashes are kept: this list is not shown again.")
