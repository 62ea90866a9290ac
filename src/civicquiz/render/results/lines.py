"""The results of a class quiz on a terminal: the class, its questions, its pupils."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from civicquiz.render.behind import source_phrase
from civicquiz.render.inline import without_marks
from civicquiz.render.phrases import count, duration_phrase, percent
from civicquiz.render.results.advice import (
    advice,
    discrimination_phrase,
    drawn_text,
    hands_phrase,
    letter,
    stem_of,
    steps,
    worst_first,
)
from civicquiz.render.style import PLAIN, Role, Style
from civicquiz.render.table import table
from civicquiz.render.wrap import wrap_text
from civicquiz.stats import Band, Correction, ItemResult, PupilResult, QuizResults, State, band

__all__ = [
    "MOST_WRITTEN",
    "class_sentences",
    "correction_phrase",
    "fact_phrases",
    "interval_phrase",
    "name_order",
    "number_phrase",
    "results_lines",
    "separator",
    "source_phrases",
    "step_sentences",
]

MOST_NAMED = 12
"""How many pupils are named in one cell."""

MOST_WRITTEN = 12
"""How many different wrong answers to a question are shown."""

INSET = "    "


def results_lines(results: QuizResults, width: int, style: Style = PLAIN) -> list[str]:
    """Return all of the results: how the class did, questions worst first, pupils by name."""
    quiz = results.quiz
    title = f"{quiz.key}: {quiz.title}" if quiz.title else quiz.key
    lines = wrap_text(f"{title}, class {results.room}", width, style, Role.STRONG)
    for sentence in class_sentences(results):
        lines += wrap_text(sentence, width, style, rest="  ")
    if todo := step_sentences(results):
        lines += ["", *wrap_text("To do", width, style, Role.STRONG)]
        for sentence in todo:
            lines += wrap_text(sentence, width, style, rest="  ")
    if results.corrections:
        lines += ["", *wrap_text("Corrected", width, style, Role.STRONG)]
        for each in results.corrections:
            lines += wrap_text(correction_phrase(each), width, style, rest="  ")
    lines += ["", *wrap_text("Questions, the worst first", width, style, Role.STRONG)]
    for item in worst_first(results.items):
        lines += ["", *_item_lines(results, item, width, style)]
    if results.pupils:
        lines += ["", *wrap_text("Pupils", width, style, Role.STRONG), ""]
        lines += _pupil_table(results, width, style)
    return lines


def step_sentences(results: QuizResults) -> list[str]:
    """Return what to do first and about which questions: ``Check the key: question 11``."""
    told = []
    for step, items in steps(results):
        numbers = ", ".join(str(item.number) for item in items)
        told.append(f"{step}: question{'s' if len(items) > 1 else ''} {numbers}")
    return told


def class_sentences(results: QuizResults) -> list[str]:
    """Return how the class did: who took it, the mean and spread, who is missing."""
    found, most = results.scores, results.most
    taken = [each for each in results.pupils if each.state.counts]
    shown = max((each.hands_up for each in results.items), default=0)
    if shown and not taken:
        hands = count(shown, "hand")
        return [f"Shown to the class, up to {hands} counted. Hands have no names, so no scores."]
    if not results.pupils:
        return ["Nobody is in this class yet."]
    told = [f"{len(taken):,} of {count(len(results.pupils), 'pupil')} took it."]
    if found.mean is not None and found.lowest is not None and found.highest is not None:
        points = f"{number_phrase(found.mean * most)} of {count(most, 'point')}"
        spread = "" if found.sd is None else f", spread (SD) {percent(found.sd)}"
        told.append(
            f"Mean {percent(found.mean)} ({points}){spread}, "
            f"from {percent(found.lowest)} to {percent(found.highest)}."
        )
    elif taken and not most:
        told.append("All questions are voided: there is no score.")
    if any(each.attempts > 1 for each in taken):
        told.append("Scores are of best attempts, the figures of questions of first ones.")
    passed = [each.passed for each in taken if each.passed is not None]
    if passed and results.quiz.pass_mark is not None:
        mark = percent(results.quiz.pass_mark)
        told.append(f"Passed: {sum(passed):,} of {len(passed):,} (pass mark {mark}).")
    if missing := results.of(State.MISSING):
        told.append(f"Missing: {_some([results.called(each.alias) for each in missing])}")
    if under_way := results.of(State.UNDER_WAY):
        so_far = [
            f"{results.called(each.alias)} ({each.answered} of {len(results.items)} answered)"
            for each in under_way
        ]
        told.append(f"Under way: {_some(so_far)}")
    return [*told, *_reliability(results)]


def _reliability(results: QuizResults) -> list[str]:
    """Return how far the scores can be relied on, and what few pupils cannot tell."""
    found, told = results.reliability, []
    n = max((each.figures.n for each in results.items), default=0)
    name = "alpha" if found.kr20 is None else "KR-20"
    if found.alpha is not None and found.alpha < 0:
        told.append(f"Reliability ({name}) below 0: too few pupils or questions to tell.")
    elif found.alpha is not None and found.standard_error is not None:
        told.append(
            f"Reliability ({name}) {found.alpha:.2f}; a score is sure to "
            f"± {number_phrase(found.standard_error)} points (standard error)."
        )
    if n and band(n) is Band.HIDDEN:
        told.append(
            f"{count(n, 'pupil')} {'is' if n == 1 else 'are'} too few to call a question bad, or to be sure of a "
            "reliability: flags and discriminations are shown from 30 on."
        )
    return told


def correction_phrase(event: Correction) -> str:
    """Return what was corrected, when and why."""
    when = f"{event.at.astimezone():%Y-%m-%d %H:%M}"
    because = f": {event.reason}" if event.reason else ""
    if event.voided:
        return f"Question {event.number} voided on {when}{because}"
    changed = count(event.answers, "score")
    return f"Question {event.number} graded again on {when}, {changed} changed{because}"


def _item_lines(results: QuizResults, item: ItemResult, width: int, style: Style) -> list[str]:
    """Return a question with its figures, who answered what, and what to do."""
    name = f"  ({item.item.posed.name})"
    lines = wrap_text(f"{item.number}. {stem_of(item)}{name}", width, style, rest=INSET)
    inner = max(10, width - len(INSET))
    lines += [INSET + line for line in wrap_text(_figures(item), inner, style)]
    rows = _drawn_rows(results, item)
    headings = ["", "answer", "of them", *(["hands"] if item.hands else []), "who"]
    lines += [INSET + line for line in table(rows, headings, inner, style)]
    for sentence in advice(results.quiz, item):
        lines += wrap_text(
            sentence, width, style, Role.STRONG, first=f"{INSET}To do: ", rest=INSET + "  "
        )
    if item.missed_by_many:
        for phrase in fact_phrases(item):
            lines += wrap_text(phrase, width, style, first=INSET, rest=INSET + "  ")
    return lines


def _figures(item: ItemResult) -> str:
    """Return the facility with its interval, and the discrimination where it may be shown."""
    figures = item.figures
    told = [] if item.item.counts else ["voided"]
    if figures.facility is None:
        told += [] if item.hands_up else ["nobody was asked"]
    else:
        told.append(f"{percent(figures.facility)} right ({interval_phrase(item)})")
    if phrase := discrimination_phrase(figures.discrimination):
        told.append(f"discrimination {phrase}")
    if phrase := hands_phrase(item):
        told.append(phrase)
    return ", ".join(told)


def interval_phrase(item: ItemResult) -> str:
    """Return the 90 % interval of the facility: ``46–76%``."""
    if item.figures.facility_interval is None:
        return ""
    low, high = item.figures.facility_interval
    return f"{percent(low).removesuffix('%')}–{percent(high)}"


def _drawn_rows(results: QuizResults, item: ItemResult) -> list[list[str]]:
    """Return a row for each option, or for each wrong answer that was written."""
    if not item.figures.n and not item.hands:
        return []
    rows = []
    shown = item.drawn if item.item.options else item.drawn[:MOST_WRITTEN]
    for at, each in enumerate(shown):
        sign = f"{letter(at)}{' key' if each.key else ''}" if item.item.options else ""
        hands = [percent(item.hands[at]) if at < len(item.hands) else ""] if item.hands else []
        who = "" if each.key else _names(results, each.aliases)
        share = percent(each.share) if item.figures.n else ""
        rows.append([sign, drawn_text(item, each), share, *hands, who])
    if more := len(item.drawn) - len(shown):
        hands = [""] if item.hands else []
        rows.append(["", f"({count(more, 'other wrong answer')})", "", *hands, ""])
    if item.blank:
        share = percent(len(item.blank) / item.figures.n)
        hands = [""] if item.hands else []
        rows.append(["", "(blank)", share, *hands, _names(results, item.blank)])
    return rows


def _names(results: QuizResults, aliases: Sequence[str]) -> str:
    """Return who they are; of many the first few."""
    return _some(list(map(results.called, aliases)))


def _some(named: Sequence[str]) -> str:
    """Return texts in order; of many the first few, and how many more there are."""
    named = sorted(named, key=name_order)
    between = separator(named)
    if len(named) <= MOST_NAMED:
        return between.join(named)
    return f"{between.join(named[: MOST_NAMED - 1])} and {len(named) - MOST_NAMED + 1} more"


def name_order(name: str) -> str:
    """Return what names are sorted by: neither capitals nor accents count."""
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def separator(named: Sequence[str]) -> str:
    """Return what stands between names: ``; `` where a comma belongs to one (``Roe, Ann``)."""
    return "; " if any("," in name for name in named) else ", "


def fact_phrases(item: ItemResult) -> list[str]:
    """Return the fact behind a question, and where it stands."""
    fact = item.item.posed.fact
    told = [f"Fact: {without_marks(fact.statement)}"] if fact and fact.statement else []
    return told + [f"Source: {each}" for each in source_phrases(item)]


def source_phrases(item: ItemResult) -> list[str]:
    """Return where the fact behind a question stands: title, words, date, address."""
    fact = item.item.posed.fact
    if fact is None:
        return []
    return [
        source_phrase(citation, source)
        for citation, source in zip(fact.citations, fact.sources, strict=False)
    ]


def _pupil_table(results: QuizResults, width: int, style: Style) -> list[str]:
    """Return a row for each pupil, with the old score where any was corrected."""
    corrected = any(each.changed for each in results.pupils)
    headings = ["pupil", "score", *(["before"] if corrected else [])]
    headings += ["points", "time", "taken", "attempts", ""]
    ranked = sorted(results.pupils, key=lambda each: name_order(results.called(each.alias)))
    rows = [_pupil_row(results, each, corrected=corrected) for each in ranked]
    return table(rows, headings, width, style)


def _pupil_row(results: QuizResults, pupil: PupilResult, *, corrected: bool) -> list[str]:
    old = percent(pupil.old_score) if pupil.changed and pupil.old_score is not None else ""
    state = "" if pupil.state is State.SUBMITTED else str(pupil.state)
    passed = "" if pupil.passed is None or pupil.passed else "not passed"
    gone = "left the class" if pupil.left else ""
    return [
        results.called(pupil.alias),
        "" if pupil.score is None else percent(pupil.score),
        *([old] if corrected else []),
        "" if pupil.points is None else number_phrase(pupil.points),
        "" if pupil.seconds is None else duration_phrase(pupil.seconds),
        "" if pupil.medium is None else f"{pupil.medium} {pupil.version}".strip(),
        str(pupil.attempts or ""),
        ", ".join(filter(None, [state, passed, gone])),
    ]


def number_phrase(value: float) -> str:
    """Return points with at most two decimals: ``8``, ``8.5``."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
