"""``civicquiz quiz``: a number of questions, and a score at the end."""

from __future__ import annotations

import click

from civicquiz.cli.parameters import Percentage
from civicquiz.cli.program import Program, global_options
from civicquiz.cli.session import complete_banks, conduct, nothing, open_for_session
from civicquiz.clock import fresh_seed

__all__ = ["quiz"]


@click.command
@click.argument("banks", nargs=-1, shell_complete=complete_banks, metavar="[BANK]...")
@click.option(
    "-n", "count", type=click.IntRange(1), default=10, show_default=True, help="How many questions."
)
@click.option("--topic", "topics", multiple=True, metavar="T", help="Only topics that hold T.")
@click.option("--seed", type=int, metavar="S", help="The same seed gives the same quiz.")
@click.option("--pass", "pass_mark", type=Percentage(), metavar="70%", help="The score to reach.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, out and in.")
@global_options()
@click.pass_context
def quiz(
    ctx: click.Context,
    /,
    banks: tuple[str, ...],
    count: int,
    topics: tuple[str, ...],
    seed: int | None,
    pass_mark: float | None,
    as_json: bool,
) -> int:
    """Ask a number of questions by chance, from all banks or from each BANK named.

    Each is asked once; the answers feed the memory as those of study do.
    """
    from civicquiz.app.starting import Scope, begin_quiz  # SQLAlchemy: not for --help

    program = ctx.find_root().ensure_object(Program)
    seed = fresh_seed() if seed is None else seed
    with open_for_session(program) as store:
        learner = program.find_learner(store)
        sitting = begin_quiz(
            store,
            learner,
            program.schedule,
            program.clock.now,
            seed,
            Scope(banks, topics),
            count=count,
            pass_mark=pass_mark,
        )
        if sitting is None:
            return nothing(
                as_json=as_json,
                told="There is nothing to ask: every question of these banks rests.",
            )
        return conduct(program, sitting, as_json=as_json)
