"""``civicquiz class``: the group, and its table of commands."""

from __future__ import annotations

import click

from civicquiz.cli.program import global_options
from civicquiz.cli.root import LazyGroup

__all__ = ["class_"]

HERE = "civicquiz.cli.classes"

COMMANDS = {
    "new": (f"{HERE}.new:new", "Make a class."),
    "list": (f"{HERE}.list:list_", "List the classes."),
    "archive": (f"{HERE}.archive:archive", "Put a class away, or take it back into use."),
    "roster": (f"{HERE}.roster:roster", "Add, list or take out the pupils of a class."),
    "quiz": (f"{HERE}.quiz:quiz", "Give a class a quiz, see who took it, open and close it."),
    "void": (f"{HERE}.void:void", "Let a question count for nobody in one quiz."),
    "print": (f"{HERE}.print:print_", "Make PDF files of a quiz: booklets, sheets and key."),
    "enter": (f"{HERE}.enter:enter", "Enter answers from paper, a line a pupil, or from CSV."),
    "results": (f"{HERE}.results:results", "Who scored what, and what the questions tell."),
    "warmup": (f"{HERE}.warmup:warmup", "Make a quiz of what a class is most worth asking."),
    "show": (f"{HERE}.show:show", "Show a class quiz at the projector."),
}


@click.group(name="class", cls=LazyGroup, table=COMMANDS)
@global_options()
def class_() -> None:
    """Take quizzes with a class: on paper, at terminals, with results to act on."""
