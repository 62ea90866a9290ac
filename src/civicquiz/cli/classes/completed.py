"""Classes, class quizzes and aliases for the shell, as `shell_complete` takes them."""

from __future__ import annotations

import click

from civicquiz.cli.program import Program

__all__ = ["complete_aliases", "complete_classes", "complete_gone", "complete_quizzes"]


def complete_classes(ctx: click.Context, _parameter: object, incomplete: str) -> list[str]:
    """Return the names of classes."""
    from civicquiz.cli.completion import class_names  # only a shell asks

    return class_names(incomplete, _program(ctx))


def complete_quizzes(ctx: click.Context, _parameter: object, incomplete: str) -> list[str]:
    """Return the keys of class quizzes."""
    from civicquiz.cli.completion import quiz_keys  # as above

    return quiz_keys(incomplete, _program(ctx))


def complete_aliases(ctx: click.Context, _parameter: object, incomplete: str) -> list[str]:
    """Return the pupils of the class, or of the class quiz, that stands on the line already."""
    return _aliases(ctx, incomplete, gone=False)


def complete_gone(ctx: click.Context, _parameter: object, incomplete: str) -> list[str]:
    """Return those who were taken out of the class that stands on the line already."""
    return _aliases(ctx, incomplete, gone=True)


def _aliases(ctx: click.Context, incomplete: str, *, gone: bool) -> list[str]:
    from civicquiz.cli.completion import pupil_aliases  # as above

    return pupil_aliases(
        incomplete,
        room=ctx.params.get("class_name"),
        quiz=ctx.params.get("assigned"),
        gone=gone,
        program=_program(ctx),
    )


def _program(ctx: click.Context) -> Program:
    """Return the program with the global options that stand on the line already."""
    return ctx.find_root().ensure_object(Program)
