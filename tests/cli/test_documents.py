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
from support.stage import Stage
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


def test_a_page_names_its_files_and_no_more_of_what_its_tests_read() -> None:
    """Whoever follows a page by hand sees how each file is called; times and keys are not shown."""
    text = page("week-with-3b")
    for file in ("charter.txt", "council.md", "pupils.csv"):
        assert f"\n`{file}`:\n\n```" in text
    assert "<!--" not in text
    assert all("<!--" not in page(name) for name in topics() if name != "problems")  # its Q007


@pytest.mark.parametrize("name", [name for name in EVERY if name.count(" ")])
def test_help_is_found_by_the_words_of_a_command(name: str) -> None:
    """``civicquiz help class warmup`` shows the page that ``class-warmup`` names."""
    words = name.split()[1:]
    shown = CliRunner().invoke(root, ["help", *words])
    if words == ["help"]:
        words = ["help", "help"]  # no page tells of it: the list does
        shown = CliRunner().invoke(root, ["help"])
    assert shown.exit_code == 0
    assert any(f"civicquiz {' '.join(words[:many])}" in shown.output for many in (3, 2, 1))


def test_a_group_without_a_command_is_no_error(tmp_path: Path) -> None:
    """Its help is shown, and each command with the whole of its first sentence."""
    stage = Stage(tmp_path)
    for group in ("bank", "class", "class roster", "class quiz", "db", "learner"):
        said, code = stage.run(group.split())
        assert code == 2
        assert said.startswith(f"Usage: civicquiz {group} ")
        assert "...\n" not in said.partition("Commands:")[2]


def test_every_page_has_a_title_and_names_only_pages_that_exist() -> None:
    """A page begins with its title, and what it sends the reader to is there."""
    known = topics()
    for name in known:
        text = page(name)
        assert text.startswith("# ")
        for other in re.findall(r"civicquiz help ([a-z][a-z0-9-]+)", text):
            assert other in known, (name, other)
