"""``civicquiz quiz``: a number of questions, and a score at the end."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from civicquiz.cli.classes.completed import complete_aliases, complete_quizzes
from civicquiz.cli.output import say, width_of
from civicquiz.cli.parameters import Percentage, Whole
from civicquiz.cli.program import Program, global_options
from civicquiz.cli.session import complete_banks, conduct, nothing, open_for_session
from civicquiz.clock import fresh_seed
from civicquiz.errors import UsageProblem

if TYPE_CHECKING:  # not for --help
    from civicquiz.model import Pupil

__all__ = ["quiz"]

OWN = ("banks", "count", "topics", "seed", "pass_mark")
"""What says which questions a quiz has."""


@click.command
@click.argument("banks", nargs=-1, shell_complete=complete_banks, metavar="[BANK]...")
@click.option(
    "-n", "count", type=Whole(1), default=10, show_default=True, help="How many questions."
)
@click.option("--topic", "topics", multiple=True, metavar="T", help="Only topics that hold T.")
@click.option("--seed", type=int, metavar="S", help="The same seed gives the same quiz.")
@click.option("--pass", "pass_mark", type=Percentage(), metavar="70%", help="The score to reach.")
@click.option(
    "--assigned",
    metavar="QUIZ",
    shell_complete=complete_quizzes,
    help="Take a class quiz, or go on with it.",
)
@click.option(
    "--as",
    "alias",
    metavar="ALIAS",
    shell_complete=complete_aliases,
    help="Who takes the class quiz.",
)
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
    assigned: str | None,
    alias: str | None,
    as_json: bool,
) -> int:
    """Ask a number of questions by chance, from all banks or from each BANK named.

    Each is asked once; the answers feed the memory as those of study do. A class quiz
    (--assigned) has its own questions and rules.
    """
    if assigned is not None or alias is not None:
        return _take(ctx, assigned, alias, as_json=as_json)
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


def _take(ctx: click.Context, key: str | None, alias: str | None, *, as_json: bool) -> int:
    """Let a pupil take a class quiz."""
    if key is None or alias is None:
        raise UsageProblem(
            "A class quiz needs both --assigned QUIZ and --as ALIAS.",
            "For example: civicquiz quiz --assigned 3B-quiz-1 --as otter-7",
        )
    other = [each for each in OWN if ctx.get_parameter_source(each) is ParameterSource.COMMANDLINE]
    if other:
        raise UsageProblem(
            "A class quiz has its own questions and rules.",
            f"Leave out everything but: civicquiz quiz --assigned {key} --as {alias}",
        )
    from civicquiz.app.assigned import attend  # as above
    from civicquiz.render import class_quiz_lines

    program = ctx.find_root().ensure_object(Program)
    with program.open() as store:
        sitting = attend(
            store,
            key,
            alias,
            program.schedule,
            program.clock.now,
            holder=f"{fresh_seed():x}",
            pin=lambda pupil: _pin(program, pupil),
        )
        if not as_json:
            questions = sum(item.counts for item in sitting.items)
            say(class_quiz_lines(sitting.quiz, sitting.pupil, questions, width_of(program)))
        return conduct(program, sitting, as_json=as_json)


def _pin(program: Program, pupil: Pupil) -> str:
    """Return the PIN from the environment, or as it is typed, unseen."""
    given = os.environ.get("CIVICQUIZ_PIN")
    if given is not None:
        return given
    if not program.interactive:
        raise UsageProblem(
            f"{pupil.alias} has a PIN.", "Put it into the environment as CIVICQUIZ_PIN."
        )
    typed: str = click.prompt(f"PIN of {pupil.alias}", hide_input=True, err=True)
    return typed
