"""``civicquiz due``: what is due today and later, and what rests and why."""

from __future__ import annotations

from datetime import timedelta

import click

from civicquiz.cli.output import json_option, say, show_json, width_of
from civicquiz.cli.parameters import Whole
from civicquiz.cli.program import Program, global_options

__all__ = ["due"]


@click.command
@click.option("--days", type=Whole(1, 3650), default=14, show_default=True, help="How far to look.")
@click.option(
    "--wake",
    multiple=True,
    metavar="BANK/QUESTION",
    help="Let a leech be asked again ('all' for all of them).",
)
@json_option
@global_options()
@click.pass_context
def due(ctx: click.Context, /, days: int, wake: tuple[str, ...], as_json: bool) -> None:
    """Show what is due today and in the next days, and what rests and why."""
    from civicquiz.app.overview import resting, upcoming, wake_leeches  # SQLAlchemy: not for --help
    from civicquiz.render import day_phrase, table, without_marks

    program = ctx.find_root().ensure_object(Program)
    schedule = program.schedule
    with program.open() as store:
        learner = program.find_learner(store)
        if wake:
            woken = wake_leeches(store, learner, schedule, list(wake), program.now)
            program.note(f"Woken: {', '.join(woken) or 'none, there was no leech'}")
        today = program.today
        coming = upcoming(store, learner, schedule, today, days=days)
        rested = resting(store, learner, schedule, today)
    if as_json:
        show_json(
            {
                "learner": learner.name,
                "today": today.isoformat(),
                "due": {day.isoformat(): number for day, number in coming.items()},
                "resting": [
                    {"question": each.name, "why": each.why.value, "reason": each.reason}
                    for each in rested
                ],
            }
        )
        return
    width = width_of(program)
    rows = [
        ["today" if day == today else day_phrase(today, day), str(number)]
        for day, number in sorted(coming.items())
    ]
    if rows:
        say(table(rows, ["day", "due"], width))
    else:
        until = day_phrase(today, today + timedelta(days=days))
        say(f"Nothing is due until {until}. To meet new questions: civicquiz study")
    if rested:
        say(f"\nResting ({len(rested)}), not asked:\n")
        say(
            table(
                [[each.name, without_marks(each.reason)] for each in rested],
                ["question", "why"],
                width,
            )
        )
