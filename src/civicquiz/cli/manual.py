"""``civicquiz help``: the manual's pages, and the entry of a problem's code."""

from __future__ import annotations

import re
import shutil
import sys
from importlib.resources import files

import click

from civicquiz.cli.output import say, width_of
from civicquiz.cli.program import Program, global_options
from civicquiz.cli.streams import is_terminal
from civicquiz.errors import NotFound

__all__ = ["manual", "page", "topics"]

CODE = re.compile(r"[A-Za-z]\d{3}")
PROBLEMS = "problems"
"""The page that is made from the table of codes."""

FILE = re.compile(r"^<!-- file: (.+) -->\n", re.MULTILINE)
"""What names the block that follows it as a file: its name is shown."""

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
    text = (files("civicquiz") / "manual" / f"{name}.md").read_text("utf-8")
    return COMMENT.sub("", FILE.sub(r"`\1`:\n\n", text))


def _complete(_ctx: object, _parameter: object, incomplete: str) -> list[str]:
    return [name for name in topics() if name.startswith(incomplete)]


@click.command(name="help")
@click.argument("words", nargs=-1, shell_complete=_complete, metavar="[PAGE|CODE]")
@global_options()
@click.pass_context
def manual(ctx: click.Context, /, words: tuple[str, ...]) -> None:
    """Read the manual: a PAGE, or the entry of a problem's CODE; without either, the list.

    The name of a command is a PAGE too: class warmup, bank load.
    """
    known = topics()
    topic = " ".join(words).strip()
    if not topic:
        _list(known)
        return
    name = _page_for(topic.lower().split(), known)
    if name in known:
        _show(ctx.find_root().ensure_object(Program), page(name))
        return
    if CODE.fullmatch(topic):
        from civicquiz.app.explaining import problem_entry  # as above

        entry = problem_entry(topic.upper())
        if entry is not None:
            _show(ctx.find_root().ensure_object(Program), entry)
            return
    from difflib import get_close_matches  # only a slip pays for it

    near = get_close_matches(name, known, n=1, cutoff=0.4)
    hint = f"Did you mean: civicquiz help {near[0]}" if near else "All pages: civicquiz help"
    raise NotFound(f"The manual has no page '{topic}'.", hint)


def _list(known: dict[str, str]) -> None:
    """List the pages, and say where to begin."""
    click.echo("The manual's pages (civicquiz help PAGE):\n")
    width = max(map(len, known))
    for name, title in known.items():
        click.echo(f"  {name.ljust(width)}  {title}")
    click.echo("\nTo learn, begin with study; to write questions, with better-bank; to teach, with")
    click.echo("week-with-3b. A problem's code has an entry too: civicquiz help Q020")


def _page_for(words: list[str], known: dict[str, str]) -> str:
    """Return the page of a command: its own, that of its last word, or that of its group."""
    wholes = ["-".join(words[:many]) for many in range(len(words), 0, -1)]
    for name in (wholes[0], words[-1], *wholes[1:]):
        if name in known:
            return name
    return wholes[0]


def _show(program: Program, text: str) -> None:
    """Show a page: laid out on a terminal, in a pager where it is longer; else as it is written."""
    if sys.stdout is None or not is_terminal(sys.stdout):
        click.echo(text, nl=False)
        return
    from civicquiz.cli.footer import style_of  # only a screen needs them
    from civicquiz.render import PLAIN, page_lines

    style = PLAIN if program.plain else style_of(sys.stdout, colour=program.colour)
    lines = page_lines(text, width_of(program), style)
    if len(lines) > shutil.get_terminal_size().lines - 2:
        click.echo_via_pager("\n".join(lines) + "\n")
    else:
        say(lines)
