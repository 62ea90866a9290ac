"""``civicquiz class void``: a question that counts for nobody in one quiz."""

from __future__ import annotations

import click

from civicquiz.cli.classes.completed import complete_quizzes
from civicquiz.cli.output import say
from civicquiz.cli.program import Program, global_options
from civicquiz.errors import UsageProblem

__all__ = ["void"]


@click.command
@click.argument("quiz", shell_complete=complete_quizzes)
@click.argument("question")
@click.option("--reason", help="Why; it stands in the results.")
@click.option("--undo", is_flag=True, help="Let it count again.")
@global_options()
@click.pass_context
def void(ctx: click.Context, /, quiz: str, question: str, reason: str | None, undo: bool) -> None:
    """Let a QUESTION, by its number or id, count for nobody in a class QUIZ.

    Its answers stay in the history, and what the pupils remember stays as it is.
    """
    from civicquiz.app.voiding import count_again, void_question  # SQLAlchemy: not for --help

    program = ctx.find_root().ensure_object(Program)
    if undo == (reason is not None):
        raise UsageProblem(
            "Voiding a question wants a reason, and undoing it none.",
            'Such as: civicquiz class void 3B-quiz-1 4 --reason "two options are right"',
        )
    with program.open() as store:
        if reason is None:
            done = count_again(store, quiz, question)
            told = "counts again"
        else:
            done = void_question(store, quiz, question, program.now, reason)
            told = "counts for nobody now"
    say(f"Question {done.number} of {done.quiz.key}, {done.name}, {told}.")
    say(f"Old and new scores: civicquiz class results {done.quiz.key}")
