"""``civicquiz class warmup``: what a class is most worth asking, as a quiz."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import click

from civicquiz.cli.classes.completed import complete_classes
from civicquiz.cli.output import json_option, say, show_json, width_of
from civicquiz.cli.parameters import Day, Whole
from civicquiz.cli.program import Program, global_options
from civicquiz.cli.session import complete_banks
from civicquiz.clock import fresh_seed
from civicquiz.errors import UsageProblem

if TYPE_CHECKING:  # not for --help
    from civicquiz.app.warming import Chosen, WarmUp

__all__ = ["warmup"]

HORIZON = timedelta(days=14)
"""After so long the class shall still know, where no day was named."""

LARGEST_SEED = 2**63 - 1


@click.command
@click.argument("name", metavar="CLASS", shell_complete=complete_classes)
@click.option(
    "-n", "count", type=Whole(1), default=5, show_default=True, help="How many questions."
)
@click.option("--on", "day", type=Day(), help="The day it is asked on (else tomorrow).")
@click.option("--until", type=Day(), help="When it shall be known (else 14 days later).")
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
    "--seed", type=Whole(0, LARGEST_SEED), metavar="S", help="Breaks ties, orders options."
)
@json_option
@global_options()
@click.pass_context
def warmup(
    ctx: click.Context,
    /,
    name: str,
    count: int,
    day: date | None,
    until: date | None,
    banks: tuple[str, ...],
    topics: tuple[str, ...],
    seed: int | None,
    as_json: bool,
) -> None:
    """Make a quiz of what CLASS is most worth asking tomorrow.

    Of all that the class has met, those questions by which its pupils gain the most recall.
    """
    from civicquiz.app.choosing import Scope  # SQLAlchemy: not for --help
    from civicquiz.app.warming import new_warm_up

    program = ctx.find_root().ensure_object(Program)
    day = day or program.today + timedelta(days=1)
    until = until or day + HORIZON
    if day < program.today:
        raise UsageProblem(f"{day} has gone by.", "Name today or a day to come with --on.")
    if until < day:
        raise UsageProblem("--until lies before the day of the warm-up.", "Name a later day.")
    with program.open() as store:
        made = new_warm_up(
            store,
            name,
            program.schedule,
            program.now,
            fresh_seed() if seed is None else seed,
            Scope(banks, topics),
            count=count,
            day=day,
            until=until,
        )
    if as_json:
        show_json(_members(made))
    else:
        say(_lines(made, count, program.today, width_of(program)))


def _lines(made: WarmUp, wanted: int, today: date, width: int) -> list[str]:
    """Return what was chosen and why, and the three ways to use it."""
    from civicquiz.render import PLAIN, count, day_phrase, stem_text, wrap_text

    key, chosen = made.quiz.key, made.chosen
    lines = wrap_text(
        f"Made {key} for {day_phrase(today, made.day)}: {count(len(chosen), 'question')} of the "
        f"{made.known:,} that {made.room.name} could be asked again.",
        width,
        PLAIN,
    )
    if len(chosen) < wanted:
        lines += wrap_text("There are no more of different facts.", width, PLAIN)
    lines.append("")
    for number, each in enumerate(chosen, 1):
        stem = stem_text(each.posed.question)
        lines += wrap_text(stem, width, PLAIN, first=f"{number:>3}  ")
        lines += wrap_text(_why(made, each, today), width, PLAIN, first="     ")
    return [
        *lines,
        "",
        f"At the projector: civicquiz class show {key}",
        f"At terminals:     civicquiz quiz --assigned {key} --as ALIAS",
        f"On paper:         civicquiz class print {key} --half -o FOLDER",
    ]


def _why(made: WarmUp, each: Chosen, today: date) -> str:
    """Return in a teacher's words what asking a question is worth."""
    from civicquiz.render import day_phrase, days_phrase

    worth = each.worth
    knowing = round(worth.recall * worth.met)
    known = f"Known by about {knowing} of {made.pupils}"
    if worth.met < made.pupils:
        known = f"Met by {worth.met} of {made.pupils}, known by about {knowing}"
    gain = abs(round(worth.gain, 1))  # at worst a loss of nearly nothing: no "-0.0"
    more = f"if it is asked, about {gain} more know it on {day_phrase(today, made.until)}"
    return f"{known}; {more}. Last met {days_phrase(today, worth.last_day)}."


def _members(made: WarmUp) -> dict[str, object]:
    from civicquiz.render import stem_text

    return {
        "class": made.room.name,
        "quiz": made.quiz.key,
        "on": made.day.isoformat(),
        "until": made.until.isoformat(),
        "pupils": made.pupils,
        "known": made.known,
        "questions": [
            {
                "question": each.posed.name,
                "stem": stem_text(each.posed.question),
                "fact": each.posed.fact.key if each.posed.fact else None,
                "met": each.worth.met,
                "recall": round(each.worth.recall, 4),
                "gain": round(each.worth.gain, 4),
                "last_met": each.worth.last_day.isoformat(),
            }
            for each in made.chosen
        ],
    }
