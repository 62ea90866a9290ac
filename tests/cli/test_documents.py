"""README, manual and help pages: what they show is what the program does, and nothing is left out."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from civicquiz.bank import CODES
from civicquiz.cli.manual import page, topics
from civicquiz.cli.root import LazyGroup, root
from support.transcripts import check_transcript, transcripts

TOP = Path(__file__).parents[2]
MANUAL = TOP / "src" / "civicquiz" / "manual"
PAGES = transcripts(TOP / "README.md", MANUAL, Path(__file__).parent)


def commands(
    group: click.Command = root, name: str = "civicquiz"
) -> Iterator[tuple[str, click.Command]]:
    """Return every command by its full name."""
    yield name, group
    if isinstance(group, click.Group):
        ctx = click.Context(group)
        for each in group.list_commands(ctx):
            found = group.get_command(ctx, each)
            assert found is not None
            yield from commands(found, f"{name} {each}")


EVERY = dict(commands())


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_what_is_shown_is_what_happens(path: Path, tmp_path: Path) -> None:
    """Each console block says word for word what the program says."""
    check_transcript(path, tmp_path)


@pytest.mark.parametrize("name", EVERY)
def test_help_pages_are_as_recorded(name: str) -> None:
    """The ``--help`` of each command stands in ``help/`` as it is."""
    words = name.split()[1:]
    shown = CliRunner().invoke(
        root, [*words, "--help"], prog_name="civicquiz", terminal_width=80, max_content_width=80
    )
    text = shown.output
    kept = Path(__file__).parent / "help" / f"{name.replace(' ', '-')}.txt"
    if os.environ.get("CIVICQUIZ_REWRITE"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(text, encoding="utf-8")
    assert kept.read_text(encoding="utf-8") == text, "CIVICQUIZ_REWRITE=1 rewrites it"


@pytest.mark.parametrize("name", [name for name in EVERY if name != "civicquiz"])
def test_every_command_and_option_is_in_the_manual(name: str) -> None:
    """The page of a command names it, its subcommands and each of its options."""
    words = name.split()
    if words[1] == "help":
        assert "civicquiz help" in (TOP / "README.md").read_text("utf-8")
        return
    own = "-".join(words[1:3])
    text = page(words[1]) + (page(own) if len(words) > 2 and own in topics() else "")
    assert " ".join(words[1:]) in text
    for parameter in EVERY[name].params:
        if isinstance(parameter, click.Option) and not parameter.hidden:
            long = next(each for each in [*parameter.opts[::-1]] if each.startswith("-"))
            assert any(re.search(rf"{each}\b", text) for each in parameter.opts), long


def test_every_global_option_is_on_the_first_help_page() -> None:
    """What may stand after any command is listed once, at the root."""
    text = root.get_help(click.Context(root, info_name="civicquiz"))
    for option in ("--learner", "--database", "--at", "--plain", "--no-input", "--debug"):
        assert option in text


def test_every_code_has_an_entry() -> None:
    """``civicquiz help problems`` lists each code of the bank language."""
    text = page("problems")
    assert all(f"**{code}**" in text for code in CODES)


def test_the_table_of_commands_says_what_the_commands_say() -> None:
    """The one line of a command in the table is the first line of its own help."""
    assert isinstance(root, LazyGroup)
    ctx = click.Context(root)
    for name, (_, line) in root.table.items():
        command = root.get_command(ctx, name)
        assert command is not None
        assert command.name == name
        assert line.endswith(".")


def test_every_page_has_a_title_and_names_only_pages_that_exist() -> None:
    """A page begins with its title, and what it sends the reader to is there."""
    known = topics()
    for name in known:
        text = page(name)
        assert text.startswith("# ")
        for other in re.findall(r"civicquiz help ([a-z][a-z0-9-]+)", text):
            assert other in known, (name, other)
