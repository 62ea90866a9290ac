"""``civicquiz class print``: a quiz on paper."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from civicquiz.cli.classes.completed import complete_quizzes
from civicquiz.cli.classes.names import names_in
from civicquiz.cli.output import say, width_of
from civicquiz.cli.parameters import Whole
from civicquiz.cli.program import Program, global_options
from civicquiz.cli.writing import make_folder, read_whole, refuse_existing, write_together
from civicquiz.errors import UsageProblem

if TYPE_CHECKING:  # loaded where something is printed
    from civicquiz.app.printing import Edition, Printout

__all__ = ["print_"]

MOST_VERSIONS = 26
NAMED = 5
"""Pupils without a name that a message names."""

LACKING = 8
"""Letters of a question, and questions with such letters, that a warning names."""


class Options(TypedDict):
    """What the command was called with, beside the quiz."""

    output: Path
    versions: int | None
    names: Path | None
    fonts: tuple[Path, ...]
    paper: str
    large: bool
    half: bool
    force: bool


@click.command(name="print")
@click.argument("quiz", metavar="QUIZ", shell_complete=complete_quizzes)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    metavar="FOLDER",
    help="Where the PDF files go; it is made where there is none.",
)
@click.option(
    "--versions",
    type=Whole(1, MOST_VERSIONS),
    metavar="N",
    help="So many versions, A, B, C … (default: 1, or as printed before).",
)
@click.option(
    "--paper",
    type=click.Choice(["a4", "letter"]),
    default="a4",
    show_default=True,
    help="The paper in the printer.",
)
@click.option("--large", is_flag=True, help="Large print, 18 points.")
@click.option("--half", is_flag=True, help="Half a sheet, twice on a page, to be answered on it.")
@click.option(
    "--names",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="CSV with alias and name: print real names on the answer sheets.",
)
@click.option(
    "--font",
    "fonts",
    type=click.Path(path_type=Path, dir_okay=False),
    multiple=True,
    metavar="FILE",
    help="A font (.ttf, .otf) for letters that the built-in one lacks.",
)
@click.option("--force", is_flag=True, help="Write over old files; change the versions.")
@global_options()
@click.pass_context
def print_(ctx: click.Context, /, quiz: str, **options: Unpack[Options]) -> None:
    """Make PDF files of QUIZ: booklets, an answer sheet for each pupil, and the key.

    Each version holds the same questions, in an order of its own.
    """
    from civicquiz.app.printing import keep_versions, plan_edition, print_edition  # SQLAlchemy
    from civicquiz.render.paper import Look, Paper

    program = ctx.find_root().ensure_object(Program)
    if options["half"] and options["names"]:
        raise UsageProblem(
            "Half a sheet has no answer sheets to print names on.", "Leave out --names, or --half."
        )
    names = names_in(options["names"])
    fonts = [read_whole(path) for path in options["fonts"]]
    look = Look(Paper(options["paper"]), large=options["large"], half=options["half"])
    folder, force = options["output"], options["force"]
    with program.open() as store:
        edition = plan_edition(store, quiz, options["versions"], change=force)
        if not force:
            refuse_existing([folder / name for name in edition.file_names(look)])
        made = print_edition(edition, look, names=names, fonts=fonts, now=program.now)
        make_folder(folder)
        write_together({folder / file.name: file.pdf for file in made.files}, over=force)
        keep_versions(store, edition)
    _tell(program, edition, made, folder)
    _warn(program, edition, made, names)


def _tell(program: Program, edition: Edition, made: Printout, folder: Path) -> None:
    """Tell which files there are now, and how often to print each."""
    from civicquiz.render import table  # light, but not for --help

    rows = [
        [
            str(folder / file.name),
            str(file.pages),
            str(file.copies) if file.copies or edition.pupils else "",
        ]
        for file in made.files
    ]
    say(table(rows, ["file", "pages", "copies"], width_of(program)))
    if not edition.pupils:
        room = edition.heading.room
        say(f"Nobody is in {room} yet, so there are no answer sheets.")
    say(f"When the papers are back: civicquiz class enter {edition.quiz.key}")


def _warn(program: Program, edition: Edition, made: Printout, names: Mapping[str, str]) -> None:
    """Tell on stderr who has no name on the sheet, and which letters could not be printed."""
    from civicquiz.render.paper import stand_in  # as in print_

    nameless = [pupil.alias for pupil, _ in edition.pupils if not names.get(pupil.alias)]
    if names and len(nameless) == len(edition.pupils):
        program.note("Note: the file of names has nobody of this class.")
    elif names and nameless:
        more = f" and {len(nameless) - NAMED} more" if len(nameless) > NAMED else ""
        program.note(f"Note: the file has no name for {', '.join(nameless[:NAMED])}{more}.")
    if made.lacking:
        program.note("Warning: the fonts lack some letters; their codes stand there instead:")
        for place, letters in list(made.lacking.items())[:LACKING]:
            codes = ", ".join(f"{each} ({stand_in(each)[1:-1]})" for each in letters[:LACKING])
            more = f" and {len(letters) - LACKING} more" if len(letters) > LACKING else ""
            program.note(f"  {place or 'the headings'}: {codes}{more}")
        if len(made.lacking) > LACKING:
            program.note(f"  and so in {len(made.lacking) - LACKING} more questions or names")
        program.note("Print again with a font that has them: --font FILE --force")
