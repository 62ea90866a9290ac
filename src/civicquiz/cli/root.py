"""The root command and its table of commands, none of which is imported before it is called."""

from __future__ import annotations

from importlib import import_module

import click

from civicquiz.cli.program import Program, global_options

__all__ = ["LazyGroup", "root"]


class LazyGroup(click.Group):
    """A group that knows its commands by name and one line, and imports one when it is called."""

    def __init__(self, *args: object, table: dict[str, tuple[str, str]], **kwargs: object) -> None:
        """Keep `table`: name -> (``module:attribute``, one line of help)."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # click's own arguments
        self.table = table

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """Return the names in the order of the table: the daily ones first."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's signature
        """Import and return one command."""
        if cmd_name not in self.table:
            return None
        module, _, attribute = self.table[cmd_name][0].partition(":")
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click's signature
        """Write the table without importing anything."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in self.table.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or name the nearest one."""
        name = args[0]
        if name not in self.table and not name.startswith("-"):
            from difflib import get_close_matches  # only a slip of the finger pays for it

            near = get_close_matches(name, self.table, n=1, cutoff=0.5)
            hint = f" Did you mean '{near[0]}'?" if near else ""
            ctx.fail(f"There is no command '{name}'.{hint}")
        return super().resolve_command(ctx, args)


COMMANDS = {
    "study": ("civicquiz.cli.study:study", "Ask what is due today, then new questions."),
    "quiz": ("civicquiz.cli.quiz:quiz", "Ask a fixed number of questions and give a score."),
    "resume": ("civicquiz.cli.resume:resume", "Go on with the last unfinished session."),
    "due": ("civicquiz.cli.due:due", "Show what is due, what comes, and what rests and why."),
    "history": ("civicquiz.cli.history:history", "Show past sessions, scores and answers."),
    "bank": ("civicquiz.cli.bank:bank", "Write, load and look at question banks."),
    "class": ("civicquiz.cli.classes.group:class_", "Rosters, quizzes and results of a class."),
    "learner": ("civicquiz.cli.learner:learner", "Add, list, rename, export or forget learners."),
    "db": ("civicquiz.cli.db:db", "Find, upgrade, back up, restore or verify the database."),
    "help": ("civicquiz.cli.manual:manual", "Read the manual, or the page of a problem's code."),
}


@click.group(
    cls=LazyGroup,
    table=COMMANDS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="These options may also stand after a command. The manual: civicquiz help",
)
@global_options(hidden=False)
@click.version_option(None, "--version", package_name="civicquiz", message="civicquiz %(version)s")
@click.pass_context
def root(ctx: click.Context) -> object:
    """Quizzes and flashcards that are true, remembered and fair.

    Without a command: what is due today, the last score, and the next step to take.
    """
    if ctx.invoked_subcommand is None:
        from civicquiz.cli.home import home  # only the bare call needs it

        return home(ctx.ensure_object(Program))
    return None
