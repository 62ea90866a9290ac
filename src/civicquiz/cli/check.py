"""``civicquiz bank check`` and ``bank pin``: what is wrong with banks, and what they rest on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from civicquiz import __version__
from civicquiz.cli.output import say, show_diff, show_json, width_of
from civicquiz.cli.program import Program, global_options
from civicquiz.errors import UsageProblem

if TYPE_CHECKING:  # the store and the rules come with it
    from civicquiz.app.checking import Checked

__all__ = ["check", "pin"]

FILES = click.Path(path_type=Path)
FORMATS = ("text", "json", "sarif", "github")


def codes_of(given: tuple[str, ...]) -> list[str]:
    """Return rule codes and families that were given apart or joined by commas."""
    return [code.strip().upper() for one in given for code in one.split(",") if code.strip()]


def sources_of(given: tuple[str, ...]) -> dict[str, Path]:
    """Return the files that were given as ``ID=FILE``."""
    found = {}
    for one in given:
        name, equals, path = one.partition("=")
        if not (name.strip() and equals and path.strip()):
            raise UsageProblem(f"'{one}' is no source.", "Write it as ID=FILE.")
        found[name.strip()] = Path(path.strip())
    return found


@click.command
@click.argument("files", nargs=-1, required=True, type=FILES, metavar="FILE...")
@click.option("--select", multiple=True, metavar="CODES", help="Only these rules or families.")
@click.option("--ignore", multiple=True, metavar="CODES", help="All but these rules or families.")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Judge by that day.")
@click.option("--source", "sources", multiple=True, metavar="ID=FILE", help="The text of a source.")
@click.option("--fix", is_flag=True, help="Mend what can be mended safely, then check.")
@click.option("--diff", "as_diff", is_flag=True, help="Write nothing; show what --fix would do.")
@click.option("--history", is_flag=True, help="Read the score history too (the A rules).")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How to tell.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@global_options()
@click.pass_context
def check(  # options of one command
    ctx: click.Context,
    /,
    files: tuple[Path, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    strict: bool,
    on: datetime | None,
    sources: tuple[str, ...],
    fix: bool,
    as_diff: bool,
    history: bool,
    form: str,
    as_json: bool,
) -> int:
    """Say what is wrong with the banks in each FILE (or folder), their facts and sources.

    Errors make the exit code 1, warnings only with --strict. A rule's page: civicquiz help I205.
    """
    from contextlib import nullcontext

    from civicquiz.app.checking import check_files, refuse_unknown
    from civicquiz.cli.settings import config_file

    program = ctx.find_root().ensure_object(Program)
    day: date = on.date() if on else program.now.date()
    settings = program.settings
    refuse_unknown(codes_of((*select, *ignore)))
    told = (*settings.check_select, *settings.check_ignore, *settings.check_strict)
    if told:
        refuse_unknown(told, config_file())
    selected = codes_of(select) or list(settings.check_select)
    ignored = codes_of(ignore) or list(settings.check_ignore)
    if fix or as_diff:
        mend(program, files, day, selected, ignored, sources_of(sources), as_diff)
    if as_diff:
        return 0
    with program.open() if history else nullcontext() as store:
        done = check_files(
            files,
            day,
            strict=strict,
            select=selected,
            ignore=ignored,
            strictly=settings.check_strict,
            sources=sources_of(sources),
            store=store,
        )
    for note in done.notes:
        program.note(note)
    show(done, "json" if as_json else form, program, history=history)
    return 1 if done.report.failed(strict=strict, strictly=settings.check_strict) else 0


def mend(
    program: Program,
    files: tuple[Path, ...],
    day: date,
    select: list[str],
    ignore: list[str],
    sources: dict[str, Path],
    as_diff: bool,
) -> None:
    """Mend files and note what was done, or only show what would be."""
    from civicquiz.app.mending import mend_files

    for done in mend_files(
        files, day, select=select, ignore=ignore, sources=sources, write=not as_diff
    ):
        if as_diff:
            show_diff(done.diff)
        elif done.diff:
            program.note(f"{done.path}: {mended_phrase(done.codes, done.ids)}.")


def mended_phrase(codes: Mapping[str, int], ids: int) -> str:
    """Return what was mended, by code, and how many ids were written."""
    from civicquiz.render import count

    parts = [
        f"{code} mended" + (f" {times} times" if times > 1 else "") for code, times in codes.items()
    ]
    return ", ".join([*parts, *([f"{count(ids, 'id')} written"] if ids else [])])


def show(done: Checked, form: str, program: Program, *, history: bool) -> None:
    """Tell what was found in the form that was asked for."""
    from civicquiz.render import annotation_lines, problem_lines, problem_members

    report = done.report
    if form == "json":
        show_json(
            {
                "problems": [
                    problem_members(
                        problem,
                        done.links.get(problem.place) if problem.code[0] == "P" else None,
                    )
                    for problem in report.problems
                ],
                "summary": totals(done),
            }
        )
    elif form == "sarif":
        from civicquiz.app.checking import rule_pages
        from civicquiz.render import to_sarif

        whole = to_sarif(report.problems, rule_pages(), __version__, done.links)
        say(json.dumps(whole, ensure_ascii=False, indent=2))
    elif form == "github":
        say([*annotation_lines(report.problems), summary_line(done, history=history)])
    else:
        lines = problem_lines(report.problems, done.texts, width_of(program))
        say([*lines, summary_line(done, history=history)])


def totals(done: Checked) -> dict[str, int]:
    """Return the figures of a check."""
    from civicquiz.render import problem_totals

    report = done.report
    return {
        **problem_totals(report.problems),
        "banks": len(done.texts),
        "facts": report.facts,
        "questions": report.questions,
        "excused": report.excused,
        "quotations": report.citations,
        "quotations_not_checked": report.unchecked,
        "answers": report.answers,
    }


def summary_line(done: Checked, *, history: bool) -> str:
    """Return the figures of a check in one sentence or two; `history` tells that it was read."""
    from civicquiz.render import count, totals_line

    report, figures = done.report, totals(done)
    parts = [
        f"{count(figures['banks'], 'bank')}, {count(report.questions, 'question')}: {totals_line(figures)}"
    ]
    if report.excused:
        parts.append(f"{report.excused} excused")
    if report.unchecked:
        parts.append(
            f"{report.unchecked} of {count(report.citations, 'quotation')} not checked (source not at hand)"
        )
    if history:
        parts.append(f"rests on {count(report.answers, 'first answer')}")
    return "; ".join(parts) + "."


@click.command
@click.argument("files", nargs=-1, required=True, type=FILES, metavar="FILE...")
@click.option("--source", "sources", multiple=True, metavar="ID=FILE", help="The text of a source.")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 if pins changed.")
@global_options()
@click.pass_context
def pin(
    ctx: click.Context, /, files: tuple[Path, ...], sources: tuple[str, ...], only_check: bool
) -> int:
    """Pin the cited passages of each FILE in a lock file, so that a change is noticed.

    The lock file keeps hashes, no text. Read what changed before you pin it anew.
    """
    from civicquiz.app.pinning import pin_files
    from civicquiz.render import count

    program = ctx.find_root().ensure_object(Program)
    failed = False
    for done in pin_files(files, sources_of(sources), write=not only_check):
        if done.damage:
            program.note(f"{done.damage} It is written anew.")
        for place in done.missing:
            program.note(f"{place}: the passage was not found, or its source is not at hand.")
        failed |= only_check and done.changed
        state = "changed" if done.changed else "as it was"
        say(f"{done.lock}: {count(done.passages, 'passage')}, {state}")
    return 1 if failed else 0
