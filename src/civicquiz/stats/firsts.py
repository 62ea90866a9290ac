"""From the review log to tables: each learner's first answer to each question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from civicquiz.model import Action, Amendment, Response, Review
from civicquiz.stats.tables import Chosen, Marks, Options

__all__ = ["FirstAnswers", "first_answers"]


@dataclass(frozen=True, slots=True)
class FirstAnswers:
    """The first answers of `learners` (rows) to `questions` (columns), by their ids, rising.

    `responses` holds what was answered, None where there is no first answer that counts.
    """

    learners: tuple[int, ...]
    questions: tuple[int, ...]
    marks: Marks
    responses: tuple[tuple[Response | None, ...], ...]

    def chosen(self, options: Mapping[int, Options]) -> Chosen:
        """Return the chosen options; `options` has the choices among the questions, by id.

        An answer that names no option of its question counts as not given.
        """
        shapes = tuple(options.get(question) for question in self.questions)
        rows = tuple(
            tuple(
                positions(response, shape) if shape else None
                for response, shape in zip(row, shapes, strict=True)
            )
            for row in self.responses
        )
        return Chosen(rows, shapes)


def positions(response: Response | None, options: Options) -> tuple[int, ...] | None:
    """Return the options that a response names, or None."""
    if response is None or (isinstance(response, str) and response):
        return None
    spots = tuple(spot for spot in response if isinstance(spot, int) and 0 <= spot < options.count)
    return spots if len(spots) == len(response) else None


def first_answers(
    reviews: Iterable[Review],
    amendments: Iterable[Amendment] = (),
    current: Mapping[int, int] | None = None,
) -> FirstAnswers:
    """Find what each learner answered before any feedback on a question.

    First by id, the order of recording. A first answer that was undone leaves nothing: the
    next one was given with the key known. A regraded one counts with its new score and
    revision. `current` maps question ids to revision ids: other questions, and first answers
    to other revisions, are left out (without it, all count). Learners and questions with
    nothing left do not appear.
    """
    first: dict[tuple[int, int], Review] = {}
    for review in reviews:
        cell = (review.learner_id, review.question_id)
        if cell not in first or review.id < first[cell].id:
            first[cell] = review
    changed: dict[int, list[Amendment]] = {}
    for amendment in sorted(amendments, key=lambda one: one.id):
        changed.setdefault(amendment.review_id, []).append(amendment)
    counted: dict[tuple[int, int], tuple[float, Response]] = {}
    for cell, review in first.items():
        revision, score = review.revision_id, review.score
        words = changed.get(review.id, [])
        for word in words:
            revision = revision if word.revision_id is None else word.revision_id
            score = score if word.score is None else word.score
        undone = any(word.action is Action.UNDO for word in words)
        if not undone and (current is None or current.get(review.question_id) == revision):
            counted[cell] = (score, review.answer)
    learners = tuple(sorted({learner for learner, _ in counted}))
    questions = tuple(sorted({question for _, question in counted}))
    cells = [[counted.get((learner, question)) for question in questions] for learner in learners]
    return FirstAnswers(
        learners,
        questions,
        Marks(
            tuple(tuple(None if cell is None else cell[0] for cell in row) for row in cells),
            len(questions),
        ),
        tuple(tuple(None if cell is None else cell[1] for cell in row) for row in cells),
    )
