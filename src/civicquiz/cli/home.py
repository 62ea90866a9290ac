"""The bare ``civicquiz``: what is due today, the last score, and the next step to take."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from civicquiz.cli.output import say
from civicquiz.cli.program import Program

if TYPE_CHECKING:  # loaded late
    from civicquiz.app.overview import Overview

__all__ = ["home"]


def home(program: Program) -> int:
    """Show where the learner stands; nothing is made where there is no database yet."""
    where = program.database_url
    if "://" not in where and not os.path.exists(where):  # noqa: PTH110  # pathlib costs 5 ms
        say(
            "Welcome to civicquiz: quizzes that are true, remembered and fair.\n\n"
            "Next: civicquiz study    begins with the banks that come along\n"
            "      civicquiz help     the manual"
        )
        return 0
    from civicquiz.app.overview import overview  # SQLAlchemy: not for --help

    with program.open() as store:
        learner = program.find_learner(store)
        stand = overview(store, learner, program.schedule, program.now)
    rollover = program.settings.rollover_hour
    late = program.now.date() != stand.today
    say(_lines(stand, learner.name, f" (until {rollover:02}:00)" if late else ""))
    return 0


def _lines(stand: Overview, name: str, until: str) -> list[str]:
    from civicquiz.render import count, day_phrase, days_phrase, percent

    whose = "" if name == "me" else f" for {name}"
    lines = [f"{day_phrase(stand.today, stand.today)}{until}{whose}"]
    lines.append(f"{count(stand.due, 'question')} due today, and {stand.new} new to learn.")
    if not stand.due and not stand.new and stand.next_day:
        lines.append(f"Next due: {days_phrase(stand.today, stand.next_day)}.")
    if stand.last and stand.last_day and stand.last_score is not None:
        lines.append(
            f"Last session ({stand.last.kind}, {days_phrase(stand.today, stand.last_day)}): "
            f"{stand.last_right} of {stand.last_asked} right, score {percent(stand.last_score)}."
        )
    lines.append("")
    lines.append(f"Next: {_next_step(stand)}")
    return lines


def _next_step(stand: Overview) -> str:
    if not stand.banks:
        return "civicquiz study (loads the banks that come along), or civicquiz bank load FILE.md"
    if stand.unfinished is not None:
        return f"civicquiz resume (an unfinished {stand.unfinished.kind}), or civicquiz study"
    if stand.due or stand.new:
        return "civicquiz study"
    return "nothing today. To practise anyway: civicquiz study --cram, or civicquiz quiz"
