"""What every command shares: the global options, the clock, the store and the learner."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

from civicquiz.cli.parameters import moment_of, no_moment
from civicquiz.clock import Clock
from civicquiz.errors import UsageProblem

if TYPE_CHECKING:  # the store and the settings are imported by the commands that need them
    from civicquiz.app.database import Schedule, Store
    from civicquiz.cli.settings import Settings
    from civicquiz.model import Learner

__all__ = ["Program", "global_options"]

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass
class Program:
    """The global options of one call, and what follows from them."""

    clock: Clock = field(default_factory=Clock)
    database: str | None = None
    learner: str | None = None
    plain: bool = False
    no_input: bool = False
    debug: bool = False
    _settings: Settings | None = None

    @property
    def settings(self) -> Settings:
        """The settings file, read when first asked for."""
        if self._settings is None:
            from civicquiz.cli.settings import read_settings  # --help needs no settings

            self._settings = read_settings()
        return self._settings

    @property
    def now(self) -> datetime:
        """The time, in the machine's zone."""
        return self.clock.now()

    @property
    def colour(self) -> bool:
        """Whether output may be coloured."""
        return not self.plain and not os.environ.get("NO_COLOR") and _is_terminal(sys.stdout)

    @property
    def interactive(self) -> bool:
        """Whether somebody sits at a terminal and may be asked."""
        return not self.no_input and _is_terminal(sys.stdin) and _is_terminal(sys.stdout)

    @property
    def learner_name(self) -> str:
        """The learner: option, then environment, then settings, then ``me``."""
        chosen = self.learner or os.environ.get("CIVICQUIZ_LEARNER") or self.settings.learner
        return chosen or "me"

    @property
    def database_url(self) -> str:
        """The database: option, then environment, then settings, then the data folder's."""
        chosen = self.database or os.environ.get("CIVICQUIZ_DATABASE_URL") or self.settings.database
        if chosen:
            return chosen
        from civicquiz.cli.settings import data_folder  # found only when nothing was chosen

        return str(data_folder() / "civicquiz.db")

    def open(self) -> Store:
        """Open the database, made or migrated where needed, and tell what was done."""
        from civicquiz.app.database import open_store  # SQLAlchemy: not for --help

        store = open_store(self.database_url, now=self.now)
        for notice in store.notices:
            self.note(notice)
        return store

    def find_learner(self, store: Store) -> Learner:
        """Return the learner; ``me`` is made when first needed, any other must exist."""
        from civicquiz.app.people import find_learner  # as above

        return find_learner(store, self.learner_name, self.now)

    @property
    def schedule(self) -> Schedule:
        """How the learner wants to be scheduled, as the settings file says."""
        from civicquiz.app.database import Schedule  # as above

        settings = self.settings
        return Schedule(
            retention=settings.retention,
            new_a_day=settings.new_a_day,
            reviews_a_day=settings.reviews_a_day,
            rollover_hour=settings.rollover_hour,
            pass_mark=settings.pass_mark,
        )

    @property
    def today(self) -> date:
        """The learner's study day: it begins at the rollover hour."""
        from civicquiz.app.database import study_day  # as above

        return study_day(self.now, self.settings.rollover_hour)

    def note(self, text: str) -> None:
        """Say something beside the result, on stderr."""
        click.echo(text, err=True)

    def confirm(self, question: str, *, yes: bool) -> None:
        """Ask before something is destroyed; without a terminal only ``--yes`` will do."""
        if yes:
            return
        if not self.interactive:
            raise UsageProblem("This destroys something and was not confirmed.", "Add --yes.")
        if not click.confirm(question, err=True):
            raise click.Abort


def _is_terminal(stream: object) -> bool:
    try:
        return bool(stream.isatty())  # type: ignore[attr-defined]  # None where it is closed
    except (AttributeError, ValueError):
        return False


def _set(name: str) -> Callable[[click.Context, click.Parameter, object], None]:
    def keep(ctx: click.Context, _parameter: click.Parameter, value: object) -> None:
        program = ctx.find_root().ensure_object(Program)
        if value not in (None, False):
            setattr(program, name, value)

    return keep


def _set_time(ctx: click.Context, parameter: click.Parameter, value: str | None) -> None:
    if value is None:
        return
    try:
        clock = Clock.starting_at(moment_of(value))
    except (ValueError, OverflowError, OSError) as error:
        raise click.BadParameter(no_moment(value), ctx=ctx, param=parameter) from error
    ctx.find_root().ensure_object(Program).clock = clock


def _complete_learner(ctx: click.Context, _parameter: object, incomplete: str) -> list[str]:
    from civicquiz.cli.completion import learner_names  # only a shell asks

    return learner_names(incomplete, ctx.find_root().ensure_object(Program))


def global_options(*, hidden: bool = True) -> Callable[[Command], Command]:
    """Give a command the global options; after a command they work but are not listed."""

    def add(command: Command) -> Command:
        for option in reversed(
            (
                click.option(
                    "--learner",
                    metavar="NAME",
                    expose_value=False,
                    callback=_set("learner"),
                    shell_complete=_complete_learner,
                    hidden=hidden,
                    help="Who learns (default: $CIVICQUIZ_LEARNER, the settings file, me).",
                ),
                click.option(
                    "--database",
                    metavar="PATH|URL",
                    expose_value=False,
                    callback=_set("database"),
                    hidden=hidden,
                    help="The database (default: $CIVICQUIZ_DATABASE_URL, the data folder).",
                ),
                click.option(
                    "--at",
                    metavar="TIME",
                    is_eager=True,  # other times are told by it
                    expose_value=False,
                    callback=_set_time,
                    hidden=hidden,
                    help="Run as if it were then (2026-03-01 or 2026-03-01T18:30).",
                ),
                click.option(
                    "--plain",
                    is_flag=True,
                    expose_value=False,
                    callback=_set("plain"),
                    hidden=hidden,
                    help="No colour, no single keys, 80 columns, line by line.",
                ),
                click.option(
                    "--no-input",
                    is_flag=True,
                    expose_value=False,
                    callback=_set("no_input"),
                    hidden=hidden,
                    help="Never ask for a confirmation.",
                ),
                click.option(
                    "--debug",
                    is_flag=True,
                    expose_value=False,
                    callback=_set("debug"),
                    hidden=hidden,
                    help="Show the traceback of a failure.",
                ),
            )
        ):
            command = option(command)
        return command

    return add
