"""The end of a session: what was asked, how it went, and what comes next."""

from __future__ import annotations

from civicquiz.model import SessionKind, Summary
from civicquiz.render.phrases import count, duration_phrase, percent
from civicquiz.render.style import Role, Style
from civicquiz.render.wrap import NARROWEST, wrap, wrap_text

__all__ = ["summary_lines"]


def summary_lines(summary: Summary, width: int, style: Style) -> list[str]:
    """Return how the session went; for one that was stopped, also how to go on with it."""
    width = max(width, NARROWEST)
    lines = wrap_text(_headline(summary), width, style, Role.STRONG)
    if summary.score is not None and summary.kind is SessionKind.QUIZ:
        lines += _score(summary, summary.score, width, style)
    if coming := _coming(summary):
        lines += wrap_text(coming, width, style)
    if not summary.finished:
        kept = "Your answers are kept. " if summary.asked else ""
        lines += wrap_text(f"{kept}To go on: {summary.resume}", width, style)
    return lines


def _headline(summary: Summary) -> str:
    word = "Done" if summary.finished else "Stopped"
    if not summary.asked:
        return f"{word}: nothing was answered."
    took = f" in {duration_phrase(summary.seconds)}" if summary.seconds else ""
    share = percent(summary.right / summary.asked)
    return f"{word}: {count(summary.asked, 'question')}{took}, {summary.right} right ({share})."


def _score(summary: Summary, score: float, width: int, style: Style) -> list[str]:
    said, role = {
        True: (" Passed.", Role.GOOD),
        False: (" Not passed.", Role.BAD),
        None: ("", Role.NONE),
    }[summary.passed if summary.finished else None]
    return wrap(
        [(f"Score: {percent(score)}.", Role.NONE), (said, role | Role.STRONG)], width, style
    )


def _coming(summary: Summary) -> str:
    parts = []
    if summary.left:
        parts.append(f"{count(summary.left, 'question')} left in this session.")
    if summary.due_tomorrow:
        parts.append(f"{summary.due_tomorrow:,} due tomorrow.")
    return " ".join(parts)
