"""How reports leave the program: text for people, one JSON object, or CSV for a spreadsheet."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import click

from civicquiz.cli.program import Program

__all__ = ["csv_option", "json_option", "say", "show_csv", "show_diff", "show_json", "width_of"]

Command = TypeVar("Command", bound=Callable[..., Any])

PLAIN_WIDTH = 80
WIDEST = 100
"""Columns beyond which a report is no easier to read."""


def json_option(command: Command) -> Command:
    """Give a report ``--json``."""
    return click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")(
        command
    )


def csv_option(command: Command) -> Command:
    """Give a report ``--csv``."""
    return click.option("--csv", "as_csv", is_flag=True, help="CSV, for a spreadsheet.")(command)


def width_of(program: Program) -> int:
    """Return how many columns a report may take."""
    if program.plain:
        return PLAIN_WIDTH
    return min(shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns, WIDEST)


def say(lines: Iterable[str] | str) -> None:
    """Print lines for people on stdout."""
    click.echo(lines if isinstance(lines, str) else "\n".join(lines))


def show_diff(diff: str) -> None:
    """Print a diff on stdout to the letter, so that it can be applied."""
    click.echo(diff, nl=False)


def show_json(members: dict[str, object]) -> None:
    """Print one object with its schema."""
    click.echo(json.dumps({"schema": 1, **members}, ensure_ascii=False, indent=2))


def show_csv(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table as CSV."""
    from civicquiz.render import to_csv  # only where a spreadsheet waits

    click.echo(to_csv([list(headings), *[list(row) for row in rows]]), nl=False)
