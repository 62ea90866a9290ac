"""``civicquiz history``: sessions and scores, and one session answer by answer."""

from __future__ import annotations

import click

from civicquiz.cli.groups import FullGroup
from civicquiz.cli.output import csv_option, json_option, say, show_csv, show_json, width_of
from civicquiz.cli.parameters import Whole
from civicquiz.cli.program import Program, global_options

__all__ = ["history"]

HEADINGS = ("session", "kind", "started", "asked", "right", "score", "seconds", "state")


@click.group(cls=FullGroup, invoke_without_command=True)
@click.option(
    "-n", "count", type=Whole(1), default=20, show_default=True, help="How many sessions."
)
@click.option("--by", type=click.Choice(["bank", "topic"]), help="Figures by bank or by topic.")
@json_option
@csv_option
@global_options()
@click.pass_context
def history(ctx: click.Context, /, count: int, by: str | None, as_json: bool, as_csv: bool) -> None:
    """Show past sessions and their scores, the newest first."""
    if ctx.invoked_subcommand is not None:
        return
    from civicquiz.app.past import past_sessions  # SQLAlchemy: not for --help
    from civicquiz.render import duration_phrase, percent, table

    program = ctx.find_root().ensure_object(Program)
    if by is not None:
        _figures(program, by, as_json=as_json, as_csv=as_csv)
        return
    with program.open() as store:
        learner = program.find_learner(store)
        found = past_sessions(store, learner, count)
    rows = [
        {
            "session": each.session.id,
            "kind": each.session.kind.value,
            "started": each.session.started_at.isoformat(timespec="seconds"),
            "asked": each.asked,
            "right": each.right,
            "score": each.score,
            "seconds": round(each.response_ms / 1000),
            "state": "finished" if each.session.ended_at else "unfinished",
        }
        for each in found
    ]
    if as_json:
        show_json({"learner": learner.name, "sessions": rows})
    elif as_csv:
        show_csv(HEADINGS, [list(row.values()) for row in rows])
    elif not rows:
        say("Nothing was answered yet. Begin: civicquiz study")
    else:
        told = [
            [
                str(each.session.id),
                each.session.kind.value,
                f"{each.session.started_at.astimezone():%Y-%m-%d %H:%M}",
                str(each.asked),
                str(each.right),
                "" if each.score is None else percent(each.score),
                duration_phrase(each.response_ms / 1000),
                "" if each.session.ended_at else "unfinished",
            ]
            for each in found
        ]
        headings = ["session", "kind", "started", "asked", "right", "score", "time", ""]
        say(table(told, headings, width_of(program)))
        say("\nOne of them, answer by answer: civicquiz history show SESSION")


def _figures(program: Program, by: str, *, as_json: bool, as_csv: bool) -> None:
    from civicquiz.app.past import figures
    from civicquiz.render import duration_phrase, percent, table

    with program.open() as store:
        learner = program.find_learner(store)
        found = figures(store, learner, by)
    rows = [
        {
            "bank": each.bank,
            **({"topic": each.topic} if by == "topic" else {}),
            "sessions": each.sessions,
            "asked": each.asked,
            "right": each.right,
            "score": each.score,
            "seconds": round(each.response_ms / 1000),
            "last": each.last_day.isoformat(),
        }
        for each in found
    ]
    headings = list(rows[0]) if rows else ["bank"]
    if as_json:
        show_json({"learner": learner.name, "by": by, "rows": rows})
    elif as_csv:
        show_csv(headings, [list(row.values()) for row in rows])
    elif not rows:
        say("Nothing was answered yet. Begin: civicquiz study")
    else:
        told = [
            [
                *(str(row[name]) for name in headings if name not in ("score", "seconds")),
                percent(each.score),
                duration_phrase(each.response_ms / 1000),
            ]
            for row, each in zip(rows, found, strict=True)
        ]
        names = [name for name in headings if name not in ("score", "seconds")]
        say(table(told, [*names, "score", "time"], width_of(program)))


@history.command
@click.argument("session", type=int)
@json_option
@csv_option
@global_options()
@click.pass_context
def show(ctx: click.Context, /, session: int, as_json: bool, as_csv: bool) -> None:
    """Show one SESSION answer by answer: asked, answered, right, and every later change."""
    from civicquiz.app.past import past_session  # SQLAlchemy: not for --help
    from civicquiz.cli.answered import csv_row, json_answer, text_lines

    program = ctx.find_root().ensure_object(Program)
    with program.open() as store:
        learner = program.find_learner(store)
        past = past_session(store, learner, session)
    if as_json:
        show_json(
            {
                "learner": learner.name,
                "session": past.session.id,
                "kind": past.session.kind.value,
                "started": past.session.started_at.isoformat(timespec="seconds"),
                "score": past.session.score,
                "answers": [json_answer(each) for each in past.answers],
            }
        )
    elif as_csv:
        rows = [csv_row(each) for each in past.answers]
        show_csv(list(rows[0]) if rows else ["question"], [list(row.values()) for row in rows])
    else:
        for at, each in enumerate(past.answers, 1):
            say(text_lines(at, each, width_of(program)))
        if not past.answers:
            say("Nothing was answered in this session.")
