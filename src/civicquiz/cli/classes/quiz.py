"""``civicquiz class quiz``: quizzes are made, listed, looked at, opened and closed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from civicquiz.cli.classes.completed import complete_classes, complete_quizzes
from civicquiz.cli.classes.names import names_in
from civicquiz.cli.groups import FullGroup
from civicquiz.cli.output import json_option, say, show_json, width_of
from civicquiz.cli.parameters import Minutes, Moment, Percentage, Whole
from civicquiz.cli.program import Program, global_options
from civicquiz.cli.session import complete_banks, open_for_session
from civicquiz.clock import fresh_seed

if TYPE_CHECKING:  # not for --help
    from civicquiz.model import ClassQuiz

__all__ = ["quiz"]

LARGEST_SEED = 2**63 - 1
FEEDBACK = {"once": "at once", "end": "at the end"}


@click.group(cls=FullGroup)
@global_options()
def quiz() -> None:
    """Give a class a quiz, see who took it, open and close it."""


@quiz.command
@click.argument("name", metavar="CLASS", shell_complete=complete_classes)
@click.option(
    "--bank",
    "banks",
    multiple=True,
    metavar="B",
    shell_complete=complete_banks,
    help="Only of bank B.",
)
@click.option("--topic", "topics", multiple=True, metavar="T", help="Only topics that hold T.")
@click.option(
    "-n", "count", type=Whole(1), default=10, show_default=True, help="How many questions."
)
@click.option("--seed", type=Whole(0, LARGEST_SEED), metavar="S", help="The same seed: same quiz.")
@click.option("--title", default="", metavar="TEXT", help="What stands above it.")
@click.option("--opens", type=Moment(), metavar="TIME", help="Not before TIME (else: now).")
@click.option("--closes", type=Moment(), metavar="TIME", help="Not from TIME on.")
@click.option(
    "--minutes",
    type=Minutes(),
    metavar="M",
    help="Time limit for an attempt.",
)
@click.option("--attempts", type=Whole(1, 1000), default=1, metavar="N", help="How often (1).")
@click.option(
    "--feedback",
    type=click.Choice(list(FEEDBACK)),
    default="end",
    show_default=True,
    help="When pupils see what was right: after each answer, or at the end.",
)
@click.option("--pass", "pass_mark", type=Percentage(), metavar="70%", help="The score to reach.")
@json_option
@global_options()
@click.pass_context
def new(
    ctx: click.Context,
    /,
    name: str,
    banks: tuple[str, ...],
    topics: tuple[str, ...],
    count: int,
    seed: int | None,
    title: str,
    opens: datetime | None,
    closes: datetime | None,
    minutes: float | None,
    attempts: int,
    feedback: str,
    pass_mark: float | None,
    as_json: bool,
) -> None:
    """Give CLASS a quiz: questions by chance, one of a fact, topics balanced.

    The questions are fixed from then on, as they are worded now; what rests is not picked.
    """
    from civicquiz.app.assigning import Terms, assign_quiz  # SQLAlchemy: not for --help
    from civicquiz.app.choosing import Scope
    from civicquiz.cli.classes.quiz_shown import quiz_members, terms_lines
    from civicquiz.model import Feedback

    program = ctx.find_root().ensure_object(Program)
    terms = Terms(title, opens, closes, minutes, attempts, Feedback(FEEDBACK[feedback]), pass_mark)
    with open_for_session(program) as store:
        made = assign_quiz(
            store,
            name,
            Scope(banks, topics),
            terms,
            count=count,
            today=program.today,
            seed=fresh_seed() if seed is None else seed,
            now=program.now,
        )
    if as_json:
        show_json({"quiz": quiz_members(made, program.now) | {"questions": count}})
        return
    say(f"Made {made.key} ({made.title}): {count} question{'' if count == 1 else 's'}.")
    say(terms_lines(made, program.now, width_of(program)))
    say(f"At a terminal: civicquiz quiz --assigned {made.key} --as ALIAS")


@quiz.command(name="list")
@click.argument("name", metavar="[CLASS]", required=False, shell_complete=complete_classes)
@json_option
@global_options()
@click.pass_context
def list_(ctx: click.Context, /, name: str | None, as_json: bool) -> None:
    """List the quizzes of CLASS, or of all classes that are not archived."""
    from civicquiz.app.assigning import quiz_figures  # SQLAlchemy: not for --help
    from civicquiz.cli.classes.quiz_shown import quiz_members, window_phrase
    from civicquiz.render import table

    program = ctx.find_root().ensure_object(Program)
    now = program.now
    with program.open() as store:
        found = quiz_figures(store, name, now)
    if as_json:
        members = [
            {"class": each.room.name}
            | quiz_members(each.quiz, now)
            | {"questions": each.questions, "taken": each.taken, "pupils": each.pupils}
            for each in found
        ]
        show_json({"quizzes": members})
    elif found:
        rows = [
            [
                each.quiz.key,
                each.quiz.title,
                str(each.questions),
                f"{each.taken} of {each.pupils}",
                window_phrase(each.quiz, now),
            ]
            for each in found
        ]
        say(table(rows, ["quiz", "title", "questions", "taken by", ""], width_of(program)))
    else:
        say(f"No quizzes yet. Make one: civicquiz class quiz new {name or 'CLASS'}")


@quiz.command
@click.argument("key", metavar="QUIZ", shell_complete=complete_quizzes)
@click.option(
    "--names",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The file of names that class roster import wrote.",
)
@json_option
@global_options()
@click.pass_context
def show(ctx: click.Context, /, key: str, names: Path | None, as_json: bool) -> None:
    """Show the questions of QUIZ with their keys, its terms, and who took it."""
    from civicquiz.app.assigning import quiz_sheet  # SQLAlchemy: not for --help
    from civicquiz.cli.classes.quiz_shown import sheet_lines, sheet_members

    program = ctx.find_root().ensure_object(Program)
    known = names_in(names)
    with program.open() as store:
        sheet = quiz_sheet(store, key, program.now)
    if as_json:
        show_json(sheet_members(sheet, known, program.now))
    else:
        say(sheet_lines(sheet, known, program.now, width_of(program)))


@quiz.command(name="open")
@click.argument("key", metavar="QUIZ", shell_complete=complete_quizzes)
@click.option("--closes", type=Moment(), metavar="TIME", help="Not from TIME on.")
@json_option
@global_options()
@click.pass_context
def open_(ctx: click.Context, /, key: str, closes: datetime | None, as_json: bool) -> None:
    """Let QUIZ be taken from now on; an end that has gone by is taken away."""
    from civicquiz.app.assigning import open_quiz  # SQLAlchemy: not for --help

    program = ctx.find_root().ensure_object(Program)
    with program.open() as store:
        moved = open_quiz(store, key, program.now, closes)
    _tell(program, moved, as_json=as_json)


@quiz.command
@click.argument("key", metavar="QUIZ", shell_complete=complete_quizzes)
@json_option
@global_options()
@click.pass_context
def close(ctx: click.Context, /, key: str, as_json: bool) -> None:
    """Let QUIZ be taken no more; attempts under way count as they stand."""
    from civicquiz.app.assigning import close_quiz  # SQLAlchemy: not for --help

    program = ctx.find_root().ensure_object(Program)
    with program.open() as store:
        moved = close_quiz(store, key, program.now)
    _tell(program, moved, as_json=as_json)


def _tell(program: Program, moved: ClassQuiz, *, as_json: bool) -> None:
    from civicquiz.cli.classes.quiz_shown import quiz_members, window_phrase

    if as_json:
        show_json({"quiz": quiz_members(moved, program.now)})
    else:
        say(f"{moved.key}: {window_phrase(moved, program.now)}.")
