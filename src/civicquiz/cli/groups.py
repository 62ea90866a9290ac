"""Groups of commands, whose help leaves nothing out."""

from __future__ import annotations

import click

__all__ = ["FullGroup"]

NO_LIMIT = 1000
"""Letters of a first sentence: more than any has."""


class FullGroup(click.Group):
    """A group that lists the whole first sentence of each command; click's own cuts it short."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write a row for each command."""
        rows = []
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command is not None and not command.hidden:
                rows.append((name, command.get_short_help_str(NO_LIMIT)))
        with formatter.section("Commands"):
            formatter.write_dl(rows)
