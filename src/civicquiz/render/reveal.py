"""What an answer led to: the verdict, the key, the feedback, and when the question comes back."""

from __future__ import annotations

from civicquiz.model import (
    Asked,
    Back,
    Choice,
    DateKey,
    Kind,
    Listing,
    NumberKey,
    Outcome,
    Rating,
    Typed,
    Verdict,
)
from civicquiz.render.behind import background_lines, labelled
from civicquiz.render.cells import one_line
from civicquiz.render.inline import inline
from civicquiz.render.marks import Mark, difference, marks, positions, texts_given
from civicquiz.render.phrases import date_phrase, days_phrase, percent
from civicquiz.render.prose import prose_lines
from civicquiz.render.style import Role, Span, Style
from civicquiz.render.wrap import NARROWEST, wrap, wrap_text

__all__ = ["back_lines", "comes_back", "reveal_lines"]

RATED = {
    Rating.AGAIN: "Not known.",
    Rating.HARD: "Hardly known.",
    Rating.GOOD: "Well known.",
    Rating.EASY: "Known at once.",
}

SIGNS = {
    Verdict.RIGHT: ("✓ ", "Right: ", Role.GOOD),
    Verdict.WRONG: ("✗ ", "Wrong: ", Role.BAD),
    Verdict.PARTLY: ("– ", "Missed: ", Role.WARN),
    Verdict.ALMOST: ("≈ ", "Almost: ", Role.WARN),
}


def reveal_lines(outcome: Outcome, width: int, style: Style, *, again: bool = False) -> list[str]:
    """Return all that is told after an answer; `again`: it is asked once more in this session.

    After ALMOST only the difference is told, not the key. A flashcard's back was seen before it
    was rated, so only the rating and the day remain.
    """
    width = max(width, NARROWEST)
    posed = outcome.asked.posed
    if posed.question.kind is Kind.FLASHCARD:
        known = RATED[Rating(next(iter(positions(outcome.response)), Rating.AGAIN))]
        return wrap_text(f"{known} {comes_back(outcome, again=again)}", width, style)
    lines = _verdict(outcome, width, style)
    if outcome.grade.verdict is Verdict.ALMOST:
        return lines + _differences(outcome, width, style)
    lines += _key(outcome, width, style)
    lines += _feedback(outcome, width, style)
    lines += background_lines(posed, width, style)
    if when := comes_back(outcome, again=again):
        lines += ["", *wrap_text(when, width, style, Role.STRONG)]
    return lines


def back_lines(asked: Asked, width: int, style: Style) -> list[str]:
    """Return the back of a flashcard, with its explanation and its fact."""
    width = max(width, NARROWEST)
    posed = asked.posed
    back = posed.question.shape
    text = back.text if isinstance(back, Back) else ""
    return [
        *prose_lines(text, width, style, role=Role.STRONG),
        *background_lines(posed, width, style),
    ]


def comes_back(outcome: Outcome, *, again: bool = False) -> str:
    """Return when the question is asked next; empty where the schedule is left alone."""
    if outcome.rating is None or outcome.due_day is None:
        return ""
    when = days_phrase(outcome.today, outcome.due_day)
    if again and outcome.rating is Rating.AGAIN:
        return "Comes back later in this session."
    return f"Comes back {when}."


def _verdict(outcome: Outcome, width: int, style: Style) -> list[str]:
    """Return the verdict in words, and the grader's note where it says more."""
    grade = outcome.grade
    sign, _, role = SIGNS[grade.verdict]
    match grade.verdict:
        case Verdict.RIGHT:
            said = "Right, though guessed." if outcome.guessed else "Right."
        case Verdict.PARTLY:
            sign, said = "~ ", f"Partly right, {percent(grade.score)}."
        case Verdict.ALMOST:
            said = "Almost. Once more, please."
        case _:
            said = "Wrong." if _was_answered(outcome) else "Not answered."
    spans: list[Span] = [(style.sign(sign, "") + said, role | Role.STRONG)]
    if (note := _sentence(grade.note)) and not _counts_in_vain(outcome):
        spans.append((f" {note}", Role.NONE))
    return wrap(spans, width, style, "", "")


def _counts_in_vain(outcome: Outcome) -> bool:
    """Tell whether the grader's note counts parts that are all right, or almost."""
    kind = outcome.asked.posed.question.kind
    counts = kind not in {Kind.TYPED, Kind.NUMBER, Kind.DATE, Kind.CLOZE}
    return counts and outcome.grade.verdict in {Verdict.RIGHT, Verdict.ALMOST}


def _sentence(text: str) -> str:
    text = one_line(text)
    return (
        text[:1].upper() + text[1:] + ("" if text[-1:] in tuple(".!?”…") else ".") if text else ""
    )


def _was_answered(outcome: Outcome) -> bool:
    chosen = [at for at in positions(outcome.response) if at >= 0]
    return bool(chosen) or any(text.strip() for text in texts_given(outcome.response))


def _key(outcome: Outcome, width: int, style: Style) -> list[str]:
    """Return the key, and beside it what was answered where that is not the same."""
    question = outcome.asked.posed.question
    match question.shape:
        case Choice() as choice if question.kind is Kind.SINGLE:
            return _chosen(outcome, choice, width, style)
        case Typed(key=key):
            return _written(key, outcome, width, style)
        case NumberKey(written=key):
            return _written(key, outcome, width, style)
        case DateKey(day=day):
            return _written(date_phrase(day), outcome, width, style)
        case Listing(answers=answers, needs=needs) if needs < len(answers):
            keys = ", ".join(one_line(answer.key) for answer in answers)
            return _marked(outcome, width, style) + labelled(
                "The list", [(keys, Role.NONE)], width, style
            )
        case _:
            return _marked(outcome, width, style)


def _chosen(outcome: Outcome, choice: Choice, width: int, style: Style) -> list[str]:
    numbers = {at: number for number, at in enumerate(outcome.asked.shown, 1)}
    lines: list[str] = []
    for at in positions(outcome.response):
        if at not in choice.keys:
            spans = [(f"{numbers[at]} ", Role.NONE), *inline(choice.options[at].text)]
            lines += labelled("You chose", spans, width, style)
    for at in choice.keys:
        spans = [(f"{numbers[at]} ", Role.STRONG)]
        spans += [(text, role | Role.STRONG) for text, role in inline(choice.options[at].text)]
        lines += labelled("Answer", spans, width, style)
    return lines


def _written(key: str, outcome: Outcome, width: int, style: Style) -> list[str]:
    key = one_line(key)
    given = one_line(" ".join(texts_given(outcome.response)))
    lines: list[str] = []
    if given and given != key and outcome.grade.verdict is not Verdict.RIGHT:
        lines += labelled("You wrote", [(given, Role.NONE)], width, style)
    lines += labelled("Answer", [(key, Role.STRONG)], width, style)
    return lines + _differences(outcome, width, style)


def _differences(outcome: Outcome, width: int, style: Style) -> list[str]:
    """Return what differs between typed words and their key."""
    notes = [difference(part) for part in outcome.grade.parts]
    if outcome.grade.verdict is Verdict.ALMOST:
        notes = [one_line(part.note) for part in outcome.grade.parts]
    lines: list[str] = []
    for note in filter(None, notes):
        said = note if style.signs else note.replace("→", "should be")
        lines += labelled("Difference", [(said, Role.WARN)], width, style)
    return lines


def _marked(outcome: Outcome, width: int, style: Style) -> list[str]:
    return [line for mark in marks(outcome) for line in _mark(mark, width, style)]


def _mark(mark: Mark, width: int, style: Style) -> list[str]:
    sign, word, role = SIGNS[mark.verdict]
    spans: list[Span] = [(style.sign(sign, word), role), *mark.key]
    if mark.remark:
        remark = mark.remark if style.signs else mark.remark.replace("→", "should be")
        spans.append((f" ({remark})", Role.FAINT))
    return wrap(spans, width, style, "", "  ")


def _feedback(outcome: Outcome, width: int, style: Style) -> list[str]:
    """Return what the bank says on the options that were chosen or right."""
    shape = outcome.asked.posed.question.shape
    if not isinstance(shape, Choice):
        return []
    chosen = positions(outcome.response)
    lines: list[str] = []
    for number, at in enumerate(outcome.asked.shown, 1):
        option = shape.options[at]
        if option.feedback and (option.right or at in chosen):
            text = option.feedback
            if "\n" in text:
                lines += ["", *labelled(f"On {number}", [], width, style)]
                lines += prose_lines(text, width, style, "  ")
            else:
                lines += ["", *labelled(f"On {number}", inline(text), width, style)]
    return lines
