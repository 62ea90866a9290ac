"""``civicquiz study``: due reviews, then new questions."""

from __future__ import annotations

import click

from civicquiz.cli.parameters import Minutes, Whole
from civicquiz.cli.program import Program, global_options
from civicquiz.cli.session import complete_banks, conduct, nothing, open_for_session
from civicquiz.clock import fresh_seed

__all__ = ["study"]


@click.command
@click.argument("banks", nargs=-1, shell_complete=complete_banks, metavar="[BANK]...")
@click.option("--new", type=Whole(0), metavar="N", help="New questions to ask now.")
@click.option("--limit", type=Whole(1), metavar="N", help="At most N questions.")
@click.option(
    "--minutes",
    type=Minutes(),
    metavar="M",
    help="Stop asking after M minutes.",
)
@click.option("--topic", "topics", multiple=True, metavar="T", help="Only topics that hold T.")
@click.option("--cram", is_flag=True, help="Leave the schedule alone (20 questions by chance).")
@click.option("--seed", type=int, metavar="S", help="The same seed gives the same order.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, out and in.")
@global_options()
@click.pass_context
def study(
    ctx: click.Context,
    /,
    banks: tuple[str, ...],
    new: int | None,
    limit: int | None,
    minutes: float | None,
    topics: tuple[str, ...],
    cram: bool,
    seed: int | None,
    as_json: bool,
) -> int:
    """Ask what is due today, then new questions, from all banks or from each BANK named."""
    from civicquiz.app.starting import Scope, begin_cram, begin_study  # SQLAlchemy: not for --help

    program = ctx.find_root().ensure_object(Program)
    seed = fresh_seed() if seed is None else seed
    scope = Scope(banks, topics)
    with open_for_session(program) as store:
        learner = program.find_learner(store)
        common = (store, learner, program.schedule, program.clock.now, seed, scope)
        if cram:
            sitting = begin_cram(*common, limit=limit, minutes=minutes)
        else:
            sitting = begin_study(*common, new=new, limit=limit, minutes=minutes)
        if sitting is None:
            return nothing(as_json=as_json, told=_why_nothing(program, cram=cram))
        return conduct(program, sitting, as_json=as_json)


def _why_nothing(program: Program, *, cram: bool) -> str:
    if cram:
        return "There is nothing to ask: these banks hold no question that does not rest."
    new = program.settings.new_a_day
    return (
        f"Nothing more is due today, and today's new questions ({new} a day) are done.\n"
        "What comes when: civicquiz due. To go on now: civicquiz study --new 5, "
        "or --cram to practise without touching the schedule."
    )
