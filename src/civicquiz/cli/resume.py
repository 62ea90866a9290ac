"""``civicquiz resume``: on with the last unfinished session."""

from __future__ import annotations

import click

from civicquiz.cli.program import Program, global_options
from civicquiz.cli.session import conduct, open_for_session

__all__ = ["resume"]


@click.command
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, out and in.")
@global_options()
@click.pass_context
def resume(ctx: click.Context, /, as_json: bool) -> int:
    """Go on with the last session that was not finished, where it stopped."""
    from civicquiz.app.starting import resume_session  # SQLAlchemy: not for --help

    program = ctx.find_root().ensure_object(Program)
    with open_for_session(program) as store:
        learner = program.find_learner(store)
        sitting = resume_session(store, learner, program.schedule, program.clock.now)
        return conduct(program, sitting, as_json=as_json)
