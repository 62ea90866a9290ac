"""``civicquiz help``: the manual's pages, and the entry of a problem's code."""

from __future__ import annotations

import re
import shutil
import sys
from importlib.resources import files

import click

from civicquiz.cli.program import global_options
from civicquiz.errors import NotFound

__all__ = ["manual", "page", "topics"]

CODE = re.compile(r"[A-Za-z]\d{3}")
PROBLEMS = "problems"
"""The page that is made from the table of codes."""

COMMENT = re.compile(r"<!--.*?-->\n", re.DOTALL)


def topics() -> dict[str, str]:
    """Return the manual's pages: name -> title, in the order of their names."""
    found = {PROBLEMS: "Problems: every code of the bank language, and its remedy"}
    for file in (files("civicquiz") / "manual").iterdir():
        if file.name.endswith(".md"):
            title = file.read_text("utf-8").split("\n", 1)[0]
            found[file.name.removesuffix(".md")] = title.lstrip("# ")
    return dict(sorted(found.items()))


def page(name: str) -> str:
    """Return the text of one page, without what only its tests read."""
    if name == PROBLEMS:
        from civicquiz.app.explaining import problems_page  # reads the bank language's table

        return problems_page()
    return COMMENT.sub("", (files("civicquiz") / "manual" / f"{name}.md").read_text("utf-8"))


def _complete(_ctx: object, _parameter: object, incomplete: str) -> list[str]:
    return [name for name in topics() if name.startswith(incomplete)]


@click.command(name="help")
@click.argument("topic", required=False, shell_complete=_complete, metavar="[PAGE|CODE]")
@global_options()
def manual(topic: str | None) -> None:
    """Read the manual: a PAGE, or the entry of a problem's CODE; without either, the list."""
    known = topics()
    if topic is None:
        click.echo("The manual's pages (civicquiz help PAGE):\n")
        width = max(map(len, known))
        for name, title in known.items():
            click.echo(f"  {name.ljust(width)}  {title}")
        click.echo("\nA problem's code has an entry too: civicquiz help Q020")
        return
    name = topic.strip().lower().replace(" ", "-")
    if name in known:
        _show(page(name))
        return
    if CODE.fullmatch(topic):
        from civicquiz.app.explaining import problem_entry  # as above

        entry = problem_entry(topic.upper())
        if entry is not None:
            click.echo(entry, nl=False)
            return
    from difflib import get_close_matches  # only a slip pays for it

    near = get_close_matches(name, known, n=1, cutoff=0.4)
    hint = f"Did you mean: civicquiz help {near[0]}" if near else "All pages: civicquiz help"
    raise NotFound(f"The manual has no page '{topic}'.", hint)


def _show(text: str) -> None:
    """Show a page, in a pager where it is longer than the screen."""
    if (
        sys.stdout is not None
        and sys.stdout.isatty()
        and text.count("\n") > shutil.get_terminal_size().lines - 2
    ):
        click.echo_via_pager(text)
    else:
        click.echo(text, nl=False)
