"""Naming N of a list: each text is graded like a typed answer, against the answers still free."""

from __future__ import annotations

from civicquiz.errors import BadInput
from civicquiz.grade.kind import Trial, settled, texts_of, verdict_of
from civicquiz.grade.reading import read, read_key
from civicquiz.grade.typed import judge
from civicquiz.model import Grade, Listing, Part, Question, Response, Verdict

__all__ = ["answer_text", "carry_over", "grade", "guess_chance", "key_text"]

NEAR = frozenset((Verdict.RIGHT, Verdict.ALMOST))


def grade(question: Question, response: Response, trial: Trial) -> Grade:
    """Grade a list: found ÷ needed, whatever the order; no answer counts twice.

    *Almost* is said only where nothing is wrong or missing, as in a cloze. The parts are the
    texts given and, where all answers are needed, the answers that nobody named.
    """
    shape = shape_of(question)
    given = named_of(question, response)
    right = {one.sense for key in shape.answers for one in read_key(key.key, *key.also)}
    rivals = [text for text in trial.rivals if read(text).sense not in right]
    table = [
        [judge(text, key, rivals, exact=question.exact) for key in shape.answers] for text in given
    ]
    homes = _assigned([[part.verdict for part, _ in row] for row in table])
    parts: list[Part] = []
    why = ""
    for text, row, home in zip(given, table, homes, strict=True):
        if home is not None:
            parts.append(row[home][0])
            continue
        twice = any(part.verdict in NEAR for part, _ in row)
        parts.append(Part(text, "", Verdict.WRONG, "named twice" if twice else "not on the list"))
        why = why or next((reason for _, reason in row if reason), "")
    found = sum(home is not None for home in homes)
    hopeless = trial.second or found < shape.needs
    parts = [settled(part, second=hopeless) for part in parts]
    if shape.needs == len(shape.answers):
        unnamed = (key for at, key in enumerate(shape.answers) if at not in homes)
        parts += [Part("", key.key, Verdict.WRONG) for key in unnamed]
    almost = sum(part.verdict is Verdict.ALMOST for part in parts)
    score = min(1.0, (found - almost) / max(1, shape.needs))
    note = why or f"{found} of {shape.needs} named"
    return Grade(score, Verdict.ALMOST if almost else verdict_of(score), tuple(parts), note)


def _assigned(verdicts: list[list[Verdict]]) -> list[int | None]:
    """Give each text an answer of its own, as many as can be, right ones before almost right ones.

    Kuhn's algorithm for a maximum matching: so neither the order of the texts nor one that fits
    two answers costs the learner anything.
    """
    takers: dict[int, int] = {}

    def finds(text: int, wanted: frozenset[Verdict], seen: set[int]) -> bool:
        for at, verdict in enumerate(verdicts[text]):
            if verdict in wanted and at not in seen:
                seen.add(at)
                if at not in takers or finds(takers[at], wanted, seen):
                    takers[at] = text
                    return True
        return False

    for wanted in (frozenset((Verdict.RIGHT,)), NEAR):
        for text in range(len(verdicts)):
            if text not in takers.values():
                finds(text, wanted, set())
    homes: list[int | None] = [None] * len(verdicts)
    for at, text in takers.items():
        homes[text] = at
    return homes


def key_text(question: Question) -> tuple[str, ...]:
    """Return the whole list."""
    return tuple(answer.key for answer in shape_of(question).answers)


def answer_text(question: Question, response: Response) -> tuple[str, ...]:
    """Return what was named."""
    return named_of(question, response)


def guess_chance(_question: Question) -> float:
    """Return 0: words are not guessed blindly."""
    return 0.0


def carry_over(response: Response, old: Question, new: Question) -> Response | None:
    """Return the same texts, if no more than are asked for now."""
    given = named_of(old, response)
    if isinstance(new.shape, Listing) and len(given) <= new.shape.needs:
        return given
    return None


def shape_of(question: Question) -> Listing:
    """Return the shape of a listing."""
    assert isinstance(question.shape, Listing)
    return question.shape


def named_of(question: Question, response: Response) -> tuple[str, ...]:
    """Return the texts that are not empty, no more than are asked for."""
    given = tuple(text for text in texts_of(response) if text)
    needs = max(1, shape_of(question).needs)
    if len(given) > needs:
        raise BadInput(
            f"{len(given)} answers are given, but {needs} {'is' if needs == 1 else 'are'} asked for.",
            f"Give your best {needs}.",
        )
    return given
