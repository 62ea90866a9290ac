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
    if summary.kind is SessionKind.ASSIGNED:
        return _assigned(summary, width, style)
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


def _assigned(summary: Summary, width: int, style: Style) -> list[str]:
    """Return how a class quiz went; what is hidden is not told before it is handed in."""
    total = summary.asked + summary.left
    told = f"{summary.asked} of {count(total, 'question')} answered"
    if summary.seconds:
        told += f" in {duration_phrase(summary.seconds)}"
    if not summary.hidden:
        told += f", {summary.right} right"
    if summary.finished:
        word = "The time is over. Handed in" if summary.timed_out else "Handed in"
        lines = wrap_text(f"{word}: {told}.", width, style, Role.STRONG)
        return (
            lines if summary.score is None else lines + _score(summary, summary.score, width, style)
        )
    lines = wrap_text(f"Stopped: {told}. Not handed in yet.", width, style, Role.STRONG)
    if summary.until is not None:
        end = summary.until.astimezone()
        lines += wrap_text(f"The time runs on, until {end:%H:%M}.", width, style)
    lines += wrap_text("Your answers are kept. To go on:", width, style)
    return lines + wrap_text(summary.resume, width, style)


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
