"""``civicquiz help``: the manual's pages, and the entry of a problem's code."""

from __future__ import annotations

import re
from importlib.resources import files

import click

from civicquiz.cli.program import global_options
from civicquiz.errors import NotFound

__all__ = ["entry_of", "manual", "page", "topics"]

CODE = re.compile(r"[A-Za-z]\d{3}")


def topics() -> dict[str, str]:
    """Return the manual's pages: name -> title, in the order of their names."""
    pages = files("civicquiz") / "manual"
    found = {}
    for file in sorted(pages.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".md"):
            found[file.name.removesuffix(".md")] = file.read_text("utf-8").split("\n", 1)[0]
    return {name: title.lstrip("# ") for name, title in found.items()}


def page(name: str) -> str:
    """Return the text of one page."""
    return (files("civicquiz") / "manual" / f"{name}.md").read_text("utf-8")


def entry_of(code: str) -> str | None:
    """Return the entry of a problem's code: its heading in ``problems.md`` and what follows."""
    text = page("problems")
    found = re.search(rf"^## {code}\b.*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return found[0].rstrip() + "\n" if found else None


def _complete(_ctx: object, _parameter: object, incomplete: str) -> list[str]:
    return [name for name in topics() if name.startswith(incomplete)]


@click.command(name="help")
@click.argument("topic", required=False, shell_complete=_complete)
@global_options()
def manual(topic: str | None) -> None:
    """Read the manual: a page for each TOPIC, and an entry for each problem's CODE."""
    known = topics()
    if topic is None:
        click.echo("The manual's pages (civicquiz help PAGE):\n")
        width = max(map(len, known))
        for name, title in known.items():
            click.echo(f"  {name.ljust(width)}  {title}")
        click.echo("\nA problem's code has an entry too, for example: civicquiz help Q001")
        return
    name = topic.strip().lower().replace(" ", "-")
    if name in known:
        click.echo_via_pager(page(name)) if _long(page(name)) else click.echo(page(name))
        return
    if CODE.fullmatch(topic):
        entry = entry_of(topic.upper())
        if entry:
            click.echo(entry)
            return
    from difflib import get_close_matches  # only a slip pays for it

    near = get_close_matches(name, known, n=1, cutoff=0.4)
    hint = f"Did you mean: civicquiz help {near[0]}" if near else "All pages: civicquiz help"
    raise NotFound(f"The manual has no page '{topic}'.", hint)


def _long(text: str) -> bool:
    import shutil  # the size of the screen, once
    import sys

    return sys.stdout.isatty() and text.count("\n") > shutil.get_terminal_size().lines - 2
